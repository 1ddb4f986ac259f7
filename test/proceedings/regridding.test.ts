/** Open work goes to the grid that took the place of one that ended, by one act each; what is closed keeps its version, and the people of its grid still see it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regriddables } from '../../src/followers.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { matterRules, verifyContents } from '../../src/matters/index.ts'
import { declaredProcedures } from '../../src/procedures.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { handOverGrids, handOverUnsettled, type Regriddable, verifyAll } from '../../src/proceedings/index.ts'
import { asReporter, must, take } from '../matters/story.ts'
import { decision, divide, jurisdictionId } from '../support/divide.ts'
import {
  committee,
  director,
  first,
  kept,
  lasting,
  leader,
  leaders,
  notFiled,
  ofSecond,
  ofStranger,
  petition,
  sealed,
  server,
  solved,
  stranger,
  successor,
} from './regridding-world.ts'

const { kernel } = server.aili
const { owner, pool } = kernel.db
const rowOf = async (id: string) =>
  owner
    .selectFrom('proceeding')
    .select(['gridId', 'handlerId', 'level', 'ownerUnitId', 'nextDueAt', 'state', 'waitsRole'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const actsOf = async (id: string) =>
  owner.selectFrom('act').selectAll().where('proceedingId', '=', id).orderBy('seq').execute()
const planRow = async () =>
  owner
    .selectFrom('gridPlan')
    .select(['handedOver', 'toHandOver'])
    .where('id', '=', divided.planId)
    .executeTakeFirstOrThrow()
const goOn = (ways: readonly Regriddable[] = regriddables) =>
  handOverGrids(kernel, ways, jurisdictionId, divided.planId)
/** As the procedures do it, but recording fails for some. */
const failing = (ids: readonly string[], error = new Error('broken')): Regriddable[] =>
  regriddables.map(way => ({
    ...way,
    record: (locked, standing, given) =>
      ids.includes(locked.id) ? Promise.reject(error) : way.record(locked, standing, given),
  }))
const everybody = [...Object.values(kept), petition, lasting, sealed, ofSecond, ofStranger]

server.clock.set('2026-11-23T02:20:00Z')
const before = new Map(await Promise.all(everybody.map(async id => [id, await rowOf(id)] as const)))
const divided = await divide(server, '2026-11-23')
/** Who led the second grid leads the new one from its first day. */
const appointLeader = () =>
  pool.query(
    `insert into post (jurisdiction_id, person_id, role, unit_id, community_id, grid_id, valid_from)
    select jurisdiction_id, person_id, role, unit_id, community_id, $2, '2026-11-23' from post
    where person_id = $1 and role = 'gridLeader' limit 1`,
    [leaders.second, divided.east],
  )

test('the people of a grid that goes on see and act before it is handed over, others see nothing new', async () => {
  assert.equal((await leader.get(`/api/matters/${kept.inWest}`)).status, 200)
  assert.equal((await stranger.get(`/api/matters/${kept.inWest}`)).status, 404)
  const { body } = await leader.get('/api/worklist?list=mine')
  assert.ok(body.rows.some((row: { id: string }) => row.id === kept.byPoint))
  await must(leader, kept.elsewhere, 'notFile', notFiled)
})

test('broken off, failing and run side by side: each is handed over once', async () => {
  await assert.rejects(goOn(failing([kept.inWest], new Refusal('unavailable'))), { code: 'unavailable' })
  assert.deepEqual(await planRow(), { handedOver: 3, toHandOver: 11 })
  await appointLeader()
  const done = await goOn(failing([kept.aside, petition]))
  assert.deepEqual(done, { handedOver: 6, left: 2 })
  assert.deepEqual(await planRow(), { handedOver: 9, toHandOver: 11 })
  await Promise.all([handOverUnsettled(kernel, regriddables), goOn(), goOn()])
  assert.deepEqual(await planRow(), { handedOver: 11, toHandOver: 11 })
  for (const id of everybody) {
    const acts = (await actsOf(id)).filter(act => act.step === 'changeGrid')
    assert.equal(acts.length, [kept.closed, kept.elsewhere].includes(id) ? 0 : 1)
  }
  assert.deepEqual(await goOn(), { handedOver: 0, left: 0 })
})

test('a matter goes where its building is, else its point, else where most households went', async () => {
  const places = await Promise.all(Object.values(kept).map(async id => (await rowOf(id)).gridId))
  const { east, west } = divided
  assert.deepEqual(places, [west, east, east, west, east, east, first!.id, first!.id])
  const declared = [petition, lasting, sealed, ofSecond, ofStranger]
  const { joined } = divided
  assert.deepEqual(await Promise.all(declared.map(async id => (await rowOf(id)).gridId)), [
    ...[west, west, joined, joined, joined],
  ])
})

test('whoever holds it stays who has a post there, else the leader follows; a verifier is chosen anew', async () => {
  const holds = async (id: string) => (await rowOf(id)).handlerId
  assert.equal(await holds(kept.inWest), leaders.first)
  // Handed over before the new grid had a leader.
  assert.equal(await holds(kept.byBuilding), director)
  assert.equal(await holds(kept.verifying), leaders.second)
  assert.equal(await holds(ofSecond), leaders.second)
  assert.equal(await holds(ofStranger), leaders.third)
  await must(committee, kept.aside, 'resume', { reason: '可以施工了' })
  assert.deepEqual([(await rowOf(kept.aside)).state, await holds(kept.aside)], ['handling', leaders.second])
})

test('the act names both grids and the decision, and moves neither clock, level nor unit', async () => {
  for (const id of everybody.filter(one => ![kept.elsewhere, kept.aside].includes(one))) {
    const { nextDueAt, level, ownerUnitId, state } = await rowOf(id)
    const was = before.get(id)!
    assert.deepEqual(
      [nextDueAt, level, ownerUnitId, state],
      [was.nextDueAt, was.level, was.ownerUnitId, was.state],
    )
  }
  const act = (await actsOf(kept.byPoint)).at(-1)!
  assert.deepEqual(act.inputs, {
    plan: divided.planId,
    from: { id: first!.id, code: first!.code, name: first!.name },
    to: { id: divided.east, code: `${first!.code.slice(0, 12)}099`, name: '东边新网格' },
    decision,
    decidedOn: '2026-11-23',
  })
  const { body } = await successor.get(`/api/matters/${kept.byBuilding}`)
  const shown = body.acts.at(-1)
  assert.equal(shown.label, '网格已调整，转入新网格办理')
  const values = shown.details.map((one: { value: string }) => one.value)
  assert.deepEqual(values.slice(1, 3), [
    `东边新网格（${first!.code.slice(0, 12)}099）`,
    `${decision}（2026-11-23）`,
  ])
  assert.equal(values.length, 4)
})

test('each person is told once for all of it, at once; what came to somebody waits for the morning list', async () => {
  const { rows } = await pool.query<{ kind: string; told: string; n: number }>(
    `select person_id, kind, told, count(*)::int as n from notice where kind in ('changeGrid', 'waits') and person_id = any ($1)
      and created_at >= '2026-11-23T02:20:00Z' group by 1, 2, 3`,
    [[...Object.values(leaders), director]],
  )
  const of = (person: string, kind: string) =>
    rows.filter(row => (row as { person_id?: string }).person_id === person && row.kind === kind)
  for (const person of [...Object.values(leaders), director])
    assert.deepEqual(
      of(person, 'changeGrid').map(row => [row.told, row.n]),
      [['atOnce', 1]],
    )
  assert.deepEqual(of(leaders.first, 'waits'), [])
  assert.deepEqual(
    of(director, 'waits').map(row => [row.told, row.n]),
    [['held', 2]],
  )
  assert.deepEqual(
    of(leaders.second, 'waits').map(row => row.told),
    ['held'],
  )
})

test('the grid before reads what is closed and no more of what went elsewhere; the new grid reads what came', async () => {
  const status = async (who: typeof leader, id: string) => (await who.get(`/api/matters/${id}`)).status
  assert.deepEqual(
    [
      await status(leader, kept.closed),
      await status(leader, kept.byBuilding),
      await status(leader, kept.inWest),
    ],
    [200, 404, 200],
  )
  assert.deepEqual(
    [await status(successor, kept.byBuilding), await status(successor, kept.inWest)],
    [200, 404],
  )
  for (const id of Object.values(kept)) assert.equal(await status(stranger, id), 404)
  const { body } = await leader.get(`/api/worklist?list=all&gridId=${divided.west}`)
  const row = body.rows.find((one: { id: string }) => one.id === kept.closed)
  assert.equal(row.grid.name, first!.name)
})

test('what is reopened later goes after the others', async () => {
  const answer = await asReporter(server, solved, 'reopen', { stillWrong: '又不亮了' })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  assert.deepEqual(
    [(await rowOf(solved.id)).gridId, (await rowOf(solved.id)).handlerId],
    [first!.id, leaders.first],
  )
  server.clock.set('2026-11-23T02:21:00Z')
  await handOverUnsettled(kernel, regriddables)
  assert.deepEqual(
    [(await rowOf(solved.id)).gridId, (await rowOf(solved.id)).handlerId],
    [divided.east, leaders.second],
  )
  const done = { result: '换了灯头', contact: '已告知', after: [await successor.photo()] }
  assert.equal((await take(successor, solved.id, 'handle', done)).status, 200)
})

test('everything replays to its row', async () => {
  const declared = declaredProcedures.map(one => [one.id, { ground: rulesOf(one) }])
  const { differences } = await verifyAll({
    owner,
    files: kernel.files,
    procedures: { matter: { ground: matterRules, beside: verifyContents }, ...Object.fromEntries(declared) },
    tell: difference => assert.fail(JSON.stringify(difference)),
  })
  assert.equal(differences, 0)
})
