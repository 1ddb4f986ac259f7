/** The shelves behind what a phone keeps: sealed rows in IndexedDB, or in memory where a browser keeps nothing. */
import type { Keep, Shelf } from './keep.ts'
import { fromBytes, type Seal, toBytes } from './seal.ts'

export interface Store extends Keep {
  close(): Promise<void>
}

/** The phone has no room left; nothing was lost, nothing was written. */
export class KeepFull extends Error {}

const shelves = ['seen', 'drafts', 'photos', 'outbox', 'pocket'] as const
type ShelfName = (typeof shelves)[number]

/** A row as it lies in the browser: a name that tells nothing, sealed words, and the sealed picture beside them. */
interface Row {
  readonly id: string
  readonly box: Uint8Array<ArrayBuffer>
  readonly blob?: Uint8Array<ArrayBuffer>
  readonly type?: string
}

export async function sealedStore(name: string, seal: Seal): Promise<Store> {
  const { Dexie } = await import('dexie')
  const base = new Dexie(name)
  base.version(1).stores(Object.fromEntries(shelves.map(shelf => [shelf, 'id'])))
  await base.open()
  const shelf = <T extends { id: string }>(of: ShelfName): Shelf<T> => {
    const table = base.table<Row, string>(of)
    const read = async (row: Row): Promise<T> => {
      const value = fromBytes(await seal.open(of, row.id, row.box)) as T
      if (!row.blob) return value
      const bytes = await seal.open(of, `${row.id} blob`, row.blob)
      return { ...value, blob: new Blob([bytes], { type: row.type ?? 'image/jpeg' }) }
    }
    return {
      get: async id => {
        const row = await table.get(await seal.nameOf(of, id))
        return row && read(row).catch(() => undefined)
      },
      put: async row => {
        const sealed = await sealedRow(of, row, seal)
        await table.put(sealed).catch(toKeepFull)
      },
      remove: async id => table.delete(await seal.nameOf(of, id)),
      all: async () => {
        const rows = await Promise.all((await table.toArray()).map(row => read(row).catch(() => null)))
        return rows.filter(row => row !== null)
      },
      clear: () => table.clear(),
      only: async ids => {
        const names = await Promise.all(ids.map(id => seal.nameOf(of, id)))
        return table.where('id').noneOf(names).delete()
      },
    }
  }
  return {
    lasting: true,
    seen: shelf('seen'),
    drafts: shelf('drafts'),
    photos: shelf('photos'),
    outbox: shelf('outbox'),
    pocket: shelf('pocket'),
    close: async () => base.close(),
  }
}

async function sealedRow(of: ShelfName, row: { id: string; blob?: Blob }, seal: Seal): Promise<Row> {
  const id = await seal.nameOf(of, row.id)
  const { blob, ...value } = row
  const box = await seal.seal(of, id, toBytes(value))
  if (!blob) return { id, box }
  const picture = new Uint8Array(await blob.arrayBuffer())
  return { id, box, blob: await seal.seal(of, `${id} blob`, picture), type: blob.type }
}

function toKeepFull(error: unknown): never {
  const { name, inner } = error as { name?: string; inner?: { name?: string } }
  if ([name, inner?.name].includes('QuotaExceededError')) throw new KeepFull()
  throw error
}

export function inMemory(): Store {
  const shelf = <T extends { id: string }>(): Shelf<T> => {
    const rows = new Map<string, T>()
    return {
      get: async id => rows.get(id),
      put: async row => rows.set(row.id, row),
      remove: async id => rows.delete(id),
      all: async () => [...rows.values()],
      clear: async () => rows.clear(),
      only: async ids => {
        for (const id of rows.keys()) if (!ids.includes(id)) rows.delete(id)
      },
    }
  }
  return {
    lasting: false,
    seen: shelf(),
    drafts: shelf(),
    photos: shelf(),
    outbox: shelf(),
    pocket: shelf(),
    close: async () => {},
  }
}
