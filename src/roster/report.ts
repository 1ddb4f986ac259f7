/** What a look at a roster found, as counts and row numbers; nobody's values. Pure. */
import type { Decided } from './decide.ts'
import type { Aside } from './households.ts'
import type { LookedHead } from './look.ts'
import type { Note, Problem } from './problem.ts'

export interface Counts {
  readonly entered: number
  readonly changed: number
  readonly same: number
  readonly aside: number
  readonly households: number
}
export interface RowsBy {
  readonly code: string
  readonly count: number
  readonly rows: readonly { readonly row: number; readonly facts: Problem['facts'] }[]
}
export interface Summary {
  readonly head: LookedHead
  readonly counts: Counts
  readonly repeated: number
  readonly problems: readonly RowsBy[]
  readonly notes: readonly RowsBy[]
  /** The same file was written before. */
  readonly writtenAt: string | null
  readonly batches: number
}

/** Rows told of each kind. */
const rowsTold = 30
export const noCounts: Counts = { entered: 0, changed: 0, same: 0, aside: 0, households: 0 }

export function countsOf(decided: readonly Decided[]): Counts {
  const people = decided.flatMap(it => it.people)
  const having = (outcome: string) => people.filter(it => it.outcome === outcome).length
  return {
    entered: having('new'),
    changed: having('changed'),
    same: having('same'),
    aside: having('aside'),
    households: decided.filter(it => it.isNew && it.people.some(one => one.outcome !== 'aside')).length,
  }
}

export function sumOf(a: Counts, b: Counts): Counts {
  return Object.fromEntries(
    Object.keys(noCounts).map(key => [key, a[key as keyof Counts] + b[key as keyof Counts]]),
  ) as unknown as Counts
}

export function problemsBy(aside: readonly Aside[]): readonly RowsBy[] {
  return rowsBy(
    aside.flatMap(({ row, problems }) => problems.map(({ code, facts }) => ({ code, row, facts }))),
  )
}

export function notesBy(notes: readonly Note[]): readonly RowsBy[] {
  return rowsBy(notes.map(note => ({ ...note, facts: {} })))
}

function rowsBy(all: readonly { code: string; row: number; facts: Problem['facts'] }[]): readonly RowsBy[] {
  return [...Map.groupBy(all, one => one.code)]
    .map(([code, same]) => ({
      code,
      count: same.length,
      rows: same
        .sort((a, b) => a.row - b.row)
        .slice(0, rowsTold)
        .map(({ row, facts }) => ({ row, facts })),
    }))
    .sort((a, b) => b.count - a.count)
}

/** Persons kept aside beside the registry, as rows; the households without them. */
export function splitAside(decided: readonly Decided[]): {
  readonly aside: readonly Aside[]
  readonly staged: readonly Decided['household'][]
} {
  const aside = decided.flatMap(({ household, people }) =>
    people.flatMap(one => {
      if (one.outcome !== 'aside') return []
      const { row, cells } = one.person
      return [{ row, cells, problems: one.problems, door: household.id }]
    }),
  )
  const gone = new Set(aside.map(one => one.row))
  const staged = decided
    .map(({ household }) => ({ ...household, people: household.people.filter(it => !gone.has(it.row)) }))
    .filter(household => household.people.length > 0)
  return { aside, staged }
}
