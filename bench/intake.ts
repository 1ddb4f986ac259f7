/** Durable intakes over HTTP at 1, 8 and 32 clients, beside SQL transactions of the same rows on the same database in the same run. */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { openAili } from '../src/app.ts'
import { loadConfig } from '../src/kernel/config.ts'
import { newId } from '../src/kernel/ids.ts'
import { demoPlan, writeDemo } from '../src/territory/demo.ts'
import { type BenchOptions, type BenchResult, timesOf } from './support/bench.ts'
import { benchDatabase } from './support/database.ts'

interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Processor time of this process (Aili, or the driver of the plain SQL) for each, milliseconds. */
  readonly cpuMs: number
}
const clientCounts = [1, 8, 32] as const

export async function run(options: BenchOptions): Promise<BenchResult> {
  const seconds = Number(options.flags.seconds ?? 4)
  const place = await benchDatabase(options, 'bench_intake')
  await writeDemo(place.db.owner, demoPlan(), async () => new Map())
  const config = loadConfig(['--data', options.dataDir, '--port', '0'], {
    AILI_LOG_LEVEL: 'fatal',
    AILI_RATE_REQUESTS: '100000000',
    AILI_RATE_REPORTS: '100000000',
  })
  const aili = await openAili(config, place.url, {
    log: pino({ level: 'fatal' }),
    sweepEveryMs: null,
    jobs: false,
  })
  await aili.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = aili.app.server.address() as { port: number }
  const points = await place.db.owner.selectFrom('building').select(['lng', 'lat']).limit(2000).execute()
  const over: Record<string, { http: Round; threeStatements: Round; oneStatement: Round }> = {}
  try {
    for (const clients of clientCounts) {
      const http = await overHttp({ port, clients, seconds, points })
      const template = await rowsToCopy(place.url)
      const threeStatements = await direct(place.url, clients, seconds, template, false)
      const oneStatement = await direct(place.url, clients, seconds, template, true)
      over[clients] = { http, threeStatements, oneStatement }
      options.log(
        `${clients} clients: HTTP ${http.perSecond}/s (${http.cpuMs} ms of processor each), three statements ${threeStatements.perSecond}/s, one statement ${oneStatement.perSecond}/s`,
      )
    }
  } finally {
    await aili.close()
    await place.close()
  }
  const { http, threeStatements } = over[32]!
  return {
    figure: http.perSecond,
    unit: 'durable intakes per second over HTTP, 32 clients',
    reference: threeStatements.perSecond,
    ratio: round(http.perSecond / threeStatements.perSecond),
    n: Math.round(http.perSecond * seconds),
    p50: http.p50,
    p99: http.p99,
    clients: over,
  }
}

let reported = 0

/** From a process of its own: what a client costs is not the server's. */
async function overHttp(asked: {
  port: number
  clients: number
  seconds: number
  points: readonly { lng: number; lat: number }[]
}): Promise<Round> {
  const child = fork(join(import.meta.dirname, 'support', 'http-load.ts'))
  const ended = once(child, 'message') as Promise<[{ times: number[]; seconds: number }]>
  const before = process.cpuUsage()
  child.send({ ...asked, from: reported })
  const [{ times, seconds }] = await ended
  const cpuMs = cpuSince(before, times.length * (1 + 1 / asked.seconds))
  child.disconnect()
  reported += times.length + 10_000
  const { p50, p99 } = timesOf(times)
  return { perSecond: round(times.length / seconds), p50, p99, cpuMs }
}

/** The clients warm up for a second more than they count. */
function cpuSince(before: NodeJS.CpuUsage, n: number): number {
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / n) / 1000
}

async function drive(
  clients: number,
  seconds: number,
  once: (turn: number) => Promise<void>,
): Promise<Round> {
  const times: number[] = []
  let turn = 0
  for (let warm = 0; warm < 30; warm += 1) await once(turn++)
  const end = performance.now() + seconds * 1000
  const from = performance.now()
  const before = process.cpuUsage()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const started = performance.now()
        await once(turn++)
        times.push(performance.now() - started)
      }
    }),
  )
  const { p50, p99 } = timesOf(times)
  const cpuMs = cpuSince(before, times.length)
  return { perSecond: round(times.length / ((performance.now() - from) / 1000)), p50, p99, cpuMs }
}

type Row = Record<string, unknown>
interface Template {
  readonly tables: readonly { name: string; row: Row }[]
}

/** One real intake's rows: what plain SQL inserts again under new ids. */
async function rowsToCopy(url: string): Promise<Template> {
  const client = new pg.Client(url)
  await client.connect()
  const last = await client.query('select id from proceeding order by id desc limit 1')
  const { id } = last.rows[0] as { id: string }
  const tables = []
  for (const [name, key] of [
    ['dossier', 'id'],
    ['proceeding', 'id'],
    ['act', 'proceeding_id'],
    ['matter', 'proceeding_id'],
  ] as const)
    tables.push({
      name,
      row: (
        await client.query(`select ${await written(client, name)} from ${name} where ${key} = $1 limit 1`, [
          id,
        ])
      ).rows[0] as Row,
    })
  await client.end()
  return { tables }
}

/** What the database computes by itself is not written. */
async function written(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query(
    `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0].columns
}

/** The same rows by plain SQL: begin, an insert for each table, commit; or all in one statement. */
async function direct(
  url: string,
  clients: number,
  seconds: number,
  template: Template,
  single: boolean,
): Promise<Round> {
  const pool = new pg.Pool({ connectionString: url, max: Math.min(clients, 8) })
  // The database may be stopped before it has read the last farewell.
  pool.on('error', () => {})
  const inserts = template.tables.map(({ name, row }) => ({ name, columns: Object.keys(row), row }))
  const bind = (insert: (typeof inserts)[number], from: number) =>
    `insert into ${insert.name} (${insert.columns.join(', ')}) values (${insert.columns.map((_, at) => `$${from + at}`).join(', ')})`
  const valuesOf = (insert: (typeof inserts)[number], id: string) =>
    insert.columns.map(column => renewed(column, insert.row[column], id))
  const one = () => {
    const id = newId()
    let from = 1
    const parts = inserts.map((insert, at) => {
      const text = bind(insert, from)
      from += insert.columns.length
      return at === inserts.length - 1 ? text : `i${at} as (${text})`
    })
    return pool.query({
      name: 'one',
      text: `with ${parts.slice(0, -1).join(', ')} ${parts.at(-1)}`,
      values: inserts.flatMap(insert => valuesOf(insert, id)),
    })
  }
  const three = async () => {
    const id = newId()
    const client = await pool.connect()
    try {
      await client.query('begin')
      for (const insert of inserts)
        await client.query({ name: insert.name, text: bind(insert, 1), values: valuesOf(insert, id) })
      await client.query('commit')
    } finally {
      client.release()
    }
  }
  const result = await drive(clients, seconds, async () => void (await (single ? one() : three())))
  await pool.end()
  return result
}

function renewed(column: string, value: unknown, id: string): unknown {
  if (column === 'id' || column === 'proceeding_id' || column === 'dossier_id') return id
  if (column === 'number') return randomUUID()
  if (column === 'query_index') return Buffer.from(randomUUID())
  if (column === 'xact') return 0
  return value !== null &&
    typeof value === 'object' &&
    !(value instanceof Date) &&
    !Buffer.isBuffer(value) &&
    !Array.isArray(value)
    ? JSON.stringify(value)
    : value
}

const round = (value: number) => Math.round(value * 100) / 100
