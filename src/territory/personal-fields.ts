/** Personal data of the territory: members of staff at their posts, never residents. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const staff = {
  basis: 'art. 13(1)(2): human resources management, and (3): statutory duty',
  retention: 'while the person holds a post, and as long as acts name them',
} as const

export const territoryFields: readonly PersonalField[] = [
  {
    ...staff,
    column: 'person.name',
    purpose: 'who did what in the act log',
    readers: 'staff; residents for the grid’s duty holders',
    kept: 'clear',
  },
  {
    ...staff,
    column: 'person.work_phone',
    purpose:
      'reaching the duty holders of a grid; telling the person through the gateway that is configured what waits',
    readers: 'staff; residents for the grid’s duty holders; the gateway',
    kept: 'clear',
  },
  {
    column: 'person.work_email',
    purpose: 'telling the person by e-mail what waits; entered by the person',
    basis: 'art. 13(1)(1): consent of the person who enters it',
    retention: 'until the person takes it away or leaves',
    readers: 'the person; the mail server that is configured',
    kept: 'clear',
  },
  {
    column: 'kinship.phone_index',
    purpose: 'recusal: refusing staff the matters of their kin',
    basis: 'art. 13(1)(1): consent of the person who declares it',
    retention: 'until the person takes it back or leaves',
    readers: 'nobody; compared only',
    kept: 'digest',
  },
]
