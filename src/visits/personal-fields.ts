/** Personal data of visits: what was heard, on consent, readable by nobody who searches. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const duty = 'art. 13(1)(3): statutory duty of serving residents'
const consent = 'art. 13(1)(1): consent of who was visited, asked each time'
const two = 'two years after the visit'
const people = 'people of the grid and of its community'

export const visitFields: readonly PersonalField[] = [
  {
    column: 'visit.household_id',
    purpose: 'which household was visited',
    basis: duty,
    retention: two,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'visit.building_id',
    purpose: 'where',
    basis: duty,
    retention: two,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'visit.purpose',
    purpose: 'why somebody came',
    basis: duty,
    retention: two,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'visit.outcome',
    purpose: 'whether somebody was met, and refusals counted apart',
    basis: duty,
    retention: two,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'visit.consented',
    purpose: 'whether a note may be kept',
    basis: duty,
    retention: two,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'visit.note',
    purpose: 'what was heard and advised; no other part of the system can search or read it',
    basis: consent,
    retention: two,
    readers: people,
    kept: 'encrypted',
  },
  {
    column: 'visit.said',
    purpose: 'telling a visit sent twice from another one under the same id',
    basis: duty,
    retention: two,
    readers: 'nobody; compared only',
    kept: 'digest',
  },
  {
    column: 'visit.next_on',
    purpose: 'coming again as agreed',
    basis: duty,
    retention: two,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'visit_month.outcome',
    purpose: 'how many visits there were, after it is forgotten to whom',
    basis: duty,
    retention: 'kept: a count of a grid and month, of nobody',
    readers: 'people of the grid and of its community; supervisors',
    kept: 'clear',
  },
  {
    column: 'visit_matter.proceeding_id',
    purpose: 'following up what was brought up at the door',
    basis: duty,
    retention: two,
    readers: people,
    kept: 'clear',
  },
  ...['homes', 'visits', 'needs'].map(
    (column): PersonalField => ({
      column: `counted_building.${column}`,
      purpose:
        'counting households, visits and services of a building without going through its rows; without names',
      basis: duty,
      retention: 'as long as what it is counted from: counted anew when that goes',
      readers: 'nobody; counts alone leave it',
      kept: 'clear',
    }),
  ),
]
