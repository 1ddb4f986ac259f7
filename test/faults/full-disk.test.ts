/** A full disk while a photo is stored: refused in words, nothing half written, and the same photo is taken once there is room. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pino from 'pino'
import sharp from 'sharp'
import { openAili } from '../../src/app.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { newId } from '../../src/kernel/ids.ts'
import { freshDatabase } from '../support/database.ts'
import { town } from '../support/town.ts'

const folder = mkdtempSync(join(tmpdir(), 'aili-full-'))
const files = join(folder, 'files')
mkdirSync(files)
/** A disk of its own of two megabytes, where this machine lets us make one. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', files]).status === 0
after(() => {
  if (isMounted) spawnSync('umount', [files])
  rmSync(folder, { recursive: true, force: true })
})

test('a disk that is full', { skip: !isMounted && 'needs a disk of its own' }, async () => {
  const { url, db } = await freshDatabase({ seed: town })
  const config = loadConfig(['--data', folder], {})
  const aili = await openAili(config, url, { log: pino({ level: 'fatal' }), sweepEveryMs: null, jobs: false })
  const noise = { width: 900, height: 700, channels: 3 as const }
  const picture = await sharp(randomBytes(900 * 700 * 3), { raw: noise })
    .jpeg({ quality: 92 })
    .toBuffer()
  const claim = randomUUID()
  const upload = async (id: string) => {
    const form = new FormData()
    form.append('photo', new Blob([new Uint8Array(picture)]), 'a.jpg')
    const sent = new Response(form)
    return aili.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { 'x-claim': claim, 'x-file-id': id, 'content-type': sent.headers.get('content-type')! },
      payload: Buffer.from(await sent.arrayBuffer()),
    })
  }
  writeFileSync(join(files, 'other'), randomBytes(1_500_000))
  const id = newId()
  const refused = await upload(id)
  assert.equal(refused.statusCode, 507, refused.body)
  assert.equal(refused.json().error.code, 'storageFull')
  assert.deepEqual(stored(), ['other'])
  assert.equal((await db.owner.selectFrom('file').select('id').execute()).length, 0)
  rmSync(join(files, 'other'))
  assert.equal((await upload(id)).statusCode, 200)
  assert.equal(stored().length, 3)
  await aili.close()
})

function stored(): string[] {
  return readdirSync(files, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => one.name)
}
