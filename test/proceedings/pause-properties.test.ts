/** What pauses do to a deadline, whatever the rule: they move it by what they take, once, and in any order. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dueAt, type Pause } from '../../src/proceedings/clock.ts'
import type { TermRule } from '../../src/proceedings/procedure.ts'
import {
  anyCalendar,
  anyPauses,
  anyRule,
  anyStart,
  basis,
  calendar,
  dayLength,
  holds,
  minute,
  pausesFrom,
} from './any-term.ts'

test('a pause of n days moves a calendar-day term by n', () => {
  holds(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      anyStart,
      fc.nat(1000),
      fc.nat(60),
      (amount, start, part, days) => {
        const rule: TermRule = { amount, unit: 'calendar-day', basis, version: 1 }
        const plain = dueAt(rule, start, calendar).at.getTime()
        const from = new Date(start.getTime() + Math.floor(((plain - 1 - start.getTime()) * part) / 1000))
        const pause = { from, to: new Date(from.getTime() + days * dayLength), cause: '鉴定' }
        assert.equal(dueAt(rule, start, calendar, { pauses: [pause] }).at.getTime(), plain + days * dayLength)
      },
    ),
  )
})

/** Pauses apart from each other, and the same cut into pieces that overlap, lie within each other and repeat. */
const apart = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 9000 })), {
  maxLength: 4,
})
function mergedFrom(start: Date, gaps: readonly (readonly [number, number])[]): (Pause & { to: Date })[] {
  let at = start.getTime()
  return gaps.map(([gap, lasts]) => {
    const from = at + gap * minute
    at = from + lasts * minute
    return { from: new Date(from), to: new Date(at), cause: '听证' }
  })
}

test('the union of overlapping pauses counts once', () => {
  const cuts = fc.tuple(fc.nat(100), fc.nat(100))
  holds(
    fc.property(anyRule, anyStart, anyCalendar, apart, cuts, (rule, start, hours, gaps, [one, other]) => {
      const merged = mergedFrom(start, gaps)
      const pieces = merged.flatMap(pause => {
        const within = (part: number) =>
          new Date(pause.from.getTime() + Math.floor(((+pause.to - +pause.from) * part) / 100))
        const [early, late] = [within(Math.min(one, other)), within(Math.max(one, other))]
        return [
          { ...pause, to: late },
          { ...pause, from: early },
          { ...pause, from: early, to: late },
        ]
      })
      const [whole, cut] = [merged, pieces].map(pauses => dueAt(rule, start, hours, { pauses }))
      assert.deepEqual(cut, whole)
    }),
  )
})

test('pauses in any order give the same instant', () => {
  holds(
    fc.property(
      fc.tuple(anyRule, anyStart, anyCalendar),
      anyPauses.chain(drawn =>
        fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
      ),
      ([rule, start, hours], orders) => {
        const [one, other] = orders.map(drawn =>
          dueAt(rule, start, hours, { pauses: pausesFrom(start, drawn) }),
        )
        assert.deepEqual(other, one)
      },
    ),
  )
})

test('a term never falls due while it is paused', () => {
  holds(
    fc.property(anyRule, anyStart, anyCalendar, anyPauses, (rule, start, hours, drawn) => {
      const pauses = pausesFrom(start, drawn).filter(pause => pause.to !== null && pause.to > start)
      const { at } = dueAt(rule, start, hours, { pauses })
      for (const { from, to } of pauses)
        assert.ok(at <= from || at >= to! || at <= start, `${at.toISOString()} in ${from.toISOString()}`)
    }),
  )
})
