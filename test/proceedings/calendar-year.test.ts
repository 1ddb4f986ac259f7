/** Which running terms a change in the calendar reaches, when a year's notice is missed, and a year as an office reads it. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { makeCalendar, type NoticeDay } from '../../src/proceedings/calendar.ts'
import { changesFor } from '../../src/proceedings/calendar-changed-terms.ts'
import { statusOf, weeksSince, yearOf } from '../../src/proceedings/calendar-year.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import type { OpenTerm, Procedure } from '../../src/proceedings/procedure.ts'

const calendar = makeCalendar()
const kept: NoticeDay[] = [{ date: '2026-08-04', name: '那达慕', off: true }]

suite('terms a change reaches', () => {
  const procedure = {
    id: 'test',
    terms: {
      reply: {
        amount: 3,
        unit: 'working-day',
        version: 1,
        basis: { article: 'test', mark: 'D', force: 'default' },
      },
    },
  } as unknown as Procedure
  const open = (more: Partial<OpenTerm> = {}): OpenTerm => ({
    ...{
      term: 'reply',
      startsAt: instantOf('2026-08-03', '10:00').toISOString(),
      provisional: false,
      ruleVersion: 1,
    },
    ...{
      dueAt: instantOf('2026-08-07', '00:00').toISOString(),
      extensions: [],
      pauses: [],
      pausedAt: null,
      rungs: [],
    },
    ...more,
  })
  const local = makeCalendar({
    overrides: kept,
    units: { unit: { restDays: [{ ...kept[0]!, date: '2026-08-05' }] } },
  })
  const day = { fromOn: '2026-08-04', toOn: '2026-08-04', unitId: null }
  const moved = (term: OpenTerm, change = day as Parameters<typeof changesFor>[3], named: string[] = []) =>
    changesFor(procedure, { terms: [term] }, local, change, named).map(one => one.dueAt)
  const stories: [string, string[], string[]][] = [
    ['within it: moved', moved(open()), ['2026-08-07T16:00:00.000Z']],
    ['of another unit: not', moved(open(), { ...day, unitId: 'unit' }), []],
    [
      'of that unit: moved by both',
      moved(open({ hoursOf: 'unit' }), { ...day, unitId: 'unit' }),
      ['2026-08-10T16:00:00.000Z'],
    ],
    ['after its end: not', moved(open(), { ...day, fromOn: '2026-08-08', toOn: null }), []],
    ['before its start: not', moved(open(), { ...day, fromOn: '2026-08-01', toOn: '2026-08-02' }), []],
    ['touching no day: not', moved(open(), { ...day, fromOn: null }), []],
    ['standing still: not', moved(open({ pausedAt: '2026-08-03T04:00:00.000Z' })), []],
    ['to a day a person named: not', moved(open(), day, ['reply']), []],
  ]
  for (const [story, found, expected] of stories) test(story, () => assert.deepEqual(found, expected))
})

suite('a missing notice', () => {
  const stories: [string, number[], string, unknown][] = [
    ['31 October: not yet missed', [], '2026-10-31', { year: 2027, missing: false, since: null }],
    ['1 November: missed', [], '2026-11-01', { year: 2027, missing: true, since: '2026-11-01' }],
    ['loaded', [2027], '2026-11-01', { year: 2027, missing: false, since: null }],
    [
      'still missing in the year itself',
      [],
      '2027-03-01',
      { year: 2027, missing: true, since: '2026-11-01' },
    ],
    ['the next one then', [2027], '2027-11-02', { year: 2028, missing: true, since: '2027-11-01' }],
  ]
  for (const [story, loaded, today, status] of stories)
    test(story, () => {
      const known = makeCalendar({ notices: loaded.map(empty) })
      // 00:30 in Asia/Shanghai is still the day before in UTC.
      assert.deepEqual(statusOf(known, instantOf(today, '00:30')), status)
    })

  for (const [day, weeks] of [
    ['2026-11-01', 0],
    ['2026-11-07', 0],
    ['2026-11-08', 1],
    ['2027-01-01', 8],
  ] as const)
    test(`${day}: week ${weeks} of the alarm`, () =>
      assert.equal(weeksSince('2026-11-01', instantOf(day, '00:30')), weeks))
})

test('a year as it is read', () => {
  const { days, workingDays, source, provisional } = yearOf(makeCalendar({ overrides: kept }), 2026)
  assert.equal(workingDays, yearOf(calendar, 2026).workingDays - 1)
  assert.match(source!, /^https:\/\/www\.gov\.cn\//)
  assert.equal(provisional, false)
  const at = (date: string) => days.find(day => day.date === date)
  assert.deepEqual(at('2026-02-14'), {
    ...{ date: '2026-02-14', name: '春节', kind: 'makeUp', working: true, provisional: false },
  })
  assert.equal(at('2026-08-04')!.kind, 'override')
  assert.equal(at('2026-08-05'), undefined)
  const next = yearOf(calendar, 2027)
  assert.deepEqual([next.source, next.provisional], [null, true])
  assert.ok(next.days.every(day => day.provisional))
  for (const year of [2014, 2101, Number.NaN])
    assert.throws(() => yearOf(calendar, year), { code: 'calendarMissing' })
})

function empty(year: number) {
  return { year, source: 'test', days: [] }
}
