/** The clock: deadlines computed per second, a million open terms swept for what fell due, and how late the ladder acts under load. */
import pino from 'pino'
import { type Aili, openAili } from '../src/app.ts'
import { fixedClock, wallClock } from '../src/kernel/clock.ts'
import { type Config, loadConfig } from '../src/kernel/config.ts'
import { demoPlan, writeDemo } from '../src/territory/demo.ts'
import { type BenchOptions, type BenchResult, round } from './support/bench.ts'
import { measureDelay } from './support/clock-delay.ts'
import { copyMatters } from './support/clock-rows.ts'
import { measureSweep } from './support/clock-sweep.ts'
import { measureTerms } from './support/clock-terms.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'
import { reportOf } from './support/reports.ts'

/** A Monday morning far ahead, so that nothing that was filled falls due by the wall clock; the first rung of a report comes at 11:24. */
const reportedAt = '2035-06-04T10:00:00+08:00'
const firstRungAt = new Date('2035-06-04T11:24:00+08:00')
const sweptAt = '2035-06-04T11:30:00+08:00'
const templates = 64

/** --rows, --due=5000, --rate=50, --seconds=60, --clients=4 */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const rows = options.rows ?? 1_000_000
  const flag = (name: string, otherwise: number) => Number(options.flags[name] ?? otherwise)
  const terms = measureTerms(options.log)
  const place = await benchDatabase(options, `aili_bench_clock_${rows}`)
  const config = loadConfig(['--data', options.dataDir, '--port', '0'], {
    AILI_LOG_LEVEL: 'error',
    AILI_RATE_REQUESTS: '100000000',
    AILI_RATE_REPORTS: '100000000',
  })
  try {
    if (!place.isFilled) await fill(place, config, rows, options.log)
    const sweep = await withAili(place, config, { clock: fixedClock(sweptAt), sweepEveryMs: null }, aili =>
      measureSweep(aili, place.db.pool, flag('due', Math.min(5000, rows / 4)), firstRungAt, options.log),
    )
    const load = { rate: flag('rate', 50), seconds: flag('seconds', 60), clients: flag('clients', 4) }
    const delay = await withAili(place, config, { clock: wallClock }, async aili => {
      await aili.app.listen({ port: 0, host: '127.0.0.1' })
      return measureDelay(aili, { pool: place.db.pool, url: place.url }, await points(place), load)
    })
    return {
      figure: sweep.sweepSeconds,
      unit: 's to find and escalate what fell due',
      reference: round(sweep.plainQuery.p50 / 1000 + sweep.plainSeconds),
      ratio: round(sweep.sweepSeconds / (sweep.plainQuery.p50 / 1000 + sweep.plainSeconds)),
      n: sweep.due,
      p50: delay.delay.p50,
      p99: delay.delay.p99,
      openTerms: rows,
      sweep,
      delay,
      terms,
    }
  } finally {
    await place.close()
  }
}

/** Real reports all over the town, taken in by the program; the rest are copies of them. */
async function fill(
  place: BenchDatabase,
  config: Config,
  rows: number,
  log: BenchOptions['log'],
): Promise<void> {
  await writeDemo(place.db.owner, demoPlan(), async () => new Map())
  const places = await points(place)
  await withAili(place, config, { clock: fixedClock(reportedAt), sweepEveryMs: null }, async aili => {
    for (let turn = 0; turn < templates; turn++) {
      const at = places[Math.floor((turn / templates) * places.length)]!
      const payload = reportOf(at, turn)
      const headers = { 'x-claim': 'benchbenchbenchbench' }
      const { statusCode, body } = await aili.app.inject({
        method: 'POST',
        url: '/api/matters',
        payload,
        headers,
      })
      if (statusCode !== 200) throw new Error(`a report was answered ${statusCode}: ${body}`)
    }
  })
  await copyMatters(place.db.pool, rows, { from: new Date(sweptAt), days: 400 }, log)
  // The templates themselves stay out of it.
  await place.db.pool.query('update proceeding set next_rung_at = null where next_rung_at = $1', [
    firstRungAt,
  ])
  await place.markFilled()
}

async function withAili<T>(
  place: BenchDatabase,
  config: Config,
  setting: Parameters<typeof openAili>[2],
  work: (aili: Aili) => Promise<T>,
): Promise<T> {
  const aili = await openAili(config, place.url, { log: pino({ level: 'error' }), jobs: false, ...setting })
  try {
    return await work(aili)
  } finally {
    await aili.close()
  }
}

function points(place: BenchDatabase) {
  return place.db.owner.selectFrom('building').select(['lng', 'lat']).orderBy('id').limit(2000).execute()
}
