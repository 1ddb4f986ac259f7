/** What one matter costs from the report to the rating, and what a look costs: processor of Aili and of PostgreSQL, log and disk. Capacity on paper is made of these. */
import pino from 'pino'
import sharp from 'sharp'
import { openAili } from '../src/app.ts'
import { writeDemoTown } from '../src/demo.ts'
import { wallClock } from '../src/kernel/clock.ts'
import { loadConfig } from '../src/kernel/config.ts'
import { openFileStore } from '../src/kernel/files.ts'
import { openVault } from '../src/kernel/vault.ts'
import type { BenchOptions, BenchResult } from './support/bench.ts'
import { type Office, openOffice, walkMatter } from './support/capacity-walk.ts'
import { type Cost, costOf } from './support/cost.ts'
import { type BenchDatabase, benchDatabase } from './support/database.ts'

export async function run(options: BenchOptions): Promise<BenchResult> {
  const matters = options.rows ?? 150
  const place = await benchDatabase(options, 'aili_bench_capacity')
  const config = loadConfig(['--data', options.dataDir, '--port', '0'], limits)
  if (!place.isFilled) {
    const kernel = {
      config,
      db: place.db,
      vault: openVault(config.secret, options.dataDir),
      files: openFileStore(options.dataDir),
      clock: wallClock,
    }
    await writeDemoTown(kernel, () => {})
    await place.markFilled()
  }
  const aili = await openAili(config, place.url, {
    log: pino({ level: 'fatal' }),
    sweepEveryMs: null,
    jobs: false,
  })
  try {
    const office = await openOffice(aili, await pictureOf())
    await walk(office, 5)
    const before = await sizeOf(place)
    const life = await costOf(place, matters, () => walk(office, matters))
    const after = await sizeOf(place)
    const ids = await office.open()
    const looks: Record<string, Cost> = {}
    for (const [name, look] of looksOf(office, ids)) {
      await times(10, look)
      looks[name] = await costOf(place, 200, () => times(200, look))
    }
    const disk = Math.round((after.database - before.database) / matters)
    options.log(`a matter of ${office.actsEach} acts: ${JSON.stringify(life)}, ${disk} bytes of database`)
    for (const [name, cost] of Object.entries(looks)) options.log(`${name}: ${JSON.stringify(cost)}`)
    const total = life.ailiMs + life.postgresMs
    return {
      figure: round(total),
      unit: 'ms of processor for a matter from report to rating, three photos',
      reference: life.postgresMs,
      ratio: round(total / life.postgresMs),
      n: matters,
      p50: round(total),
      p99: round(total),
      life: { ...life, acts: office.actsEach, databaseBytes: disk, photoBytes: office.photoBytes },
      looks,
    }
  } finally {
    await aili.close()
    await place.close()
  }
}

const limits = {
  AILI_LOG_LEVEL: 'fatal',
  AILI_RATE_REQUESTS: '100000000',
  AILI_RATE_REPORTS: '100000000',
  AILI_RATE_QUERIES: '100000000',
  AILI_RATE_SIGN_INS: '100000000',
  AILI_RATE_UPLOADS: '100000000',
}

async function walk(office: Office, matters: number): Promise<void> {
  for (let turn = 0; turn < matters; turn += 1) await walkMatter(office, turn)
}

function looksOf(office: Office, ids: readonly string[]): [string, (turn: number) => Promise<unknown>][] {
  return [
    ['a photo taken in', () => office.photo(office.resident)],
    ['first page of a worklist', () => office.dispatcher('GET', '/api/worklist?list=sight')],
    [
      'search of two characters',
      () => office.dispatcher('GET', `/api/worklist?list=all&q=${encodeURIComponent('路灯')}`),
    ],
    ['page of a matter', turn => office.dispatcher('GET', `/api/matters/${ids[turn % ids.length]}`)],
    ['figures of the county', () => office.dispatcher('GET', '/api/figures')],
  ]
}

async function times(n: number, work: (turn: number) => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < n; turn += 1) await work(turn)
}

/** Dead rows are cleared first, so that only what stays is counted. */
async function sizeOf(place: BenchDatabase): Promise<{ database: number }> {
  await place.db.pool.query('vacuum')
  const { rows } = await place.db.pool.query<{ bytes: string }>(
    'select pg_database_size(current_database()) as bytes',
  )
  return { database: Number(rows[0]!.bytes) }
}

/** As large as a phone sends it after the page has made it smaller. */
function pictureOf(): Promise<Buffer> {
  const noise = {
    width: 1280,
    height: 960,
    channels: 3 as const,
    background: '#8a7',
    noise: { type: 'gaussian' as const, mean: 128, sigma: 12 },
  }
  return sharp({ create: noise }).jpeg({ quality: 80 }).toBuffer()
}

const round = (value: number) => Math.round(value * 100) / 100
