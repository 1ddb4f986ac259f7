/** What of a database is copied, read from its catalogue: every table with the columns that can be written, large ones in ranges of pages; sequences; waiting jobs. */
import type pg from 'pg'

export interface TableParts {
  readonly name: string
  /** Quoted names, in order. Left out: what the database computes, and numbers of transactions, which mean nothing in another cluster. */
  readonly columns: readonly string[]
  /** A query for each part. */
  readonly queries: readonly string[]
}
export interface SequenceValue {
  readonly name: string
  readonly value: string
  readonly called: boolean
}

/** 8 KiB each: 256 MB of a table are one part. */
const pagesAPart = 32_768

/** Types whose values belong to one cluster. A bigint that holds a transaction's number is called xact. */
const ofOneCluster = "('xid', 'xid8', 'tid', 'pg_snapshot')"

/** Names of the tables, quoted; those of the job queue are told apart. */
export async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; kind: string }>(`
    select quote_ident(relname) as name, relkind as kind from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm', 'f') order by relname`)
  const other = rows.find(row => row.kind !== 'r')
  if (other)
    throw new Error(`${other.name} is no plain table: src/kernel/backup/tables.ts has to learn to copy it`)
  return rows.map(row => row.name)
}

/** Within the snapshot: the tables and how each is asked for. */
export async function tableParts(client: pg.Client): Promise<TableParts[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; pages: number }>(`
    select quote_ident(c.relname) as name, (pg_relation_size(c.oid) / 8192)::int as pages,
      array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attname <> 'xact' and t.typname not in ${ofOneCluster}
    group by c.oid, c.relname order by pages desc, c.relname`)
  const tables = rows.map(({ name, columns, pages }) => ({
    name,
    columns,
    queries: rangesOf(pages).map(range => `select ${columns.join(', ')} from ${name}${range}`),
  }))
  return [...tables, jobs, timetables]
}

/** The last range is open: what was written while the copy is made lies behind, unseen by the snapshot. */
export function rangesOf(pages: number, size = pagesAPart): string[] {
  const count = Math.max(1, Math.ceil(pages / size))
  if (count === 1) return ['']
  return Array.from({ length: count }, (_, at) => {
    const [from, to] = [`ctid >= '(${at * size},0)'`, `ctid < '(${(at + 1) * size},0)'`]
    if (at === 0) return ` where ${to}`
    return at === count - 1 ? ` where ${from}` : ` where ${from} and ${to}`
  })
}

/** Sequences move outside transactions: read last, they are never behind the rows. */
export async function sequenceValues(client: pg.Client): Promise<SequenceValue[]> {
  const { rows } = await client.query<{ name: string }>(`
    select quote_ident(relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`)
  const values: SequenceValue[] = []
  for (const { name } of rows) {
    const found = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${name}`,
    )
    values.push({ name, ...found.rows[0]! })
  }
  return values
}

/** The library may lay its tables out anew: jobs are told by what they are and come back through its own door, untaken. */
const jobColumns =
  'identifier queue_name payload run_at priority attempts max_attempts last_error key flags'.split(' ')
const jobs: TableParts = {
  name: 'graphile_worker.jobs',
  columns: jobColumns,
  queries: [
    `select t.identifier, q.queue_name, j.payload, j.run_at, j.priority,
       -- Taking a job counts as an attempt; one that is taken just now begins anew.
       j.attempts - (j.locked_at is not null)::int as attempts, j.max_attempts, j.last_error, j.key, j.flags
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id`,
  ],
}
/** When each line of the timetable last ran: what fell due while nothing ran is known by it. */
const timetables: TableParts = {
  name: 'graphile_worker.known_crontabs',
  columns: ['identifier', 'known_since', 'last_execution'],
  queries: ['select identifier, known_since, last_execution from graphile_worker._private_known_crontabs'],
}
export const jobTables = { jobs, timetables } as const
