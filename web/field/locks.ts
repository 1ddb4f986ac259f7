/** Whose things lie locked on this phone, under which names of phones, and how often a password was guessed wrongly. Nothing personal but a user name. */
import { newId } from '../shell/ids.ts'
import type { Wrapped } from './seal.ts'

export interface Lock {
  /** Id of this phone as this worker uses it; the server knows it by that. */
  readonly deviceId: string
  readonly personId: string
  readonly username: string
  /** The data key under the password; null when the worker came in another way than by password. */
  readonly wrapped: Wrapped | null
  /** Signed out: opened by signing in only. */
  readonly out: boolean
  readonly failures: number
  /** No password is tried before this instant. */
  readonly notBefore: number
}

const shelf = 'aili-field-locks'
const keyShelf = 'aili-field-key'
/** The first wrong guesses are free; what follows waits longer each time. Nothing is ever removed because of guesses. */
const waits = [0, 0, 0, 5, 15, 60, 300]

export function locks(): readonly Lock[] {
  try {
    return JSON.parse(localStorage.getItem(shelf) ?? '[]') as Lock[]
  } catch {
    return []
  }
}

export const lockOf = (personId: string): Lock | undefined => locks().find(one => one.personId === personId)

export function newLock(personId: string, username: string): Lock {
  return { deviceId: newId(), personId, username, wrapped: null, out: false, failures: 0, notBefore: 0 }
}

export function putLock(lock: Lock): void {
  const others = locks().filter(one => one.personId !== lock.personId)
  try {
    localStorage.setItem(shelf, JSON.stringify([lock, ...others]))
  } catch {
    // A browser that keeps nothing: the keep says so.
  }
}

export function dropLock(personId: string): void {
  const others = locks().filter(one => one.personId !== personId)
  if (others.length > 0) localStorage.setItem(shelf, JSON.stringify(others))
  else localStorage.removeItem(shelf)
}

export function countFailure(lock: Lock): Lock {
  const failures = lock.failures + 1
  const seconds = waits[Math.min(failures, waits.length - 1)]!
  const next = { ...lock, failures, notBefore: Date.now() + seconds * 1000 }
  putLock(next)
  return next
}

/** Kept while this window lives, so that loading it anew without signal does not ask again; gone when the app is closed. */
export function holdKey(personId: string, key: string): void {
  try {
    sessionStorage.setItem(keyShelf, JSON.stringify({ personId, key }))
  } catch {
    // then the next load asks for the password
  }
}

export function heldKey(): { personId: string; key: string } | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyShelf) ?? 'null')
  } catch {
    return null
  }
}

export function dropKey(): void {
  try {
    sessionStorage.removeItem(keyShelf)
  } catch {
    // nothing was held
  }
}
