/** Personal data of agreements: what they say, who signed, what counsel wrote. Pure data. */
import type { PersonalField } from '../../kernel/personal-fields.ts'

const agreement = {
  basis: "art. 13(1)(2), (3): People's Mediation Law art. 28, 29, 31; Electronic Signature Law art. 13",
  retention: 'as long as the mediation file: five years, ten where confirmed by a court',
  readers:
    'whoever mediates in the unit that has the dispute, its heads, counsel asked; on record; the party by a link of their own',
  kept: 'encrypted',
} as const

export const agreementFields: readonly PersonalField[] = [
  { column: 'agreement_version.content', purpose: 'what the parties agreed', ...agreement },
  { column: 'agreement_check.words', purpose: 'what counsel wants changed', ...agreement },
  { column: 'agreement_signature.name', purpose: 'who signed', ...agreement },
  { column: 'agreement_signature.image', purpose: 'the signature as it was drawn', ...agreement },
]
