/** Personal data of phones that keep data for work without signal. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const duty = 'art. 51: protecting what lies on a phone'
const worker = 'while the phone is used'

export const fieldworkFields: readonly PersonalField[] = [
  {
    column: 'device.name',
    purpose: 'telling the worker which phone is meant',
    basis: duty,
    retention: worker,
    readers: 'the worker, system administrator',
    kept: 'clear',
  },
  {
    column: 'device.unlock',
    purpose: 'opening what the phone keeps, for the worker signed in',
    basis: duty,
    retention: worker,
    readers: 'nobody; given to the phone itself',
    kept: 'encrypted',
  },
  {
    column: 'upload.claim_index',
    purpose: 'whose photo it is that arrives in pieces',
    basis: duty,
    retention: 'a day',
    readers: 'nobody; compared only',
    kept: 'digest',
  },
]
