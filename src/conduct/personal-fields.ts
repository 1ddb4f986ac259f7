/** Personal data of proceedings: what persons told beside the log, and digests for recusal. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const duty = 'art. 13(1)(3): statutory duty of the body that conducts the proceeding'

export const conductFields: readonly PersonalField[] = [
  {
    column: 'private_input.inputs',
    purpose: 'who the parties are and what they told, as far as the step asks for it',
    basis: duty,
    retention: 'as long as the file of the proceeding must be kept',
    readers: 'members of the units that took part, on a reason, each time on record',
    kept: 'encrypted',
  },
  {
    column: 'party_phone.phone_index',
    purpose: 'recusal: refusing staff the proceedings of their own and of kin',
    basis: duty,
    retention: 'as long as the proceeding',
    readers: 'nobody; compared only',
    kept: 'digest',
  },
]
