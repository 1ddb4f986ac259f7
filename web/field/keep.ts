/** What this phone keeps for a grid worker without signal, locked: answers seen, drafts, photos, what is not yet sent, what was taken along. */
import type { EntryKind } from '../../src/fieldwork/shape.ts'
import { fillFromOld } from './keep-old.ts'
import { inMemory, type Store, sealedStore } from './keep-store.ts'
import { canSeal, sealWith } from './seal.ts'
import { watched } from './signal.ts'
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
export interface Failure {
  code: string
  message: string
  facts: Record<string, unknown>
  status?: number
}
export interface Waiting {
  /** Id of what was done: made here, the same at every attempt. */
  id: string
  order: number
  kind: EntryKind
  /** The matter it acts on, where it does. */
  matterId: string | null
  /** What it is about, and what was done, as the lists say it. */
  title: string
  what: string
  /** When it was done, by this phone's clock. */
  at: string
  body: Record<string, unknown>
  photos: string[]
  tried: number
  state: 'waiting' | 'refused'
  failure: Failure | null
  /** Values as typed, to open the form again when the server refuses. */
  typed: Values
}
export interface Taken {
  id: string
  at: number
  etag: string | null
  value: unknown
}
export interface Shelf<T extends { id: string }> {
  get(id: string): Promise<T | undefined>
  /** Rejects with `KeepFull` when the phone has no room left. */
  put(row: T): Promise<unknown>
  remove(id: string): Promise<unknown>
  all(): Promise<T[]>
  clear(): Promise<unknown>
  /** Removes all rows but these. */
  only(ids: readonly string[]): Promise<unknown>
}
export interface Keep {
  /** False when nothing outlives the page: a private window, or a connection without https. Said on the page. */
  readonly lasting: boolean
  readonly seen: Shelf<Seen>
  readonly drafts: Shelf<Draft>
  readonly photos: Shelf<KeptPhoto>
  readonly outbox: Shelf<Waiting>
  readonly pocket: Shelf<Taken>
}

/** Whether what is kept outlives this page: 'insecure' without https, 'private' where the browser keeps nothing; null while it is closed. */
export const keeping = watched<'lasting' | 'insecure' | 'private' | null>(null)

let opened: { personId: string; store: Store } | null = null
let announce: (kept: Keep) => void = () => {}
let opening = new Promise<Keep>(done => (announce = done))

/** What is kept for the person signed in; waits while it is locked. */
export function keep(): Promise<Keep> {
  return opening
}

export const isOpen = (): boolean => opened !== null

/**
 * Opens what is kept for a person, moving there what an earlier version kept unlocked.
 * @param key null where the browser cannot lock: then nothing is kept beyond the page
 */
export async function openKeep(personId: string, key: Uint8Array<ArrayBuffer> | null): Promise<void> {
  if (opened?.personId === personId) return
  await closeKeep()
  let store: Store
  if (!key || !canSeal()) {
    store = inMemory()
    keeping.set('insecure')
  } else {
    const seal = await sealWith(key)
    store = await sealedStore(storeNameOf(personId), seal).catch(inMemory)
    keeping.set(store.lasting ? 'lasting' : 'private')
  }
  opened = { personId, store }
  await fillFromOld(store, personId).catch(() => {})
  announce(store)
}

/** Closes it: what is kept stays, locked. */
export async function closeKeep(): Promise<void> {
  if (!opened) return
  const { store } = opened
  opened = null
  opening = new Promise<Keep>(done => (announce = done))
  keeping.set(null)
  await store.close()
}

/** The name under which the browser keeps a person's things; the person's id is no name of theirs. */
export const storeNameOf = (personId: string): string => `aili-field-${personId}`

export { KeepFull } from './keep-store.ts'
