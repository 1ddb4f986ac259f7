/** This phone as the server knows it: announced with a copy of its key, opened by that copy when there is signal, emptied on the server's word. */
import { ApiError, call } from '../shell/api.ts'
import { closeKeep, storeNameOf } from './keep.ts'
import { dropKey, dropLock, type Lock, locks } from './locks.ts'
import { fromBase64, toBase64 } from './seal.ts'
import { watched } from './signal.ts'

/** Set when everything on this phone was removed because it had been reported lost. */
export const wiped = watched(false)

/** Tells the other windows of this phone. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('aili-field')
channel?.addEventListener('message', ({ data }) => {
  if (data === 'wiped') location.reload()
})

/** The server takes a copy of the key of what is kept here. */
export async function announce(lock: Lock, key: Uint8Array): Promise<void> {
  const body = { id: lock.deviceId, name: phoneName(), key: toBase64(key) }
  await orWipe(lock, call('POST', '/api/field/devices', { body, retries: 2 }))
}

/** The server's copy, for the worker signed in; null when it has none. @throws ApiError when the line or the session is gone */
export async function keyFromServer(lock: Lock): Promise<Uint8Array<ArrayBuffer> | null> {
  const asking = call<{ key: string }>('GET', `/api/field/devices/${lock.deviceId}/key`, {
    retries: 0,
    timeoutMs: 10_000,
  })
  try {
    return fromBase64((await orWipe(lock, asking)).key)
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}

/** The session is gone; whether the phone was reported lost is told without one. */
export async function askWord(): Promise<void> {
  for (const lock of locks()) {
    const { wipe } = await call<{ wipe: boolean }>('GET', `/api/field/devices/${lock.deviceId}/word`, {
      retries: 0,
    })
    if (wipe) await wipePhone(lock)
  }
}

/** An answer may say that this phone is to be emptied. */
export async function wipeIfTold(error: unknown): Promise<void> {
  const told = error instanceof ApiError && error.code === 'deviceWiped'
  if (told) for (const lock of locks()) await wipePhone(lock)
}

async function orWipe<T>(lock: Lock, asking: Promise<T>): Promise<T> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof ApiError && error.code === 'deviceWiped') await wipePhone(lock)
    throw error
  }
}

/** Removes everything this worker has here: the wrapped key first, so that what a dead battery leaves can never be opened. */
export async function wipePhone(lock: Lock): Promise<void> {
  dropLock(lock.personId)
  dropKey()
  await closeKeep()
  for (const name of [storeNameOf(lock.personId), 'aili-field']) await removeBase(name)
  for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) await caches.delete(name)
  await call('POST', `/api/field/devices/${lock.deviceId}/wiped`, { body: {} }).catch(() => {})
  wiped.set(true)
  channel?.postMessage('wiped')
}

function removeBase(name: string): Promise<void> {
  return new Promise(done => {
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = asked.onerror = asked.onblocked = () => done()
  })
}

/** What a worker recognises the phone by in a list: its kind as the browser tells it. */
function phoneName(): string {
  const [, system = ''] = /\(([^)]*)\)/.exec(navigator.userAgent) ?? []
  return system
    .split(';')
    .map(part => part.trim())
    .filter(part => !/^(Linux|K|U|wv|Mobile)$/i.test(part))
    .join(' · ')
    .slice(0, 80)
}
