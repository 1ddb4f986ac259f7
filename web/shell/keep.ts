/** What must survive a reload, a crash or an empty battery: a few named values in IndexedDB, photos included. */

const storeName = 'kept'
let opened: Promise<IDBDatabase | null> | undefined
/** Private windows may refuse storage; then things live as long as the page. */
const memory = new Map<string, unknown>()

export async function keepValue(key: string, value: unknown): Promise<void> {
  memory.set(key, value)
  await run('readwrite', store => store.put(value, key))
}

export async function keptValue<T>(key: string): Promise<T | null> {
  if (memory.has(key)) return memory.get(key) as T
  return ((await run('readonly', store => store.get(key))) as T | undefined) ?? null
}

export async function dropValue(key: string): Promise<void> {
  memory.delete(key)
  await run('readwrite', store => store.delete(key))
}

/** Keys that begin with the given word, oldest first when they end in a UUIDv7. */
export async function keptKeys(prefix: string): Promise<string[]> {
  const stored = ((await run('readonly', store => store.getAllKeys())) as string[] | undefined) ?? []
  return [...new Set([...stored, ...memory.keys()])].filter(key => key.startsWith(prefix)).sort()
}

/** Small values that must be written at once, even while the page goes away. */
export function note(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    memory.set(`note ${key}`, value)
  }
}

export function noted<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key)
    return text ? (JSON.parse(text) as T) : ((memory.get(`note ${key}`) as T | undefined) ?? null)
  } catch {
    return null
  }
}

async function run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  opened ??= open()
  const database = await opened
  if (!database) return undefined
  return new Promise(resolve => {
    try {
      const transaction = database.transaction(storeName, mode)
      const request = ask(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = transaction.onabort = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}

function open(): Promise<IDBDatabase | null> {
  return new Promise(resolve => {
    try {
      const request = indexedDB.open('aili', 1)
      request.onupgradeneeded = () => request.result.createObjectStore(storeName)
      request.onsuccess = () => resolve(request.result)
      request.onerror = request.onblocked = () => resolve(null)
    } catch {
      resolve(null)
    }
  })
}
