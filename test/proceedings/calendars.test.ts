/** The calendar as a transaction reads it: at once what another process changed, one round trip, nothing carried while it is the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addRestDays, calendarOf, recentCalendarOf, setOfficeHours } from '../../src/proceedings/index.ts'
import { startTown } from '../support/server.ts'

const server = await startTown()
const { kernel } = server.aili
const { owner, pool } = kernel.db
const by = { jurisdictionId: 152222, personId: null }
const read = () => calendarOf(owner, by.jurisdictionId)

test('the same while nothing changes; a jurisdiction that is not set up has the calendar Aili ships with', async () => {
  assert.equal(await read(), await read())
  const none = await calendarOf(owner, 110000)
  assert.equal(none.day('2026-01-04').kind, 'makeUp')
  assert.equal(await calendarOf(owner, 110000), none)
})

test('what another process changed is seen at the next question', async () => {
  const { rows } = await pool.query<{ id: string }>('select id from unit order by name limit 1')
  const unit = rows[0]!.id
  const changes: [string, unknown[], (calendar: Awaited<ReturnType<typeof read>>) => unknown, unknown][] = [
    [
      `update jurisdiction set settings = settings || '{"restDays": [{"date": "2026-08-04", "name": "那达慕", "off": true}]}'`,
      [],
      calendar => calendar.day('2026-08-04').working,
      false,
    ],
    [
      `update unit set office_hours = '{"spans": [["09:00", "12:00"]]}' where id = $1`,
      [unit],
      calendar => calendar.forUnit(unit).officeHours.spans,
      [['09:00', '12:00']],
    ],
    [
      `update unit set rest_days = '[{"date": "2026-08-05", "name": "转场", "off": true}]' where id = $1`,
      [unit],
      calendar => [calendar, calendar.forUnit(unit)].map(one => one.day('2026-08-05').working),
      [true, false],
    ],
    [
      `insert into calendar_notice (jurisdiction_id, year, source, days) values (152222, 2027, 'test', '[]')`,
      [],
      calendar => calendar.lastNoticedYear,
      2027,
    ],
  ]
  for (const [statement, values, question, answer] of changes) {
    const before = await read()
    await pool.query(statement, values)
    assert.deepEqual(question(await read()), answer, statement)
    assert.notEqual((await read()).version, before.version)
  }
})

test('of two versions of a notice the later counts', async () => {
  await pool.query(`insert into calendar_notice (jurisdiction_id, year, version, source, days)
    values (152222, 2027, 2, 'amended', '[{"date": "2027-01-04", "name": "元旦", "off": true}]')`)
  const calendar = await read()
  assert.deepEqual([calendar.notice(2027)?.source, calendar.day('2027-01-04').working], ['amended', false])
})

test('what this process changed is seen at once, also where the calendar is kept for a while', async () => {
  const recent = () => recentCalendarOf(owner, by.jurisdictionId)
  await recent()
  await addRestDays(kernel, by, { from: '2026-08-06', name: '那达慕', off: true })
  assert.equal((await recent()).day('2026-08-06').working, false)
  await setOfficeHours(kernel, by, { spans: [['08:00', '12:00']] })
  assert.deepEqual((await recent()).officeHours.spans, [['08:00', '12:00']])
})

test('one round trip', async () => {
  let queries = 0
  await owner.transaction().execute(async tx => {
    const counted = tx.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    await calendarOf(counted, by.jurisdictionId)
  })
  assert.equal(queries, 1)
})
