/** What is said about a roster: faults, problems and notes row by row, in the reader's language; never a value. */
import type { Translate } from '../kernel/i18n.ts'
import { Unreadable } from '../kernel/tables.ts'
import { rowsASheet, Unfit } from './look.ts'
import type { ProblemFacts } from './problem.ts'
import type { Run } from './run-row.ts'

/** As a spreadsheet numbers it; of a further sheet with its number. */
export function rowWords(row: number, t: Translate): string {
  const sheet = Math.floor(row / rowsASheet)
  const number = row % rowsASheet
  return sheet === 0
    ? t('roster:row', { row: number })
    : t('roster:rowOfSheet', { sheet: sheet + 1, row: number })
}

export function problemWords(code: string, facts: ProblemFacts, t: Translate): string {
  const row = typeof facts.row === 'number' ? { row: rowWords(facts.row, t) } : {}
  return t(`roster:problem.${code}`, { replace: { ...facts, ...row } })
}

export function noteWords(code: string, t: Translate): string {
  return t(`roster:note.${code}`)
}

export function failureWords({ failure }: Pick<Run, 'failure'>, t: Translate): string | null {
  return failure && t(`roster:fault.${failure.code}`, { replace: failure.facts ?? {} })
}

/** Why the file as a whole cannot be read; null: something else is wrong. */
export function faultWords(error: unknown, t: Translate): string | null {
  if (error instanceof Unfit || error instanceof Unreadable)
    return t(`roster:fault.${error.code}`, { replace: error.facts })
  return null
}
