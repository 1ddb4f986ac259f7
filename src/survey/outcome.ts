/** A file read and looked at: what was found, or the one question that only a person can answer. */
import { inTurns, Unclear, Unfit } from '../gridding/index.ts'
import type { Kind } from './columns.ts'
import { type GroundRows, groundOf } from './ground.ts'
import { type Chosen, chosenColumns, householdsOf, kindOf } from './guess.ts'
import { type LookedAt, lookAt } from './look.ts'
import type { Wishes } from './look-buildings.ts'
import { readFileOf } from './read-file.ts'

export interface LookAsk {
  readonly bytes: Buffer
  /** Null: told from the file. */
  readonly kind: Kind | null
  readonly wishes: Wishes
  readonly ground: GroundRows
}
export interface Outcome {
  readonly kind: Kind
  readonly format: string
  readonly columns: readonly string[]
  /** The first rows, by column. */
  readonly sample: readonly (readonly string[])[]
  readonly rows: number
  /** Which column each field is taken from, and by what households are counted: a guess where nothing was said. */
  readonly chosen: Chosen
  readonly households: string | null
  readonly looked: LookedAt | null
  readonly question: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> } | null
}

const mostRows = 1_000_000
const sampleRows = 5

/** @throws Unfit, Unreadable if the file as a whole cannot be read */
export async function readAndLook(ask: LookAsk, onShare: (share: number) => void): Promise<Outcome> {
  const file = await readFileOf(ask.bytes)
  if (file.rows.length > mostRows) throw new Unfit('tooManyRows', { rows: file.rows.length, most: mostRows })
  const kind = ask.kind ?? kindOf(file)
  const chosen = chosenColumns(file, kind, ask.wishes.columns)
  const found = {
    kind,
    format: file.format,
    columns: file.columns,
    sample: file.rows
      .slice(0, sampleRows)
      .map(({ properties }) => file.columns.map(column => cellText(properties[column]))),
    rows: file.rows.length,
    chosen,
    households: kind === 'buildings' ? householdsOf(chosen, ask.wishes.households) : null,
  }
  try {
    const steps = lookAt(kind, file, ask.wishes, groundOf(ask.ground))
    return { ...found, looked: await inTurns(steps, onShare), question: null }
  } catch (error) {
    if (error instanceof Unfit)
      return { ...found, looked: null, question: { code: error.code, facts: error.facts } }
    if (error instanceof Unclear)
      return { ...found, looked: null, question: { code: 'unclear', facts: { at: error.at } } }
    throw error
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return (typeof cell === 'object' ? JSON.stringify(cell) : String(cell)).slice(0, 60)
}
