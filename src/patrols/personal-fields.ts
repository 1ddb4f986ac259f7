/** Personal data of patrols: where a worker walked, on consent, and places of hazards. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const consent = 'art. 13(1)(1): consent of the worker, asked at each patrol'
const duty = 'art. 13(1)(3): statutory duty of safety'
const three = 'three years after closing'
const people = 'people of the grid and of its community; supervisors'

export const patrolFields: readonly PersonalField[] = [
  {
    column: 'patrol.track',
    purpose: 'the worker’s own memory of where they walked',
    basis: consent,
    retention: 'thirty days',
    readers: 'the worker alone',
    kept: 'encrypted',
  },
  {
    column: 'patrol.track_metres',
    purpose: 'how long the round was',
    basis: consent,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'patrol_check.lng',
    purpose: 'where the item was checked',
    basis: consent,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'patrol_check.lat',
    purpose: 'where the item was checked',
    basis: consent,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'patrol_check.note',
    purpose: 'what was found; may tell of persons in free words',
    basis: duty,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'hazard.place_text',
    purpose: 'where it is',
    basis: duty,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'hazard.lng',
    purpose: 'where it is',
    basis: duty,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'hazard.lat',
    purpose: 'where it is',
    basis: duty,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'hazard.what',
    purpose: 'what endangers people there',
    basis: duty,
    retention: three,
    readers: people,
    kept: 'clear',
  },
  {
    column: 'hazard_event.note',
    purpose: 'what was done about it',
    basis: duty,
    retention: three,
    readers: people,
    kept: 'clear',
  },
]
