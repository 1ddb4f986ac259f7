/** Photos over a bad line: announced, sent in pieces, continued where it broke, and once whole like any other photo (tus 1.0). */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import sharp from 'sharp'
import { clockDoubt } from '../../src/kernel/claims.ts'
import { newId } from '../../src/kernel/ids.ts'
import { openPieces } from '../../src/kernel/pieces.ts'
import { removeOldUploads } from '../../src/kernel/uploads.ts'
import { startTown } from '../support/server.ts'

const server = await startTown({ listen: true, env: { AILI_UPLOAD_MB: '1' } })
const { kernel } = server.aili
const { owner } = server.db
const limit = kernel.config.uploadLimitBytes
const noise = randomBytes(300 * 200 * 3)
const photo = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
  .png()
  .toBuffer()
const claim = 'claim-of-a-phone-123'
const b64 = (word: string) => Buffer.from(word).toString('base64')

interface Told {
  readonly status: number
  readonly headers: Headers
  readonly code: string | null
}
async function ask(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Buffer,
): Promise<Told> {
  const answer = await fetch(`${server.origin}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  })
  const text = await answer.text()
  const code = text.startsWith('{') ? JSON.parse(text).error.code : null
  return { status: answer.status, headers: answer.headers, code }
}
const announce = (id: string, bytes = photo.length, by = claim) =>
  ask('POST', '/api/uploads', {
    'upload-length': String(bytes),
    'upload-metadata': `id ${b64(id)},claim ${b64(by)},filename ${b64('photo.jpg')}`,
  })
const patch = (id: string, offset: number, bytes: Buffer, by = claim) =>
  ask(
    'PATCH',
    `/api/uploads/${id}`,
    { 'x-claim': by, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    bytes,
  )
const head = (id: string, by = claim) => ask('HEAD', `/api/uploads/${id}`, { 'x-claim': by })
const offsetOf = ({ headers }: Told) => Number(headers.get('upload-offset'))
const rowOf = (id: string) => owner.selectFrom('file').selectAll().where('id', '=', id).executeTakeFirst()
const pieceOf = (id: string) => join(kernel.config.dataDir, 'files', 'pieces', id)

/** Sends the head of a piece and breaks the line. */
function cut(id: string, offset: number, sent: Buffer, announced: number): Promise<void> {
  return new Promise(done => {
    const { port } = new URL(server.origin)
    const going = request({ port, host: '127.0.0.1', method: 'PATCH', path: `/api/uploads/${id}` })
    going.setHeader('tus-resumable', '1.0.0')
    going.setHeader('x-claim', claim)
    going.setHeader('upload-offset', String(offset))
    going.setHeader('content-type', 'application/offset+octet-stream')
    going.setHeader('content-length', String(announced))
    going.on('error', () => {})
    going.write(sent, () => setTimeout(() => going.destroy(), 60))
    going.on('close', () => setTimeout(done, 60))
  })
}

suite('uploads', { concurrency: false }, () => {
  test('what a client asks first: version, what is understood, how large', async () => {
    const told = await ask('OPTIONS', '/api/uploads')
    assert.equal(told.status, 204)
    assert.deepEqual(
      ['tus-version', 'tus-extension', 'tus-max-size'].map(name => told.headers.get(name)),
      ['1.0.0', 'creation,termination', String(limit)],
    )
  })

  test('in three pieces: the same photo as sent whole, claimed by its sender', async () => {
    const id = newId()
    const made = await announce(id)
    assert.deepEqual([made.status, made.headers.get('location')], [201, `/api/uploads/${id}`])
    for (let offset = 0; offset < photo.length; offset += 50_000) {
      const told = await patch(id, offset, photo.subarray(offset, offset + 50_000))
      assert.equal(told.status, 204)
      assert.equal(offsetOf(told), Math.min(offset + 50_000, photo.length))
    }
    const row = await rowOf(id)
    assert.deepEqual([row?.width, row?.height, row?.mime], [300, 200, 'image/png'])
    assert.equal((await ask('GET', `/api/files/${id}/thumb?claim=${claim}`)).status, 200)
    assert.equal(existsSync(pieceOf(id)), false)
    assert.equal(offsetOf(await announce(id)), photo.length, 'announced again: it is all there')
    assert.equal(offsetOf(await head(id)), photo.length)
  })

  test('the line breaks in the middle of a piece: it goes on from what arrived', async () => {
    const id = newId()
    await announce(id)
    await cut(id, 0, photo.subarray(0, 20_000), photo.length)
    const offset = offsetOf(await head(id))
    assert.equal(offset, 20_000)
    assert.equal((await patch(id, offset, photo.subarray(offset))).status, 204)
    assert.ok(await rowOf(id))
  })

  test('the server was killed after the last piece: the next question finishes it', async () => {
    const [id, other] = [newId(), newId()]
    for (const one of [id, other]) {
      await announce(one)
      await patch(one, 0, photo.subarray(0, 1000))
      const pieces = openPieces(kernel.config.dataDir)
      await pieces.append(
        one,
        1000,
        photo.length,
        (async function* () {
          yield photo.subarray(1000)
        })(),
        async () => {},
      )
      await owner.updateTable('upload').set({ received: photo.length }).where('id', '=', one).execute()
    }
    assert.equal(await rowOf(id), undefined)
    assert.equal(offsetOf(await head(id)), photo.length)
    assert.ok(await rowOf(id))
    assert.equal(offsetOf(await announce(other)), photo.length)
    assert.ok(await rowOf(other))
  })

  test('two at once on one upload: whoever comes back takes over, nothing is mixed', async () => {
    const id = newId()
    await announce(id)
    const hanging = cut(id, 0, photo.subarray(0, 10_000), photo.length)
    await new Promise(done => setTimeout(done, 30))
    const second = await patch(id, 0, photo.subarray(0, 30_000))
    await hanging
    const offset = offsetOf(await head(id))
    assert.ok([204, 409].includes(second.status))
    assert.equal((await patch(id, offset, photo.subarray(offset))).status, 204)
    assert.equal((await rowOf(id))?.width, 300)
  })

  const refused: readonly (readonly [string, (id: string) => Promise<Told>, number, string | null])[] = [
    ['from another offset', id => patch(id, 5, photo), 409, 'uploadOffset'],
    ['longer than announced', id => patch(id, 0, Buffer.concat([photo, photo])), 413, 'tooLarge'],
    ["another's upload", id => patch(id, 0, photo, 'claim-of-somebody-else'), 404, 'notFound'],
    ["another's upload, asked about", id => head(id, 'claim-of-somebody-else'), 404, null],
    [
      "another's upload, removed",
      id => ask('DELETE', `/api/uploads/${id}`, { 'x-claim': 'claim-of-somebody-else' }),
      404,
      'notFound',
    ],
    ['the same id for another photo', id => announce(id, 5), 409, 'actReused'],
    ['the same id by another', id => announce(id, photo.length, 'claim-of-somebody-else'), 404, 'notFound'],
    ['no such upload', () => patch(newId(), 0, photo), 404, 'notFound'],
    ['an id that is none', () => announce('../../etc/passwd'), 400, 'invalidInput'],
    ['a claim that is none', () => announce(newId(), 10, 'x'), 400, 'invalidInput'],
    ['larger than a photo may be', () => announce(newId(), limit + 1), 413, 'tooLarge'],
    ['nothing', () => announce(newId(), 0), 400, 'missingInput'],
    ['another version', id => ask('HEAD', `/api/uploads/${id}`, { 'tus-resumable': '0.2' }), 400, null],
    [
      'another kind of content',
      id =>
        ask(
          'PATCH',
          `/api/uploads/${id}`,
          { 'x-claim': claim, 'upload-offset': '0', 'content-type': 'application/json' },
          Buffer.from('{}'),
        ),
      400,
      'invalidInput',
    ],
  ]
  for (const [what, asked, status, code] of refused)
    test(`refused: ${what}`, async () => {
      const id = newId()
      await announce(id)
      const told = await asked(id)
      assert.deepEqual([told.status, told.code], [status, code])
    })

  test('what is no photo is refused when it is whole, and gone', async () => {
    const id = newId()
    const bytes = Buffer.from('<html>no photo</html>')
    await announce(id, bytes.length)
    const told = await patch(id, 0, bytes)
    assert.deepEqual([told.status, told.code], [415, 'unsupportedFile'])
    assert.equal((await head(id)).status, 404)
    assert.equal(existsSync(pieceOf(id)), false)
  })

  test('taken back, and what stands still for a day is removed', async () => {
    const [gone, old, young] = [newId(), newId(), newId()]
    for (const id of [gone, old, young]) {
      await announce(id)
      await patch(id, 0, photo.subarray(0, 5000))
    }
    assert.equal((await ask('DELETE', `/api/uploads/${gone}`, { 'x-claim': claim })).status, 204)
    assert.equal(existsSync(pieceOf(gone)), false)
    const before = new Date(kernel.clock.now().getTime() - 86_400_000)
    await owner
      .updateTable('upload')
      .set({ changedAt: new Date(before.getTime() - 1) })
      .where('id', '=', old)
      .execute()
    assert.ok((await removeOldUploads(kernel, openPieces(kernel.config.dataDir), before)) >= 1)
    const left = readdirSync(join(kernel.config.dataDir, 'files', 'pieces'))
    assert.deepEqual([left.includes(old), left.includes(young)], [false, true])
    assert.equal((await head(old)).status, 404)
  })
})

const done = new Date('2026-11-23T02:00:00Z')
const clocks: readonly (readonly [string, string | null, boolean])[] = [
  ['taken then', '2026-11-23T01:59:00Z', false],
  ['taken the evening before', '2026-11-22T12:00:00Z', false],
  ['a camera that says nothing', null, false],
  ['two days before', '2026-11-21T01:00:00Z', true],
  ['a camera set to the year it was made', '2012-01-01T00:00:00Z', true],
  ['a clock that runs a little fast', '2026-11-23T02:05:00Z', false],
  ['in the future', '2026-11-23T03:00:00Z', true],
]
for (const [what, takenAt, doubted] of clocks)
  test(`the camera's clock: ${what}`, () =>
    assert.equal(clockDoubt(takenAt === null ? null : new Date(takenAt), done, done), doubted))
