/** What this phone keeps for a grid worker without signal: answers seen, drafts, photos, and acts not yet sent (IndexedDB). */
import type { Values } from './types.ts'

export interface Seen {
  id: string
  at: number
  value: unknown
}
export interface KeptPhoto {
  id: string
  blob: Blob
  takenAt: number
  /** Draft or outbox entry it belongs to. */
  owner: string
  /** When the server acknowledged it; null: only on this phone. */
  sentAt: number | null
}
export interface Draft {
  id: string
  values: Values
  at: number
}
export interface Waiting {
  /** Id of the act or report: made here, the same at every attempt. */
  id: string
  order: number
  person: string
  kind: 'act' | 'report'
  matterId: string | null
  title: string
  what: string
  at: string
  body: Record<string, unknown>
  photos: string[]
  tried: number
  state: 'waiting' | 'refused'
  failure: { code: string; message: string; facts: Record<string, unknown> } | null
  /** Values as typed, to open the form again when the server refuses. */
  typed: Values
}
export interface Shelf<T extends { id: string }> {
  get(id: string): Promise<T | undefined>
  put(row: T): Promise<unknown>
  remove(id: string): Promise<unknown>
  all(): Promise<T[]>
  clear(): Promise<unknown>
}
export interface Keep {
  /** False when the browser keeps nothing (private window): said on the page. */
  readonly lasting: boolean
  readonly seen: Shelf<Seen>
  readonly drafts: Shelf<Draft>
  readonly photos: Shelf<KeptPhoto>
  readonly outbox: Shelf<Waiting>
}

let opening: Promise<Keep> | null = null
export function keep(): Promise<Keep> {
  opening ??= open().catch(() => inMemory())
  return opening
}

async function open(): Promise<Keep> {
  const { Dexie } = await import('dexie')
  const base = new Dexie('aili-field')
  base.version(1).stores({ seen: 'id', drafts: 'id', photos: 'id', outbox: 'id' })
  await base.open()
  const shelf = <T extends { id: string }>(name: string): Shelf<T> => {
    const table = base.table<T, string>(name)
    return {
      get: id => table.get(id),
      put: row => table.put(row),
      remove: id => table.delete(id),
      all: () => table.toArray(),
      clear: () => table.clear(),
    }
  }
  return {
    lasting: true,
    seen: shelf('seen'),
    drafts: shelf('drafts'),
    photos: shelf('photos'),
    outbox: shelf('outbox'),
  }
}

function inMemory(): Keep {
  const shelf = <T extends { id: string }>(): Shelf<T> => {
    const rows = new Map<string, T>()
    return {
      get: async id => rows.get(id),
      put: async row => rows.set(row.id, row),
      remove: async id => rows.delete(id),
      all: async () => [...rows.values()],
      clear: async () => rows.clear(),
    }
  }
  return { lasting: false, seen: shelf(), drafts: shelf(), photos: shelf(), outbox: shelf() }
}
