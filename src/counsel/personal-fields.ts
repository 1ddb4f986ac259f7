/** Personal data of counsel and publicity: who booked and what was said to a lawyer lie encrypted; lawyers are named as they serve the public. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const asked = 'art. 13(1)(1): given by whoever books or asks, who may stay anonymous'
const duty = 'art. 13(1)(3): Legal Aid Law art. 23, public legal service'
const month = 'thirty days after the slot'
const years = 'three years after the consultation'

export const counselFields: readonly PersonalField[] = [
  {
    column: 'counsel_booking.who',
    purpose: 'receiving and reaching whoever booked',
    basis: asked,
    retention: month,
    readers: 'counsel, director, secretary and workers of the community, each opening on record',
    kept: 'encrypted',
  },
  {
    column: 'counsel_booking.contact_index',
    purpose: 'nobody keeps many slots from others',
    basis: asked,
    retention: month,
    readers: 'nobody; compared only',
    kept: 'digest',
  },
  {
    column: 'counsel_booking.query_index',
    purpose: 'finding the own booking by its code',
    basis: asked,
    retention: 'kept: names nobody',
    readers: 'nobody; compared only',
    kept: 'digest',
  },
  {
    column: 'counsel_booking.said',
    purpose: 'telling a booking sent twice from another under the same id',
    basis: asked,
    retention: 'kept: keyed, names nobody',
    readers: 'nobody; compared only',
    kept: 'digest',
  },
  {
    column: 'counsel_consultation.words',
    purpose:
      'what was asked and answered, and by whom where they said so; no other part of the system can search or read it',
    basis: asked,
    retention: years,
    readers: 'the lawyer who heard it and who stands in for that lawyer, each opening on record',
    kept: 'encrypted',
  },
  {
    column: 'counsel_consultation.said',
    purpose: 'telling an entry sent twice from another under the same id',
    basis: duty,
    retention: 'kept: keyed, names nobody',
    readers: 'nobody; compared only',
    kept: 'digest',
  },
  {
    column: 'counsel_consultation.basis',
    purpose: 'articles the answer rests on',
    basis: duty,
    retention: 'kept: names nobody',
    readers: 'counsel, director and secretary of the community',
    kept: 'clear',
  },
  {
    column: 'counsel_service.work_phone',
    purpose: 'reaching counsel at work',
    basis: duty,
    retention: 'kept: the roster as it was',
    readers: 'everybody: a public service',
    kept: 'clear',
  },
  {
    column: 'counsel_service.licence_number',
    purpose: 'that counsel is a lawyer',
    basis: duty,
    retention: 'kept: the roster as it was',
    readers: 'everybody: a public service',
    kept: 'clear',
  },
  {
    column: 'publicity_session.lecturer',
    purpose: 'who spoke, as part of their work',
    basis: duty,
    retention: 'kept: the record of a public occasion',
    readers: 'staff',
    kept: 'clear',
  },
  {
    column: 'publicity_item.responsible',
    purpose: 'who or which unit prepares it',
    basis: duty,
    retention: 'kept: the plan as it was',
    readers: 'staff',
    kept: 'clear',
  },
]
