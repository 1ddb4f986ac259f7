/** What is said about a file of places: faults, questions, problems row by row, in the reader's language. */
import { type Problem, Unfit } from '../gridding/index.ts'
import type { Translate } from '../kernel/i18n.ts'
import { Unreadable } from '../kernel/tables.ts'
import type { Outcome } from './outcome.ts'
import type { Surveyed } from './take-in.ts'

/** Problems that only a survey meets, or words otherwise than a proposal of grids. */
const own = new Set<Problem['code']>([
  'outside',
  'outsideNamed',
  'unknownCommunity',
  'idOfAnother',
  'nameMissing',
  'communityCode',
  'codeDiffers',
  'divisionCode',
  'noLine',
])

export function problemWords({ code, facts }: Problem, t: Translate): string {
  return t(`${own.has(code) ? 'survey' : 'gridding'}:problem.${code}`, { replace: facts })
}

/** Why the file as a whole cannot be read; null: something else is wrong. */
export function faultWords(error: unknown, t: Translate): string | null {
  if (error instanceof Unfit || error instanceof Unreadable)
    return t(`survey:fault.${error.code}`, { replace: error.facts })
  return null
}

export function questionWords({ code, facts }: NonNullable<Outcome['question']>, t: Translate): string {
  return t(`survey:question.${code}`, { replace: facts })
}

/** What should be known beside the counts. */
export function notesOf({ outcome, counts }: Surveyed, t: Translate): readonly string[] {
  const { looked } = outcome
  // Where most stand as they stood, the system is the one they were taken in by.
  const isKnown = counts !== null && counts.unchanged > counts.added
  if (looked?.kind === 'buildings')
    return [
      looked.withoutHouseholds > 0
        ? t('survey:note.withoutHouseholds', { count: looked.withoutHouseholds })
        : '',
      looked.items.length > 0 && looked.items.every(it => it.households === 0)
        ? t('survey:note.noHouseholdsAnywhere')
        : '',
      looked.items.some(it => it.name === null) ? t('survey:note.unnamed') : '',
      looked.isSystemSaid || isKnown || looked.items.length === 0 ? '' : t('survey:note.assumedSystem'),
    ].filter(note => note !== '')
  if (looked?.kind === 'divisions' && looked.elsewhere > 0)
    return [t('survey:note.elsewhere', { count: looked.elsewhere })]
  return []
}
