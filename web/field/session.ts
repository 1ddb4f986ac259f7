/** Who is signed in on this phone; remembered, so that the entry opens without signal. */
import { ApiError, call } from '../shell/api.ts'
import { ask, forgetAnswers, forgetOldAnswers, lastSeen, refresh, signedOut } from './answers.ts'
import { keep } from './keep.ts'
import { flush, openOutbox, outbox } from './outbox.ts'
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
const path = '/api/me'
const nameShelf = 'aili-field-user'

export const lastUserName = (): string => localStorage.getItem(nameShelf) ?? ''

/** Who was here last, then who the server says is here. */
export async function openSession(): Promise<void> {
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
    const nobody = error instanceof ApiError && error.status === 401
    if (nobody) signedOut.set(true)
    if (!known) me.set(null)
  }
}

/** @returns 'code' when a code of the authenticator is asked for */
export async function signIn(username: string, password: string): Promise<'in' | 'code'> {
  const body = { username: username.trim(), password }
  const answer = await call<{ twoFactor?: boolean }>('POST', '/api/auth/sign-in', { body })
  localStorage.setItem(nameShelf, body.username)
  if (answer.twoFactor) return 'code'
  await enter()
  return 'in'
}

export async function giveCode(code: string): Promise<void> {
  await call('POST', '/api/auth/two-factor', { body: { code: code.replace(/\s/g, '') } })
  await enter()
}

async function enter(): Promise<void> {
  const before = me.get() ?? (await lastSeen<Me>(path))?.value
  const now = await call<Me>('GET', path)
  if (before && before.person.id !== now.person.id) await forgetWhatWasSeen()
  await become(await ask<Me>(path))
  signedOut.set(false)
  refresh('/api/')
  void flush()
  void navigator.storage?.persist?.()
}

/** Leaves nothing of what was seen on the phone; what was not sent yet stays, for the same person only. */
export async function signOut(): Promise<void> {
  await call('POST', '/api/auth/sign-out', { body: {} }).catch(() => {})
  await forgetWhatWasSeen()
  outbox.set({ items: [], sending: null, sent: [] })
  me.set(null)
}

async function forgetWhatWasSeen(): Promise<void> {
  await forgetAnswers()
  const kept = await keep()
  await kept.drafts.clear()
  const waiting = new Set((await kept.outbox.all()).flatMap(item => item.photos))
  for (const photo of await kept.photos.all()) if (!waiting.has(photo.id)) await kept.photos.remove(photo.id)
}

async function become(next: Me): Promise<void> {
  const before = me.get()
  me.set(next)
  if (before?.person.id !== next.person.id) await openOutbox(next.person.id)
}
