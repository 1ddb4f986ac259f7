/** Ledgers and pages of figures of a county's year, each as every kind of reader opens it: first page with its count, beside the plain query of the same rows, which it must equal. */
import { deepEqual } from 'node:assert/strict'
import { join } from 'node:path'
import { sql } from 'kysely'
import { counselFigures } from '../src/counsel/figures.ts'
import { fixedClock } from '../src/kernel/clock.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { openVault } from '../src/kernel/vault.ts'
import type { Ask } from '../src/ledgers/ask.ts'
import { askedOf } from '../src/ledgers/asked.ts'
import { ledgers } from '../src/ledgers/declared.ts'
import { mayRead } from '../src/ledgers/policy.ts'
import { readLedger } from '../src/ledgers/read.ts'
import { sources } from '../src/ledgers/sources.ts'
import { matterRollup } from '../src/matters/index.ts'
import { figuresShown } from '../src/mediation/figures/figures.ts'
import { coverage as patrolCoverage } from '../src/patrols/coverage.ts'
import { numberOfDay } from '../src/proceedings/days.ts'
import { catchUp, fillRollup } from '../src/proceedings/index.ts'
import type { Staff } from '../src/territory/index.ts'
import { coverageOf, needsOf } from '../src/visits/counted/coverage.ts'
import { coverageFor } from '../src/visits/coverage.ts'
import { countCoverage, countNeeds, type GridTarget } from '../src/visits/coverage-counts.ts'
import { countedHouseholds, householdRollup } from '../src/visits/index.ts'
import { type BenchOptions, type BenchResult, measure, round, type Times, timesOf } from './support/bench.ts'
import { costOf } from './support/cost.ts'
import { type BenchDatabase, benchDatabase, yearOf } from './support/database.ts'
import { jurisdictionId as filled, filledNow } from './support/fill.ts'
import { fillCounty } from './support/fill-county.ts'
import { fillWork } from './support/fill-work.ts'
import { plainCounts, plainList } from './support/ledger-plain.ts'
import { ledgerReaders } from './support/ledger-readers.ts'

const onScreen = { columns: null, title: null, reason: null }
const [runs, plainRuns, rowsShown] = [40, 2, 100]
/** processorMs: of this process and of PostgreSQL together; of a busy machine it says more than the clock. */
type Shown = Times & { readonly processorMs: number; readonly plain: Times | null }

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 200_000
  const bench = await benchDatabase(options, `aili_bench_county_${rows}`)
  try {
    const kernel = await county(bench, options, rows)
    const year = yearUpTo(kernel.clock.now())
    const pages: Record<string, Shown> = {}
    const readers = await ledgerReaders(bench.db, kernel.config.jurisdictionId!)
    for (const [who, staff] of Object.entries(readers)) {
      for (const ask of await asksOf(kernel, staff, year))
        pages[
          `${who}: ${ask.name} ${ask.kind}${ask.area.gridId ? ' of a grid' : ask.area.communityId ? ' of a community' : ''}`
        ] = await ledger(ask)
      Object.assign(pages, await figures(kernel, who, staff, year))
      options.log(`${who}: ${Object.keys(pages).length} pages`)
    }
    await coverageEquals(kernel, year)
    const all = Object.entries(pages)
    const [slowest, most] = all.reduce((a, b) => (b[1].p99 > a[1].p99 ? b : a))
    const processor = timesOf(all.map(([, { processorMs }]) => processorMs))
    const halves = timesOf(all.map(([, { p50 }]) => p50))
    const plain = timesOf(all.flatMap(([, it]) => (it.plain ? [it.plain.p50] : [])))
    return {
      figure: most.p99,
      unit: 'ms',
      reference: plain.max,
      ratio: round(most.p99 / plain.max),
      ...{ n: runs * all.length, p50: halves.p50, p99: most.p99, slowest, pages: all.length },
      over50: Object.fromEntries(all.filter(([, { p99 }]) => p99 > 50)),
      ...{ plain, processor, first: await firstOfProcess(bench, kernel), each: pages },
    }
  } finally {
    await bench.close()
  }
}

/** The loaded year gets its visits, patrols and hazards the first time; another county is filled whole. */
async function county(bench: BenchDatabase, options: BenchOptions, rows: number): Promise<Kernel> {
  const { db } = bench
  const year = await yearOf(db)
  const vault = openVault(Buffer.alloc(32, 7), join(options.dataDir, 'vault'))
  const clock = fixedClock((year?.until ?? filledNow).toISOString())
  const jurisdictionId = year?.jurisdictionId ?? filled
  const kernel = { db, vault, clock, config: { jurisdictionId } } as unknown as Kernel
  const known = await sql`select from visit where jurisdiction_id = ${jurisdictionId} limit 1`.execute(
    db.owner,
  )
  const anew = known.rows.length === 0
  if (!bench.isFilled) await fillCounty(db.pool, vault, rows, options.log)
  else if (year && anew)
    await fillWork(db.pool, {
      jurisdictionId,
      until: year.until,
      visits: 500_000,
      patrols: 50_000,
      hazards: 20_000,
      consultations: 20_000,
    })
  for (const rollup of [matterRollup, householdRollup]) {
    const isOld = !anew && (await catchUp(kernel, jurisdictionId, rollup)) !== 'mustFill'
    if (!isOld) await fillRollup(kernel, jurisdictionId, rollup, { anew: true })
    options.log(`${rollup.name} are counted`)
  }
  await sql`vacuum (analyze) counted_matter, counted_building, count_day, count_due, patrol, visit`.execute(
    db.owner,
  )
  await bench.markFilled()
  return kernel
}

const yearUpTo = (until: Date) => {
  const to = until.toISOString().slice(0, 10)
  return { from: `${Number(to.slice(0, 4)) - 1}-12-01`, to }
}

/** Every ledger and kind the reader may ask for; a supervisor of a community and of a grid as well. */
async function asksOf(
  kernel: Kernel,
  staff: Staff,
  year: { from: string; to: string },
): Promise<readonly Ask[]> {
  const { director, leader } = await ledgerReaders(kernel.db, staff.jurisdictionId)
  const places =
    staff.sight.reach === 'jurisdiction'
      ? [{}, { community: director.sight.communities[0]! }, { grid: leader.sight.grids[0]! }]
      : [{}]
  const asks: Ask[] = []
  for (const [name, { kinds, period }] of Object.entries(ledgers) as [
    Ask['name'],
    (typeof ledgers)[Ask['name']],
  ][])
    if (mayRead(staff, name))
      for (const place of name === 'workDiary' ? [{}] : places)
        for (const kind of kinds) {
          const days = period === 'month' ? { from: year.to } : year
          asks.push(await askedOf(kernel, staff, name, { ...days, ...place, kind } as never, 'zh-CN'))
        }
  return asks
}

async function timed({ db }: Kernel, work: () => Promise<unknown>): Promise<Times & { processorMs: number }> {
  for (let turn = 0; turn < 2; turn++) await work()
  const measured: Times[] = []
  const { ailiMs, postgresMs } = await costOf({ db }, 1, async () => {
    measured.push(await measure(runs, work, 0, 5))
  })
  const [times] = measured
  return { ...times!, processorMs: round((ailiMs + postgresMs) / times!.n) }
}

/** As the screen asks: rows, how many there are, and the reading on record where it is of residents. */
async function ledger(ask: Ask): Promise<Shown> {
  await equal(ask)
  const shown = await timed(ask.kernel, () => readLedger(ask, onScreen, { limit: rowsShown }))
  const plainly = async () => (await plainCounts(ask)) ?? (await plainList(ask, rowsShown + 1))
  const plain = (await plainly()) === null ? null : await measure(plainRuns, plainly, 0, 0)
  return { ...shown, plain }
}

const numbers = (row: object) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => typeof value === 'number')
      .sort(),
  )

async function equal(ask: Ask): Promise<void> {
  const list = await plainList(ask, rowsShown + 1)
  const counts = await plainCounts(ask)
  if (list === null && counts === null) return
  const most = list ? rowsShown + 1 : 1_000_000
  const { page, total } = await ask.kernel.db.within(ask.staff.sight, async tx => {
    const page = await sources[ask.name].page(tx, ask, null, most)
    return { page, total: page.total ?? (await sources[ask.name].count(tx, ask, 2001)) }
  })
  const what = `${ask.name} ${ask.kind}`
  if (list) {
    deepEqual(
      page.rows.map(row => row.id),
      list.ids,
      what,
    )
    deepEqual(Math.min(total, 2001), list.total, what)
    return
  }
  const own = page.rows.map(row => JSON.stringify(numbers(row.values))).sort()
  const rows =
    counts instanceof Map
      ? [...counts.values()].map(({ people, ...it }) => ({ ...it, peopleCount: people }))
      : (counts as object[])
  deepEqual(own, rows.map(row => JSON.stringify(numbers(row))).sort(), what)
}

async function figures(kernel: Kernel, who: string, staff: Staff, year: { from: string; to: string }) {
  const asked: Readonly<Record<string, () => Promise<unknown>>> = {
    'coverage by visits, a year': () => coverageFor(kernel, staff, year as never),
    'coverage by visits, this quarter': () => coverageFor(kernel, staff, {} as never),
    'patrols and hazards, a year': () => patrolCoverage(kernel, staff, { days: 365 }),
    'counsel, a year': () => counselFigures(kernel, staff, year),
    'mediation, a year': () => figuresShown(kernel, staff, year),
  }
  const pages: Record<string, Shown> = {}
  for (const [name, work] of Object.entries(asked)) {
    const isTheirs = await work().then(
      () => true,
      () => false,
    )
    if (isTheirs) pages[`${who}: ${name}`] = { ...(await timed(kernel, work)), plain: null }
  }
  return pages
}

async function coverageEquals(kernel: Kernel, year: { from: string; to: string }): Promise<void> {
  const jurisdictionId = kernel.config.jurisdictionId!
  const { rows } = await sql<GridTarget>`select id, community_id as "communityId", 60 as "everyDays" from grid
    where jurisdiction_id = ${jurisdictionId} and valid_to is null`.execute(kernel.db.owner)
  const { buildings } = (await countedHouseholds(kernel, jurisdictionId))!
  const days = { from: numberOfDay(year.from), to: numberOfDay(year.to) }
  const text = (all: readonly object[]) => all.map(row => JSON.stringify(Object.entries(row).sort())).sort()
  deepEqual(
    text(coverageOf(buildings.values(), rows, days)),
    text(await countCoverage(kernel, jurisdictionId, rows, year)),
  )
  deepEqual(
    text(needsOf(buildings.values(), rows, days)),
    text(await countNeeds(kernel, jurisdictionId, rows, year)),
  )
}

/** Milliseconds until a process that was just started holds the buildings. */
async function firstOfProcess({ db }: BenchDatabase, { clock, config }: Kernel): Promise<number> {
  const from = performance.now()
  await countedHouseholds({ db: { ...db }, clock }, config.jurisdictionId!)
  return round(performance.now() - from)
}
