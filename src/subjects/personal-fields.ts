/** Personal data of residents who sign in to see their own. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const rights = 'art. 44-50: rights of the resident'
const compared = 'nobody; compared only'
const day = 'a day after it ended'

export const subjectFields: readonly PersonalField[] = [
  {
    column: 'resident_code.phone_index',
    purpose: 'signing in by a code',
    basis: rights,
    retention: day,
    readers: compared,
    kept: 'digest',
  },
  {
    column: 'resident_code.resident_id',
    purpose: 'signing in by a code',
    basis: rights,
    retention: day,
    readers: compared,
    kept: 'clear',
  },
  {
    column: 'resident_code.code_index',
    purpose: 'signing in by a code',
    basis: rights,
    retention: day,
    readers: compared,
    kept: 'digest',
  },
  {
    column: 'resident_session.resident_id',
    purpose: 'being signed in',
    basis: rights,
    retention: day,
    readers: compared,
    kept: 'clear',
  },
  {
    column: 'resident_session.token_index',
    purpose: 'being signed in',
    basis: rights,
    retention: day,
    readers: compared,
    kept: 'digest',
  },
  {
    column: 'data_request.resident_id',
    purpose: 'whose data a request is about',
    basis: rights,
    retention: 'as long as the file of the proceeding must be kept',
    readers: 'people of the community who deal with it',
    kept: 'clear',
  },
  {
    column: 'data_request.kind',
    purpose: 'what is asked for',
    basis: rights,
    retention: 'as long as the file of the proceeding must be kept',
    readers: 'people of the community who deal with it',
    kept: 'clear',
  },
]
