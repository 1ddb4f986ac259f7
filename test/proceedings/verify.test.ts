/** Verification finds what is broken on purpose: each damage by somebody with all rights is named, with its number and act. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { fixedClock } from '../../src/kernel/clock.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { openFileStore } from '../../src/kernel/files.ts'
import { openVault } from '../../src/kernel/vault.ts'
import { matterRules, verifyContents, writeDemoMatters } from '../../src/matters/index.ts'
import { type Difference, verifyAll } from '../../src/proceedings/index.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { freshDatabase } from '../support/database.ts'
import { mondayMorning, town } from '../support/town.ts'

const { db } = await freshDatabase({ seed: town })
const folder = mkdtempSync(join(tmpdir(), 'aili-verify-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const config = loadConfig(['--data', folder], {})
const files = openFileStore(folder)

interface Picked {
  id: string
  number: string
}
let left: Picked[] = []
let it: Picked

before(async () => {
  const kernel = {
    config,
    db,
    clock: fixedClock(mondayMorning),
    vault: openVault(config.secret, folder),
    files,
  }
  await writeDemoMatters(kernel, demoPlan())
  const { rows } = await db.pool.query<Picked>(
    `select id, number from proceeding where state = 'closed' and act_count > 6 order by id limit 12`,
  )
  left = rows
})
// Each damage is done to a proceeding of its own and stays: one finding must not hide another.
beforeEach(() => {
  it = left.pop()!
})

/** As a superuser with the guard taken off for the length of one statement. */
async function damage(statement: string, values: unknown[] = [it.id]): Promise<void> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await client.query('alter table act disable trigger act_append_only')
    const { rowCount } = await client.query(statement, values)
    assert.equal(rowCount, 1)
    await client.query('alter table act enable trigger act_append_only')
    await client.query('commit')
  } finally {
    client.release()
  }
}

async function found(): Promise<{ columns: string[]; differences: Difference[] }> {
  const all: Difference[] = []
  const sums = await verifyAll({
    owner: db.owner,
    files,
    procedures: { matter: { ground: matterRules, beside: verifyContents } },
    tell: difference => all.push(difference),
  })
  assert.equal(sums.differences, all.length)
  const differences = all.filter(one => one.number === it.number || one.proceedingId === it.id)
  return { columns: differences.map(one => one.column), differences }
}

test('nothing to find in what the rules wrote', async () => {
  assert.deepEqual(await found(), { columns: [], differences: [] })
})

test('a derived row', async () => {
  await damage(`update proceeding set state = 'handling', overdue = true where id = $1`)
  const { columns, differences } = await found()
  assert.deepEqual(columns, ['state', 'overdue'])
  assert.deepEqual(differences[0], {
    number: it.number,
    proceedingId: it.id,
    seq: null,
    actId: null,
    column: 'state',
    expected: 'closed',
    found: 'handling',
  })
})

test('when the ladder is to look again', async () => {
  await damage(`update proceeding set next_rung_at = now() where id = $1`)
  assert.deepEqual((await found()).columns, ['nextRungAt'])
})

test('the words of an act', async () => {
  await damage(
    `update act set inputs = inputs || '{"remark":"never said"}' where proceeding_id = $1 and seq = 3`,
  )
  const { columns, differences } = await found()
  assert.deepEqual(columns, ['hash'])
  assert.equal(differences[0]!.seq, 3)
})

test('a hash made to fit: the link of the next act gives it away', async () => {
  await damage(`update act set hash = decode(repeat('ab', 32), 'hex') where proceeding_id = $1 and seq = 2`)
  const { differences } = await found()
  assert.deepEqual(
    differences.map(one => [one.column, one.seq]),
    [
      ['hash', 2],
      ['prevHash', 3],
    ],
  )
})

test('an act missing in the middle', async () => {
  await damage(`delete from act where proceeding_id = $1 and seq = 4`)
  const { differences } = await found()
  const gap = differences.find(one => one.column === 'seq')!
  assert.deepEqual([gap.expected, gap.found, gap.seq], ['4', '5', 5])
})

test('the last act missing', async () => {
  await damage(
    `delete from act where proceeding_id = $1 and seq = (select max(seq) from act where proceeding_id = $1)`,
  )
  const { columns } = await found()
  assert.ok(columns.includes('lastHash') && columns.includes('actCount'), columns.join())
})

test('acts whose proceeding is gone', async () => {
  await damage(`with m as (delete from matter where proceeding_id = $1) delete from proceeding where id = $1`)
  const { columns } = await found()
  assert.ok(columns.length > 6 && columns.every(column => column === 'proceeding'))
})

test('a text changed after the receipt was given', async () => {
  await damage(`update matter set text = text || '!' where proceeding_id = $1`)
  assert.deepEqual((await found()).columns, ['text'])
})

test('a photo without its row, and one without its bytes', async () => {
  const { rows } = await db.pool.query<{ id: string }>(
    `select id from file where proceeding_id = $1 order by id`,
    [(await withPhotos()).id],
  )
  await db.pool.query(`delete from file where id = $1`, [rows[0]!.id])
  await files.remove(rows[1]!.id)
  const { columns } = await found()
  assert.deepEqual([...columns].sort(), ['photoBytes', 'photoRow'])
})

async function withPhotos(): Promise<Picked> {
  const { rows } =
    await db.pool.query<Picked>(`select p.id, p.number from proceeding p join file f on f.proceeding_id = p.id
    where p.state = 'closed' and p.act_count > 6 group by p.id, p.number having count(*) >= 2 order by p.id desc limit 1`)
  it = rows[0]!
  return it
}

test('a word or a fact gone from what a search reads', async () => {
  await damage(
    `update matter set search = ts_delete(search, (tsvector_to_array(search))[5]) where proceeding_id = $1`,
  )
  assert.deepEqual((await found()).columns, ['search'])
})
