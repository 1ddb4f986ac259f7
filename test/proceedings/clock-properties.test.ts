/** What must hold of every deadline, whatever the rule: properties over random terms, and a day-by-day walk that must agree. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import {
  addWorkingDays,
  civilDay,
  due,
  dueAt,
  fractionInstant,
  type Pause,
  workingTimeLeft,
} from '../../src/proceedings/clock.ts'
import { replay } from '../../src/proceedings/explain.ts'
import type { TermRule, Unit } from '../../src/proceedings/procedure.ts'
import { isWorking, localDay, nextDay, walkedDue } from './oracle.ts'

const calendar = makeCalendar()
const numRuns = Number(process.env.AILI_PROPERTY_RUNS ?? 1000)
const basis = { article: '民法典第201条', mark: 'V', force: 'law' } as const
const dayLength = 86_400_000

const most: Record<Unit, number> = {
  'calendar-day': 400,
  'working-day': 250,
  'working-hour': 400,
  hour: 2000,
  minute: 5000,
  month: 18,
  year: 2,
}
const unit = fc.constantFrom(...(Object.keys(most) as Unit[]))
const length = unit.chain(of => fc.record({ unit: fc.constant(of), amount: fc.nat(most[of]) }))
const rule = fc
  .record({ length, roll: fc.boolean(), dayEnds: fc.constantFrom('office' as const, 'midnight' as const) })
  .map(
    ({ length: { amount, unit: of }, roll, dayEnds }): TermRule => ({
      amount,
      unit: of,
      roll,
      dayEnds,
      basis,
      version: 1,
    }),
  )
/** Odd seconds, and often enough the edges of a day and of office hours. */
const instant = fc
  .oneof(
    fc.integer({
      min: Date.parse('2015-01-01T00:00:00+08:00'),
      max: Date.parse('2024-12-01T00:00:00+08:00'),
    }),
    fc
      .tuple(fc.nat(3600), fc.constantFrom(0, 8.5, 12, 14.5, 17.5))
      .map(([days, hours]) => Date.parse('2015-01-01T00:00:00+08:00') + days * dayLength + hours * 3_600_000),
  )
  .map(ms => new Date(ms))
const spans = fc.array(fc.tuple(fc.nat(60 * 24), fc.nat(20 * 24)), { maxLength: 4 })
const pausesFrom = (start: Date, list: readonly (readonly [number, number])[]): Pause[] =>
  list.map(([after, hours]) => {
    const from = start.getTime() + after * 3_600_000
    return { from: new Date(from), to: new Date(from + hours * 3_600_000), cause: '听证' }
  })
const extensions = fc.array(length, { maxLength: 2 })
const holds = (property: fc.IProperty<never> | fc.IRawProperty<unknown>) =>
  fc.assert(property as fc.IProperty<unknown>, { numRuns })

test('the walk day by day agrees for every unit', () => {
  holds(
    fc.property(rule, instant, (own, start) => {
      const walked = walkedDue(start, own.amount, own.unit, own.roll!, own.dayEnds!)
      assert.equal(dueAt(own, start, calendar).at.toISOString(), walked.toISOString())
    }),
  )
})

test('the explanation replays to the due instant', () => {
  holds(
    fc.property(rule, instant, spans, extensions, (own, start, list, longer) => {
      const options = { pauses: pausesFrom(start, list), extensions: longer }
      const found = due(own, start, calendar, options)
      assert.equal(replay(found.steps).toISOString(), found.dueAt.toISOString())
      assert.equal(found.dueAt.getTime(), dueAt(own, start, calendar, options).at.getTime())
    }),
  )
})

test('the counted days of an explanation add up to the amount', () => {
  holds(
    fc.property(rule, instant, (own, start) => {
      const counted = due(own, start, calendar).steps.filter(step => step.kind.endsWith('Counted'))
      const sum = counted.reduce((total, step) => total + step.amount!, 0)
      assert.ok(Math.abs(sum - own.amount) < 1e-6, `${sum} of ${own.amount} ${own.unit}`)
    }),
  )
})

test('a longer term never falls due earlier', () => {
  holds(
    fc.property(rule, instant, spans, fc.nat(30), (own, start, list, more) => {
      const options = { pauses: pausesFrom(start, list) }
      const longer = { ...own, amount: own.amount + more }
      assert.ok(dueAt(own, start, calendar, options).at <= dueAt(longer, start, calendar, options).at)
    }),
  )
})

test('a pause of n days moves a calendar-day term by n', () => {
  holds(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      instant,
      fc.nat(1000),
      fc.nat(60),
      (amount, start, part, days) => {
        const own: TermRule = { amount, unit: 'calendar-day', basis, version: 1 }
        const plain = dueAt(own, start, calendar).at.getTime()
        const from = new Date(start.getTime() + Math.floor(((plain - 1 - start.getTime()) * part) / 1000))
        const pause = { from, to: new Date(from.getTime() + days * dayLength), cause: '鉴定' }
        assert.equal(dueAt(own, start, calendar, { pauses: [pause] }).at.getTime(), plain + days * dayLength)
      },
    ),
  )
})

test('overlapping pauses count once, in whatever order', () => {
  holds(
    fc.property(rule, instant, spans, fc.integer({ min: 0, max: 100 }), (own, start, list, part) => {
      const pauses = pausesFrom(start, list)
      const pieces = pauses.flatMap(pause => {
        const middle = new Date(
          pause.from.getTime() + Math.floor(((pause.to!.getTime() - pause.from.getTime()) * part) / 100),
        )
        return [{ ...pause, from: middle }, pause, { ...pause, to: middle }]
      })
      const [once, cut] = [pauses, pieces.reverse()].map(each =>
        dueAt(own, start, calendar, { pauses: each }).at.getTime(),
      )
      assert.equal(once, cut)
    }),
  )
})

test('a term never falls due while it is paused', () => {
  holds(
    fc.property(rule, instant, spans, (own, start, list) => {
      const pauses = pausesFrom(start, list)
      const at = dueAt(own, start, calendar, { pauses }).at
      for (const pause of pauses)
        assert.ok(at <= pause.from || at >= pause.to!, `${at.toISOString()} in ${pause.from.toISOString()}`)
    }),
  )
})

test('reminders lie within their leg and in order', () => {
  holds(
    fc.property(rule, instant, fc.nat(100), fc.nat(100), (own, start, one, other) => {
      const end = dueAt(own, start, calendar).at
      if (end < start) return
      const [early, late] = [Math.min(one, other), Math.max(one, other)].map(part =>
        fractionInstant(start, end, part / 100, calendar),
      )
      assert.ok(start <= early! && early! <= late! && late! <= end)
    }),
  )
})

test('working days forward, and the working time left until then', () => {
  holds(
    fc.property(instant, fc.integer({ min: 1, max: 30 }), (from, days) => {
      let day = localDay(new Date(from.getTime() - 1))
      for (let left = days; left > 0; ) {
        day = nextDay(day)
        if (isWorking(day)) left--
      }
      const then = addWorkingDays(from, days, calendar, 'office')
      assert.equal(civilDay(then), day)
      const left = workingTimeLeft(from, then, calendar)
      assert.ok(!left.overdue && left.days >= days && left.days <= days + 1)
    }),
  )
})
