/** A county's year of visits as ledgers: pages of a community's month and year with count and record of the read, and a year taken out as a sheet; beside the plain query. */
import { join } from 'node:path'
import { fixedClock } from '../src/kernel/clock.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { openVault } from '../src/kernel/vault.ts'
import { askedOf } from '../src/ledgers/asked.ts'
import { exportLedger } from '../src/ledgers/export.ts'
import { readLedger } from '../src/ledgers/read.ts'
import type { Staff } from '../src/territory/index.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { filledNow, fixedId, jurisdictionId } from './support/fill.ts'
import { fillVisits } from './support/fill-county.ts'
import { communityCount, fillResidents } from './support/fill-residents.ts'

const runs = 200
const onScreen = { columns: null, title: null, reason: null }
const [month, year] = [
  { from: '2026-06-01', to: '2026-06-30' },
  { from: '2026-01-01', to: '2026-12-31' },
]

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const bench = await benchDatabase(options, `aili_bench_ledgers_${rows}`)
  const vault = openVault(Buffer.alloc(32, 7), join(options.dataDir, 'vault'))
  const clock = fixedClock(filledNow.toISOString())
  const kernel = { db: bench.db, vault, clock, config: { jurisdictionId } } as unknown as Kernel
  try {
    if (!bench.isFilled) {
      await fillResidents(bench.db.pool, vault, Math.ceil(rows / 5), options.log)
      await fillVisits(bench.db.pool, rows)
      options.log(`${rows} visits`)
      await bench.markFilled()
    }
    const first = await pages(kernel, month, false)
    const deep = await pages(kernel, year, true)
    options.log('read')
    const plain = await plainly(bench)
    const sheet = await taken(kernel)
    return {
      figure: first.p99,
      unit: 'ms',
      reference: plain.p99,
      ratio: round(first.p50 / plain.p50),
      n: first.n,
      p50: first.p50,
      p99: first.p99,
      deepInTheYear: deep,
      plain,
      sheet,
      visits: rows,
    }
  } finally {
    await bench.close()
  }
}

function director(turn: number): Staff {
  const personId = fixedId('person', 1 + (turn % 400))
  const communityId = fixedId('community', (turn % communityCount) + 1)
  const post = { role: 'communityDirector', unitId: fixedId('community unit', 1), communityId }
  const actor = { kind: 'staff' as const, id: personId, posts: [post] }
  return { personId, name: '', jurisdictionId, roles: [post.role], actor, sight: undefined as never }
}

/** As the screen asks: rows, how many there are, and the read on record. @param isDeep the hundredth page instead of the first */
async function pages(kernel: Kernel, days: typeof month, isDeep: boolean): Promise<Times> {
  const cursors = new Map<number, string | undefined>()
  if (isDeep)
    for (let turn = 0; turn < communityCount; turn++) {
      const ask = await askedOf(kernel, director(turn), 'visitLog', days, 'zh-CN')
      const { nextCursor } = await readLedger(ask, onScreen, { limit: 10_000 })
      cursors.set(turn, nextCursor ?? undefined)
    }
  return measure(runs, async turn => {
    const ask = await askedOf(kernel, director(turn), 'visitLog', days, 'zh-CN')
    const { rows } = await readLedger(ask, onScreen, {
      limit: 100,
      cursor: cursors.get(turn % communityCount),
    })
    if (rows.length === 0) throw new Error('an empty page')
  })
}

/** The same rows and the same count for the owner of the tables, without fences, words or record. */
function plainly(bench: BenchDatabase): Promise<Times> {
  const where = `v.jurisdiction_id = $1 and v.community_id = $2 and v.on_day between $3::date and $4::date
    and not exists (select from visit n where n.jurisdiction_id = v.jurisdiction_id and n.replaces = v.id)`
  const page = `select v.id, v.on_day, v.at, v.purpose, v.outcome, b.name, c.name, d.number,
      (select r.name from resident r where r.jurisdiction_id = $1 and r.household_id = v.household_id and r.merged_into is null limit 1)
    from (select * from visit v where ${where} order by v.on_day, v.at, v.id limit 101) v
    join household h on h.jurisdiction_id = $1 and h.id = v.household_id join dwelling d on d.jurisdiction_id = $1 and d.id = h.dwelling_id
    join building b on b.jurisdiction_id = $1 and b.id = v.building_id join compound c on c.jurisdiction_id = $1 and c.id = b.compound_id`
  const count = `select count(*) from (select from visit v where ${where} limit 10001) u`
  return measure(runs, async turn => {
    const values = [jurisdictionId, fixedId('community', (turn % communityCount) + 1), month.from, month.to]
    await bench.db.pool.query({ name: 'page', text: page, values })
    await bench.db.pool.query({ name: 'count', text: count, values })
  })
}

/** A community's year leaves as a workbook; memory is what it held at most beyond the start. */
async function taken(kernel: Kernel) {
  const ask = await askedOf(kernel, director(0), 'visitLog', year, 'zh-CN')
  const begun = performance.now()
  const before = process.memoryUsage().heapUsed
  let [bytes, held] = [0, 0]
  const { body } = await exportLedger(ask, null, 'bench')
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    held = Math.max(held, process.memoryUsage().heapUsed - before)
  }
  return {
    seconds: round((performance.now() - begun) / 1000),
    megabytes: round(bytes / 2 ** 20),
    heapMegabytes: round(held / 2 ** 20),
  }
}
