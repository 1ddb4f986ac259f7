/** Sends what waits on the phone: photos in pieces before what needs them, entries in batches and in order, until one cannot go now. */
import { ApiError, call } from '../shell/api.ts'
import { heard, signedOut } from './answers.ts'
import { askWord, wipePhone } from './device.ts'
import { type Failure, keep, type Waiting } from './keep.ts'
import { lockOf } from './locks.ts'
import { change, loadOutbox, outbox, refuse, settle } from './outbox.ts'
import { sendPhoto } from './photo-sending.ts'
import { me } from './session.ts'

const mostEntries = 200
/** What a weak line carries within a minute. */
const mostBytes = 200_000
/** A fault of the server may be gone in a while; one that stays must not hold up the others. */
const bugTries = 3
/** Unattached photos do not stay on the server for ever. */
const uploadLastsMs = 20 * 3_600_000
const [firstWaitMs, longestWaitMs] = [5000, 600_000]

interface Result {
  readonly id: string
  readonly outcome: 'taken' | 'again' | 'refused' | 'notTried'
  readonly answer?: { readonly number?: string | null }
  readonly error?: Failure & { readonly status: number }
}

let waitMs = firstWaitMs
let timer: ReturnType<typeof setTimeout> | undefined
const again = () => void send()
addEventListener('online', again)
document.addEventListener('visibilitychange', () => document.hidden || again())
/** After a page was opened without signal browsers may never say that it is back; an answer to anything does. */
const shortestWaitMs = 2000
let failedAt = 0
heard.watch(() => timer !== undefined && Date.now() - failedAt > shortestWaitMs && again())

/** One sender at a time, also across windows. What cannot go now is tried later: soon at first, then ever more rarely, and at once when there is signal. */
export async function send(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const locks = navigator.locks
  const done = locks
    ? await locks.request('aili-outbox', { ifAvailable: true }, lock => (lock ? drain() : true))
    : await drain()
  outbox.set({ ...outbox.get(), sending: null, percent: null })
  if (done) waitMs = firstWaitMs
  else {
    failedAt = Date.now()
    timer = setTimeout(again, waitMs)
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }
}

/** True when nothing is left that could go now. */
async function drain(): Promise<boolean> {
  await loadOutbox()
  for (;;) {
    const waiting = outbox.get().items.filter(row => row.state === 'waiting')
    const first = waiting[0]
    if (!first) return true
    if (!navigator.onLine) return false
    try {
      if (await photosGone(first)) {
        const batch = await readyFrom(waiting)
        if (!(await sendBatch(batch, outbox.get().items.length - batch.length))) return false
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.status === 401) {
        signedOut.set(true)
        await askWord().catch(() => {})
      }
      return false
    }
  }
}

/** Sends the photos of the first entry. False: the server will never take one of them; the entry says so. */
async function photosGone(item: Waiting): Promise<boolean> {
  outbox.set({ ...outbox.get(), sending: item.id, percent: null })
  const kept = await keep()
  for (const id of item.photos) {
    const photo = await kept.photos.get(id)
    if (!photo || isSent(photo.sentAt)) continue
    try {
      await sendPhoto(photo, claimOf(item), percent => outbox.set({ ...outbox.get(), percent }))
      await kept.photos.put({ ...photo, sentAt: Date.now() })
    } catch (error) {
      if (!(error instanceof ApiError) || error.passing || error.status === 401) throw error
      const { code, message, facts, status } = error
      await refuse(item, { code, message, facts: { ...facts }, status })
      return false
    }
  }
  return true
}

const isSent = (at: number | null) => at !== null && Date.now() - at < uploadLastsMs

/** Ties the photos to what they belong to; the same at every attempt. */
const claimOf = (item: Waiting): string => item.id.replaceAll('-', '')

/** The longest run from the first that can go at once: as many as a message holds, up to the next whose photos are still here. */
async function readyFrom(waiting: readonly Waiting[]): Promise<Waiting[]> {
  const kept = await keep()
  const batch: Waiting[] = []
  let bytes = 0
  for (const item of waiting) {
    bytes += JSON.stringify(item.body).length * 2
    if (batch.length > 0 && (batch.length >= mostEntries || bytes > mostBytes)) break
    if (batch.length > 0) {
      const photos = await Promise.all(item.photos.map(id => kept.photos.get(id)))
      if (photos.some(photo => photo && !isSent(photo.sentAt))) break
    }
    batch.push(item)
  }
  return batch
}

/** True when the rest may follow. */
async function sendBatch(batch: readonly Waiting[], waiting: number): Promise<boolean> {
  const lock = lockOf(me.get()?.person.id ?? '')
  const { results, wipe } = await call<{ results: Result[]; wipe: boolean }>('POST', '/api/field/sync', {
    body: {
      // Where nothing is kept there is no phone to speak of.
      deviceId: lock?.deviceId ?? null,
      phoneNow: new Date().toISOString(),
      waiting,
      entries: batch.map(entryOf),
    },
    timeoutMs: 120_000,
  })
  if (wipe && lock) {
    await wipePhone(lock)
    return true
  }
  const byId = new Map(results.map(result => [result.id, result]))
  const outcome = (item: Waiting) => byId.get(item.id.toLowerCase())
  const has = batch.filter(item => ['taken', 'again'].includes(outcome(item)?.outcome ?? ''))
  if (has.length > 0) await settle(has.map(item => ({ item, number: outcome(item)?.answer?.number ?? null })))
  let goesOn = true
  for (const item of batch) {
    const result = outcome(item)
    if (result?.outcome === 'refused' && result.error) await refuse(item, result.error)
    if (result?.outcome !== 'notTried') continue
    const stays = result.error?.status === 500 && item.tried + 1 >= bugTries
    if (stays) await refuse(item, result.error!)
    else goesOn = false
    if (!stays && result.error?.status === 500) await change({ ...item, tried: item.tried + 1 })
    if (result.error) break
  }
  return goesOn
}

function entryOf(item: Waiting) {
  const { id, kind, at } = item
  const body = kind === 'act' ? { ...item.body, matterId: item.matterId } : item.body
  return { id, kind, at, claim: claimOf(item), body }
}
