/** One thing said in a room, followed from its first wording to the last: it keeps its place however often it is reworded, and is known by its first. Pure. */

interface Worded {
  readonly id: string
  readonly kind: string
  readonly re: string | null
  readonly replaces: string | null
}
export interface Thread<R> {
  /** The id of its first wording. */
  readonly root: string
  readonly last: R
  /** The row that took it out; null: it stands. */
  readonly dropped: R | null
}

/** @param rows of all kinds, in the order they were written */
export function threads<R extends Worded>(rows: readonly R[], kind: string): Thread<R>[] {
  const roots = new Map<string, string>()
  const found = new Map<string, Thread<R>>()
  for (const row of rows) {
    if (row.kind === kind) {
      const root = roots.get(row.replaces ?? '') ?? row.id
      roots.set(row.id, root)
      found.set(root, { root, last: row, dropped: null })
    }
    const thread = row.kind === 'dropped' ? found.get(roots.get(row.re ?? '') ?? '') : undefined
    if (thread && thread.last.id === row.re) found.set(thread.root, { ...thread, dropped: row })
  }
  return [...found.values()]
}
