/** Who is signed in on this phone, and the key to what it keeps: from this window, from the server, or from the password. */
import { ApiError, call } from '../shell/api.ts'
import { ask, forgetAnswers, forgetOldAnswers, lastSeen, refresh, signedOut } from './answers.ts'
import { announce, askWord, keyFromServer, wiped } from './device.ts'
import { closeKeep, isOpen, keep, openKeep } from './keep.ts'
import {
  countFailure,
  dropKey,
  heldKey,
  holdKey,
  type Lock,
  lockOf,
  locks,
  newLock,
  putLock,
} from './locks.ts'
import { closeOutbox, flush, openOutbox } from './outbox.ts'
import { canSeal, fromBase64, newKey, toBase64, unwrap, wrap } from './seal.ts'
import { watched } from './signal.ts'

interface Named {
  id: string
  name: string
}
export interface Me {
  person: Named
  roles: string[]
  posts: { role: string; roleLabel: string; unit: Named; community: Named | null; grid: Named | null }[]
}

/** undefined: not known yet; null: nobody. */
export const me = watched<Me | null | undefined>(undefined)
/** What is kept here waits for its password: without signal, or because the server's copy of the key is missing. */
export const locked = watched<Lock | null>(null)
const path = '/api/me'
const nameShelf = 'aili-field-user'
/** On a bad line the password may be typed instead of waiting for the server. */
const patientMs = 3000

export const lastUserName = (): string => localStorage.getItem(nameShelf) ?? ''

/** Opens by the key this window still holds, else by the server's copy, else asks for the password. */
export async function openSession(): Promise<void> {
  const held = heldKey()
  if (held && lockOf(held.personId) && canSeal()) {
    await openKeep(held.personId, fromBase64(held.key))
    return welcome()
  }
  const mine = canSeal() ? locks().filter(lock => !lock.out && lock.wrapped) : []
  const patience = setTimeout(() => mine[0] && me.get() === undefined && locked.set(mine[0]), patientMs)
  try {
    const now = await call<Me>('GET', path, { retries: 0 })
    const key = await keyFor(now)
    const lock = lockOf(now.person.id)
    if (!key && canSeal() && lock?.wrapped) return locked.set(lock)
    await enter(now, key)
  } catch (error) {
    if (isNobody(error)) await askWord().catch(() => {})
    if (mine[0] && !isNobody(error)) locked.set(mine[0])
    else if (!isOpen()) me.set(null)
  } finally {
    clearTimeout(patience)
  }
}

/** What the last visit here left, then who the server says is here. */
async function welcome(): Promise<void> {
  await forgetOldAnswers()
  const before = await lastSeen<Me>(path)
  if (before) await become(before.value)
  await askWho(before !== null)
}

export async function askWho(known: boolean): Promise<void> {
  try {
    await become(await ask<Me>(path))
    signedOut.set(false)
  } catch (error) {
    if (isNobody(error)) {
      signedOut.set(true)
      void askWord().catch(() => {})
    }
    if (!known) me.set(null)
  }
}

/** The password of what is kept here, without signal. False: it is another one; the lock says how long to wait now. */
export async function unlock(lock: Lock, password: string): Promise<boolean> {
  const key = lock.wrapped && (await unwrap(lock.wrapped, password))
  if (!key) {
    locked.set(countFailure(lock))
    return false
  }
  putLock({ ...lock, failures: 0, notBefore: 0 })
  holdKey(lock.personId, toBase64(key))
  await openKeep(lock.personId, key)
  locked.set(null)
  void announce(lock, key).catch(() => {})
  await welcome()
  return true
}

let typed: { username: string; password: string } | null = null

/** @returns 'code' when a code of the authenticator is asked for */
export async function signIn(username: string, password: string): Promise<'in' | 'code'> {
  const body = { username: username.trim(), password }
  const answer = await call<{ twoFactor?: boolean }>('POST', '/api/auth/sign-in', { body })
  localStorage.setItem(nameShelf, body.username)
  typed = body
  if (answer.twoFactor) return 'code'
  await signedIn()
  return 'in'
}

export async function giveCode(code: string): Promise<void> {
  await call('POST', '/api/auth/two-factor', { body: { code: code.replace(/\s/g, '') } })
  await signedIn()
}

async function signedIn(): Promise<void> {
  const now = await call<Me>('GET', path)
  const { username = '', password = null } = typed ?? {}
  typed = null
  if (wiped.get()) wiped.set(false)
  const key = await keyFor(now, username, password)
  // The password was changed and the server has no copy: the one before still opens it.
  if (!key && canSeal()) return locked.set(lockOf(now.person.id) ?? null)
  await enter(now, key)
  refresh('/api/')
  void flush()
  void navigator.storage?.persist?.()
}

/**
 * The key to what this person keeps here: opened by the password, else the server's copy, else made now. A password that was
 * changed elsewhere locks it anew. Null: the browser cannot lock, or the server's copy is missing and the password is another one.
 */
async function keyFor(
  { person }: Me,
  username = '',
  password: string | null = null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!canSeal()) return null
  const known = lockOf(person.id)
  const opened = known?.wrapped && password !== null ? await unwrap(known.wrapped, password) : null
  if (known && opened) {
    putLock({ ...known, out: false, failures: 0, notBefore: 0 })
    await announce(known, opened)
    return opened
  }
  const copy = known ? await keyFromServer(known) : null
  if (known?.wrapped && !copy) return null
  const lock = known ?? newLock(person.id, username || lastUserName())
  const key = copy ?? newKey()
  if (!copy) await announce(lock, key)
  const wrapped = password === null ? lock.wrapped : await wrap(key, password)
  putLock({ ...lock, username: username || lock.username, wrapped, out: false, failures: 0, notBefore: 0 })
  return key
}

async function enter(now: Me, key: Uint8Array<ArrayBuffer> | null): Promise<void> {
  if (me.get() && me.get()?.person.id !== now.person.id) {
    closeOutbox()
    await closeKeep()
  }
  if (key) holdKey(now.person.id, toBase64(key))
  await openKeep(now.person.id, key)
  await forgetOldAnswers()
  await become(await ask<Me>(path).catch(() => now))
  signedOut.set(false)
  locked.set(null)
}

/** Leaves nothing of what was seen on the phone; what was typed and not sent stays, locked, for the same worker's next sign-in. */
export async function signOut(): Promise<void> {
  await call('POST', '/api/auth/sign-out', { body: {} }).catch(() => {})
  void call('POST', '/api/field/forget', { body: {} }).catch(() => {})
  const lock = lockOf(me.get()?.person.id ?? '')
  await forgetWhatWasSeen()
  dropKey()
  if (lock) putLock({ ...lock, out: true })
  closeOutbox()
  await closeKeep()
  me.set(null)
}

async function forgetWhatWasSeen(): Promise<void> {
  await forgetAnswers()
  await (await keep()).pocket.clear()
}

async function become(next: Me): Promise<void> {
  const before = me.get()
  me.set(next)
  if (before?.person.id !== next.person.id) await openOutbox()
}

const isNobody = (error: unknown): boolean => error instanceof ApiError && error.status === 401
