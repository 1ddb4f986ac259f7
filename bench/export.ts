/** Ledgers of 10,000, 100,000 and 400,000 matters taken out as workbooks: rows and bytes a second, memory over time, how long an intake takes meanwhile, and a reader too slow for it; beside a plain reading of the same rows through the driver. */
import { execFileSync, fork } from 'node:child_process'
import { join } from 'node:path'
import pino from 'pino'
import { type Aili, openAili } from '../src/app.ts'
import { fixedClock } from '../src/kernel/clock.ts'
import { loadConfig } from '../src/kernel/config.ts'
import { type BenchOptions, type BenchResult, round } from './support/bench.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { intakesWhile, measured, slowly, type Taken, take } from './support/export-taken.ts'
import { filledNow, fillMatters, fixedId, jurisdictionId } from './support/fill.ts'

const sizes: readonly [number, ...number[]] = [10_000, 100_000, 400_000]

export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 420_000
  const bench = await filled(options, rows)
  const aili = await opened(options, bench.url)
  const { port } = aili.app.server.address() as { port: number }
  const client = fork(join(import.meta.dirname, 'support', 'intake-client.ts'), [String(port)])
  try {
    await take(aili, rows, 2000)
    const alone = await intakesWhile(client, () => new Promise(done => setTimeout(done, 5000)))
    options.log(`intake alone: p50 ${alone.times.p50} ms, p99 ${alone.times.p99} ms`)
    const taken: Taken[] = []
    for (const size of takenOf(rows)) {
      taken.push(await measured(aili, client, rows, size))
      const { seconds, rss } = taken.at(-1)!
      options.log(`${size} rows in ${seconds} s, memory at most ${rss.peak} MB`)
    }
    const slowReader = await slowly(aili, rows)
    const of = taken[1] ?? taken[0]!
    const plain = await plainly(bench, of)
    return {
      figure: of.rowsPerSecond,
      unit: 'rows per second into a workbook of 100,000',
      reference: plain.rowsPerSecond,
      ratio: round(of.rowsPerSecond / plain.rowsPerSecond),
      n: of.rows,
      p50: of.intake.p50,
      p99: of.intake.p99,
      taken,
      intakeAlone: alone.times,
      slowReader,
      plain,
      inMemory: inMemory(),
    }
  } finally {
    client.kill()
    await aili.close()
    await bench.close()
  }
}

/** At least one: as many as there are. */
const takenOf = (rows: number) => (rows < sizes[0] ? [rows] : sizes.filter(one => one <= rows))

async function filled(options: BenchOptions, rows: number): Promise<BenchDatabase> {
  const bench = await benchDatabase(options, `aili_bench_export_${rows}`)
  if (bench.isFilled) return bench
  await fillMatters(bench.db.pool, rows, options.log)
  // One grid has a border, so that a resident's report has a place.
  const [west, south, east, north] = [121.4, 45, 121.6, 45.2]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  await bench.db.pool.query('update grid set boundary = $2 where jurisdiction_id = $1 and id = $3', [
    jurisdictionId,
    JSON.stringify({ type: 'Polygon', coordinates: [ring] }),
    fixedId('grid', 1),
  ])
  await bench.markFilled()
  return bench
}

async function opened(options: BenchOptions, url: string): Promise<Aili> {
  const config = loadConfig(['--data', options.dataDir, '--port', '0'], {
    AILI_LOG_LEVEL: 'fatal',
    AILI_RATE_REQUESTS: '100000000',
    AILI_RATE_REPORTS: '100000000',
  })
  const log = pino({ level: 'fatal' })
  const clock = fixedClock(filledNow.toISOString())
  const setting = { log, clock, sweepEveryMs: null, jobs: false }
  const aili = await openAili({ ...config, jurisdictionId }, url, setting)
  await aili.app.listen({ port: 0, host: '127.0.0.1' })
  return aili
}

/** What the usual library takes, which holds the whole workbook. */
function inMemory(): object {
  const script = join(import.meta.dirname, 'support', 'workbook-in-memory.ts')
  return JSON.parse(execFileSync(process.execPath, [script, '100000', '17']).toString())
}

/** The same rows with the same joins through the driver, page by page by their key, nothing made of them. */
async function plainly(bench: BenchDatabase, { rows }: Taken) {
  const page = `select p.id, p.number, p.state, p.level, p.grid_id, p.community_id, p.owner_unit_id, w.name, p.sealed, p.opened_at, p.closed_at,
      p.next_due_at, left(m.text, 200), m.category, m.nature, m.channel, m.place_text, m.satisfied
    from (select p.* from proceeding p where p.jurisdiction_id = $1 and p.procedure = 'matter' and (p.opened_at, p.id) > ($2, $3)
      and p.opened_at < $4 order by p.opened_at, p.id limit 2000) p
    join matter m on m.jurisdiction_id = $1 and m.proceeding_id = p.id
    left join person w on w.jurisdiction_id = $1 and w.id = p.handler_id order by p.opened_at, p.id`
  const begun = performance.now()
  let [read, key] = [
    0,
    [new Date('2024-01-01T00:00Z'), '00000000-0000-0000-0000-000000000000'] as [Date, string],
  ]
  while (read < rows) {
    const { rows: got } = await bench.db.pool.query({
      name: 'page',
      text: page,
      values: [jurisdictionId, ...key, filledNow],
    })
    if (got.length === 0) break
    read += got.length
    key = [got.at(-1).opened_at, got.at(-1).id]
  }
  const seconds = (performance.now() - begun) / 1000
  return { rows: read, seconds: round(seconds), rowsPerSecond: Math.round(read / seconds) }
}
