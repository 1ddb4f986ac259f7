/** Personal data of sittings: who was invited, what persons said in the room, where it was held. Pure data. */
import type { PersonalField } from '../../kernel/personal-fields.ts'

const kept = {
  basis: "art. 13(1)(3): People's Mediation Law art. 20, 22, 27",
  retention: 'as long as the mediation file: five years, ten where confirmed by a court',
  readers: 'staff of units that took part, on a reason and on record',
  kept: 'encrypted',
} as const

export const sittingFields: readonly PersonalField[] = [
  {
    column: 'sitting_row.body',
    purpose: 'what the sides said, proposed and agreed, and who was invited: record of the mediation',
    ...kept,
  },
  { column: 'sitting.place', purpose: 'where to come to; may be the address of a home', ...kept },
  { column: 'sitting.reason', purpose: 'why it was moved or called off', ...kept },
  {
    column: 'sitting_row.party_id',
    purpose: 'whose word, answer or consent a row is',
    ...kept,
    readers: 'whoever sees the dispute',
    kept: 'clear',
  },
  {
    column: 'calendar_address.token_index',
    purpose: 'finding the sittings of a mediator for their own telephone',
    basis: 'art. 13(1)(3): statutory duty',
    retention: 'until renewed or ended',
    readers: 'nobody',
    kept: 'digest',
  },
]
