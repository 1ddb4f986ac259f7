/** The working-day calendar: notices, overrides, years still without a notice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import lunar from 'lunar-javascript'
import { Refusal } from '../../src/kernel/errors.ts'
import { bundledNotices, makeCalendar } from '../../src/proceedings/calendar.ts'
import { dueAt, instantOf } from '../../src/proceedings/clock.ts'
import type { TermRule } from '../../src/proceedings/procedure.ts'
import { lastComputableYear, statutoryDays } from '../../src/proceedings/statutory.ts'
import { isWorking, nextDay } from './oracle.ts'

const calendar = makeCalendar()
const offIn = (year: number) => statutoryDays(year).map(day => day.date.slice(5))

const days: [day: string, working: boolean, kind: string, name: string | null, provisional: boolean][] = [
  ['2025-12-31', true, 'weekday', null, false],
  ['2026-01-01', false, 'holiday', '元旦', false],
  ['2026-01-04', true, 'makeUp', '元旦', false],
  ['2026-03-14', false, 'weekend', null, false],
  ['2018-12-29', true, 'makeUp', '元旦', false],
  ['2018-12-31', false, 'holiday', '元旦', false],
  ['2022-12-31', false, 'holiday', '元旦', false],
  ['2026-12-31', true, 'weekday', null, false],
  ['2027-01-01', false, 'holiday', '元旦', true],
  ['2027-01-04', true, 'weekday', null, true],
  ['2027-02-05', false, 'holiday', '春节', true],
  ['2027-02-10', false, 'holiday', '春节', true],
  ['2027-02-11', true, 'weekday', null, true],
]
for (const [day, ...facts] of days) {
  test(`${day} is ${facts[1]}`, () => {
    const { working, kind, name, provisional } = calendar.day(day)
    assert.deepEqual([working, kind, name, provisional], facts)
  })
}

test('every day of 2015–2026 agrees with the raw notices', () => {
  for (let day = '2015-01-01'; day <= '2026-12-31'; day = nextDay(day)) {
    assert.equal(calendar.day(day).working, isWorking(day), day)
    assert.equal(calendar.day(day).provisional, false, day)
  }
})

test('every notice names its source', () => {
  assert.deepEqual(
    bundledNotices.map(notice => notice.year),
    Array.from({ length: 12 }, (_, index) => 2015 + index),
  )
  for (const notice of bundledNotices) {
    for (const source of notice.source.split(' ')) assert.match(source, /^https?:\/\/www\.gov\.cn\//)
  }
})

test('a statutory day on a weekend is made up on the next working day', () => {
  assert.deepEqual(offIn(2027), [
    '01-01',
    '02-05',
    '02-06',
    '02-07',
    '02-08',
    '02-09',
    '02-10',
    '04-05',
    '05-01',
    '05-02',
    '05-03',
    '05-04',
    '06-09',
    '09-15',
    '10-01',
    '10-02',
    '10-03',
    '10-04',
    '10-05',
  ])
})

test('the statutory days of 2025 and 2026 are off in their notices', () => {
  for (const year of [2025, 2026]) {
    for (const { date } of statutoryDays(year)) assert.equal(calendar.day(date).working, false, date)
  }
})

test('lunar days of the table agree with the lunar library to 2100', () => {
  for (let year = 2025; year <= lastComputableYear; year++) {
    const off = new Set(offIn(year))
    for (const [month, day] of [
      [1, 1],
      [1, 2],
      [1, 3],
      [5, 5],
      [8, 15],
    ] as const) {
      const solar = lunar.Lunar.fromYmd(year, month, day).getSolar().toYmd()
      assert.ok(off.has(solar.slice(5)), `${year}: ${solar}`)
    }
    const eve = lunar.Lunar.fromYmd(year, 1, 1).next(-1).getSolar().toYmd()
    const brightness = lunar.Lunar.fromYmd(year, 6, 1).getJieQiTable().清明!.toYmd()
    for (const solar of [eve, brightness]) assert.ok(off.has(solar.slice(5)), `${year}: ${solar}`)
  }
})

test('days before a Tuesday new year stay provisional until its notice', () => {
  const notices = [2027, 2028, 2029].map(year => ({ year, source: 'test', days: [] }))
  const later = makeCalendar({ notices })
  assert.equal(later.lastNoticedYear, 2029)
  assert.deepEqual(
    ['2029-12-28', '2029-12-29', '2029-12-31'].map(day => later.day(day).provisional),
    [false, true, true],
  )
})

test('a gap between notices is provisional and ends the noticed years', () => {
  const later = makeCalendar({ notices: [{ year: 2028, source: 'test', days: [] }] })
  assert.equal(later.lastNoticedYear, 2026)
  assert.deepEqual(
    ['2027-06-01', '2028-06-01'].map(day => later.day(day).provisional),
    [true, false],
  )
})

test('an override stands above the notice and changes the version', () => {
  const local = makeCalendar({
    overrides: [
      { date: '2026-08-20', name: '那达慕', off: true },
      { date: '2026-10-01', name: '值守', off: false },
    ],
  })
  assert.deepEqual(local.day('2026-08-20'), {
    day: '2026-08-20',
    working: false,
    kind: 'override',
    name: '那达慕',
    provisional: false,
  })
  assert.equal(local.day('2026-10-01').working, true)
  assert.notEqual(local.version, calendar.version)
  assert.equal(makeCalendar().version, calendar.version)
})

test('a unit keeps its own office hours and rest days; every other keeps those of the jurisdiction', () => {
  const morning = { spans: [['09:00', '13:00']] as const }
  const herding = [{ date: '2026-08-21', name: '转场', off: true }]
  const local = makeCalendar({
    overrides: [{ date: '2026-08-20', name: '那达慕', off: true }],
    units: { hours: { officeHours: morning }, days: { restDays: herding } },
  })
  const [hours, days] = [local.forUnit('hours'), local.forUnit('days')]
  assert.deepEqual([hours.officeHours, days.officeHours], [morning, local.officeHours])
  assert.deepEqual(
    [local, hours, days].map(one => ['2026-08-20', '2026-08-21'].map(day => one.day(day).working)),
    [
      [false, true],
      [false, true],
      [false, false],
    ],
  )
  for (const none of ['another', null, undefined]) assert.equal(local.forUnit(none), local)
  assert.equal(local.forUnit('hours'), hours)
  assert.equal(hours.forUnit('days'), days)
  assert.equal(hours.forUnit(null), local)
  assert.equal(new Set([local, hours, days, calendar].map(one => one.version)).size, 4)
})

test('four working hours are counted in the office hours of the unit', () => {
  const units = { morning: { officeHours: { spans: [['09:00', '13:00']] as const } } }
  const rule: TermRule = {
    amount: 4,
    unit: 'working-hour',
    version: 1,
    basis: { article: 'test', mark: 'D', force: 'default' },
  }
  const start = instantOf('2026-03-13', '16:30')
  const local = makeCalendar({ units })
  assert.deepEqual(
    [local, local.forUnit('morning')].map(one => dueAt(rule, start, one).at),
    [instantOf('2026-03-16', '11:30'), instantOf('2026-03-16', '13:00')],
  )
})

const refused: [string, () => unknown, string][] = [
  ['a year before the data', () => calendar.day('2014-12-31'), 'calendarMissing'],
  ['a year beyond the tables', () => calendar.day('2101-01-01'), 'calendarMissing'],
  ['no office hours', () => makeCalendar({ officeHours: { spans: [] } }), 'invalidInput'],
  [
    'office hours out of order',
    () =>
      makeCalendar({
        officeHours: {
          spans: [
            ['14:00', '18:00'],
            ['09:00', '12:00'],
          ],
        },
      }),
    'invalidInput',
  ],
  [
    'a notice with a day that does not exist',
    () =>
      makeCalendar({
        notices: [{ year: 2027, source: '', days: [{ date: '2027-02-29', name: '', off: true }] }],
      }),
    'invalidInput',
  ],
]
for (const [story, act, code] of refused) {
  test(`refused: ${story}`, () => {
    assert.throws(act, error => error instanceof Refusal && error.code === code)
  })
}
