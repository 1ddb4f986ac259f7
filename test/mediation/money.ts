/** Amounts, days and rhythms to draw from, and what a refusal of money said. */
import fc from 'fast-check'
import { Refusal } from '../../src/kernel/errors.ts'
import { mostInstalments } from '../../src/mediation/agreements/instalments.ts'
import { dayOfNumber, numberOfDay } from '../../src/proceedings/days.ts'

export const most = Number.MAX_SAFE_INTEGER
export const anyDay = fc
  .integer({ min: numberOfDay('2000-01-01'), max: numberOfDay('2100-01-01') })
  .map(dayOfNumber)
export const anyRhythm = fc.record({
  every: fc.integer({ min: 1, max: 24 }),
  unit: fc.constantFrom('month' as const, 'week' as const),
  count: fc.integer({ min: 1, max: mostInstalments }),
  firstOn: anyDay,
})
export const refusalOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { reason, row, difference } = error.facts
    return [error.code, reason, row, difference].filter(fact => fact !== undefined).join(' ')
  }
  return 'taken'
}
