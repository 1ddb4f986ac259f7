/** The rows of a real intake written again and again by plain SQL under new ids: what the database itself takes in. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { newId } from '../../src/kernel/ids.ts'
import { timesOf } from './bench.ts'

export interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Processor time of this process (Aili, or the driver of the plain SQL) for each, milliseconds. */
  readonly cpuMs: number
}
type Row = Record<string, unknown>
export interface Template {
  readonly tables: readonly { name: string; row: Row }[]
}

/** One real intake's rows: what plain SQL inserts again under new ids. */
export async function rowsToCopy(url: string): Promise<Template> {
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

export interface Direct {
  readonly clients: number
  readonly connections: number
  readonly seconds: number
  readonly template: Template
  /** All in one statement. */
  readonly single: boolean
}

/** The same rows by plain SQL: begin, an insert for each table, commit; or all in one statement. */
export async function direct(
  url: string,
  { clients, connections, seconds, template, single }: Direct,
): Promise<Round> {
  const connected = new pg.Pool({ connectionString: url, max: connections })
  // The database may be stopped before it has read the last farewell.
  connected.on('error', () => {})
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
    return connected.query({
      name: 'one',
      text: `with ${parts.slice(0, -1).join(', ')} ${parts.at(-1)}`,
      values: inserts.flatMap(insert => valuesOf(insert, id)),
    })
  }
  const three = async () => {
    const id = newId()
    const client = await connected.connect()
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
  await connected.end()
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

/** The clients warm up for a second more than they count. */
export function cpuSince(before: NodeJS.CpuUsage, n: number): number {
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

export const round = (value: number) => Math.round(value * 100) / 100
