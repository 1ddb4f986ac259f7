/** Hazards over HTTP: a life of their own beside the matter's, closed only on the spot, told of once, gone after years. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { removeOldPatrols } from '../../src/patrols/retention.ts'
import { overdueHazards } from '../../src/patrols/tasks.ts'
import type { Visitor } from '../support/server.ts'
import {
  checkOf,
  clock,
  countOf,
  director,
  found,
  grid,
  hazardFound,
  leader,
  member,
  must,
  neighbour,
  owner,
  planMade,
  reportFrom,
  server,
  visitors,
  walkOf,
} from './world.ts'

const jurisdictionId = 152_222
const happens = (who: Visitor, id: string, event: object) =>
  who.post(`/api/hazards/${id}/events`, { id: newId(), ...event })
const shown = async (id: string, who: Visitor = leader) => (await who.get(`/api/hazards/${id}`)).body
const listed = async (state: string, who: Visitor = leader) =>
  (await who.get(`/api/hazards?state=${state}&limit=200`)).body.rows.map((row: { id: string }) => row.id)
const noticesOf = (kind: string) =>
  sql<{
    user: string
    facts: object
  }>`select a.username as user, n.facts from notice n join person p on p.id = n.person_id
    join account_user a on a.id = p.account_id where n.kind = ${kind} order by a.username`
    .execute(owner)
    .then(({ rows }) => rows)

export function hazardStories(): void {
  test('a closed matter closes no hazard: somebody has to look', besideTheMatter)
  test(
    'closed on the spot with a photo; a serious one by other eyes; who came too late reads who was there',
    closing,
  )
  test('the same sent again is the same; another under its id is not', resent)
  test('found beyond the own grid, or where no border reaches', beyond)
  test('danger to life is told at once, overdue looks once a working morning, and neither says where', told)
  test('hazards that come again are told by place', again)
  test('years after, patrols and closed hazards are gone with their photos, and that is on record', gone)
}

async function besideTheMatter(): Promise<void> {
  const matter = reportFrom()
  const id = await found({ matter, at: '2026-11-01T02:00:00.000Z' })
  assert.equal((await shown(id)).matter.number.length, 15)
  const linked = (await leader.get(`/api/hazards/of-matter/${matter.id}`)).body.rows
  assert.deepEqual(
    linked.map((row: { id: string; patrol: null }) => [row.id, row.patrol]),
    [[id, null]],
  )
  assert.deepEqual((await visitors.community2.get(`/api/hazards/of-matter/${matter.id}`)).body.rows, [])
  assert.ok((await listed('open')).includes(id))
  await sql`update proceeding set closed_at = '2026-11-06T02:30:00Z' where id = ${matter.id}`.execute(owner)
  const waiting = await shown(id)
  assert.deepEqual([waiting.state, waiting.awaitsLook, waiting.recheckOn], ['open', true, '2026-11-16'])
  assert.ok((await listed('awaitsLook')).includes(id) && !(await listed('open')).includes(id))
  assert.ok((await listed('overdue')).includes(id))
  must(await happens(member, id, { kind: 'stillThere', matter: reportFrom() }))
  const there = await shown(id)
  assert.deepEqual(
    [there.state, there.awaitsLook, there.overdue, there.recheckOn],
    ['open', false, false, '2026-12-08'],
  )
  assert.notEqual(there.matter.id, matter.id)
  assert.deepEqual(there.events.map((one: { kind: string }) => one.kind).sort(), [
    'found',
    'reported',
    'reported',
    'stillThere',
  ])
}

async function closing(): Promise<void> {
  const id = await found({ grade: 'serious' })
  const closed = async (who: Visitor) => happens(who, id, { kind: 'closed', photos: [await who.photo()] })
  const refusals: string[] = []
  refusals.push((await closed(leader)).body.error.message)
  must(await happens(member, id, { kind: 'fixed', note: 'cleared' }))
  assert.deepEqual(
    [(await shown(id, member)).mayNot.closed, (await shown(id)).may.includes('closed')],
    ['sameEyes', true],
  )
  refusals.push((await closed(member)).body.error.message)
  refusals.push((await happens(leader, id, { kind: 'closed' })).body.error.message)
  must(await closed(leader))
  refusals.push((await happens(member, id, { kind: 'fixed' })).body.error.message)
  const words = [
    /先由一人报告已整改/,
    /不能由报告整改的人自己销号/,
    /现场照片/,
    /已由\p{L}{2,4}于 2026-11-23 10:00 到现场复查销号/u,
  ]
  for (const [i, message] of refusals.entries()) assert.match(message, words[i]!)
  const { state, recheckOn, events, may } = await shown(id)
  assert.deepEqual([state, recheckOn, may], ['closed', null, []])
  assert.equal(events.at(-1).photos.length, 1)
  assert.ok((await listed('closed')).includes(id) && !(await listed('current')).includes(id))
  const put = (
    await happens(director, await found(), { kind: 'postponed', note: 'ice', recheckOn: '2027-11-23' })
  ).body.error
  assert.match(put.message, /最迟到 2026-12-23（一次最多推迟 30 天）/)
}

async function resent(): Promise<void> {
  const ask = hazardFound({ matter: reportFrom(), at: '2026-11-23T01:30:00.000Z' })
  const first = must(await member.post('/api/hazards', ask)).body
  const second = must(await member.post('/api/hazards', ask)).body
  assert.deepEqual([first.again, second.again, second.answer], [false, true, first.answer])
  assert.equal((await member.post('/api/hazards', { ...ask, what: 'Other' })).status, 409)
  assert.equal((await leader.post('/api/hazards', ask)).status, 409)
  const event = { id: newId(), kind: 'fixed', photos: [await member.photo()] }
  for (const again of [false, true]) {
    const path = `/api/hazards/${ask.id}/events`
    assert.equal(must(await member.post(path, event)).body.again, again)
  }
  assert.equal((await happens(member, ask.id, { ...event, kind: 'stillThere' })).status, 409)
  assert.equal((await happens(member, await found(), event)).status, 409)
  // Done before, arrived after: the later look holds.
  must(await happens(leader, ask.id, { kind: 'stillThere', at: '2026-11-23T01:59:00.000Z' }))
  assert.equal((await shown(ask.id)).state, 'fixed')
  const odd = await member.post('/api/hazards', hazardFound({ what: '\u0000', kind: 'nothing' }))
  assert.equal(odd.status, 400)
}

async function beyond(): Promise<void> {
  const { rows } = await sql<{
    lng: number
    lat: number
  }>`select lng, lat from building where grid_id = ${neighbour.id} limit 1`.execute(owner)
  const { lng, lat } = rows[0]!
  const id = await found({ buildingId: null, lng, lat })
  assert.equal((await shown(id, visitors.grid2)).grid.id, neighbour.id)
  assert.equal((await shown(id, member)).id, id)
  assert.equal((await happens(member, id, { kind: 'fixed' })).status, 403)
  const far = await found({ buildingId: null, lng: 119, lat: 44 })
  assert.deepEqual([(await shown(far)).grid.id, (await shown(far)).lng], [grid.id, 119])
  const nowhere = await found({ buildingId: undefined })
  assert.equal((await shown(nowhere)).grid.id, grid.id)
  const lost = await director.post('/api/hazards', hazardFound({ buildingId: newId() }))
  assert.equal(lost.status, 400)
}

async function told(): Promise<void> {
  const serious = async () => (await noticesOf('seriousHazard')).map(row => row.user)
  const before = await serious()
  const ask = hazardFound({ grade: 'serious', what: 'Gas in the cellar' })
  for (let i = 0; i < 2; i++) must(await member.post('/api/hazards', ask))
  assert.deepEqual(await serious(), [...before, 'community1'].sort())
  must(await happens(member, await found(), { kind: 'regraded', note: 'worse', grade: 'serious' }))
  assert.equal((await serious()).length, before.length + 2)
  const overdue = () => overdueHazards(server.aili.kernel, jurisdictionId)
  const mornings = [
    ['2026-11-28T01:00:00.000Z', 0],
    ['2026-11-30T23:00:00.000Z', 0],
    ['2026-12-01T01:00:00.000Z', 2],
    ['2026-12-01T06:00:00.000Z', 2],
    ['2026-12-02T01:00:00.000Z', 4],
  ] as const
  for (const [now, notices] of mornings) {
    clock.set(now)
    await overdue()
    const rows = await noticesOf('hazardsOverdue')
    assert.equal(rows.length, notices, now)
    assert.ok(rows.every(row => ['community1', 'grid1'].includes(row.user)))
    for (const { facts } of rows) assert.deepEqual(Object.keys(facts), ['count'])
  }
  clock.set('2026-11-23T02:00:00.000Z')
  assert.match(
    (await leader.get('/api/notices')).body.rows[0].text,
    /^有 \d+ 处隐患已过复查日期，请安排到现场复查。$/,
  )
}

async function again(): Promise<void> {
  await found({ kind: 'gas' })
  await found({ kind: 'gas' }, leader)
  const { rows } = (await director.get('/api/hazards/places')).body
  const place = rows.find((row: { kind: string }) => row.kind === 'gas')
  assert.deepEqual([place.count, place.open, place.grid.id], [2, 2, grid.id])
  assert.ok((await shown(place.hazardId)).samePlace.some((row: { kind: string }) => row.kind === 'gas'))
}

async function gone(): Promise<void> {
  const plan = await planMade()
  const finding = hazardFound()
  const photo = await member.photo()
  const check = checkOf(plan, 0, 0, { result: 'notOk', photos: [photo], hazard: finding })
  const [walk, plainly] = [walkOf(plan, { checks: [check] }), walkOf(plan)]
  for (const one of [walk, plainly]) must(await member.post('/api/patrols', one))
  const past = sql`'2023-11-20T02:00:00Z'::timestamptz`
  await sql`update patrol set started_at = ${past} where id in (${walk.id}, ${plainly.id})`.execute(owner)
  const first = await removeOldPatrols(server.aili.kernel, jurisdictionId)
  assert.ok(first.patrols >= 1)
  assert.equal(await countOf('patrol', sql`id = ${walk.id}`), 1, 'it says how an open hazard was found')
  assert.ok((await countOf('hazard', sql`id = ${finding.id}`)) === 1)
  must(await happens(member, finding.id, { kind: 'closed', photos: [await member.photo()] }))
  await sql`update hazard set closed_at = ${past} where id = ${finding.id}`.execute(owner)
  await removeOldPatrols(server.aili.kernel, jurisdictionId)
  await removeOldPatrols(server.aili.kernel, jurisdictionId)
  assert.equal(await countOf('patrol', sql`id = ${walk.id}`), 0)
  assert.equal(await countOf('hazard_event', sql`hazard_id = ${finding.id}`), 0)
  assert.equal(await countOf('file', sql`id = ${photo}`), 0)
  const { rows } = await sql<{ rule: string }>`select distinct rule from retention_run order by rule`.execute(
    owner,
  )
  assert.deepEqual(
    rows.map(row => row.rule).filter(rule => rule === 'patrols' || rule === 'hazards'),
    ['hazards', 'patrols'],
  )
}
