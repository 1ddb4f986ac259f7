/** Personal data in papers: what they say is what persons told. Pure data. */
import type { PersonalField } from '../kernel/personal-fields.ts'

const kept = {
  basis: 'art. 13(1)(3): People’s Mediation Law art. 27, the file of a mediation',
  retention: 'as long as the file of the proceeding must be kept',
  readers: 'members of the units that took part, on a reason, each time on record',
  kept: 'encrypted',
} as const

export const paperFields: readonly PersonalField[] = [
  { column: 'paper.content', purpose: 'what an issued paper says', ...kept },
  { column: 'paper.pdf', purpose: 'the page as it was printed, with its hash', ...kept },
  { column: 'signed_copy.content', purpose: 'a paper as it was signed by hand', ...kept },
  { column: 'signed_copy.reason', purpose: 'why it was taken in', ...kept, kept: 'clear' },
  { column: 'signed_copy.struck_for', purpose: 'why it was struck off', ...kept, kept: 'clear' },
  { column: 'paper_correction.value', purpose: 'how something recorded wrongly reads rightly', ...kept },
  {
    column: 'paper.reason',
    purpose: 'why it was written, said in a further version',
    ...kept,
    kept: 'clear',
  },
  { column: 'paper_correction.reason', purpose: 'why something was put right', ...kept, kept: 'clear' },
]
