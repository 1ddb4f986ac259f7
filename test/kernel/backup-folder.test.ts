/** A folder of backups: what is damaged, missing, cut short or half made is named; the wrong key, place and secret are refused; nothing is stored twice, and what is over goes. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { withExisting } from '../../src/cli/open.ts'
import {
  type BackupKey,
  backupsIn,
  checkBackup,
  type Manifest,
  makeBackup,
  newBackupKey,
  prune,
  readManifest,
  restoreBackup,
  setAside,
  whileNoneIsMade,
} from '../../src/kernel/backup/index.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { openFileStore } from '../../src/kernel/files.ts'
import { newId } from '../../src/kernel/ids.ts'
import { keyFolder } from '../../src/kernel/key-file.ts'
import { freshDatabase } from '../support/database.ts'

const { url, db } = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'aili-backups-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const [dir, dataDir] = [join(folder, 'backups'), join(folder, 'data')]
const key = newBackupKey(join(folder, 'key'))
const secret = randomBytes(32)
writeFileSync(join(keyFolder(dataDir), 'secret'), secret)
await db.owner.insertInto('jurisdiction').values({ id: 152202, name: 'A' }).execute()
const files = openFileStore(dataDir)
const twin = Buffer.alloc(200_000, 'a photo')
for (const bytes of [twin, twin, randomBytes(5)]) await files.put(newId(), { original: bytes })
const making = { url, dataDir, dir, key, secret }
const manifest = await makeBackup(making)
const restoring = (place: string, more: { dir?: string; key?: BackupKey; secret?: Buffer } = {}) =>
  restoreBackup({
    dir,
    name: manifest.name,
    key,
    dataDir: join(folder, place),
    databaseUrl: null,
    secret: null,
    ...more,
  })

suite('a folder of backups', () => {
  const copyOf = (name: string) => {
    const copy = join(folder, name)
    cpSync(dir, copy, { recursive: true })
    return copy
  }
  const partOf = (copy: string, file: string) => join(copy, manifest.name, file)
  const reasons = async (copy: string) =>
    (await checkBackup(copy, manifest.name, key)).problems.map(({ facts }) => [
      facts.reason,
      String(facts.path).split('/').at(-1),
    ])
  const refused = (reason: string) => (error: unknown) =>
    error instanceof Refusal && error.code === 'backupUnfit' && error.facts.reason === reason

  test('a damaged byte, a missing part, one cut short, one lengthened, two exchanged: each is named', async () => {
    assert.deepEqual(await reasons(dir), [])
    const copy = copyOf('damaged')
    const object = readdirSync(join(copy, 'objects'), { recursive: true, withFileTypes: true }).find(one =>
      one.isFile(),
    )!
    const flip = (path: string) => {
      const bytes = readFileSync(path)
      bytes[bytes.length >> 1]! ^= 1
      writeFileSync(path, bytes)
    }
    flip(partOf(copy, '0001.part'))
    rmSync(partOf(copy, '0002.part'))
    truncateSync(partOf(copy, '0003.part'), 60)
    appendFileSync(partOf(copy, '0004.part'), 'x')
    renameSync(partOf(copy, '0006.part'), join(copy, 'aside'))
    renameSync(partOf(copy, '0005.part'), partOf(copy, '0006.part'))
    renameSync(join(copy, 'aside'), partOf(copy, '0005.part'))
    flip(join(object.parentPath, object.name))
    const found = await reasons(copy)
    const parts = ['0001.part', '0002.part', '0003.part', '0004.part', '0005.part', '0006.part', object.name]
    assert.deepEqual(found.map(([, file]) => file).sort(), parts.sort())
    assert.equal(found.find(([, file]) => file === '0002.part')?.[0], 'missing')
    await assert.rejects(restoring('never', { dir: copy }), (error: Refusal) => error.code === 'backupUnfit')
    // What came of the attempt is no installation, and is cleared by the next one alone.
    assert.ok(readdirSync(join(folder, 'never')).includes('restore-unfinished'))
  })

  test('wrong key, a place that is not empty, another root secret, a half-made backup', async () => {
    const other = newBackupKey(join(folder, 'other'))
    await assert.rejects(restoring('x', { key: other }), refused('wrongKey'))
    await assert.rejects(restoring('data'), refused('placeNotEmpty'))
    await assert.rejects(restoring('x', { secret: Buffer.alloc(32, 7) }), refused('secretDiffers'))
    const mistyped = { databaseUrl: null, databaseDirectUrl: null, dataDir: join(folder, 'mistyped') }
    await assert.rejects(
      withExisting(mistyped, async () => 'an empty database is no jurisdiction'),
      { facts: { reason: 'noDatabase', path: mistyped.dataDir } },
    )
    const copy = copyOf('half')
    rmSync(partOf(copy, 'manifest'))
    mkdirSync(join(copy, 'making-20260101T000000000Z'))
    assert.deepEqual(await backupsIn(copy), [])
    await assert.rejects(readManifest(copy, manifest.name, key), refused('missing'))
  })

  test('a second one stores no file again; two at once are not made; what is over goes, with files nobody names', async () => {
    const objects = () =>
      readdirSync(join(dir, 'objects'), { recursive: true, withFileTypes: true }).filter(one => one.isFile())
        .length
    const stored = objects()
    const [second, none] = await Promise.allSettled([makeBackup(making), makeBackup(making)])
    const made =
      second.status === 'fulfilled' ? second.value : (none as PromiseFulfilledResult<Manifest>).value
    const late = (second.status === 'rejected' ? second : none) as PromiseRejectedResult
    assert.ok(refused('making')(late.reason))
    assert.equal(objects(), stored)
    writeFileSync(
      join(dir, 'objects', readdirSync(join(dir, 'objects'))[0]!, 'draft'),
      'left by a run that broke',
    )
    const keep = { daily: 1, weekly: 0, monthly: 0 }
    assert.deepEqual(await prune(dir, key, keep, 'nothing proven'), { removed: [], objects: 0 })
    assert.deepEqual(await prune(dir, key, keep, made.name), { removed: [manifest.name], objects: 1 })
    assert.deepEqual([await backupsIn(dir), objects()], [[made.name], stored])
    assert.equal((await checkBackup(dir, made.name, key)).problems.length, 0)
  })

  test('nothing goes while one is made, and none is begun while something goes', async () => {
    await whileNoneIsMade(url, async () => {
      await assert.rejects(makeBackup(making), refused('making'))
      assert.equal(await whileNoneIsMade(url, async () => 'something went'), null)
    })
    const made = makeBackup({
      ...making,
      progress: () => tried.push(whileNoneIsMade(url, async () => 'went')),
    })
    const tried: Promise<string | null>[] = []
    await made
    assert.deepEqual(new Set(await Promise.all(tried.slice(0, 1))), new Set([null]))
  })

  test('stored bytes that were damaged are set aside and stored anew by the next backup', async () => {
    const damaged = join(folder, 'rotten')
    const first = await makeBackup({ ...making, dir: damaged })
    const [object] = readdirSync(join(damaged, 'objects'), { recursive: true, withFileTypes: true }).filter(
      one => one.isFile(),
    )
    const path = join(object!.parentPath, object!.name)
    const bytes = readFileSync(path)
    bytes[bytes.length - 20]! ^= 1
    writeFileSync(path, bytes)
    const { problems } = await checkBackup(damaged, first.name, key)
    assert.deepEqual([problems.length, await setAside(damaged, problems)], [1, 1])
    const second = await makeBackup({ ...making, dir: damaged })
    for (const { name } of [first, second])
      assert.deepEqual((await checkBackup(damaged, name, key)).problems, [])
  })
})
