/** Acts, reports and photos made on this phone: kept first, sent in order when there is signal, "sent" only when the server has them. */
import { ApiError, call } from '../shell/api.ts'
import { putAnswer, refresh, signedOut } from './answers.ts'
import { type KeptPhoto, keep, type Waiting } from './keep.ts'
import { forgetPhotos } from './photos.ts'
import { watched } from './signal.ts'
import type { Matter, Receipt } from './types.ts'

export interface Sent {
  id: string
  matterId: string | null
  what: string
  title: string
  at: number
  number: string | null
}
const uploadLastsMs = 3 * 3_600_000
const bugTries = 3

export interface Outbox {
  items: readonly Waiting[]
  sending: string | null
  /** Acknowledged by the server since the page was opened, newest first. */
  sent: readonly Sent[]
}
export const outbox = watched<Outbox>({ items: [], sending: null, sent: [] })

/** Matters this phone itself moved: no news to their own worker. */
export const ownActs = new Set<string>()

let person: string | null = null
let retryMs = 5000
let timer: ReturnType<typeof setTimeout> | undefined

/** Opens the outbox of the person signed in; what others left on this phone stays theirs. */
export async function openOutbox(personId: string): Promise<void> {
  person = personId
  await show()
  void flush()
}

/** Keeps it on the phone; `flush` sends it. Rejects when the phone has no room left. */
export async function enqueue(
  item: Omit<Waiting, 'order' | 'person' | 'tried' | 'state' | 'failure'>,
): Promise<void> {
  const kept = await keep()
  const order = Math.max(0, ...(await kept.outbox.all()).map(row => row.order)) + 1
  await kept.outbox.put({ ...item, order, person: person ?? '', tried: 0, state: 'waiting', failure: null })
  await show()
}

/** Opens it again as a draft, with everything typed and its photos, because the server would not take it as it was. */
export async function reopen(item: Waiting, draftId: string): Promise<void> {
  const kept = await keep()
  await kept.drafts.put({ id: draftId, values: item.typed, at: Date.now() })
  await kept.outbox.remove(item.id)
  await show()
}

/** Takes back what the server never accepted. */
export async function discard(id: string): Promise<void> {
  const kept = await keep()
  const item = await kept.outbox.get(id)
  if (!item) return
  await kept.outbox.remove(id)
  await forgetPhotos(item.photos)
  await show()
}

/** Sends what waits, in order; one sender at a time, also across windows. */
export async function flush(): Promise<void> {
  clearTimeout(timer)
  const locks = navigator.locks
  if (locks) await locks.request('aili-outbox', { ifAvailable: true }, lock => (lock ? drain() : undefined))
  else await drain()
}

async function drain(): Promise<void> {
  for (;;) {
    await show()
    const item = outbox.get().items.find(row => row.state === 'waiting')
    if (!item) break
    outbox.set({ ...outbox.get(), sending: item.id })
    const goesOn = navigator.onLine && (await attempt(item))
    outbox.set({ ...outbox.get(), sending: null })
    if (!goesOn) {
      timer = setTimeout(() => void flush(), retryMs)
      retryMs = Math.min(retryMs * 2, 60_000)
      break
    }
    retryMs = 5000
  }
  await show()
}

/** True when the next one may be tried: this one is with the server, or needs a person. */
async function attempt(item: Waiting): Promise<boolean> {
  const kept = await keep()
  try {
    await kept.outbox.put({ ...item, tried: item.tried + 1 })
    ownActs.add(item.matterId ?? item.id)
    const number = await deliver(item)
    await kept.outbox.remove(item.id)
    await forgetPhotos(item.photos)
    const { id, what, title, matterId } = item
    const now = outbox.get()
    outbox.set({
      ...now,
      sent: [{ id, matterId, what, title, at: Date.now(), number }, ...now.sent].slice(0, 20),
    })
    refresh('/api/worklist')
    return true
  } catch (error) {
    const failure = error instanceof ApiError ? error : new ApiError('failed', String(error))
    if (failure.status === 401) signedOut.set(true)
    if (failure.passing || failure.status === 401) return false
    // A fault of the server may be gone in a while; one that stays must not hold up the others.
    if (failure.status === 500 && item.tried + 1 < bugTries) return false
    const { code, message, facts } = failure
    await kept.outbox.put({
      ...item,
      tried: item.tried + 1,
      state: 'refused',
      failure: { code, message, facts },
    })
    if (item.matterId) refresh(`/api/matters/${item.matterId}`)
    return true
  }
}

async function deliver(item: Waiting): Promise<string | null> {
  const kept = await keep()
  const headers = { 'x-claim': claimOf(item) }
  for (const id of item.photos) {
    const photo = await kept.photos.get(id)
    if (photo) await upload(photo, headers)
  }
  const { body } = item
  if (item.kind === 'report') return (await call<Receipt>('POST', '/api/matters', { body, headers })).number
  const matter = await act(item, headers)
  if (matter) await putAnswer(`/api/matters/${item.matterId}`, matter)
  return matter?.number ?? null
}

/** null: done, and by that very act beyond this person's sight. */
async function act({ matterId, body }: Waiting, headers: Record<string, string>): Promise<Matter | null> {
  const path = `/api/matters/${matterId}/acts`
  try {
    return await call<Matter>('POST', path, { body, headers })
  } catch (error) {
    const code = error instanceof ApiError ? error.code : ''
    if (code === 'outOfSight') return null
    // This phone's clock is wrong, or the system reminded somebody meanwhile: then the time of arrival is the act's time.
    if (!['futureAct', 'outOfOrder'].includes(code) || !body.at) throw error
    return await call<Matter>('POST', path, { body: { ...body, at: undefined }, headers })
  }
}

/** Ties the photos to the act they belong to; the same at every attempt. */
const claimOf = (item: Waiting): string => item.id.replaceAll('-', '')

/** The file has its id from this phone, so a second upload is the same file. Unattached ones do not stay on the server for ever. */
async function upload(photo: KeptPhoto, claim: Record<string, string>): Promise<void> {
  if (photo.sentAt !== null && Date.now() - photo.sentAt < uploadLastsMs) return
  const form = new FormData()
  form.set('photo', photo.blob, 'photo.jpg')
  await call('POST', '/api/files', {
    body: form,
    headers: { ...claim, 'x-file-id': photo.id },
    timeoutMs: 180_000,
  })
  await (await keep()).photos.put({ ...photo, sentAt: Date.now() })
}

async function show(): Promise<void> {
  const rows = (await (await keep()).outbox.all()).filter(row => row.person === person)
  outbox.set({ ...outbox.get(), items: rows.sort((a, b) => a.order - b.order) })
}
