/** What must hold of every deadline, whatever the rule: properties over random terms, and a walk by days and minutes that must agree. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  addWorkingDays,
  civilDay,
  due,
  dueAt,
  fractionInstant,
  instantOf,
  lastDayOf,
  workingTimeLeft,
} from '../../src/proceedings/clock.ts'
import { replay } from '../../src/proceedings/explain.ts'
import type { TermRule } from '../../src/proceedings/procedure.ts'
import {
  anyCalendar,
  anyExtensions,
  anyPauses,
  anyRule,
  anyStart,
  asWalked,
  basis,
  calendar,
  extensionsOf,
  holds,
  isOfDays,
  most,
  pausesFrom,
  ruleIn,
  units,
} from './any-term.ts'
import { isWorking, localDay, nextDay, walkedDue } from './oracle.ts'

for (const unit of units) {
  suite(unit, () => {
    test('the walk by days and minutes agrees, with pauses, extensions and any office hours', () => {
      holds(
        fc.property(
          fc.tuple(ruleIn(unit), anyStart, anyCalendar, anyPauses, extensionsOf(unit)),
          ([rule, start, hours, drawn, extensions]) => {
            const pauses = pausesFrom(start, drawn)
            const walked = walkedDue(start.getTime(), asWalked(rule, hours.officeHours, pauses, extensions))
            const { at } = dueAt(rule, start, hours, { pauses, extensions })
            assert.equal(at.toISOString(), new Date(walked).toISOString())
          },
        ),
      )
    })

    test('the explanation replays to the due instant, whatever the options', () => {
      holds(
        fc.property(
          fc.tuple(
            ruleIn(unit),
            ruleIn('minute'),
            anyStart,
            anyCalendar,
            anyPauses,
            anyExtensions,
            fc.boolean(),
          ),
          ([rule, { amount }, start, hours, drawn, extensions, urgent]) => {
            const own: TermRule = urgent ? { ...rule, urgent: { amount, unit: 'minute' } } : rule
            const options = { pauses: pausesFrom(start, drawn), extensions, urgent }
            const found = due(own, start, hours, options)
            assert.equal(replay(found.steps).toISOString(), found.dueAt.toISOString())
            assert.equal(found.dueAt.getTime(), dueAt(own, start, hours, options).at.getTime())
          },
        ),
      )
    })
  })
}

test('the counted days of an explanation add up to the amount', () => {
  holds(
    fc.property(anyRule, anyStart, anyCalendar, (rule, start, hours) => {
      const counted = due(rule, start, hours).steps.filter(step => step.kind.endsWith('Counted'))
      const sum = counted.reduce((total, step) => total + step.amount!, 0)
      assert.ok(Math.abs(sum - rule.amount) < 1e-6, `${sum} of ${rule.amount} ${rule.unit}`)
    }),
  )
})

test('a longer term never falls due earlier', () => {
  holds(
    fc.property(anyRule, anyStart, anyCalendar, anyPauses, fc.nat(30), (rule, start, hours, drawn, more) => {
      const options = { pauses: pausesFrom(start, drawn) }
      const longer = { ...rule, amount: rule.amount + more }
      assert.ok(dueAt(rule, start, hours, options).at <= dueAt(longer, start, hours, options).at)
    }),
  )
})

test('no term falls due before it starts; its last day is the day its due instant ends', () => {
  holds(
    fc.property(anyRule, anyStart, anyCalendar, anyPauses, (rule, start, hours, drawn) => {
      // A term of no days is due on its first day, whose office may be closed already.
      const own = isOfDays(rule.unit) ? { ...rule, amount: Math.max(1, rule.amount) } : rule
      const { at, lastDay } = dueAt(own, start, hours, { pauses: pausesFrom(start, drawn) })
      assert.ok(at >= start)
      assert.equal(lastDayOf(at), lastDay)
      assert.ok(at > instantOf(lastDay, '00:00') && at <= instantOf(lastDay, '24:00'))
    }),
  )
})

test('reminders lie within their leg and in order', () => {
  holds(
    fc.property(anyRule, anyStart, fc.nat(100), fc.nat(100), (rule, start, one, other) => {
      const end = dueAt(rule, start, calendar).at
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
    fc.property(anyStart, fc.integer({ min: 1, max: 30 }), (from, days) => {
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

test('the walk reaches as far as the longest term', () => {
  const pauses = [{ after: 0, lasts: 15 * 1440 }]
  const start = instantOf('2026-12-31', '23:59')
  const rule: TermRule = { amount: most.month, unit: 'month', roll: true, basis, version: 1 }
  const extensions = [
    { amount: most.month / 4, unit: 'month' as const },
    { amount: 50, unit: 'working-day' as const },
  ].map(one => ({ ...one, amount: Math.ceil(one.amount) }))
  const own = pausesFrom(start, pauses)
  const walked = walkedDue(start.getTime(), asWalked(rule, calendar.officeHours, own, extensions))
  assert.equal(dueAt(rule, start, calendar, { pauses: own, extensions }).at.getTime(), walked)
})
