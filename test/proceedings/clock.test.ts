/** What a clock must refuse, how much working time is left, and when the ladder acts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../src/kernel/errors.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import {
  addWorkingDays,
  civilDay,
  due,
  dueAt,
  fractionInstant,
  instantOf,
  workingTimeLeft,
} from '../../src/proceedings/clock.ts'
import { replay } from '../../src/proceedings/explain.ts'
import { at, pause, rule } from './stories.ts'

const calendar = makeCalendar()
const refused: [string, () => unknown, string][] = [
  ['a year before the data', () => dueAt(rule(1, 'hour'), at('2014-12-31'), calendar), 'calendarMissing'],
  [
    'a term beyond all calendars',
    () => dueAt(rule(1_000_000, 'working-day'), at('2026-01-01'), calendar),
    'calendarMissing',
  ],
  ['a day that does not exist', () => instantOf('2026-02-29', '10:00'), 'invalidInput'],
  ['a time that does not exist', () => instantOf('2026-02-28', '24:01'), 'invalidInput'],
  ['an instant that is none', () => civilDay(new Date(Number.NaN)), 'invalidInput'],
  ['a negative amount', () => dueAt(rule(-1, 'month'), at('2026-01-01'), calendar), 'invalidInput'],
  ['half a working day', () => dueAt(rule(0.5, 'working-day'), at('2026-01-01'), calendar), 'invalidInput'],
  [
    'a pause that ends before it starts',
    () =>
      dueAt(rule(1, 'month'), at('2026-01-01'), calendar, { pauses: [pause('2026-01-05', '2026-01-04')] }),
    'invalidInput',
  ],
  [
    'a rule without basis',
    () =>
      dueAt(
        rule(1, 'month', { basis: { article: '', mark: 'D', force: 'law' } }),
        at('2026-01-01'),
        calendar,
      ),
    'invalidInput',
  ],
  [
    'steps with a gap',
    () =>
      replay(
        due(rule(3, 'working-day'), at('2025-12-31'), calendar).steps.filter(
          step => step.kind !== 'makeUpCounted',
        ),
      ),
    'invalidInput',
  ],
]
for (const [story, act, code] of refused) {
  test(`refused: ${story}`, () => {
    assert.throws(act, error => error instanceof Refusal && error.code === code)
  })
}

test('what is left, in working time', () => {
  const left = (now: string, dueInstant: string) =>
    Object.values(workingTimeLeft(at(now), at(dueInstant), calendar))
  assert.deepEqual(left('2026-11-23 17:30', '2026-11-25 17:30'), [false, 2, 0, 0])
  assert.deepEqual(left('2026-11-23 16:30', '2026-11-25 17:30'), [false, 2, 1, 0])
  assert.deepEqual(left('2026-02-13 17:00', '2026-02-14 09:15'), [false, 0, 1, 15])
  assert.deepEqual(left('2026-03-14 20:00', '2026-03-15 00:30'), [false, 0, 4, 30])
  assert.deepEqual(left('2026-11-25 17:30', '2026-11-25 17:30'), [false, 0, 0, 0])
  assert.deepEqual(left('2026-11-26 09:30', '2026-11-25 17:30'), [true, 0, 1, 0])
})

test('rungs of the ladder', () => {
  const rung = (from: string, days: number, end?: 'office' | 'midnight') =>
    addWorkingDays(at(from), days, calendar, end).getTime()
  assert.equal(rung('2026-09-29 17:30', 3), at('2026-10-09 17:30').getTime())
  assert.equal(rung('2026-10-09 17:30', -1), at('2026-10-08 17:30').getTime())
  assert.equal(rung('2026-03-14 00:00', 1), at('2026-03-16 24:00').getTime(), 'midnight ends Friday')
  assert.equal(rung('2026-03-13 09:00', 1, 'office'), at('2026-03-16 17:30').getTime())
  const seventy = fractionInstant(at('2026-03-13 08:30'), at('2026-03-16 17:30'), 0.7, calendar)
  assert.equal(seventy.getTime(), at('2026-03-16 11:06').getTime())
  assert.equal(
    fractionInstant(at('2026-03-13 23:00'), at('2026-03-13 23:10'), 0.5, calendar).getTime(),
    at('2026-03-13 23:05').getTime(),
  )
})
