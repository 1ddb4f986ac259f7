/** The days a ledger is asked for, and how many rounds of a patrol came due in them. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { periodOf } from '../../src/ledgers/period.ts'
import { roundsIn } from '../../src/ledgers/planned-patrols.ts'

suite('days of a ledger', () => {
  test('rounds of a plan', () => {
    const plan = { everyDays: 7, from: '2026-11-02', to: null }
    const table: [string, string, number][] = [
      ['2026-11-01', '2026-11-30', 5],
      ['2026-11-03', '2026-11-08', 0],
      ['2026-11-09', '2026-11-09', 1],
      ['2026-10-01', '2026-11-01', 0],
      ['2026-11-30', '2026-12-06', 1],
    ]
    for (const [from, to, rounds] of table) assert.equal(roundsIn(plan, from, to), rounds, `${from} ${to}`)
    assert.equal(roundsIn({ ...plan, to: '2026-11-15' }, '2026-11-01', '2026-11-30'), 2)
  })

  test('periods', () => {
    const days = (kind: 'range' | 'week' | 'month', from?: string, to?: string) => {
      const period = periodOf(kind, { from, to }, '2026-11-23')
      return `${period.from} ${period.to}`
    }
    assert.equal(days('range'), '2026-11-01 2026-11-30')
    assert.equal(days('week', '2026-11-29'), '2026-11-23 2026-11-29')
    assert.equal(days('month', '2026-02-10'), '2026-02-01 2026-02-28')
    assert.throws(() => days('range', '2026-11-30', '2026-11-01'), /periodTurned/)
    assert.throws(() => days('range', '2020-01-01', '2026-01-01'), /periodLong/)
  })
})
