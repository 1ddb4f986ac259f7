/** A household nothing is known of yet, and what it may have asked for: what the tables of visits start from. */
import type { HouseholdFacts } from '../../src/visits/due.ts'

export const today = '2026-11-23'
export const blank: HouseholdFacts = {
  householdId: 'h1',
  knownOn: '2026-01-10',
  movedInOn: '2019-05-01',
  visits: 'welcome',
  visitsUntil: null,
  away: false,
  everyDays: 90,
  lastVisit: null,
  lastMetOn: null,
  vain: [],
  nextOn: null,
  needs: [],
  matters: [],
}
export const need = {
  id: 'n',
  kind: 'monthlyVisit',
  everyDays: 30,
  byPhone: false,
  askedOn: '2026-06-01',
  servedOn: null,
}
export const call = { ...need, id: 'c', kind: 'weeklyCall', everyDays: 7, byPhone: true }
export const matter = { id: 'm', number: '20261101-000001', sinceOn: '2026-11-01', from: 'visit' } as const
