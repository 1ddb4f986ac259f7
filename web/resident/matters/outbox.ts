/** Reports on their way: each is stored on the phone before the first attempt and leaves it only with a receipt or a refusal. */
import { useSyncExternalStore } from 'react'
import { ApiError } from '../../shell/api.ts'
import { post } from '../../shell/client.ts'
import { dropValue, keepValue, keptKeys, keptValue } from '../../shell/keep.ts'
import type { Receipt } from '../../shell/shapes.ts'
import { uploadPhoto } from '../../shell/upload.ts'
import type { PhotoDraft } from '../../shell/use-photos.ts'
import { type Draft, reportOf } from './draft.ts'

export interface Waiting {
  readonly draft: Draft
  readonly photos: readonly PhotoDraft[]
  readonly writtenAt: string
}

export type Outcome =
  | { readonly kind: 'sent'; readonly receipt: Receipt; readonly lost: number }
  /** No signal, or the server is away: it stays here and goes out later. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly message: string }

const prefix = 'outbox '
let waiting: readonly Waiting[] = []
const listeners = new Set<() => void>()
const underway = new Map<string, Promise<Outcome>>()

export function useWaiting(): readonly Waiting[] {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
}

export async function readOutbox(): Promise<readonly Waiting[]> {
  const kept = await Promise.all((await keptKeys(prefix)).map(key => keptValue<Waiting>(key)))
  set(kept.filter(entry => entry !== null))
  return waiting
}

export async function putInOutbox(entry: Waiting): Promise<void> {
  await keepValue(prefix + entry.draft.id, entry)
  set([...waiting.filter(other => other.draft.id !== entry.draft.id), entry])
}

export async function takeFromOutbox(id: string): Promise<void> {
  await dropValue(prefix + id)
  set(waiting.filter(entry => entry.draft.id !== id))
}

/** One attempt. The report carries its own id: however often it is sent, it is one matter. */
export function deliver(entry: Waiting): Promise<Outcome> {
  const running = underway.get(entry.draft.id)
  if (running) return running
  const attempt = tryOnce(entry).finally(() => underway.delete(entry.draft.id))
  underway.set(entry.draft.id, attempt)
  return attempt
}

async function tryOnce(entry: Waiting): Promise<Outcome> {
  try {
    const { ids, lost } = await sendPhotos(entry)
    const headers = { 'x-claim': entry.draft.claim }
    const receipt = await post('/api/matters', {
      body: reportOf(entry.draft, ids),
      headers,
      retries: 1,
      timeoutMs: 40_000,
    })
    await takeFromOutbox(entry.draft.id)
    return { kind: 'sent', receipt, lost }
  } catch (error) {
    if (error instanceof ApiError && error.passing) return { kind: 'waiting' }
    return { kind: 'refused', message: (error as Error).message }
  }
}

/** Photos the server refused are left out and counted; the words matter more. */
async function sendPhotos(entry: Waiting): Promise<{ ids: string[]; lost: number }> {
  const ids: string[] = []
  let lost = 0
  for (const photo of entry.photos) {
    if (photo.id) ids.push(photo.id)
    else if (photo.status === 'failed') lost++
    else
      try {
        ids.push((await uploadPhoto(photo.key, photo.blob, photo.name, entry.draft.claim)).id)
      } catch (error) {
        if (error instanceof ApiError && error.passing) throw error
        lost++
      }
  }
  return { ids, lost }
}

function set(next: readonly Waiting[]): void {
  waiting = next
  for (const listener of listeners) listener()
}
