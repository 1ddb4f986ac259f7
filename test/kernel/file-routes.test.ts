/** Upload over HTTP: one photo, before any matter exists, that only its uploader can attach. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import * as nodeDisk from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pino } from 'pino'
import sharp from 'sharp'
import { claimFiles, removeUnclaimed } from '../../src/kernel/claims.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import type { Config } from '../../src/kernel/config.ts'
import { everythingOf } from '../../src/kernel/database.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { fileRoutes, sendFile } from '../../src/kernel/file-routes.ts'
import { type Disk, openFileStore } from '../../src/kernel/files.ts'
import { openHttp } from '../../src/kernel/http.ts'
import { newId } from '../../src/kernel/ids.ts'
import { openVault } from '../../src/kernel/vault.ts'
import { freshDatabase } from '../support/database.ts'

const jurisdictionId = 152222
const dataDir = mkdtempSync(join(tmpdir(), 'aili-upload-'))
const clock = fixedClock('2026-11-23T08:00:00+08:00')
const vault = openVault(Buffer.alloc(32, 3), dataDir)
const { db } = await freshDatabase()
let full = false
const disk: Disk = {
  ...nodeDisk,
  rename: async (from, to) => {
    if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    await nodeDisk.rename(from, to)
  },
}
const files = openFileStore(dataDir, { disk })
const limit = 300_000
const config = { uploadLimitBytes: limit, origin: 'http://localhost', mapStyleUrl: null } as Config
const kernel = { config, clock, db, files, vault }
const app = await openHttp(config, pino({ level: 'silent' }))
let origin = ''
const claim = 'claim-of-the-first-phone'
const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3a6' } })
  .jpeg()
  .toBuffer()

before(async () => {
  await db.owner.insertInto('jurisdiction').values({ id: jurisdictionId, name: '科右中旗' }).execute()
  fileRoutes(app, kernel, {
    jurisdictionOf: () => jurisdictionId,
    whoIs: async request => (request.headers.cookie === 'staff' ? person : null),
  })
  app.get('/shown/:id/:variant', (request, reply) => {
    const { id, variant } = request.params as { id: string; variant: 'thumb' }
    return sendFile(reply, files, id, variant)
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
})
after(async () => {
  await app.close()
  rmSync(dataDir, { recursive: true })
})

const person = newId()
async function upload(bytes: Buffer, headers: Record<string, string> = {}, field = 'photo') {
  const body = new FormData()
  body.append(field, new Blob([new Uint8Array(bytes)]), 'a.jpg')
  const response = await fetch(`${origin}/api/files`, {
    method: 'POST',
    body,
    headers: { 'x-claim': claim, ...headers },
  })
  const { error, ...answer } = (await response.json()) as Answer & { error?: { code: string } }
  return { status: response.status, body: answer as Answer, code: error?.code }
}
interface Answer {
  id: string
  thumbUrl: string
}
const rowOf = (id: string) => db.owner.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
async function isStored(id: string): Promise<boolean> {
  const file = await files.open(id, 'original')
  file?.stream.destroy()
  return file !== null
}
const storedFiles = () =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true }).filter(entry =>
    entry.isFile(),
  ).length

test('a photo is stored with its owner, sent with its own type and never as anything else', async () => {
  const { status, body } = await upload(photo, { cookie: 'staff' })
  assert.equal(status, 200)
  assert.deepEqual(body, { id: body.id, thumbUrl: `/api/files/${body.id}/thumb`, width: 40, height: 30 })
  const row = await rowOf(body.id)
  assert.deepEqual(row?.claimIndex, vault.index('claim', claim))
  assert.deepEqual([row?.mime, row?.uploadedBy, row?.proceedingId], ['image/jpeg', person, null])
  const shown = await fetch(`${origin}/shown/${body.id}/thumb`)
  assert.equal(shown.headers.get('content-type'), 'image/webp')
  assert.equal(shown.headers.get('x-content-type-options'), 'nosniff')
  assert.match(shown.headers.get('cache-control') ?? '', /private.*immutable/)
  assert.equal((await sharp(await shown.arrayBuffer()).metadata()).width, 40)
  const again = await fetch(`${origin}/shown/${body.id}/thumb`, {
    headers: { 'if-none-match': shown.headers.get('etag') ?? '' },
  })
  assert.equal(again.status, 304)
  assert.equal((await fetch(`${origin}/shown/${newId()}/thumb`)).status, 404)
})

test('the same upload sent five times at once is one file; its id is nobody else’s', async () => {
  const id = newId()
  const beforeCount = storedFiles()
  const answers = await Promise.all(Array.from({ length: 5 }, () => upload(photo, { 'x-file-id': id })))
  for (const answer of answers) assert.deepEqual([answer.status, answer.body.id], [200, id])
  assert.equal(storedFiles(), beforeCount + 3)
  const other = await upload(photo, { 'x-file-id': id, 'x-claim': 'claim-of-a-second-phone' })
  assert.deepEqual([other.status, other.code], [409, 'actReused'])
  assert.ok(await isStored(id), 'the file of the first stays')
})

test('what is refused leaves nothing', async () => {
  const count = storedFiles()
  const stories: [string, ReturnType<typeof upload>, number, string][] = [
    ['words', upload(Buffer.from('not a photo')), 415, 'unsupportedFile'],
    ['empty', upload(Buffer.alloc(0)), 400, 'missingInput'],
    ['another field', upload(photo, {}, 'paper'), 400, 'missingInput'],
    ['no claim', upload(photo, { 'x-claim': 'short' }), 400, 'invalidInput'],
    ['an id that is none', upload(photo, { 'x-file-id': '../../x' }), 400, 'invalidInput'],
    ['over the limit', upload(Buffer.alloc(limit + 1, 1)), 413, 'tooLarge'],
  ]
  for (const [story, answer, status, code] of stories) {
    const { status: met, code: refusal } = await answer
    assert.deepEqual([met, refusal], [status, code], story)
  }
  const json = await fetch(`${origin}/api/files`, {
    method: 'POST',
    body: '{}',
    headers: { 'x-claim': claim, 'content-type': 'application/json' },
  })
  assert.equal(json.status, 400)
  assert.equal(storedFiles(), count)
})

test('60 MB are refused by their announcement, before they are sent', async () => {
  const port = Number(new URL(origin).port)
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/files HTTP/1.1\r\nhost: x\r\nx-claim: ${claim}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${60 * 1024 * 1024}\r\n\r\n--b\r\n`,
  )
  let answer = ''
  for await (const chunk of socket) {
    answer += chunk
    if (answer.includes('"facts"')) break
  }
  socket.destroy()
  assert.match(answer, /^HTTP\/1.1 413 /)
  assert.match(answer, /"limitBytes":300000/)
})

test('a full disk refuses the photo and leaves neither bytes nor row; later it goes', async () => {
  const id = newId()
  const count = storedFiles()
  full = true
  const refused = await upload(photo, { 'x-file-id': id })
  full = false
  assert.deepEqual([refused.status, refused.code], [507, 'storageFull'])
  assert.equal(await rowOf(id), undefined)
  assert.equal(storedFiles(), count)
  assert.equal((await upload(photo, { 'x-file-id': id })).status, 200)
})

test('only the uploader attaches a file, to one act, and a resend finds it attached', async () => {
  const { body: mine } = await upload(photo)
  const { body: staffs } = await upload(photo, { cookie: 'staff', 'x-claim': 'claim-of-the-staff-phone' })
  const act = { jurisdictionId, proceedingId: newId(), actId: newId(), purpose: 'before' } as const
  const attach = (ids: string[], owner: { claim?: string; personId?: string }, at: object = act) =>
    db.within(everythingOf(jurisdictionId), tx => claimFiles(tx, vault, { ...act, ...at, ids, ...owner }))
  const refuses = (work: Promise<void>, ids: string[]) =>
    assert.rejects(work, (error: unknown) => {
      assert.ok(error instanceof Refusal)
      assert.deepEqual([error.code, error.facts.ids], ['invalidInput', ids])
      return true
    })
  await refuses(attach([mine.id, staffs.id], { claim }), [staffs.id])
  await refuses(attach([mine.id], { claim: 'claim-of-a-second-phone' }), [mine.id])
  await refuses(attach([mine.id], {}), [mine.id])
  const unknown = newId()
  await refuses(attach([unknown], { claim }), [unknown])
  assert.equal((await rowOf(mine.id))?.actId, null, 'a refusal attaches none of them')
  await attach([mine.id], { claim })
  await attach([mine.id], { claim })
  await attach([staffs.id], { personId: person })
  await refuses(attach([mine.id], { claim }, { actId: newId() }), [mine.id])
  assert.deepEqual([(await rowOf(mine.id))?.actId, (await rowOf(mine.id))?.purpose], [act.actId, 'before'])
})

test('what nobody attached is removed after a while, and so is what a crash left', async () => {
  const { body: fresh } = await upload(photo)
  clock.advance(25 * 3600_000)
  const lost = newId()
  await files.put(lost, { original: photo })
  const attached = await db.owner.selectFrom('file').select('id').where('actId', 'is not', null).execute()
  const later = new Date(Math.max(Date.now(), clock.now().getTime()) + 60_000)
  await removeUnclaimed(kernel, later)
  assert.equal(await rowOf(fresh.id), undefined)
  for (const id of [fresh.id, lost]) assert.equal(await isStored(id), false)
  for (const { id } of attached) assert.ok(await isStored(id))
  assert.deepEqual(await files.pending(later), [])
})
