/** Slots of counsel: a table of hours, holidays and gaps, and properties for any hours at all. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { type Duty, freeSlots, type Hours, slotsOn } from '../../src/counsel/slots.ts'
import { daysOfYear } from '../../src/counsel/terms-days.ts'
import { stampOf } from '../../src/proceedings/days.ts'

const weekly = (weekday: number, starts: string, ends: string, over: Partial<Duty> = {}): Duty => ({
  ...{ weekday, onDay: null, closed: false, starts, ends, way: 'counter', place: '', slotMinutes: 30 },
  ...{ validFrom: '2026-01-01', validTo: null },
  ...over,
})
const dated = (onDay: string, starts: string | null, ends: string | null): Duty =>
  weekly(1, '09:00', '10:00', { weekday: null, onDay, starts, ends, closed: starts === null })
const always = [{ from: '2026-01-01', to: null }]
const hours = (duties: readonly Duty[], over: Partial<Hours> = {}): Hours => ({
  ...{ duties, served: always, isHoliday: day => day === '2026-10-01' },
  ...over,
})
const monday = weekly(1, '14:00', '15:30')

/** what is set | the day asked | beginnings of the slots. 2026-11-23 is a Monday, 2026-10-01 a Thursday and a holiday. */
const table: readonly (readonly [string, Hours, string, string])[] = [
  ['every Monday', hours([monday]), '2026-11-23', '14:00 14:30 15:00'],
  ['not on Tuesday', hours([monday]), '2026-11-24', ''],
  ['Sunday is the seventh', hours([weekly(7, '09:00', '10:00')]), '2026-11-22', '09:00 09:30'],
  ['what is left over is no slot', hours([weekly(1, '14:00', '14:50')]), '2026-11-23', '14:00'],
  ['not on a holiday', hours([weekly(4, '09:00', '10:00')]), '2026-10-01', ''],
  [
    'a date holds on a holiday too',
    hours([dated('2026-10-01', '09:00', '10:00')]),
    '2026-10-01',
    '09:00 09:30',
  ],
  ['nobody there on that date', hours([monday, dated('2026-11-23', null, null)]), '2026-11-23', ''],
  [
    'other hours that day',
    hours([monday, dated('2026-11-23', null, null), dated('2026-11-23', '09:00', '09:30')]),
    '2026-11-23',
    '09:00',
  ],
  [
    'both that day',
    hours([monday, dated('2026-11-23', '09:00', '09:30')]),
    '2026-11-23',
    '09:00 14:00 14:30 15:00',
  ],
  ['ended before', hours([weekly(1, '14:00', '15:00', { validTo: '2026-11-22' })]), '2026-11-23', ''],
  [
    'on the last day still',
    hours([weekly(1, '14:00', '15:00', { validTo: '2026-11-23' })]),
    '2026-11-23',
    '14:00 14:30',
  ],
  ['begins later', hours([weekly(1, '14:00', '15:00', { validFrom: '2026-11-24' })]), '2026-11-23', ''],
  ['nobody serves', hours([monday], { served: [] }), '2026-11-23', ''],
  [
    'served until the day before',
    hours([monday], { served: [{ from: '2026-01-01', to: '2026-11-22' }] }),
    '2026-11-23',
    '',
  ],
  [
    'overlapping hours promise once',
    hours([monday, weekly(1, '14:15', '15:15')]),
    '2026-11-23',
    '14:00 14:30 15:00',
  ],
]

suite('slots', () => {
  for (const [story, set, day, expected] of table)
    test(story, () => {
      const starts = slotsOn(set, day).map(it => stampOf(it.startsAt.getTime()).slice(11, 16))
      assert.equal(starts.join(' '), expected)
    })

  const minutes = fc.integer({ min: 0, max: 1439 })
  const time = (value: number) =>
    `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`
  const anyDuty = fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      a: minutes,
      b: minutes,
      length: fc.integer({ min: 5, max: 240 }),
    })
    .map(({ weekday, a, b, length }) =>
      weekly(weekday, time(Math.min(a, b)), time(Math.max(a, b)), { slotMinutes: length }),
    )
  const anyHours = fc.array(anyDuty, { maxLength: 8 }).map(duties => hours(duties))

  test('never two at once, each within the hours of one duty and of its length', () =>
    fc.assert(
      fc.property(anyHours, fc.integer({ min: 23, max: 29 }), (set, date) => {
        const slots = slotsOn(set, `2026-11-${date}`)
        slots.forEach((slot, i) => {
          assert.ok(i === 0 || slots[i - 1]!.endsAt <= slot.startsAt)
          const from = stampOf(slot.startsAt.getTime()).slice(11, 16)
          const minutesLong = (slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000
          assert.ok(
            set.duties.some(it => it.slotMinutes === minutesLong && it.starts! <= from && from < it.ends!),
          )
        })
      }),
    ))

  test('free ones are to come, not taken, in order, and as many as asked at most', () =>
    fc.assert(
      fc.property(
        anyHours,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 6 }),
        (set, most, dropped) => {
          const now = new Date('2026-11-23T02:00:00Z')
          const asked = { today: '2026-11-23', days: 14 }
          const all = freeSlots(set, [], now, { ...asked, most: 1000 })
          const taken = all.slice(0, dropped)
          const free = freeSlots(set, taken, now, { ...asked, most })
          assert.deepEqual(free, all.slice(dropped, dropped + most))
          assert.ok(
            all.every((it, i) => it.startsAt > now && (i === 0 || all[i - 1]!.startsAt < it.startsAt)),
          )
        },
      ),
    ))
})

test('days a law gives to a cause fall on their day', () => {
  const on = (id: string, year: number) => daysOfYear(year).find(it => it.id === id)?.on
  assert.deepEqual(
    [
      on('constitution', 2026),
      on('helpDisabled', 2026),
      on('helpDisabled', 2027),
      on('nationalSecurity', 2028),
    ],
    ['2026-12-04', '2026-05-17', '2027-05-16', '2028-04-15'],
  )
})
