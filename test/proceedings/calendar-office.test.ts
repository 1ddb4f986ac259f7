/** The calendar from the desk: who reads and changes it, refusals on the wire, and the alarm while next year's notice is missing. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { tellRole } from '../../src/app.ts'
import { recomputables } from '../../src/followers.ts'
import { calendarTasks, tellMissing } from '../../src/proceedings/index.ts'
import { startTown, type Visitor } from '../support/server.ts'

const server = await startTown()
const { kernel } = server.aili
const { pool } = kernel.db
const admin = await server.signIn('admin')
const days = [
  { date: '2027-01-01', name: '元旦', off: true },
  { date: '2027-02-13', name: '春节', off: false },
]
const notice = { year: 2027, source: 'https://www.gov.cn/example', days }
const naadam = { from: '2026-08-04', to: '2026-08-06', name: '那达慕' }

suite('who may', () => {
  const changes: [string, object][] = [
    ['notices', notice],
    ['rest-days', naadam],
    ['rest-days/removals', { from: '2026-08-04' }],
    ['office-hours', { hours: null }],
  ]
  const table: [who: string, read: number, change: number][] = [
    ['nobody', 401, 401],
    ['grid1', 200, 403],
    ['dispatch', 200, 403],
    ['secretary', 200, 403],
    ['security', 200, 403],
    ['audit', 200, 403],
  ]
  for (const [who, read, change] of table)
    test(`${who} reads: ${read}, changes: ${change}`, async () => {
      const visitor = who === 'nobody' ? server.resident : await server.signIn(who)
      for (const path of ['/api/calendar', '/api/calendar?year=2027', '/api/calendar/status'])
        assert.equal((await visitor.get(path)).status, read, path)
      for (const [path, body] of changes) {
        const answer = await visitor.post(`/api/calendar/${path}`, body)
        assert.equal(answer.status, change, path)
        if (change === 403) assert.match(answer.body.error.message, /工作日历由系统管理员维护/)
      }
      assert.equal((await pool.query('select from calendar_change')).rowCount, 0)
    })

  test('a deputy of the administrator does not', async () => {
    const { rows } = await pool.query<{ admin: string; deputy: string }>(
      `select max(id::text) filter (where post = 'systemAdmin') as admin, max(id::text) filter (where post = 'supervisor') as deputy
        from (select person_id as id, role as post from post) as held`,
    )
    await pool.query(
      `insert into absence (jurisdiction_id, person_id, deputy_id, from_on, to_on) values (152222, $1, $2, '2026-11-01', '2026-11-30')`,
      [rows[0]!.admin, rows[0]!.deputy],
    )
    const deputy = await server.signIn('supervise')
    assert.equal((await deputy.post('/api/calendar/rest-days', naadam)).status, 403)
    await pool.query('delete from absence')
  })
})

suite('refused on the wire', () => {
  const february = { ...naadam, from: '2026-02-29', to: undefined }
  const table: [story: string, path: string, body: object, status: number, said: RegExp][] = [
    ['29 February 2026', 'rest-days', february, 400, /2026-02-29.*没有这一天/],
    ['a year before 2015', 'rest-days', { ...naadam, from: '2014-08-04', to: '2014-08-04' }, 422, /2014 年/],
    ['a weekday as make-up day', 'rest-days', { ...naadam, off: false }, 400, /本来就上班/],
    ['a unit that is not there', 'rest-days', { ...naadam, unitId: crypto.randomUUID() }, 404, /没有找到/],
    ['a notice without source', 'notices', { year: 2027, days }, 400, /2027.*来源/],
    ['a notice of other days', 'notices', { ...notice, year: 2029 }, 400, /2027-01-01.*2029/],
    ['a notice that says a day twice', 'notices', { ...notice, days: [...days, days[0]] }, 400, /两次/],
    ['no notice', 'notices', { year: 2027 }, 400, /放假安排的格式/],
    ['hours in disorder', 'office-hours', { hours: '14:00-12:00' }, 400, /办公时间写法/],
    [
      'hours of a unit that is not there',
      'office-hours',
      { hours: null, unitId: crypto.randomUUID() },
      404,
      /没有找到/,
    ],
    ['taking out what was not entered', 'rest-days/removals', { from: '2026-08-04' }, 400, /不用移除/],
  ]
  for (const [story, path, body, status, said] of table)
    test(story, async () => {
      const answer = await admin.post(`/api/calendar/${path}`, body)
      assert.equal(answer.status, status, JSON.stringify(answer.body))
      assert.match(answer.body.error.message, said)
      assert.equal((await pool.query('select from calendar_change')).rowCount, 0)
    })
})

suite('changed', () => {
  test('a rest day is read back with who entered it; entered twice it is refused', async () => {
    const answer = await admin.post('/api/calendar/rest-days', naadam)
    const { id, ...done } = answer.body
    const touched = { from: '2026-08-04', to: '2026-08-06' }
    assert.deepEqual(done, { touched, moved: 0, confirmed: 0, finished: true })
    assert.match((await admin.post('/api/calendar/rest-days', naadam)).body.error.message, /已经录入过/)
    const { body } = await (await server.signIn('grid1')).get('/api/calendar?year=2026')
    const entered = body.days.filter((day: { kind: string }) => day.kind === 'override')
    assert.deepEqual(
      entered.map((day: { date: string; name: string; working: boolean }) => [
        day.date,
        day.name,
        day.working,
      ]),
      ['04', '05', '06'].map(day => [`2026-08-${day}`, '那达慕', false]),
    )
    const [change] = body.changes
    assert.deepEqual([change.id, change.kind, change.facts], [id, 'restDays', { ...naadam, off: true }])
    assert.ok(change.by.length > 1)
    await admin.post('/api/calendar/rest-days/removals', { from: '2026-08-04', to: '2026-08-06' })
    const after = (await admin.get('/api/calendar?year=2026')).body
    assert.ok(!after.days.some((day: { kind: string }) => day.kind === 'override'))
  })

  test('office hours of a unit, and back to those of the jurisdiction', async () => {
    const { rows } = await pool.query(
      `select id, name from unit where kind = 'department' order by name limit 1`,
    )
    const unit = rows[0]
    await admin.post('/api/calendar/office-hours', { hours: '09:00-12:00,13:00-17:00', unitId: unit.id })
    const { body } = await admin.get('/api/calendar')
    assert.deepEqual(body.units, [
      { id: unit.id, name: unit.name, officeHours: '09:00-12:00,13:00-17:00', restDays: [] },
    ])
    await admin.post('/api/calendar/rest-days', { ...naadam, unitId: unit.id })
    const of2026 = (await admin.get('/api/calendar?year=2026')).body
    assert.equal(of2026.units[0].restDays.length, 3)
    assert.ok(!of2026.days.some((day: { kind: string }) => day.kind === 'override'))
    await admin.post('/api/calendar/office-hours', { hours: null, unitId: unit.id })
    await admin.post('/api/calendar/rest-days/removals', { ...naadam, unitId: unit.id })
    assert.deepEqual((await admin.get('/api/calendar')).body.units, [])
    await admin.post('/api/calendar/office-hours', { hours: '08:00-12:00' })
    assert.equal((await admin.get('/api/calendar')).body.officeHours, '08:00-12:00')
    await admin.post('/api/calendar/office-hours', { hours: null })
    assert.equal((await admin.get('/api/calendar')).body.officeHours, '08:30-12:00,14:30-17:30')
  })
})

suite('the alarm', () => {
  const alarms = async () => {
    const { rows } = await pool.query(`select person_id, proceeding_id, facts, count(*) over () as all
      from notice where kind = 'calendarMissing'`)
    return rows
  }
  const statusFor = async (visitor: Visitor) => (await visitor.get('/api/calendar/status')).body
  const table: [story: string, now: string, alarms: number][] = [
    ['31 October: none', '2026-10-31T08:00:00+08:00', 0],
    ['1 November: one for each administrator', '2026-11-01T08:00:00+08:00', 2],
    ['asked again the same morning: no more', '2026-11-01T08:00:05+08:00', 2],
    ['the next day: none', '2026-11-02T08:00:00+08:00', 2],
    ['the end of the week: none', '2026-11-07T08:00:00+08:00', 2],
    ['the next week: again', '2026-11-08T08:00:00+08:00', 4],
    ['a week in which no server ran is not made up for', '2026-11-23T08:00:00+08:00', 6],
  ]
  test('two administrators', async () => {
    await pool.query(`insert into post (jurisdiction_id, person_id, role, unit_id, valid_from)
      select jurisdiction_id, person_id, 'systemAdmin', unit_id, '2026-01-01' from post where role = 'dutyOfficer' limit 1`)
    await pool.query(`update post set valid_from = '2026-01-01' where role = 'systemAdmin'`)
  })
  for (const [story, now, expected] of table)
    test(story, async () => {
      server.clock.set(now)
      await calendarTasks(kernel, recomputables, tellRole).missCalendarNotice!({})
      assert.equal((await alarms()).length, expected)
    })

  test('it names the year and no proceeding, in words', async () => {
    const [alarm] = await alarms()
    assert.deepEqual([alarm.proceeding_id, alarm.facts], [null, { year: 2027 }])
    const again = await server.signIn('admin')
    const { rows } = (await again.get('/api/notices')).body
    assert.match(rows[0].text, /2027 年放假安排还没有录入/)
    assert.deepEqual(await statusFor(again), { year: 2027, missing: true, since: '2026-11-01' })
  })

  test('once it is loaded: none', async () => {
    const again = await server.signIn('admin')
    const { status } = await again.post('/api/calendar/notices', notice)
    assert.equal(status, 200)
    assert.deepEqual(await statusFor(again), { year: 2027, missing: false, since: null })
    server.clock.set('2026-11-30T08:00:00+08:00')
    await tellMissing(kernel, tellRole)
    assert.equal((await alarms()).length, 6)
  })
})
