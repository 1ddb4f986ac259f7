/** Days an office enters into the calendar: what is refused, and which days a change touches. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Refusal } from '../../src/kernel/errors.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { wordsOf } from '../../src/kernel/refusal-words.ts'
import { makeCalendar, type NoticeDay } from '../../src/proceedings/calendar.ts'
import {
  changedDays,
  checkNoticeDays,
  daysOf,
  hoursFrom,
  newDays,
  withoutDays,
} from '../../src/proceedings/calendar-days.ts'

const calendar = makeCalendar()
const kept: NoticeDay[] = [{ date: '2026-08-04', name: '那达慕', off: true }]
const rest = (from: string, to?: string, name = '那达慕') =>
  newDays({ from, to }, { name, off: true }, calendar, kept)
const work = (from: string, to?: string) =>
  newDays({ from, to }, { name: '值守', off: false }, calendar, kept)
const noticeOf =
  (year: number, ...days: [date: string, off?: boolean, name?: string][]) =>
  () =>
    checkNoticeDays(
      year,
      days.map(([date, off = true, name = '元旦']) => ({ date, off, name })),
    )
const tooLong = 'x'.repeat(41)

/** Story, what is entered, what the refusal says: its problem, or its code. */
const refused: [string, () => unknown, string][] = [
  ['a day that does not exist', () => rest('2026-02-30'), 'noSuchDay'],
  ['29 February of a common year', () => rest('2026-02-29'), 'noSuchDay'],
  ['no day at all', () => rest('soon'), 'noSuchDay'],
  ['a last day that does not exist', () => rest('2026-08-05', '2026-08-32'), 'noSuchDay'],
  ['the last day before the first', () => rest('2026-08-06', '2026-08-05'), 'beforeFirst'],
  ['days of two years', () => rest('2026-12-30', '2027-01-02'), 'twoYears'],
  ['a year before the data', () => rest('2014-12-31'), 'calendarMissing'],
  ['a year beyond the tables', () => rest('2101-01-04'), 'calendarMissing'],
  ['a rest day without a name', () => rest('2026-08-05', undefined, ' '), 'nameMissing'],
  ['a name as long as a letter', () => rest('2026-08-05', undefined, tooLong), 'nameTooLong'],
  ['a day entered before', () => rest('2026-08-03', '2026-08-05'), 'enteredAlready'],
  ['a weekend as rest', () => rest('2026-08-08', '2026-08-09'), 'offAlready'],
  ['a weekday as a day of work', () => work('2026-08-05'), 'workingAlready'],
  ['a make-up day as a day of work', () => work('2026-02-14'), 'workingAlready'],
  ['taking out what was not entered', () => withoutDays({ from: '2026-08-05' }, kept), 'notEntered'],
  ['a notice with 29 February of a common year', noticeOf(2027, ['2027-02-29']), 'noSuchDay'],
  ['a notice of a year before the data', noticeOf(2014, ['2014-01-01']), 'calendarMissing'],
  ['a notice with a day of another year', noticeOf(2027, ['2027-01-01'], ['2029-01-01']), 'otherYear'],
  ['a notice with a day in summer before', noticeOf(2027, ['2027-01-01'], ['2026-07-01']), 'otherYear'],
  ['a notice with a day of the January after', noticeOf(2027, ['2027-01-01'], ['2028-01-01']), 'otherYear'],
  ['a notice with no day of its year', noticeOf(2027, ['2026-12-31']), 'otherYear'],
  ['a notice that says a day twice', noticeOf(2027, ['2027-01-01'], ['2027-01-01', false]), 'twice'],
  [
    'a make-up day that is a weekday',
    noticeOf(2027, ['2027-01-01'], ['2027-01-05', false]),
    'weekdayAlready',
  ],
  ['a day without a name', noticeOf(2027, ['2027-01-01', true, '']), 'nameMissing'],
  ['office hours without an end', () => hoursFrom('08:30'), 'officeHours'],
  ['office hours past midnight', () => hoursFrom('08:30-25:00'), 'officeHours'],
  ['office hours that overlap', () => hoursFrom('08:30-12:00,11:00-17:30'), 'officeHours'],
  ['no office hours', () => hoursFrom(''), 'officeHours'],
]

suite('refused, in words of both languages', () => {
  for (const [story, act, problem] of refused)
    test(story, () => {
      assert.throws(act, (error: unknown) => {
        assert.ok(error instanceof Refusal, String(error))
        assert.equal(error.facts.problem ?? error.code, problem)
        for (const language of ['zh-CN', 'en'] as const) {
          const words = wordsOf(error, translator(language))
          assert.doesNotMatch(words, /\{\{|undefined|problem\.|errors:/)
          if (error.facts.problem) assert.notEqual(words, wordsOf(other(error), translator(language)))
        }
        return true
      })
    })
})

test('taken', () => {
  assert.deepEqual(daysOf({ from: '2028-02-28', to: '2028-03-01' }), [
    '2028-02-28',
    '2028-02-29',
    '2028-03-01',
  ])
  assert.deepEqual(
    rest('2026-08-07', '2026-08-10').map(day => day.date),
    ['2026-08-07', '2026-08-08', '2026-08-09', '2026-08-10'],
  )
  assert.deepEqual(work('2026-10-01'), [{ date: '2026-10-01', name: '值守', off: false }])
  assert.deepEqual(withoutDays({ from: '2026-08-04' }, kept), [])
  noticeOf(2019, ['2018-12-29', false], ['2018-12-31'], ['2019-01-01'])()
  assert.deepEqual(hoursFrom(' 09:00–12:00, 13:30-18:00').spans, [
    ['09:00', '12:00'],
    ['13:30', '18:00'],
  ])
})

suite('a notice that forgets statutory days', () => {
  const notice = {
    year: 2027,
    source: 'test',
    days: [{ date: '2027-01-01', name: '元旦', off: true }],
  }
  const forgetful = makeCalendar({ notices: [notice] })
  const stories: [string, string, string, boolean][] = [
    ['named and off', '2027-01-01', 'holiday', false],
    ['not named, a holiday by statute', '2027-10-01', 'holiday', false],
    ['what replaces a weekend is for the notice to say', '2027-05-03', 'weekday', true],
    ['an ordinary day', '2027-10-04', 'weekday', true],
  ]
  for (const [story, day, kind, working] of stories)
    test(`${story}: ${day}`, () => {
      const found = forgetful.day(day)
      assert.deepEqual([found.kind, found.working, found.provisional], [kind, working, false])
    })
})

suite('days a change touches', () => {
  const with2027 = makeCalendar({
    notices: [{ year: 2027, source: 'test', days: [{ date: '2027-01-01', name: '元旦', off: true }] }],
  })
  const stories: [string, Parameters<typeof changedDays>, unknown][] = [
    ['a notice: its year', [calendar, with2027, [2026, 2028]], { from: '2027-01-01', to: '2027-12-31' }],
    ['the same again: none', [with2027, with2027, [2026, 2028]], null],
    [
      'a rest day: that day',
      [calendar, makeCalendar({ overrides: kept }), [2026, 2026]],
      { from: '2026-08-04', to: '2026-08-04' },
    ],
    [
      'a rest day on a weekend: none',
      [calendar, makeCalendar({ overrides: [{ ...kept[0]!, date: '2026-08-08' }] }), [2026, 2026]],
      null,
    ],
    [
      'a notice that follows a year whose end was provisional: that end too',
      [
        makeCalendar({ notices: [2027, 2028, 2029].map(empty) }),
        makeCalendar({ notices: [2027, 2028, 2029, 2030].map(empty) }),
        [2029, 2031],
      ],
      { from: '2029-12-29', to: '2030-12-31' },
    ],
  ]
  for (const [story, asked, touched] of stories)
    test(story, () => assert.deepEqual(changedDays(...asked), touched))
})

function empty(year: number) {
  return { year, source: 'test', days: [] }
}

/** The same refusal without its reason: what a problem nobody worded would say. */
function other(error: Refusal): Refusal {
  return new Refusal(error.code, { ...error.facts, problem: 'nobodyWorded' })
}
