/** Personal data of messages to people outside the offices. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

export const outsideFields: readonly PersonalField[] = [
  {
    column: 'outside_message.address',
    purpose: 'reaching a party of a proceeding on their own phone',
    basis: "art. 13(1)(2), (3): People's Mediation Law art. 31, 33",
    retention: 'until the message was sent or given up, at most a day',
    readers: 'nobody; the gateway it is sent by',
    kept: 'encrypted',
  },
]
