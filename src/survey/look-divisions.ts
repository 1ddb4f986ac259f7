/** Looks at a file of division codes: those of the jurisdiction and above it go in, other counties' are counted only (GB/T 2260, GB/T 10114). */
import { type Problem, type Steps, Unfit } from '../gridding/index.ts'
import { textIn } from './cells.ts'
import type { Ground } from './ground.ts'
import { chosenColumns } from './guess.ts'
import type { Looked } from './look-borders.ts'
import type { Wishes } from './look-buildings.ts'
import type { SurveyFile } from './read-file.ts'

export interface SurveyedDivision {
  readonly row: number
  readonly code: string
  readonly name: string
}
export interface LookedDivisions extends Looked<SurveyedDivision> {
  /** Rows of other counties. */
  readonly elsewhere: number
}

const rowsAStep = 5000

/** @throws Unfit */
export function* lookAtDivisions(file: SurveyFile, wishes: Wishes, ground: Ground): Steps<LookedDivisions> {
  const chosen = chosenColumns(file, 'divisions', wishes.columns)
  const { code: codeColumn, name: nameColumn } = chosen
  if (!codeColumn || !nameColumn) throw new Unfit('noCodeColumns', { columns: file.columns.join(', ') })
  const items: SurveyedDivision[] = []
  const problems: Problem[] = []
  const seen = new Map<string, number>()
  let elsewhere = 0
  for (const [i, { row, properties }] of file.rows.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield i / file.rows.length
    const [met, name] = [textIn(properties[codeColumn]), textIn(properties[nameColumn])]
    const code = met === null ? null : normalCode(met)
    const first = code === null ? undefined : seen.get(code)
    if (code === null) problems.push({ row, code: 'divisionCode', facts: { code: met ?? '' } })
    else if (!isOurs(code, String(ground.jurisdictionId))) elsewhere++
    else if (name === null) problems.push({ row, code: 'nameMissing', facts: {} })
    else if (first !== undefined) problems.push({ row, code: 'duplicateId', facts: { id: code, first } })
    else {
      seen.set(code, row)
      items.push({ row, code, name: name.slice(0, 100) })
    }
  }
  return { chosen, system: 'CGCS2000', items, problems, elsewhere }
}

/** Twelve digits that end in noughts are of a town or a county; two and four are of a province and a league. Null: no code. */
export function normalCode(met: string): string | null {
  if (/^\d{2}$|^\d{4}$/.test(met)) return met.padEnd(6, '0')
  if (!/^(\d{6}|\d{9}|\d{12})$/.test(met)) return null
  return met
    .replace(/^(\d{6})000000$/, '$1')
    .replace(/^(\d{9})000$/, '$1')
    .replace(/^(\d{6})000$/, '$1')
}

/** Of the jurisdiction, or the league and province it lies in. */
function isOurs(code: string, jurisdiction: string): boolean {
  return (
    code.startsWith(jurisdiction) ||
    code === `${jurisdiction.slice(0, 4)}00` ||
    code === `${jurisdiction.slice(0, 2)}0000`
  )
}
