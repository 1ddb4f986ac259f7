/** Personal data of rosters: rows kept aside until a person mended them. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const duty =
  'art. 13(1)(3): statutory duty of the residents’ committee to know who lives in its area and serve them (Organic Law of Urban Residents’ Committees)'

export const rosterFields: readonly PersonalField[] = [
  {
    column: 'roster_batch.content',
    purpose: 'writing what was looked at, as it was looked at',
    basis: duty,
    retention: 'until it is written, a day at most',
    readers: 'nobody',
    kept: 'encrypted',
  },
  {
    column: 'roster_row.content',
    purpose: 'mending a row that cannot be right',
    basis: duty,
    retention: 'until it is mended or dropped, thirty days at most',
    readers: 'people of the community',
    kept: 'encrypted',
  },
  {
    column: 'roster_row.problems',
    purpose: 'saying what cannot be right in it, without the value',
    basis: duty,
    retention: 'until it is mended or dropped, thirty days at most',
    readers: 'people of the community',
    kept: 'clear',
  },
]
