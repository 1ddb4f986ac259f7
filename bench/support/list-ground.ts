/** The jurisdiction whose lists a bench reads: one filled for it, or the loaded year (--year), with the places where most is. */
import { sql } from 'kysely'
import type { Database } from '../../src/kernel/database.ts'
import { matterRollup } from '../../src/matters/counts/rollup.ts'
import { fillRollup } from '../../src/proceedings/index.ts'
import type { BenchOptions } from './bench.ts'
import { type BenchDatabase, benchDatabase, yearOf } from './database.ts'
import { filledNow, fillMatters } from './fill.ts'
import { filledGround, type Ground } from './readers.ts'

export interface ListGround {
  readonly bench: BenchDatabase
  readonly ground: Ground
  /** The instant the data ends at. */
  readonly now: Date
  readonly matters: number
  readonly isYear: boolean
}

/** Benches of lists, search and a matter's page share one filled database of ten acts a matter. */
export async function openListGround(options: BenchOptions): Promise<ListGround> {
  const rows = options.rows ?? 1_000_000
  const bench = await benchDatabase(options, `aili_bench_worklist_${rows}`)
  const year = await yearOf(bench.db)
  if (year !== null) {
    const ground = await groundOfYear(bench.db, year.jurisdictionId)
    return { bench, ground, now: year.until, matters: year.written.matters, isYear: true }
  }
  if (!bench.isFilled) {
    await fillMatters(bench.db.pool, rows, options.log, null, 10)
    // As in a program that runs: lists ask its counts how far back they have to look.
    await fillRollup(
      { db: bench.db, clock: { now: () => filledNow } },
      filledGround.jurisdictionId,
      matterRollup,
    )
    await sql`vacuum (analyze) counted_matter, count_standing, count_day, count_category, count_due`.execute(
      bench.db.owner,
    )
    options.log('counted')
    await bench.markFilled()
  }
  return { bench, ground: filledGround, now: filledNow, matters: rows, isYear: false }
}

async function groundOfYear({ owner }: Pick<Database, 'owner'>, jurisdictionId: number): Promise<Ground> {
  const busiest = async (text: string) => {
    const { rows } = await sql<{ id: string }>`${sql.raw(text)}`.execute(owner)
    return rows.map(row => row.id)
  }
  const of = (scope: string) =>
    `select scope_id::text as id from count_standing where jurisdiction_id = ${jurisdictionId} and scope = '${scope}' group by 1 order by sum(open + closed) desc`
  const [communities, grids, handlers] = [
    await busiest(of('community')),
    await busiest(of('grid')),
    await busiest(`select handler_id::text as id from proceeding where jurisdiction_id = ${jurisdictionId}
      and handler_id is not null group by 1 order by count(*) desc limit 40`),
  ]
  const units = await busiest(of('unit'))
  const departments = await busiest(
    `select id::text from unit where jurisdiction_id = ${jurisdictionId} and kind = 'department'`,
  )
  const [first, other] = units.filter(unit => departments.includes(unit))
  const categories = await busiest(
    `select category as id from proceeding where jurisdiction_id = ${jurisdictionId} and category is not null group by 1 order by count(*) desc`,
  )
  const unitOf = async (community: string) =>
    (await busiest(`select unit_id::text as id from community where id = '${community}'`))[0]!
  return {
    jurisdictionId,
    person: handlers[1]!,
    handler: handlers[0]!,
    own: { community: communities[0]!, unit: await unitOf(communities[0]!), department: first! },
    other: { community: communities[2]!, unit: await unitOf(communities[1]!), department: other! },
    grids: { busiest: grids[0]!, quiet: grids.at(-1)!, other: grids[1]! },
    category: { common: categories[0]!, rare: categories.at(-1)! },
    longAgo: '2026-01-12',
  }
}
