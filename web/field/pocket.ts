/** What was taken along for a day without signal, and what this phone changed since: fetched when there is signal, kept locked, shown at once. */
import { useEffect, useMemo, useState } from 'react'
import type { Ground, Told } from '../../src/fieldwork/offline.ts'
import { ApiError } from '../shell/api.ts'
import { words } from '../shell/i18n.ts'
import { onStale, signedOut } from './answers.ts'
import { wipeIfTold } from './device.ts'
import { keep } from './keep.ts'
import { lockOf } from './locks.ts'
import { outbox } from './outbox.ts'
import { type PocketHere, withHere } from './pocket-here.ts'
import { me } from './session.ts'
import { useWatched, watched } from './signal.ts'
import type { DueVisit, Hazard, Home, Matter, NextStep, Plan } from './types.ts'

export type { PocketHere } from './pocket-here.ts'

export interface ToldMatter extends Told {
  readonly matter: Matter
}
export interface Pocket {
  readonly asOf: string
  readonly onDay: string
  readonly language: string
  readonly grid: { id: string; name: string; communityId: string; unitId: string | null }
  readonly households: readonly Home[]
  readonly visits: readonly DueVisit[]
  readonly target: { everyDays: number; source: string | null }
  readonly plans: readonly Plan[]
  readonly hazards: readonly Hazard[]
  readonly matters: Omit<Ground, 'days'> & {
    readonly matters: readonly ToldMatter[]
    readonly leftOut: number
    readonly steps: readonly NextStep[]
    readonly words: { states: Record<string, string>; terms: Record<string, string> }
  }
  readonly days: Ground['days']
}
export interface Held {
  readonly gridId: string | null
  readonly pocket: Pocket | null
  /** When the server said so. */
  readonly at: number | null
  readonly loading: boolean
  readonly failure: ApiError | null
}

export const path = '/api/field/pocket'
const gridShelf = 'aili-field-grid'
/** Looked at again after a while, it is asked anew; the server answers "the same" in a few bytes. */
const freshForMs = 10 * 60_000
const soonMs = 3000

export const held = watched<Held>({ gridId: null, pocket: null, at: null, loading: false, failure: null })
let etag: string | null = null

/** What a page shows: the pocket with everything done here since. */
export function usePocket(): Omit<Held, 'pocket'> & { pocket: PocketHere | null; reload(): void } {
  const now = useWatched(held)
  const box = useWatched(outbox)
  const pocket = useMemo(
    () => now.pocket && withHere(now.pocket, box.items, box.settled),
    [now.pocket, box.items, box.settled],
  )
  return { ...now, pocket, reload: () => void refreshPocket() }
}

/** Grids this worker looks after, own and stood in for. */
export function myGrids(): readonly { id: string; name: string }[] {
  const grids = (me.get()?.posts ?? []).flatMap(post => (post.grid ? [post.grid] : []))
  return [...new Map(grids.map(grid => [grid.id, grid])).values()]
}

/** Opens what was taken along last and asks whether it is still so. Called when somebody is signed in. */
export async function openPocket(gridId?: string): Promise<void> {
  const grids = myGrids()
  const last = localStorage.getItem(gridShelf)
  const chosen = grids.find(({ id }) => id === (gridId ?? last)) ?? grids[0]
  etag = null
  if (!chosen) return held.set({ gridId: null, pocket: null, at: null, loading: false, failure: null })
  localStorage.setItem(gridShelf, chosen.id)
  const kept = await (await keep()).pocket.get(chosen.id)
  etag = kept?.etag ?? null
  const pocket = (kept?.value as Pocket | undefined) ?? null
  held.set({ gridId: chosen.id, pocket, at: kept?.at ?? null, loading: false, failure: null })
  await refreshPocket()
}

export async function refreshPocket(): Promise<void> {
  const { gridId, loading } = held.get()
  if (!gridId || loading) return
  held.set({ ...held.get(), loading: true })
  try {
    const fresh = await fetchPocket(gridId)
    if (held.get().gridId !== gridId) return
    const now = Date.now()
    const pocket = fresh ?? held.get().pocket
    held.set({ gridId, pocket, at: now, loading: false, failure: null })
    if (pocket) await (await keep()).pocket.put({ id: gridId, at: now, etag, value: pocket })
  } catch (error) {
    const failure = error instanceof ApiError ? error : new ApiError('failed', String(error))
    if (failure.status === 401) signedOut.set(true)
    await wipeIfTold(failure)
    held.set({ ...held.get(), loading: false, failure })
  }
}

/** null: still the same. */
async function fetchPocket(gridId: string): Promise<Pocket | null> {
  const { t, language } = words()
  const lock = lockOf(me.get()?.person.id ?? '')
  let answer: Response
  try {
    answer = await fetch(`${path}?grid=${gridId}`, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'accept-language': language,
        ...(etag ? { 'if-none-match': etag } : {}),
        ...(lock ? { 'x-device': lock.deviceId } : {}),
      },
      signal: AbortSignal.timeout(60_000),
    })
  } catch {
    throw new ApiError('offline', t('shell:error.offline'))
  }
  if (answer.status === 304) return null
  const told = await answer.json().catch(() => null)
  if (!answer.ok) {
    const { code = 'failed', message = t('shell:error.failed', { status: answer.status }) } =
      told?.error ?? {}
    throw new ApiError(code, message, answer.status)
  }
  etag = answer.headers.get('etag')
  return told as Pocket
}

export function closePocket(): void {
  etag = null
  held.set({ gridId: null, pocket: null, at: null, loading: false, failure: null })
}

/** Asked anew when it is out of date, when there is signal again, and when the phone is looked at after a while. */
export function usePocketKeptFresh(personId: string | undefined): void {
  const [, again] = useState(0)
  useEffect(() => {
    if (!personId) return closePocket()
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void refreshPocket(), soonMs)
    }
    const looked = () => {
      if (!document.hidden && Date.now() - (held.get().at ?? 0) > freshForMs) soon()
    }
    const unwatch = onStale(path, soon)
    addEventListener('online', soon)
    document.addEventListener('visibilitychange', looked)
    void openPocket().then(() => again(n => n + 1))
    return () => {
      clearTimeout(timer)
      unwatch()
      removeEventListener('online', soon)
      document.removeEventListener('visibilitychange', looked)
    }
  }, [personId])
}
