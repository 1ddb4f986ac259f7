/** Instalments sum to the debt to the fen for any amount and rhythm, month ends come back, what people type is checked and refused by its difference. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import {
  checkInstalments,
  type Instalment,
  type InstalmentPlan,
  instalmentsOf,
  mostInstalments,
} from '../../src/mediation/agreements/instalments.ts'
import { numberOfDay } from '../../src/proceedings/days.ts'
import { anyRhythm, most, refusalOf } from './money.ts'

const anyPlan: fc.Arbitrary<InstalmentPlan> = fc.record({
  totalFen: fc.oneof(
    fc.integer({ min: mostInstalments, max: 10_000_000 }),
    fc.integer({ min: mostInstalments, max: most }),
  ),
  rhythm: anyRhythm,
  remainder: fc.constantFrom('first' as const, 'last' as const),
})
const sumOf = (rows: readonly { readonly amountFen: number }[]) =>
  rows.reduce((sum, row) => sum + BigInt(row.amountFen), 0n)
suite('instalments', () => {
  test('sum to the debt for any amount and rhythm, parts differ in one row only, and pass their own check', () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const rows = instalmentsOf(plan)
        assert.equal(sumOf(rows), BigInt(plan.totalFen))
        const others = plan.remainder === 'first' ? rows.slice(1) : rows.slice(0, -1)
        assert.ok(new Set(others.map(row => row.amountFen)).size <= 1)
        assert.ok(rows.every(row => row.amountFen > 0))
        checkInstalments(rows, plan.totalFen, rows[0]!.dueOn)
      }),
      { numRuns: 2000 },
    )
  })

  test('months keep the day they began with, or end with the month; weeks lie seven days apart', () => {
    fc.assert(
      fc.property(anyPlan, plan => {
        const rhythm = plan.rhythm as Extract<InstalmentPlan['rhythm'], { readonly every: number }>
        const days = instalmentsOf(plan).map(row => row.dueOn)
        assert.equal(days[0], rhythm.firstOn)
        days.forEach((day, at) => {
          const [year, month, dayOfMonth] = rhythm.firstOn.split('-').map(Number) as [number, number, number]
          if (rhythm.unit === 'week') {
            assert.equal(numberOfDay(day) - numberOfDay(rhythm.firstOn), at * rhythm.every * 7)
            return
          }
          const months = year * 12 + month - 1 + at * rhythm.every
          const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
          const expected = new Date(
            Date.UTC(Math.floor(months / 12), months % 12, Math.min(dayOfMonth, last)),
          )
          assert.equal(day, expected.toISOString().slice(0, 10))
        })
      }),
    )
  })

  const told: readonly (readonly [string, InstalmentPlan, string])[] = [
    [
      'the 31st comes back after a short month',
      {
        totalFen: 1000,
        rhythm: { every: 1, unit: 'month', count: 3, firstOn: '2026-01-31' },
        remainder: 'last',
      },
      '2026-01-31 333, 2026-02-28 333, 2026-03-31 334',
    ],
    [
      'a leap year',
      {
        totalFen: 300,
        rhythm: { every: 1, unit: 'month', count: 3, firstOn: '2028-01-31' },
        remainder: 'last',
      },
      '2028-01-31 100, 2028-02-29 100, 2028-03-31 100',
    ],
    [
      'every four weeks, what is left over first',
      {
        totalFen: 100,
        rhythm: { every: 4, unit: 'week', count: 3, firstOn: '2026-12-10' },
        remainder: 'first',
      },
      '2026-12-10 34, 2027-01-07 33, 2027-02-04 33',
    ],
    [
      'single days',
      { totalFen: 5000, rhythm: { days: ['2026-12-01', '2027-02-06'] }, remainder: 'last' },
      '2026-12-01 2500, 2027-02-06 2500',
    ],
  ]
  for (const [story, plan, rows] of told)
    test(story, () => {
      const said = instalmentsOf(plan).map(row => `${row.dueOn} ${row.amountFen}`)
      assert.equal(said.join(', '), rows)
    })

  const monthly = (totalFen: number, count = 3, every = 1): InstalmentPlan => ({
    totalFen,
    rhythm: { every, unit: 'month', count, firstOn: '2026-12-01' },
    remainder: 'last',
  })
  const refusals: readonly (readonly [string, () => unknown, string])[] = [
    ['no debt', () => instalmentsOf(monthly(0)), 'instalmentsUnfit noDebt'],
    ['less than nothing', () => instalmentsOf(monthly(-5)), 'instalmentsUnfit noDebt'],
    ['half a fen', () => instalmentsOf(monthly(10.5)), 'instalmentsUnfit tooLarge'],
    ['beyond exact numbers', () => instalmentsOf(monthly(most + 1)), 'instalmentsUnfit tooLarge'],
    ['less than a fen each', () => instalmentsOf(monthly(2)), 'instalmentsUnfit tooSmall'],
    ['no instalment', () => instalmentsOf(monthly(100, 0)), 'instalmentsUnfit count'],
    ['more than the form takes', () => instalmentsOf(monthly(1e6, 121)), 'instalmentsUnfit count'],
    ['every no months', () => instalmentsOf(monthly(100, 3, 0)), 'instalmentsUnfit every'],
    [
      'days out of order',
      () => instalmentsOf({ totalFen: 9, rhythm: { days: ['2026-12-02', '2026-12-01'] }, remainder: 'last' }),
      'instalmentsUnfit order 2',
    ],
    [
      'a day that is none',
      () => instalmentsOf({ totalFen: 9, rhythm: { days: ['2026-02-30'] }, remainder: 'last' }),
      'invalidInput',
    ],
  ]
  for (const [story, work, said] of refusals) test(story, () => assert.equal(refusalOf(work), said))

  const row = (dueOn: string, amountFen: number): Instalment => ({ dueOn, amountFen })
  const typed: readonly (readonly [string, readonly Instalment[], string])[] = [
    ['as agreed', [row('2026-12-01', 400), row('2027-01-01', 600)], 'taken'],
    ['due today', [row('2026-11-23', 1000)], 'taken'],
    ['seven fen short', [row('2026-12-01', 393), row('2027-01-01', 600)], 'instalmentsUnfit sumShort 0.07'],
    ['twelve yuan over', [row('2026-12-01', 1600), row('2027-01-01', 600)], 'instalmentsUnfit sumOver 12.00'],
    ['in the past', [row('2026-11-22', 1000)], 'instalmentsUnfit past 1'],
    ['out of order', [row('2027-01-01', 400), row('2026-12-01', 600)], 'instalmentsUnfit order 2'],
    ['a day twice', [row('2026-12-01', 400), row('2026-12-01', 600)], 'instalmentsUnfit order 2'],
    ['an empty row', [row('2026-12-01', 1000), row('2027-01-01', 0)], 'instalmentsUnfit emptyRow 2'],
    ['money back', [row('2026-12-01', 1100), row('2027-01-01', -100)], 'instalmentsUnfit amount 2'],
    ['half a fen', [row('2026-12-01', 999.5), row('2027-01-01', 0.5)], 'instalmentsUnfit amount 1'],
    ['beyond exact numbers', [row('2026-12-01', most), row('2027-01-01', most)], 'instalmentsUnfit tooLarge'],
    ['nothing at all', [], 'instalmentsUnfit count'],
  ]
  for (const [story, rows, said] of typed)
    test(`typed by hand: ${story}`, () => {
      assert.equal(
        refusalOf(() => checkInstalments(rows, 1000, '2026-11-23')),
        said,
      )
    })
})
