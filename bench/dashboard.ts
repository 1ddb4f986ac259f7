/** Dashboards of a county's year from rollups: the supervisor's page as each kind of reader opens it, the map and the monthly report, beside the plain group-by of the same figures in the same run, which they must equal. */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { matterRollup } from '../src/matters/counts/rollup.ts'
import { figureSums } from '../src/matters/lists/figures.ts'
import { type FigureSums, plainFigures } from '../src/matters/lists/figures-plain.ts'
import type { Reading } from '../src/matters/present/row.ts'
import { catchUp, fillRollup } from '../src/proceedings/index.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times } from './support/bench.ts'
import { type DashboardReader, dashboardReaders } from './support/dashboard-readers.ts'
import { type BenchDatabase, benchDatabase, yearOf } from './support/database.ts'
import { jurisdictionId as filled, filledNow, fillMatters } from './support/fill.ts'
import { rateAndMiss } from './support/fill-ratings.ts'

const runs = 200

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const bench = await benchDatabase(options, `aili_bench_dashboard_${rows}`)
  try {
    const year = await yearOf(bench.db)
    const { jurisdictionId, now } = year
      ? { jurisdictionId: year.jurisdictionId, now: year.until }
      : { jurisdictionId: filled, now: filledNow }
    const kernel = { db: bench.db, clock: { now: () => now } }
    let fillSeconds: number | null = null
    if (!bench.isFilled) {
      await fillMatters(bench.db.pool, rows, options.log)
      await rateAndMiss(bench.db.pool, jurisdictionId)
      const from = performance.now()
      await fillRollup(kernel, jurisdictionId, matterRollup)
      fillSeconds = round((performance.now() - from) / 1000)
      await sql`vacuum (analyze) counted_matter, count_standing, count_day, count_category, count_due`.execute(
        bench.db.owner,
      )
      options.log(`counted from nothing in ${fillSeconds} s`)
      await bench.markFilled()
    }
    const turn = await catchUp(kernel, jurisdictionId, matterRollup)
    if (turn === 'mustFill') await fillRollup(kernel, jurisdictionId, matterRollup)
    const reading = { territory: { jurisdiction: { id: jurisdictionId } }, now } as Reading
    const pages: Record<string, Times & { firstMs: number; plain: Times; ratio: number }> = {}
    for (const reader of await dashboardReaders(bench.db, jurisdictionId))
      pages[reader.name] = await page(kernel, reader, reading)
    const main = pages.supervisor!
    return {
      figure: main.p50,
      unit: 'ms',
      reference: main.plain.p50,
      ratio: main.ratio,
      n: main.n,
      p50: main.p50,
      p99: main.p99,
      pages,
      // A year that was loaded is everybody's: nothing is done in it.
      following: year ? null : await following(bench, kernel),
      fillSeconds,
      matters: year?.written.matters ?? rows,
    }
  } finally {
    await bench.close()
  }
}

type Kernel = { db: BenchDatabase['db']; clock: { now: () => Date } }

async function page(kernel: Kernel, { name, asker }: DashboardReader, reading: Reading) {
  const counted = () => figureSums(kernel, asker, reading)
  const plain = () => kernel.db.within(asker.sight, tx => plainFigures(tx, asker, reading))
  const from = performance.now()
  const got = await counted()
  // The first reading of a sight that is counted as one scope goes through its matters; of one read before, it is like any other.
  const firstMs = round(performance.now() - from)
  const expected = await plain()
  if (!isDeepStrictEqual(inOrder(got), inOrder(expected)))
    throw new Error(`${name}: ${JSON.stringify(inOrder(got))} is not ${JSON.stringify(inOrder(expected))}`)
  const times = await measure(runs, counted)
  const reference = await measure(3, plain, 0, 20)
  return { ...times, firstMs, plain: reference, ratio: round(times.p50 / reference.p50) }
}

function inOrder(sums: FigureSums): FigureSums {
  const by = <T>(rows: readonly T[], key: (row: T) => string) =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return {
    ...sums,
    byCommunity: by(sums.byCommunity, row => row.communityId),
    byCategory: by(sums.byCategory, row => row.category),
  }
}

/** Milliseconds to count a thousand matters that had an act each. */
async function following({ db }: BenchDatabase, kernel: Kernel): Promise<Times> {
  let turn = 0
  return measure(
    5,
    async () => {
      turn += 1
      await touch(db, turn)
      await catchUp(kernel, filled, matterRollup)
    },
    1,
  )
}

/** Rated anew, each by an act. */
async function touch(db: BenchDatabase['db'], turn: number): Promise<void> {
  await sql`with few as (select jurisdiction_id, id, last_hash from proceeding where jurisdiction_id = ${filled} order by id desc limit 1000 offset ${turn * 1000}),
    rated as (update matter m set satisfied = 1 + (coalesce(m.satisfied, 0) + 1) % 5 from few where m.jurisdiction_id = few.jurisdiction_id and m.proceeding_id = few.id)
    insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, rule_version, prev_hash, hash)
    select jurisdiction_id, gen_random_uuid(), id, (select max(seq) + 1 from act a where a.jurisdiction_id = few.jurisdiction_id and a.proceeding_id = few.id),
      'rate', 'closed', 'closed', 'resident', 'resident', ${filledNow}, '2026-11-23', 1, last_hash, last_hash from few`.execute(
    db.owner,
  )
}
