/** The morning list: one a person and working day, grouped, with deputies, in the calendar of the jurisdiction. */
import assert from 'node:assert/strict'
import { beforeEach, suite, test } from 'node:test'
import { sql } from 'kysely'
import { makeMorningLists } from '../../src/notices/index.ts'
import { must, type Opened, personOf, report } from '../matters/story.ts'
import { startTown } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'
import { onLeave } from './told.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '1000', AILI_RATE_SIGN_INS: '1000' } })
const { db, clock, aili } = server
const { jurisdictionId } = await personOf(server, 'admin')

const shanghai = (local: string) => new Date(`${local}+08:00`).toISOString()
const lists = (at: string) => {
  clock.set(shanghai(at))
  return makeMorningLists(aili.kernel, jurisdictionId)
}
const sweep = async (at: string) => {
  clock.set(shanghai(at))
  await aili.sweeper.round()
}
// Sessions end while the clock jumps: everybody signs in anew.
const as = (user: string) => server.signIn(user)
const noticesOf = async (user = 'grid1') => (await (await as(user)).get('/api/notices')).body
const linesOf = async (id: string, user = 'grid1') =>
  (await (await as(user)).get(`/api/notices/${id}/lines`)).body.lines
const listOf = async (user = 'grid1') =>
  (await noticesOf(user)).rows.find((row: { told: string }) => row.told === 'list')
const reports = async (count: number): Promise<Opened[]> => {
  clock.set(mondayMorning)
  const all: Opened[] = []
  for (let n = 0; n < count; n += 1) all.push(await report(server, { text: `第 ${n} 盏路灯坏了` }))
  return all
}

beforeEach(async () => {
  await sql`truncate act, proceeding, matter, notice, list_line, delivery, morning, absence, calendar_notice cascade`.execute(
    db.owner,
  )
  await sql`update jurisdiction set settings = settings - 'restDays'`.execute(db.owner)
})

suite('one list a person', () => {
  test('forty reminders and forty missed terms are one list that counts once', async () => {
    const matters = await reports(40)
    await sweep('2026-11-23T11:30:00')
    await sweep('2026-11-23T12:30:00')
    assert.deepEqual(await noticesOf(), { rows: [], unread: 0 })
    await lists('2026-11-24T08:00:00')
    const { rows, unread } = await noticesOf()
    assert.equal(rows.length, 1)
    assert.deepEqual([unread, rows[0].told], [1, 'list'])
    assert.equal(rows[0].text, '今日清单（11月24日）：其他提醒 40 件。')
    const lines = await linesOf(rows[0].id)
    assert.equal(new Set(lines.map((line: { proceedingId: string }) => line.proceedingId)).size, 40)
    assert.ok(lines.every((line: { text: string }) => matters.some(one => line.text.includes(one.number))))
    // The missed term takes the place of the reminder.
    assert.ok(lines.every((line: { text: string }) => line.text.includes('请在 1 个工作日内说明原因')))
    await (await as('grid1')).post(`/api/notices/${rows[0].id}/read`)
    assert.equal((await noticesOf()).unread, 0)
  })

  test('each proceeding under the most pressing heading, as counted in words', async () => {
    const [late, today, next, far] = await reports(4)
    const due = async (matter: Opened | undefined, at: string) => {
      await sql`update proceeding set next_due_at = ${shanghai(at)} where id = ${matter!.id}`.execute(
        db.owner,
      )
    }
    await due(late, '2026-11-23T17:30:00')
    await due(today, '2026-11-24T23:59:59')
    await due(next, '2026-11-25T17:30:00')
    await due(far, '2026-11-26T00:00:01')
    await lists('2026-11-24T08:00:00')
    const list = await listOf()
    assert.equal(list.text, '今日清单（11月24日）：已超期 1 件，今日到期 1 件，下一工作日到期 1 件。')
    const lines = await linesOf(list.id)
    assert.deepEqual(
      lines.map((line: { part: string; proceedingId: string }) => [line.part, line.proceedingId]),
      [
        ['overdue', late!.id],
        ['dueToday', today!.id],
        ['dueNext', next!.id],
      ],
    )
  })

  test('what came to wait since the last list, unless it went on meanwhile; once only', async () => {
    const [one, other] = await reports(2)
    for (const matter of [one!, other!])
      await must(await as('grid1'), matter.id, 'escalate', {
        attempts: '已现场协调两次',
        whyNotHere: '需要资金',
      })
    const { rows } = await sql<{
      u: string
    }>`select distinct u.username as u from notice n join person p on p.id = n.person_id
      join account_user u on u.id = p.account_id where n.told = 'held' and n.kind = 'waits'`.execute(db.owner)
    const director = rows[0]!.u
    await must(await as(director), other!.id, 'declineEscalation', { reason: '请继续在网格内办理' })
    await lists('2026-11-24T08:00:00')
    const list = await listOf(director)
    const waiting = (await linesOf(list.id, director)).filter(
      (line: { part: string }) => line.part !== 'dueToday',
    )
    assert.ok(waiting.every((line: { proceedingId: string }) => line.proceedingId === one!.id))
    assert.equal(
      (await sql`select from notice where told = 'held' and list_id is null`.execute(db.owner)).rows.length,
      0,
    )
    await lists('2026-11-25T08:00:00')
    const again = (await linesOf((await listOf(director)).id, director)) as { part: string }[]
    assert.ok(!again.some(line => line.part === 'waiting'))
  })

  test('urgent matters and urging wait for no morning', async () => {
    clock.set(mondayMorning)
    await report(server, { text: '三楼有人昏倒', urgent: true })
    await sweep('2026-11-23T14:00:00')
    const kinds = (await noticesOf()).rows.map((row: { kind: string }) => row.kind)
    assert.ok(kinds.includes('markOverdue'), kinds.join())
  })
})

suite('when', () => {
  const held = async () => {
    await reports(1)
    await sweep('2026-11-23T11:30:00')
  }
  const stories: readonly (readonly [at: string, made: boolean, why: string])[] = [
    ['2026-11-24T07:59:59', false, 'too early'],
    ['2026-11-24T08:00:00', true, 'half an hour before the office opens'],
    ['2026-11-24T15:00:00', true, 'late, for the house was off in the morning'],
    ['2026-11-24T17:30:00', false, 'the office is closed'],
    ['2026-11-28T08:10:00', false, 'a Saturday'],
    ['2026-12-05T08:10:00', false, 'a Sunday-like Saturday'],
    ['2027-01-01T08:10:00', false, 'a holiday'],
  ]
  for (const [at, made, why] of stories)
    test(`${at} ${why}`, async () => {
      await held()
      assert.equal((await lists(at)) > 0, made)
    })

  test('a make-up working Saturday has lists, the holiday it makes up for has none', async () => {
    clock.set(shanghai('2026-09-30T09:00:00'))
    await report(server)
    await sweep('2026-09-30T10:45:00')
    assert.equal(await lists('2026-10-07T08:10:00'), 0)
    assert.ok((await lists('2026-10-10T08:10:00')) > 0)
  })

  test('a rest day of this jurisdiction has none', async () => {
    await held()
    const restDays = JSON.stringify([{ date: '2026-11-24', name: '那达慕', off: true }])
    await sql`update jurisdiction set settings = settings || jsonb_build_object('restDays', ${restDays}::jsonb)`.execute(
      db.owner,
    )
    assert.equal(await lists('2026-11-24T08:10:00'), 0)
    assert.ok((await lists('2026-11-25T08:10:00')) > 0)
  })

  test('run by two servers at once, and again: one list a person and day', async () => {
    await held()
    clock.set(shanghai('2026-11-24T08:00:00'))
    const run = () => makeMorningLists(aili.kernel, jurisdictionId)
    const made = await Promise.all([run(), run(), run()])
    assert.equal(made.filter(count => count > 0).length, 1)
    await sweep('2026-11-24T09:00:00')
    assert.equal(await lists('2026-11-24T09:10:00'), 0)
    const { rows } =
      await sql`select person_id from notice where told = 'list' group by person_id having count(*) > 1`.execute(
        db.owner,
      )
    assert.equal(rows.length, 0)
  })
})

suite('for colleagues on leave', () => {
  test('the deputy reads it, in the deputy’s own list, marked on whose behalf', async () => {
    const [matter] = await reports(1)
    await sql`update proceeding set next_due_at = ${shanghai('2026-11-24T12:00:00')}`.execute(db.owner)
    await onLeave(server, 'grid1', 'grid2')
    await lists('2026-11-24T08:00:00')
    assert.equal(await listOf(), undefined)
    const list = await listOf('grid2')
    assert.equal(list.text, '今日清单（11月24日）：今日到期 1 件。其中 1 件是代请假同事办理。')
    const [line] = await linesOf(list.id, 'grid2')
    assert.equal(line.onBehalfOf, (await personOf(server, 'grid1')).name)
    assert.equal(line.proceedingId, matter!.id)
  })

  test('what was told to the deputy the day before is marked as well', async () => {
    const [matter] = await reports(1)
    await onLeave(server, 'grid1', 'grid2')
    await sweep('2026-11-23T12:30:00')
    await lists('2026-11-24T08:00:00')
    const lines = await linesOf((await listOf('grid2')).id, 'grid2')
    const told = lines.filter((line: { proceedingId: string }) => line.proceedingId === matter!.id)
    assert.deepEqual(
      told.map((line: { onBehalfOf: string; text: string }) => [line.onBehalfOf, line.text]),
      [
        [
          (await personOf(server, 'grid1')).name,
          `${matter!.number} 的受理期限已过，请在 1 个工作日内说明原因。`,
        ],
      ],
    )
  })

  test('without a deputy the duty officer, of a restricted procedure nobody outside', async () => {
    await reports(1)
    await sql`update proceeding set next_due_at = ${shanghai('2026-11-24T12:00:00')}`.execute(db.owner)
    await onLeave(server, 'grid1', null)
    await lists('2026-11-24T08:00:00')
    assert.ok(await listOf('duty'))
    await sql`truncate notice, list_line, delivery, morning cascade`.execute(db.owner)
    await sql`update proceeding set restricted = true, waits_role = null, handler_id = ${(await personOf(server, 'grid1')).id}`.execute(
      db.owner,
    )
    await lists('2026-11-24T08:00:00')
    assert.equal(await listOf('duty'), undefined)
    const { rows } = await sql<{ facts: object }>`select facts from list_line`.execute(db.owner)
    assert.deepEqual(rows, [{ facts: { restricted: true } }])
  })
})

suite('who may open it', () => {
  test('the reader alone; what has left the reader’s sight keeps its line and loses its link', async () => {
    const [matter] = await reports(1)
    await sweep('2026-11-23T11:30:00')
    await lists('2026-11-24T08:00:00')
    const list = await listOf()
    assert.equal((await (await as('grid2')).get(`/api/notices/${list.id}/lines`)).status, 404)
    assert.equal((await (await as('secretary')).post(`/api/notices/${list.id}/read`)).status, 404)
    await sql`update proceeding set grid_id = null, community_id = null, sealed = true`.execute(db.owner)
    const [line] = await linesOf(list.id)
    assert.equal(line.proceedingId, null)
    assert.ok(line.text.includes(matter!.number))
  })
})
