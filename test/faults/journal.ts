/** Clients that write without pause and keep a journal of what was acknowledged; what was not, they send again under the same id. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { newId } from '../../src/kernel/ids.ts'

export interface Entry {
  readonly kind: 'report' | 'act' | 'photo'
  readonly id: string
  /** The matter it belongs to; of a photo null until a report names it. */
  matterId: string | null
  /** Number of the matter, for a report. */
  number?: string
  tries: number
}
export interface Journal {
  readonly acknowledged: Entry[]
  /** Answers that are neither done, nor "not now", nor a resend of what was done. */
  readonly odd: string[]
  stop(): Promise<void>
}
interface Office {
  origin: string
  cookie: string
}
type Place = { lng: number; lat: number }

/** @param place where the matters are */
export async function writeWithoutPause(office: Office, place: Place, clients: number): Promise<Journal> {
  const acknowledged: Entry[] = []
  const odd: string[] = []
  const picture = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#7a5' } })
    .jpeg()
    .toBuffer()
  let stopped = false
  const client = async (at: number) => {
    for (let turn = at; !stopped; turn += clients)
      await oneMatter({ ...office, acknowledged, odd, picture: new Uint8Array(picture) }, place, turn)
  }
  const running = Array.from({ length: clients }, (_, at) => client(at))
  return {
    acknowledged,
    odd,
    stop: async () => {
      stopped = true
      await Promise.all(running)
    },
  }
}

interface Desk extends Office {
  readonly acknowledged: Entry[]
  readonly odd: string[]
  readonly picture: Uint8Array<ArrayBuffer>
}

/** A report, sometimes with a photo; then two acts of the dispatcher and one of the reporter. */
async function oneMatter(desk: Desk, place: Place, turn: number): Promise<void> {
  const headers = { 'x-claim': randomUUID() }
  const photos = turn % 3 === 0 ? [await onePhoto(desk, headers)] : []
  const id = newId()
  const text = `路灯第${turn}处不亮，晚上看不清路`
  const report = { id, text, nature: 'help', place, photos, phone: '19900001234' }
  const receipt = await insist(
    desk,
    { kind: 'report', id, matterId: id, tries: 0 },
    '/api/matters',
    report,
    headers,
  )
  if (!receipt) return
  const act = (step: string, seq: number, inputs: object) => ({ id: newId(), step, seq, inputs })
  const filed = act('file', 1, { category: 'property' })
  const said = act('comment', 2, { words: `已看到第${turn}件` })
  const staff = { cookie: desk.cookie }
  const path = `/api/matters/${id}/acts`
  for (const body of [filed, said])
    await insist(desk, { kind: 'act', id: body.id, matterId: id, tries: 0 }, path, body, staff)
  const more = { ...act('addInformation', 3, { words: '今天还是不亮' }), code: receipt.queryCode }
  const publicPath = `/api/public/matters/${receipt.number}/acts`
  await insist(desk, { kind: 'act', id: more.id, matterId: id, tries: 0 }, publicPath, more, headers)
}

async function onePhoto(desk: Desk, headers: Record<string, string>): Promise<string> {
  const id = newId()
  const entry: Entry = { kind: 'photo', id, matterId: null, tries: 0 }
  const body = () => {
    const form = new FormData()
    form.append('photo', new Blob([desk.picture], { type: 'image/jpeg' }), 'a.jpg')
    return form
  }
  await insist(desk, entry, '/api/files', body, { ...headers, 'x-file-id': id })
  return id
}

// biome-ignore lint/suspicious/noExplicitAny: an answer of whatever was asked
type Body = any

/** Sends until it is acknowledged; null when it was refused for good. */
async function insist(
  desk: Desk,
  entry: Entry,
  path: string,
  body: object | (() => FormData),
  headers: Record<string, string>,
): Promise<Body> {
  for (; entry.tries < 500; entry.tries++) {
    const answer = await send(desk.origin + path, body, headers).catch(() => null)
    if (answer?.status === 200) {
      if (entry.kind === 'report') entry.number = answer.body.number
      desk.acknowledged.push(entry)
      return answer.body
    }
    if (answer && answer.status !== 503) {
      desk.odd.push(`${path.split('/').at(-1)} ${answer.status} ${JSON.stringify(answer.body)}`)
      return null
    }
    await pause(60)
  }
  desk.odd.push(`${path}: never acknowledged`)
  return null
}

async function send(url: string, body: object | (() => FormData), headers: Record<string, string>) {
  const isForm = typeof body === 'function'
  const answer = await fetch(url, {
    method: 'POST',
    body: isForm ? body() : JSON.stringify(body),
    headers: isForm ? headers : { ...headers, 'content-type': 'application/json' },
  })
  return { status: answer.status, body: (await answer.json()) as Body }
}
