/** The file store: whole or not at all, whatever the disk does. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import * as nodeDisk from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Refusal } from '../../src/kernel/errors.ts'
import { type Disk, openFileStore } from '../../src/kernel/files.ts'
import { newId } from '../../src/kernel/ids.ts'

const base = mkdtempSync(join(tmpdir(), 'aili-files-'))
after(() => rmSync(base, { recursive: true }))
const folder = () => mkdtempSync(join(base, 'd-'))
const parts = {
  original: Buffer.from('\xff\xd8\xff original', 'latin1'),
  view: Buffer.from('RIFF....WEBP'),
  thumb: Buffer.from('t'),
}
const filesIn = (dir: string) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)
const refusal = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code

/** A disk on which the n-th operation that needs room fails; `used` counts them. */
function fullAt(n: number, code = 'ENOSPC'): Disk & { used: number } {
  const spend = () => {
    if (disk.used++ === n) throw Object.assign(new Error(code), { code })
  }
  const disk: Disk & { used: number } = {
    ...nodeDisk,
    used: 0,
    mkdir: ((...args: Parameters<typeof nodeDisk.mkdir>) =>
      Promise.resolve()
        .then(spend)
        .then(() => nodeDisk.mkdir(...args))) as Disk['mkdir'],
    rename: async (from, to) => {
      spend()
      await nodeDisk.rename(from, to)
    },
    open: async (path, flags, mode) => {
      spend()
      const file = await nodeDisk.open(path, flags, mode)
      const writeFile = file.writeFile.bind(file)
      file.writeFile = async data => {
        await writeFile((data as Buffer).subarray(0, 3)) // a full disk takes the first bytes
        spend()
        await file.truncate(0)
        await file.write(data as Buffer, 0, (data as Buffer).length, 0)
      }
      const sync = file.sync.bind(file)
      file.sync = async () => {
        spend()
        await sync()
      }
      return file
    },
  }
  return disk
}

test('what is stored is read back with its kind, originals are private', async () => {
  const dir = folder()
  const files = openFileStore(dir)
  const id = newId()
  const stored = await files.put(id, parts)
  assert.deepEqual(stored, {
    sha256: createHash('sha256').update(parts.original).digest(),
    bytes: parts.original.length,
  })
  const kinds = { original: 'image/jpeg', view: 'image/webp', thumb: 'application/octet-stream' } as const
  for (const variant of ['original', 'view', 'thumb'] as const) {
    const file = await files.open(id, variant)
    assert.ok(file)
    assert.deepEqual(Buffer.concat(await file.stream.toArray()), parts[variant])
    assert.deepEqual([file.mime, file.bytes], [kinds[variant], parts[variant].length])
    const path = join(dir, 'files', variant, id.slice(-4, -2), id.slice(-2), id)
    assert.equal(statSync(path).mode & 0o777, 0o600)
  }
  await files.settle(id)
  assert.equal(filesIn(dir).length, 3)
  await files.remove(id)
  assert.deepEqual(filesIn(dir), [])
  assert.equal(await files.open(id, 'view'), null)
})

test('a disk that is full at any step leaves nothing and says so', async () => {
  const whole = fullAt(-1)
  await openFileStore(folder(), { disk: whole }).put(newId(), parts)
  assert.ok(whole.used > 15)
  for (let n = 0; n < whole.used; n++) {
    const dir = folder()
    const id = newId()
    await assert.rejects(
      openFileStore(dir, { disk: fullAt(n) }).put(id, parts),
      refusal('storageFull'),
      `step ${n}`,
    )
    assert.deepEqual(filesIn(dir), [], `step ${n}`)
    await openFileStore(dir).put(id, parts)
    assert.equal(filesIn(dir).length, 3, 'and the same file can be stored once there is room')
  }
  const dir = folder()
  await assert.rejects(openFileStore(dir, { disk: fullAt(3, 'EIO') }).put(newId(), parts), { code: 'EIO' })
  assert.deepEqual(filesIn(dir), [])
})

test('what was put and never settled is found again', async () => {
  const files = openFileStore(folder())
  const [kept, lost] = [newId(), newId()]
  await files.put(kept, parts)
  await files.put(lost, parts)
  await files.settle(kept)
  assert.deepEqual(await files.pending(new Date(0)), [])
  assert.deepEqual(await files.pending(new Date(Date.now() + 60_000)), [lost])
})

test('an id cannot leave the store', async () => {
  const files = openFileStore(folder())
  for (const id of ['../../../etc/passwd', 'a/b', '', '..', '%2e%2e%2fxxxxxxxx'])
    await assert.rejects(async () => files.open(id, 'view'), /Not an id/)
})

test('the virus scanner decides by its exit code', async () => {
  const dir = folder()
  const command = (lines: string) => {
    const path = join(dir, 'scanner')
    writeFileSync(path, `#!/bin/sh\n${lines}\n`)
    chmodSync(path, 0o700)
    return openFileStore(dir, { virusScanCommand: `${path} --quiet` })
  }
  const looking = 'if [ "$1" = --quiet ] && grep -q EICAR "$2"; then exit 1; fi; exit 0'
  await command(looking).scan(Buffer.from('harmless'))
  await assert.rejects(command(looking).scan(Buffer.from('EICAR')), refusal('infectedFile'))
  await assert.rejects(command('exit 2').scan(Buffer.from('x')), refusal('unavailable'))
  await assert.rejects(
    openFileStore(dir, { virusScanCommand: '/no/such/program' }).scan(Buffer.from('x')),
    refusal('unavailable'),
  )
  await openFileStore(dir).scan(Buffer.from('EICAR'))
  assert.deepEqual(filesIn(join(dir, 'files')), [], 'no draft stays')
})
