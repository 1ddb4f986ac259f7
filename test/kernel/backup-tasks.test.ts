/** Backups by the clock: made by a process of its own, recorded, shown to the system administrator alone and in the figures; a failure is told once a day. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { parseCronItems, parseCrontab } from 'graphile-worker'
import { tellRole } from '../../src/app.ts'
import { crontabOf } from '../../src/background.ts'
import { backupsIn, newBackupKey } from '../../src/kernel/backup/index.ts'
import { mayRemoveFiles, openSnapshot } from '../../src/kernel/backup/snapshot.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { backupCrontab, backupTasks } from '../../src/upkeep/index.ts'
import { startTown } from '../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'aili-backup-tasks-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const dir = join(folder, 'backups')
newBackupKey(join(folder, 'key'))
const env = { AILI_BACKUP_DIR: dir, AILI_BACKUP_KEY: join(folder, 'key'), AILI_BACKUP_KEEP: '1,0,0' }
const server = await startTown({ env })
const { kernel } = server.aili
const notices = async () =>
  (
    await server.db.owner
      .selectFrom('notice')
      .select(['kind', 'facts'])
      .where('kind', '=', 'backupFailed')
      .execute()
  ).length

test('times of the office become lines of the queue, each with an identity of its own; none without a folder', () => {
  const set = loadConfig(['--data', folder], { ...env, AILI_BACKUP_AT: '02:30,12:05' })
  assert.deepEqual(
    backupCrontab(set)
      .split('\n')
      .map(line => line.split(' ?')[0]),
    ['30 18 * * * makeBackup', '5 4 * * * makeBackup'],
  )
  const items = parseCrontab(crontabOf(set))
  assert.equal(new Set(items.map(item => item.identifier)).size, items.length)
  assert.ok(parseCronItems([]).length === 0 && items.length > 5)
  assert.equal(backupCrontab(loadConfig(['--data', folder], {})), '')
})

test('a backup is made, read back, recorded and shown', async () => {
  // The process reads its configuration from the environment: the database of this test is a served one.
  const before = { ...process.env }
  Object.assign(process.env, env, {
    DATABASE_URL: server.url,
    AILI_SECRET: kernel.config.secret.toString('hex'),
  })
  try {
    const { makeBackup } = backupTasks(kernel, tellRole)
    await makeBackup!({})
    const names = await backupsIn(dir)
    assert.equal(names.length, 1)
    const admin = await server.signIn('admin')
    const { status, body } = await admin.get('/api/backups')
    assert.equal(status, 200)
    assert.deepEqual([body.dir, body.runs.length, body.lastGood.name], [dir, 1, names[0]])
    assert.ok(body.lastGood.verifiedAt && body.lastGood.rows > 1000)
    const { body: figures } = await server.resident.get('/metrics')
    assert.match(figures, /^aili_backup_failed 0$/m)
    assert.match(figures, /^aili_backup_last_verified_timestamp_seconds [1-9]/m)
  } finally {
    process.env = before
  }
})

test('nobody else sees it', async () => {
  for (const user of ['secretary', 'dispatch', 'grid1', 'security'])
    assert.equal((await (await server.signIn(user)).get('/api/backups')).status, 403, user)
})

test('a failure is recorded, counted, told once a day, and tried again by the queue', async () => {
  const { makeBackup } = backupTasks(kernel, tellRole, async () => ({
    outcome: { failed: 'diskFull' },
    words: 'no room',
  }))
  await assert.rejects(makeBackup!({}), /diskFull/)
  await assert.rejects(makeBackup!({}), /diskFull/)
  assert.equal(await notices(), 1)
  const { body } = await (await server.signIn('admin')).get('/api/backups')
  assert.deepEqual(
    [body.runs[0].outcome, body.runs[0].problem, body.lastGood.outcome],
    ['failed', 'diskFull', 'made'],
  )
  assert.match((await server.resident.get('/metrics')).body, /^aili_backup_failed 1$/m)
})

test('while a backup is made, stored files stay', async () => {
  const may = () => server.db.owner.transaction().execute(tx => mayRemoveFiles(tx))
  assert.equal(await may(), true)
  const snapshot = await openSnapshot(server.url, 1)
  assert.equal(await may(), false)
  await snapshot.close()
})
