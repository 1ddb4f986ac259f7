/** A matter's page as the route makes it (acts, deadlines, photos, lawful next steps), among a million matters and ten million acts, beside plain reads of the same rows. */
import { join } from 'node:path'
import { sql } from 'kysely'
import { fixedClock } from '../src/kernel/clock.ts'
import { loadConfig } from '../src/kernel/config.ts'
import { translator } from '../src/kernel/i18n.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { openVault } from '../src/kernel/vault.ts'
import { readMatter } from '../src/matters/present/matter.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times } from './support/bench.ts'
import { type ListGround, openListGround } from './support/list-ground.ts'
import { type Reader, readersOf } from './support/readers.ts'

const runs = 300
const words = { t: translator('zh-CN'), language: 'zh-CN' } as const

/** Read before any is counted, others than those where there are as many: a server that has been up for some minutes. */
const warm = 100
/** What a dispatcher reads: matters under way, ended, and of forty acts. */
const kinds = {
  'under way': `state = 'handling'`,
  ended: `state = 'closed'`,
  'of many acts': 'act_count between 18 and 60',
}
/** What every reader reads: matters that wait to be looked at, whose likes are looked for too. */
const waiting = `state = 'reported'`

export async function run(options: BenchOptions): Promise<BenchResult> {
  const at = await openListGround(options)
  const { bench, ground, now, matters } = at
  // What the loaded year keeps of reporters is under its own key; the filled rows keep nothing.
  const { secret } = loadConfig(['--data', options.dataDir], {})
  const vault = at.isYear
    ? openVault(secret, options.dataDir)
    : openVault(Buffer.alloc(32, 7), join(options.dataDir, 'vault'))
  const clock = fixedClock(now.toISOString())
  const kernel = {
    db: bench.db,
    vault,
    clock,
    config: { jurisdictionId: ground.jurisdictionId },
  } as unknown as Kernel
  try {
    const pages: Record<string, Times> = {}
    const readers = readersOf(ground)
    const { dispatcher } = readers
    for (const [name, condition] of Object.entries(kinds))
      pages[name] = await page(kernel, dispatcher!, await idsOf(at, condition, dispatcher!))
    for (const [name, one] of Object.entries(readers)) {
      const ids = await idsOf(at, waiting, one)
      // A department has nothing that waits to be looked at.
      if (ids.length > 0) pages[`waiting, ${name}`] = await page(kernel, one, ids)
    }
    for (const [name, { p50, p99, max }] of Object.entries(pages))
      options.log(`${name.padEnd(40)} p50 ${p50}, p99 ${p99}, most ${max} ms`)
    const all = Object.values(pages)
    const worst = (of: (one: Times) => number) => Math.max(...all.map(of))
    const ids = await idsOf(at, kinds['under way'], dispatcher!)
    const plain = await measure(runs, turn => plainly(at, ids[turn % ids.length]!), warm)
    const { p50 } = pages['under way']!
    return {
      figure: worst(one => one.p99),
      unit: 'ms',
      reference: plain.p99,
      ratio: round(p50 / plain.p50),
      n: runs,
      p50,
      p99: worst(one => one.p99),
      plain,
      pages,
      matters,
    }
  } finally {
    await bench.close()
  }
}

async function page(kernel: Kernel, { asker }: Reader, ids: readonly string[]): Promise<Times> {
  const read = (nth: number) => readMatter(kernel, asker, ids[nth % ids.length]!, words)
  for (let turn = 1; turn <= warm; turn++) await read(ids.length * warm - turn)
  return measure(runs, read, 0)
}

/** Some of those the reader sees. */
async function idsOf({ bench: { db }, ground }: ListGround, condition: string, { asker }: Reader) {
  const { rows } = await db.within(asker.sight, tx =>
    sql<{
      id: string
    }>`select id from (select id, number from proceeding where jurisdiction_id = ${ground.jurisdictionId} and procedure = 'matter'
      and ${sql.raw(condition)} limit 6000) p order by md5(number) limit ${runs + warm}`.execute(tx),
  )
  return rows.map(row => row.id)
}

/** The same rows without fences: the matter, its acts with names, its photos. */
async function plainly({ bench: { db }, ground }: ListGround, id: string): Promise<void> {
  const of = [ground.jurisdictionId, id]
  await db.pool.query({
    name: 'plain matter',
    text: `select p.*, m.* from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
      where p.jurisdiction_id = $1 and p.id = $2`,
    values: of,
  })
  await db.pool.query({
    name: 'plain acts',
    text: `select a.*, h.name from act a left join person h on h.jurisdiction_id = a.jurisdiction_id and h.id = a.actor_id
      where a.jurisdiction_id = $1 and a.proceeding_id = $2 order by a.seq`,
    values: of,
  })
  await db.pool.query({
    name: 'plain photos',
    text: 'select * from file where jurisdiction_id = $1 and proceeding_id = $2 order by uploaded_at',
    values: of,
  })
}
