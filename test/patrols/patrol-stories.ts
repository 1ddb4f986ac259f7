/** Patrols as they arrive: grown, cut up, resent, out of order, under an old revision, with photos of a wrong clock, and with a track of one's own. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { removeOldPatrols } from '../../src/patrols/retention.ts'
import {
  checkOf,
  director,
  elsewhere,
  hazardFound,
  leader,
  member,
  must,
  owner,
  type Plan,
  planMade,
  reportFrom,
  server,
  visitors,
  walkOf,
} from './world.ts'

const at = (minute: number) => new Date(Date.parse('2026-11-23T01:00:00Z') + minute * 60_000).toISOString()
const send = (walk: object) => member.post('/api/patrols', walk)

/** Small and seeded: which piece goes when, and what goes twice. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

async function recorded(id: string) {
  const { body } = must(await member.get(`/api/patrols/${id}`))
  const points = (await member.get(`/api/patrols/${id}/track`)).body
  const { rows } = await sql`select h.kind, h.grade, h.state, h.found_at, h.recheck_on,
      (select count(*)::int from hazard_event e where e.hazard_id = h.id) as events,
      (select count(*)::int from proceeding p where p.id = h.proceeding_id) as matters
    from hazard h join patrol_check c on c.hazard_id = h.id where c.patrol_id = ${id}`.execute(owner)
  return { ...body, id: '', points, hazards: rows }
}

/** The same patrol in as many copies as there are orders to try: only ids differ. */
function whole(plan: Plan, seed: number) {
  const pick = dice(seed)
  const finding = hazardFound({ grade: 'serious', matter: reportFrom() })
  const checks = plan.stops.flatMap((stop, s) =>
    stop.items.map((_, i) =>
      checkOf(plan, s, i, { result: s === 1 ? 'notReached' : 'ok', at: at(5 + s * 10 + i) }),
    ),
  )
  checks[1] = checkOf(plan, 0, 1, { result: 'notOk', at: at(6), note: 'boxes', hazard: finding })
  // Looked at again: a further check.
  checks.push(checkOf(plan, 1, 0, { at: at(30) }))
  const track = [0, 9, 18, 27].map(minute => [121.4 + minute / 1000, 45, Date.parse(at(minute))])
  const walk = walkOf(plan, { startedAt: at(0), endedAt: null })
  const pieces = checks.map((check, i) => ({
    ...walk,
    checks: checks.filter((one, j) => one === check || pick(3) === 0 || j === i),
    track: track.slice(0, 1 + pick(track.length)),
  }))
  pieces.push({ ...walk, endedAt: at(50), checks: [], track } as never)
  return { walk, pieces, pick }
}

export function patrolStories(): void {
  test('cut up, mixed and resent: the record is the same', async () => {
    const plan = await planMade()
    let known: object | null = null
    for (let seed = 1; seed <= 5; seed++) {
      const { walk, pieces, pick } = whole(plan, 7)
      const order = dice(seed * 7919)
      const mixed = [...pieces, ...pieces.slice(0, 3)].sort(() => order(3) - 1)
      for (const piece of mixed) must(await send(piece))
      for (let i = 0; i < 2; i++) assert.equal(must(await send(mixed[pick(mixed.length)]!)).body.again, true)
      const record = JSON.parse(JSON.stringify(await recorded(walk.id)), (key, value) =>
        ['hazardId', 'matter'].includes(key) || (key === 'id' && String(value).startsWith('01a2'))
          ? null
          : value,
      )
      known ??= record
      assert.deepEqual(record, known, `seed ${seed}`)
    }
    const { stopsDone, notOk, trackMetres, hazards } = known as Awaited<ReturnType<typeof recorded>>
    assert.deepEqual([stopsDone, notOk, hazards.length], [3, 1, 1])
    assert.ok(trackMetres > 2000)
  })
  test('what cannot be is refused in words, and nothing of it is kept', refused)
  test('a photo of a wrong clock is marked; photos are seen by place', photographed)
  test('a track is the worker’s own', tracked)
}

async function refused(): Promise<void> {
  const plan = await planMade()
  const ended = walkOf(plan, {
    startedAt: at(0),
    endedAt: at(10),
    checks: [checkOf(plan, 0, 0, { at: at(5) })],
  })
  must(await send(ended))
  const [first] = ended.checks as { id: string }[]
  const late = checkOf(plan, 0, 1, { at: at(40) })
  const stories: readonly (readonly [walk: object, status: number, words: RegExp])[] = [
    [{ ...ended, checks: [late] }, 422, /已在 2026-11-23 09:10 结束，结束后的检查不能再补进来/],
    [{ ...ended, endedAt: at(30) }, 422, /已在 2026-11-23 09:10 结束，不能改成另一个结束时间/],
    [{ ...ended, checks: [checkOf(plan, 0, 0, { ...first, result: 'notOk' })] }, 409, /./],
    [{ ...ended, revision: 2 }, 422, /没有找到这次巡查所用的巡查方案/],
    [walkOf(plan, { checks: [checkOf(plan, 0, 0, { itemId: newId() })] }), 422, /不在这份巡查方案里/],
    [walkOf(plan, { checks: [checkOf(plan, 0, 0, { at: at(-60) })] }), 422, /早于巡查开始/],
    [walkOf(plan, { checks: [checkOf(plan, 0, 0, { hazard: hazardFound() })] }), 422, /检查结果却不是/],
    [walkOf(plan, { startedAt: at(600), endedAt: null }), 422, /时间/],
    [walkOf(plan, { startedAt: at(9), endedAt: at(1) }), 400, /结束时间/],
    [walkOf(plan, { checks: [checkOf(plan, 0, 0, { photos: [newId()] })] }), 400, /照片不是您上传的/],
    [walkOf(plan, { checks: [checkOf(plan, 0, 0, { note: 'x'.repeat(501) })] }), 400, /太长/],
    [walkOf(plan, { track: [[999, 45, 1]] }), 400, /轨迹|track/i],
    [
      walkOf(plan, {
        checks: [checkOf(plan, 0, 0, { result: 'notOk', hazard: hazardFound({ recheckOn: '2027-11-23' }) })],
      }),
      409,
      /最迟到 2026-12-23/,
    ],
  ]
  const before = await tally()
  for (const [walk, status, words] of stories) {
    const { body, status: met } = await send(walk)
    assert.equal(met, status, `${words} ${JSON.stringify(body)}`)
    assert.match(body.error.message, words)
    assert.doesNotMatch(body.error.message, /\{\{|patrol[:.]/)
  }
  assert.deepEqual(await tally(), before)
  // Somebody else's patrol, or another plan under the same id, is no resend.
  assert.equal((await leader.post('/api/patrols', ended)).status, 409)
  assert.equal((await send({ ...walkOf(await planMade()), id: ended.id })).status, 409)
}

async function tally() {
  const { rows } =
    await sql`select (select count(*)::int from patrol) as patrols, (select count(*)::int from patrol_check) as checks,
    (select count(*)::int from hazard) as hazards, (select count(*)::int from proceeding) as matters`.execute(
      owner,
    )
  return rows
}

async function photographed(): Promise<void> {
  const plan = await planMade()
  const [good, bad] = [await member.photo(), await member.photo()]
  await sql`update file set taken_at = '2019-01-01T00:00:00Z' where id = ${bad}`.execute(owner)
  const check = checkOf(plan, 0, 0, {
    result: 'notOk',
    photos: [good, bad],
    hazard: hazardFound({ photos: [good] }),
  })
  const walk = walkOf(plan, { checks: [check] })
  must(await send(walk))
  assert.equal(must(await send(walk)).body.again, true)
  const { body } = await leader.get(`/api/patrols/${walk.id}`)
  const [photo] = body.stops[0].items[0].check.photos
  assert.deepEqual([photo.id, photo.clockDoubt], [bad, true])
  const hazard = (await leader.get(`/api/hazards/${body.hazards[0].id}`)).body
  assert.deepEqual(hazard.events[0].photos.map((one: { id: string }) => one.id).sort(), [bad, good].sort())
  for (const visitor of [visitors.supervise, director])
    assert.equal((await visitor.get(photo.url)).status, 200)
  for (const visitor of [elsewhere, visitors.admin]) assert.equal((await visitor.get(photo.url)).status, 404)
}

async function tracked(): Promise<void> {
  const plan = await planMade()
  const track = [
    [121.4, 45, Date.parse(at(1))],
    [121.41, 45, Date.parse(at(9))],
  ]
  const [kept, back] = [walkOf(plan, { track }), walkOf(plan, { track })]
  for (const walk of [kept, back]) must(await send(walk))
  const { rows } = await sql<{ track: Buffer }>`select track from patrol where id = ${kept.id}`.execute(owner)
  assert.ok(!rows[0]!.track.includes('121'))
  assert.equal((await director.get(`/api/patrols/${kept.id}`)).body.hasTrack, false)
  must(await member.post(`/api/patrols/${back.id}/track/forget`))
  must(await send(back))
  assert.equal((await member.get(`/api/patrols/${back.id}/track`)).status, 404)
  assert.equal((await member.get(`/api/patrols/${back.id}`)).body.trackMetres, null)
  await sql`update patrol set started_at = started_at - interval '31 days' where id = ${kept.id}`.execute(
    owner,
  )
  const removed = await removeOldPatrols(server.aili.kernel, 152_222)
  assert.ok(removed.tracks >= 1 && removed.patrols === 0)
  must(await send(kept))
  const shown = (await member.get(`/api/patrols/${kept.id}`)).body
  assert.deepEqual([shown.hasTrack, shown.trackMetres > 700], [false, true])
  // Nobody else opens the box, wherever in the sources that would stand.
  const readers = globSync('src/**/*.ts').filter(path =>
    readFileSync(path, 'utf8').includes("'patrol.track'"),
  )
  const named = readers.filter(path => path !== 'src/patrols/personal-fields.ts')
  assert.deepEqual(named, ['src/patrols/track.ts'])
}
