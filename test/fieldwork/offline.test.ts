/** A matter goes on without signal: what the phone judges by what it took along is what the server says when it has it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { calendarFrom, DayNotTold, dayCodes } from '../../src/fieldwork/day-codes.ts'
import { type Here, judgeHere, knowsRules, openHere, type Told } from '../../src/fieldwork/offline.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { dueAt, instantOf } from '../../src/proceedings/clock.ts'
import { addDays } from '../../src/proceedings/days.ts'
import type { TermRule } from '../../src/proceedings/procedure.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import { groundOf, inputsFor, pocketOf, standsNow, takeable } from './offline-hands.ts'
import {
  clock,
  communityId,
  cookieOf,
  count,
  done,
  type Entry,
  entry,
  gridId,
  households,
  leader,
  member,
  neighbour,
  outcomes,
  send,
  server,
} from './world.ts'

const days = 16
const usual = (step: string) => ['file', 'undertake', 'handle', 'verify'].includes(step)

suite('offline', { concurrency: false }, () => {
  test('who may take a grid along: its own people and its community; the read is on record once, the same again is not read', async () => {
    const reads = () => count(sql`registry_read where what = 'pocket' and grid_id = ${gridId}`)
    const before = await reads()
    assert.equal((await neighbour.get(`/api/field/pocket?grid=${gridId}`)).body.error.code, 'notYours')
    assert.equal((await server.resident.get(`/api/field/pocket?grid=${gridId}`)).status, 401)
    assert.equal((await leader.get('/api/field/pocket?grid=x')).status, 400)
    assert.equal(await reads(), before)
    const cookie = await cookieOf('grid1')
    const ask = (headers: object) =>
      server.aili.app.inject({
        method: 'GET',
        url: `/api/field/pocket?grid=${gridId}`,
        headers: { ...cookie, ...headers },
      })
    const first = await ask({})
    const etag = String(first.headers.etag)
    const same = await ask({ 'if-none-match': etag })
    assert.deepEqual([first.statusCode, same.statusCode, same.body], [200, 304, ''])
    clock.advance(60_000)
    assert.equal(
      (await ask({ 'if-none-match': etag })).statusCode,
      304,
      'a minute later it is still the same',
    )
    await send(leader, [done.visit(households[11]!.id)])
    const changed = await ask({ 'if-none-match': etag })
    assert.equal(changed.statusCode, 200)
    assert.equal(await reads(), before + 2)
  })

  test(`${days} days without signal: the phone's standing is the server's after sync`, async () => {
    let acted = 0
    const steps = new Set<string>()
    for (let day = 0; day < days; day++) {
      const random = seededRandom(9000 + day).next
      // The first goes the ordinary way to its end.
      const straight = day === 0
      const who = straight || random() < 0.7 ? leader : member
      const report = done.report({ urgent: random() < 0.2, nature: random() < 0.8 ? 'complaint' : 'help' })
      await send(leader, [report])
      const pocket = await pocketOf(who)
      const told: Told = pocket.matters.matters.find(
        (one: { matter: { id: string } }) => one.matter.id === report.id,
      )
      const here: Here[] = []
      const entries: Entry[] = []
      for (let n = 0; n < (straight ? 4 : 1 + Math.floor(random() * 4)); n++) {
        clock.advance(60_000 + Math.floor(random() * 1_800_000))
        const { standing, lawful } = judgeHere(groundOf(pocket), told, here, clock.now())
        const open = lawful.filter(takeable)
        if (open.length === 0) break
        // Mostly the ordinary way on, so that a day goes far.
        const step =
          straight || random() < 0.6
            ? (open.find(usual) ?? open[0]!)
            : open[Math.floor(random() * open.length)]!
        steps.add(step)
        const inputs = await inputsFor(who, step, standing)
        const act = entry('act', { matterId: report.id, step, seq: standing.actCount, inputs })
        here.push({ id: act.id, step, inputs, at: act.at })
        entries.push(act)
      }
      const judged = judgeHere(groundOf(pocket), told, here, clock.now())
      clock.advance(3_600_000)
      const answer = await send(who, entries)
      assert.deepEqual(
        outcomes(answer),
        entries.map(() => 'taken'),
        JSON.stringify(answer.body.results),
      )
      const stands = await standsNow(report.id)
      assert.deepEqual(
        plain(stands),
        plain(judged.standing),
        `day ${day}: ${here.map(one => one.step).join(', ')}`,
      )
      acted += entries.length
    }
    assert.ok(
      acted > days / 2 && ['file', 'undertake', 'handle'].every(one => steps.has(one)),
      `${acted} acts, ${[...steps].join(', ')}`,
    )
  })

  test('reported and solved on the spot without signal: opened here as the server opens it', async () => {
    const pocket = await pocketOf(leader)
    const report = done.report()
    const told = openHere(
      groundOf(pocket),
      { id: report.id, at: report.at, nature: 'complaint' },
      { gridId, communityId, unitId: pocket.grid.unitId },
    )
    const inputs = await inputsFor(leader, 'solveOnSpot', told.standing)
    const act = entry('act', { matterId: report.id, step: 'solveOnSpot', seq: 1, inputs })
    const judged = judgeHere(
      groundOf(pocket),
      told,
      [{ id: act.id, step: 'solveOnSpot', inputs, at: act.at }],
      clock.now(),
    )
    assert.equal(judged.standing.state, 'verifying')
    assert.deepEqual(outcomes(await send(leader, [report, act])), ['taken', 'taken'])
    assert.deepEqual(plain(await standsNow(report.id)), plain(judged.standing))
  })

  test('rules of another version than the phone knows are not judged by', async () => {
    const { matters } = await pocketOf(leader)
    assert.equal(knowsRules(matters), true)
    assert.equal(knowsRules({ procedure: { ...matters.procedure, version: 99 } }), false)
  })

  test('days as letters count as the calendar does, for units with hours of their own too; beyond them nothing is guessed', () => {
    const unit = '00000000-0000-4000-8000-0000000000aa'
    const calendar = makeCalendar({
      overrides: [{ date: '2026-12-07', name: '那达慕', off: true }],
      units: {
        [unit]: {
          officeHours: { spans: [['09:00', '12:00']] },
          restDays: [{ date: '2026-12-08', name: '休', off: true }],
        },
      },
    })
    const told = calendarFrom(dayCodes(calendar, '2026-05-01', 600, [unit, 'none']))
    const random = seededRandom(7)
    for (let n = 0; n < 400; n++) {
      const unitId = random.next() < 0.5 ? unit : null
      const amount = random.whole(1, 60)
      const picked = random.pick(['working-day', 'calendar-day', 'working-hour', 'hour'] as const)
      const rule = {
        amount,
        unit: picked,
        roll: random.next() < 0.5,
        version: 1,
        basis: { article: 'x', mark: 'D', force: 'default' },
      } as TermRule
      const at = instantOf(
        addDays('2026-06-01', random.whole(0, 250)),
        `${String(random.whole(0, 23)).padStart(2, '0')}:30`,
      )
      assert.deepEqual(dueAt(rule, at, told.forUnit(unitId)), dueAt(rule, at, calendar.forUnit(unitId)))
    }
    assert.throws(() => told.day('2029-01-01'), DayNotTold)
    assert.throws(() => told.day('2020-01-01'), DayNotTold)
  })

  test('five hundred households weigh at most 200 KB on the line', async () => {
    const pocket = await pocketOf(leader)
    assert.equal(pocket.households.length >= households.length, true)
    const each = gzipSync(JSON.stringify(pocket.households)).length / pocket.households.length
    const due = gzipSync(JSON.stringify(pocket.visits)).length / Math.max(1, pocket.visits.length)
    const rest = gzipSync(
      JSON.stringify({ ...pocket, households: [], visits: [], matters: { ...pocket.matters, matters: [] } }),
    ).length
    const matter = gzipSync(JSON.stringify(pocket.matters.matters)).length / pocket.matters.matters.length
    const bytes = 500 * (each + due) + rest + 30 * matter
    console.log(
      `household ${each.toFixed(0)} B, due ${due.toFixed(0)} B, matter ${matter.toFixed(0)} B, rest ${rest} B: ${Math.round(bytes / 1000)} KB`,
    )
    assert.ok(bytes <= 200_000, `${bytes} bytes`)
  })
})

/** Ids of what the system did beside, and pauses' order, are no part of where a matter stands. */
function plain(standing: unknown): unknown {
  return JSON.parse(JSON.stringify(standing))
}
