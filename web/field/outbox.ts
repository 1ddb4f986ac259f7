/** What was done on this phone: kept first, sent in its order when there is signal, "sent" only when the server has it. */
import { ask, refresh } from './answers.ts'
import { type Failure, keep, type Waiting } from './keep.ts'
import { forgetOld } from './keep-old.ts'
import { forgetPhotos } from './photos.ts'
import type { Settled } from './pocket-here.ts'
import { roomLeft } from './room.ts'
import { watched } from './signal.ts'

export interface Sent {
  id: string
  kind: Waiting['kind']
  matterId: string | null
  what: string
  title: string
  at: number
  number: string | null
}
export interface Outbox {
  items: readonly Waiting[]
  /** What is being sent: the entry, and of its photo how much. */
  sending: string | null
  percent: number | null
  /** Acknowledged by the server since the page was opened, newest first. */
  sent: readonly Sent[]
  /** The same whole: laid over what was taken along until that is fetched anew. */
  settled: readonly Settled[]
}
const empty: Outbox = { items: [], sending: null, percent: null, sent: [], settled: [] }
export const outbox = watched<Outbox>(empty)

/** Matters this phone itself moved: no news to their own worker. */
export const ownActs = new Set<string>()

/** Other windows of this phone look again. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('aili-outbox')
channel?.addEventListener('message', () => void loadOutbox())

/** What a page hands over. `title` says what it is about, `what` what was done, `typed` opens the form again if the server refuses. */
export type Done = Omit<Waiting, 'order' | 'tried' | 'state' | 'failure' | 'matterId'> & {
  readonly matterId?: string | null
}

/** Opens the outbox of the person signed in; what others left on this phone stays theirs. */
export async function openOutbox(): Promise<void> {
  await loadOutbox()
  void flush()
}

export function closeOutbox(): void {
  outbox.set(empty)
}

/** Keeps it on the phone; `flush` sends it. Rejects with `KeepFull` when the phone has no room left. */
export async function enqueue(done: Done): Promise<void> {
  const kept = await keep()
  const { items } = outbox.get()
  const order = Math.max(0, ...items.map(row => row.order)) + 1
  const matterId = done.matterId ?? (typeof done.body.matterId === 'string' ? done.body.matterId : null)
  const row: Waiting = { ...done, matterId, order, tried: 0, state: 'waiting', failure: null }
  await kept.outbox.put(row)
  show([...items.filter(({ id }) => id !== row.id), row])
  void roomLeft()
}

/** Opens it again as a draft, with everything typed and its photos, because the server would not take it as it was. */
export async function reopen(item: Waiting, draftId: string): Promise<void> {
  const kept = await keep()
  await kept.drafts.put({ id: draftId, values: item.typed, at: Date.now() })
  await remove(item)
}

/** Takes back what the server never accepted. */
export async function discard(id: string): Promise<void> {
  const item = outbox.get().items.find(row => row.id === id)
  if (!item) return
  await remove(item)
  await forgetPhotos(item.photos)
}

/** Tries again as it is what the server refused. */
export async function tryAgain(item: Waiting): Promise<void> {
  await change({ ...item, state: 'waiting', failure: null, tried: 0 })
  void flush()
}

/** Sends what waits now; loaded only when there is something to send. */
export async function flush(): Promise<void> {
  if (!outbox.get().items.some(row => row.state === 'waiting')) return
  const { send } = await import('./sending.ts')
  await send()
}

/** Reads it anew: another window may have sent meanwhile. */
export async function loadOutbox(): Promise<readonly Waiting[]> {
  const rows = (await (await keep()).outbox.all()).sort((a, b) => a.order - b.order)
  outbox.set({ ...outbox.get(), items: rows })
  return rows
}

export async function change(item: Waiting): Promise<void> {
  await (await keep()).outbox.put(item)
  show(outbox.get().items.map(row => (row.id === item.id ? item : row)))
}

/** The server has them. The matters acted on are asked anew before they are shown as sent, so that no page shows the state before. */
export async function settle(done: readonly { item: Waiting; number: string | null }[]): Promise<void> {
  const kept = await keep()
  const matters = new Set(done.flatMap(({ item }) => (item.kind === 'act' ? [item.matterId] : [])))
  if (matters.size <= 3)
    await Promise.all([...matters].map(id => ask(`/api/matters/${id}`, true).catch(() => {})))
  for (const { item } of done) {
    ownActs.add(item.matterId ?? item.id)
    await kept.outbox.remove(item.id)
    await forgetPhotos(item.photos)
    if (!kept.lasting) await forgetOld(item)
  }
  const gone = new Set(done.map(({ item }) => item.id))
  const sent = done.map(({ item: { id, kind, matterId, what, title }, number }) => ({
    ...{ id, kind, matterId, what, title, number },
    at: Date.now(),
  }))
  const now = outbox.get()
  const items = now.items.filter(({ id }) => !gone.has(id))
  const settled = [...now.settled, ...done.map(({ item }) => ({ item, at: Date.now() }))].slice(-500)
  outbox.set({ ...now, items, settled, sent: [...sent.reverse(), ...now.sent].slice(0, 50) })
  channel?.postMessage('changed')
  for (const id of matters) refresh(`/api/matters/${id}`)
  refresh('/api/worklist')
  refresh('/api/field/pocket')
}

export async function refuse(item: Waiting, failure: Failure): Promise<void> {
  await change({ ...item, tried: item.tried + 1, state: 'refused', failure })
  if (item.matterId) refresh(`/api/matters/${item.matterId}`)
}

async function remove(item: Waiting): Promise<void> {
  const kept = await keep()
  await kept.outbox.remove(item.id)
  if (!kept.lasting) await forgetOld(item)
  show(outbox.get().items.filter(row => row.id !== item.id))
}

function show(items: readonly Waiting[]): void {
  outbox.set({ ...outbox.get(), items })
  channel?.postMessage('changed')
}
