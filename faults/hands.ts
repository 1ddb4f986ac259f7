/** What every hand of the load has: its chance, its desk, who it can send as, and a photo when one is needed. */
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import type { Chance } from './chance.ts'
import { type Desk, insist, type Sender } from './insist.ts'
import { send } from './send.ts'
import type { Town } from './town.ts'

export interface Hand {
  readonly desk: Desk
  readonly chance: Chance
  readonly town: Town
  readonly senderOf: (user: string) => Sender
}

/** Uploads a picture of its own colours whole or in pieces; null when it could not be. */
export async function photo(hand: Hand, sender: Sender, claim: string): Promise<string | null> {
  const { chance } = hand
  const id = chance.uuid()
  const [r, g, b] = [chance.between(0, 255), chance.between(0, 255), chance.between(0, 255)]
  const picture = await sharp({
    create: { width: chance.between(80, 400), height: 240, channels: 3, background: { r, g, b } },
  })
    .jpeg()
    .toBuffer()
  const sent = chance.is(0.35)
    ? await inPieces(hand, sender, claim, id, picture)
    : await whole(hand, sender, claim, id, picture)
  return sent ? id : null
}

async function whole(
  hand: Hand,
  sender: Sender,
  claim: string,
  id: string,
  picture: Buffer,
): Promise<boolean> {
  const form = new FormData()
  form.append('photo', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'a.jpg')
  const sent = new Response(form)
  const headers = { 'x-claim': claim, 'x-file-id': id, 'content-type': sent.headers.get('content-type')! }
  const body = Buffer.from(await sent.arrayBuffer())
  const write = { id, kind: 'photo', said: { bytes: picture.length } } as const
  const answer = await insist(hand.desk, hand.chance, sender, write, { path: '/api/files', headers, body })
  return answer?.status === 200
}

/** Announced, then sent piece by piece from wherever the server says it has got to. */
async function inPieces(
  hand: Hand,
  sender: Sender,
  claim: string,
  id: string,
  picture: Buffer,
): Promise<boolean> {
  const { desk, chance } = hand
  const entry = await desk.journal.sent({
    id,
    kind: 'photo',
    said: { bytes: picture.length, inPieces: true },
  })
  const b64 = (word: string) => Buffer.from(word).toString('base64')
  const common = { 'tus-resumable': '1.0.0', 'x-claim': claim }
  const announce = {
    ...common,
    'upload-length': String(picture.length),
    'upload-metadata': `id ${b64(id)},claim ${b64(claim)},filename ${b64('a.jpg')}`,
  }
  const end = performance.now() + 300_000
  while (performance.now() < end) {
    entry.tries++
    const own = await sender.headers()
    const begun = await send(desk.port, { path: '/api/uploads', headers: { ...announce, ...own } })
    const offset = begun?.status === 201 ? Number(begun.headers['upload-offset']) : null
    if (begun?.status === 401) await sender.renew()
    if (offset === picture.length) {
      await desk.journal.acknowledged(entry)
      return true
    }
    if (offset !== null) {
      const piece = picture.subarray(offset, offset + chance.between(400, picture.length))
      const headers = {
        ...common,
        ...own,
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      }
      await send(desk.port, { method: 'PATCH', path: `/api/uploads/${id}`, headers, body: piece })
    } else if (begun && ![401, 408, 409, 429, 502, 503, 507].includes(begun.status)) {
      if (begun.status === 500) desk.journal.strange(`/api/uploads: 500 ${JSON.stringify(begun.body)}`)
      else {
        await desk.journal.refused(entry, String(begun.body?.error?.code))
        return false
      }
    }
    await pause(40)
  }
  desk.journal.strange(`photo ${id} in pieces: never settled`)
  return false
}
