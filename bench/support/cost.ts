/** What work costs: processor of this process and of all of PostgreSQL's, and log written. Of a busy machine these travel, milliseconds of a clock do not. */
import { readdirSync, readFileSync } from 'node:fs'
import { round } from './bench.ts'
import type { BenchDatabase } from './database.ts'

export interface Cost {
  /** Milliseconds of processor for each, of this process and of all of PostgreSQL's. */
  readonly ailiMs: number
  readonly postgresMs: number
  readonly walBytes: number
}

/** @param n how often the work does what is to be told for each */
export async function costOf(
  place: Pick<BenchDatabase, 'db'>,
  n: number,
  work: () => Promise<unknown>,
): Promise<Cost> {
  const [log, postgres, own] = [await logPosition(place), await postgresMs(place), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(own)
  const { rows } = await place.db.pool.query<{ bytes: string }>(
    'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1)::bigint as bytes',
    [log],
  )
  return {
    ailiMs: round((user + system) / 1000 / n),
    postgresMs: round(((await postgresMs(place)) - postgres) / n),
    walBytes: Math.round(Number(rows[0]!.bytes) / n),
  }
}

async function logPosition(place: Pick<BenchDatabase, 'db'>): Promise<string> {
  const { rows } = await place.db.pool.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at')
  return rows[0]!.at
}

/** Of the postmaster's children that live, and of those that have ended. Ticks are hundredths of a second. */
async function postgresMs(place: Pick<BenchDatabase, 'db'>): Promise<number> {
  const { rows } = await place.db.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const postmaster = statOf(String(rows[0]!.pid))!.parent
  let ticks = statOf(postmaster)!.ofEnded
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : null
    if (stat?.parent === postmaster) ticks += stat.own
  }
  return ticks * 10
}

function statOf(pid: string): { parent: string; own: number; ofEnded: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number) as [
      number,
      number,
      number,
      number,
    ]
    return { parent: fields[1]!, own: user + system, ofEnded: endedUser + endedSystem }
  } catch {
    return null
  }
}
