/** Guesses what a file holds and which of its columns is which; whoever sent it may say otherwise. Pure. */
import { numberIn } from '../gridding/index.ts'
import { type Field, fieldsOf, folded, headings, type Kind, nameHeadings } from './columns.ts'
import type { SurveyFile } from './read-file.ts'

export type Chosen = Readonly<Partial<Record<Field, string | null>>>

/** Persons of a household where only residents are known: census of 2020, towns of the north. */
export const personsPerHousehold = 2.3
/** Two dwellings to a landing, as most blocks with entrances have. */
export const dwellingsPerLanding = 2

export function kindOf(file: SurveyFile): Kind {
  const has = (field: Field) => columnFor(file, field) !== null
  if (file.features !== null) {
    const types = file.features.map(({ geometry }) => String(geometry?.type ?? ''))
    const lines = types.filter(type => /LineString$/.test(type)).length
    if (lines * 2 > types.length) return 'barriers'
    const isDense = has('households') || has('floors') || has('residents') || has('units')
    const isBordered = types.every(type => /Polygon$/.test(type)) && has('code')
    return isBordered && !isDense ? 'communities' : 'buildings'
  }
  if (has('lng') || has('place') || has('households')) return 'buildings'
  return looksLikeCodes(file) ? 'divisions' : 'buildings'
}

/** The guess for every field of the kind, changed where something else was wished; null: no column. */
export function chosenColumns(file: SurveyFile, kind: Kind, wished: Chosen): Chosen {
  const taken = new Set<string>()
  const entries = fieldsOf[kind].map(field => {
    const wish = wished[field]
    const column = wish === undefined ? guessOf(file, kind, field, taken) : wish
    if (column !== null) taken.add(column)
    return [field, column] as const
  })
  return Object.fromEntries(entries)
}

/** How households are counted: a column, else what floors and entrances or residents come to; null: nothing to count by. */
export function householdsOf(chosen: Chosen, wished: string | null): string | null {
  if (wished !== null && wished.trim() !== '') return wished
  if (chosen.households) return chosen.households
  if (chosen.floors && chosen.units) return `[${chosen.floors}] * [${chosen.units}] * ${dwellingsPerLanding}`
  if (chosen.residents) return `round([${chosen.residents}] / ${personsPerHousehold})`
  return null
}

function guessOf(file: SurveyFile, kind: Kind, field: Field, taken: ReadonlySet<string>): string | null {
  const column = columnFor(file, field, kind === 'buildings' ? undefined : nameHeadings)
  if (column === null || taken.has(column)) return null
  if (field === 'id' && isRunningNumber(file, column)) return null
  return column
}

function columnFor(file: SurveyFile, field: Field, names?: readonly string[]): string | null {
  const known = field === 'name' && names ? names : headings[field]
  for (const heading of known) {
    const found = file.columns.find(column => folded(column) === heading)
    if (found !== undefined) return found
  }
  return null
}

/** 1, 2, 3 … numbers the rows of this very file and no building: the next file has them again. */
function isRunningNumber(file: SurveyFile, column: string): boolean {
  const values = file.rows.slice(0, 50).map(row => numberIn(row.properties[column]))
  return values.every((value, i) => value - values[0]! === i && value < 1_000_000)
}

function looksLikeCodes(file: SurveyFile): boolean {
  const column = columnFor(file, 'code')
  if (column === null) return false
  const values = file.rows.slice(0, 50).map(row => String(row.properties[column] ?? '').trim())
  return values.filter(value => /^\d{2,12}$/.test(value)).length * 2 > values.length
}
