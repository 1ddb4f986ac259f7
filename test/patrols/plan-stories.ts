/** Patrol plans: revisions under patrols that are being walked, two who change one, copies, the end, and when the next is due. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import {
  checkOf,
  director,
  grid,
  member,
  must,
  neighbour,
  planMade,
  stopAt,
  visitors,
  walkOf,
} from './world.ts'

const send = (walk: object) => member.post('/api/patrols', walk)

export function planStories(): void {
  test('a plan changes under way: the patrol keeps its own', revised)
  test('plans: resent, changed by two, ended, copied, due again after the last patrol', planned)
}

async function revised(): Promise<void> {
  const plan = await planMade()
  const under = walkOf(plan, { endedAt: null, checks: [checkOf(plan, 2, 0)] })
  must(await send(under))
  const fewer = plan.stops.slice(0, 2)
  const change = { seen: 1, name: plan.name, stops: fewer, everyDays: 3, validFrom: '2026-11-23' }
  must(await director.post(`/api/patrols/plans/${plan.id}/revisions`, change))
  must(await send({ ...under, endedAt: '2026-11-23T01:50:00.000Z', checks: [checkOf(plan, 2, 1)] }))
  const { body } = await member.get(`/api/patrols/${under.id}`)
  assert.deepEqual([body.plan.revision, body.stopsPlanned, body.stopsDone], [1, 3, 1])
  const anew = walkOf(plan, { revision: 2, checks: [checkOf(plan, 2, 0)] })
  assert.equal((await send(anew)).body.error.facts.reason, 'unknownItem')
}

async function planned(): Promise<void> {
  const plan = await planMade()
  assert.deepEqual(must(await director.post('/api/patrols/plans', plan)).body, { id: plan.id, revision: 1 })
  assert.equal((await director.post('/api/patrols/plans', { ...plan, name: 'Other' })).status, 409)
  const revisions = `/api/patrols/plans/${plan.id}/revisions`
  const change = { seen: 1, name: 'Stairs', stops: plan.stops, everyDays: 14, validFrom: '2026-11-20' }
  assert.equal(must(await director.post(revisions, change)).body.revision, 2)
  assert.equal(must(await director.post(revisions, change)).body.revision, 2)
  const second = await visitors.branch1.post(revisions, { ...change, name: 'Stairs and lights' })
  assert.equal(second.body.error.code, 'changedMeanwhile')
  assert.match(second.body.error.message, /刚才已有人修改/)
  const shown = async () => (await director.get(`/api/patrols/plans/${plan.id}`)).body
  assert.deepEqual(
    [(await shown()).dueOn, (await shown()).lateDays, (await shown()).unplaced],
    ['2026-11-10', 13, 1],
  )
  const checks = (of: number) =>
    plan.stops.slice(0, of).flatMap((_, s) => [checkOf(plan, s, 0), checkOf(plan, s, 1)])
  must(await send(walkOf(plan, { revision: 2, checks: checks(1) })))
  assert.equal((await shown()).lastOn, null, 'one of three stops does not put off the next patrol')
  must(await send(walkOf(plan, { revision: 2, checks: checks(2) })))
  assert.deepEqual(
    [(await shown()).lastOn, (await shown()).dueOn, (await shown()).lateDays],
    ['2026-11-23', '2026-12-07', 0],
  )
  const into = [{ id: newId(), gridId: neighbour.id }]
  const copies = () =>
    director.post(`/api/patrols/plans/${plan.id}/copies`, { into, validFrom: '2026-12-01' })
  must(await copies())
  must(await copies())
  const copy = (await director.get(`/api/patrols/plans/${into[0]!.id}`)).body
  assert.deepEqual([copy.grid.id, copy.unplaced, copy.stops.length], [neighbour.id, 3, 3])
  assert.ok(copy.stops.every((stop: { id: string }) => !plan.stops.some(one => one.id === stop.id)))
  must(await director.post(`/api/patrols/plans/${plan.id}/end`, { seen: 2, endedOn: '2026-11-22' }))
  const ids = async (query: string) =>
    (await director.get(`/api/patrols/plans?${query}`)).body.plans.map((one: { id: string }) => one.id)
  assert.ok(!(await ids(`grid=${grid.id}`)).includes(plan.id))
  assert.ok((await ids(`grid=${grid.id}&ended=true`)).includes(plan.id))
  const odd = { ...plan, id: newId(), stops: [{ ...stopAt('half'), lng: 121 }] }
  assert.equal((await director.post('/api/patrols/plans', odd)).body.error.facts.reason, 'stopPlace')
}
