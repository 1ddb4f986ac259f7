/** A database of a bench's own, on the served PostgreSQL (DATABASE_URL) or the embedded one of the folder, so that real data is never touched. */
import { createHash } from 'node:crypto'
import pg from 'pg'
import { type Database, openDatabase } from '../../src/kernel/database.ts'
import { startEmbedded } from '../../src/kernel/embedded.ts'
import { migrate, migrations } from '../../src/kernel/migrate.ts'
import type { BenchOptions } from './bench.ts'

export interface BenchDatabase {
  readonly url: string
  readonly db: Database
  /** Already filled by an earlier run on this folder. */
  readonly isFilled: boolean
  /** Marks the data as whole: the next run may use it. */
  markFilled(): Promise<void>
  close(): Promise<void>
}

/**
 * With `--year` the year that `npm run load` left on the folder (or the served PostgreSQL) instead of a database of the bench's own: brought up to
 * date, said to be filled, never dropped. A bench that writes to it changes it for the next.
 */
export async function benchDatabase(options: BenchOptions, name: string): Promise<BenchDatabase> {
  if (options.flags.year !== undefined) return yearDatabase(options)
  const served = process.env.DATABASE_URL
  const embedded = served ? null : await startEmbedded(options.dataDir, options.log)
  const base = served ?? embedded?.url ?? ''
  const url = withDatabase(base, name)
  // Data of another schema is of no use.
  const schema = createHash('sha256').update(JSON.stringify(migrations())).digest('hex')
  const mark = `filled ${schema.slice(0, 16)}`
  const isFilled = await onServer(base, async admin => {
    const { rows } = await admin.query<{ mark: string | null }>(
      `select shobj_description(oid, 'pg_database') as mark from pg_database where datname = $1`,
      [name],
    )
    const whole = rows[0]?.mark === mark && !options.fresh
    if (!whole) {
      await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
      await admin.query(`create database ${pg.escapeIdentifier(name)}`)
    }
    return whole
  })
  await migrate(url)
  const db = openDatabase(url, { statementTimeoutSeconds: 3600 })
  return {
    url,
    db,
    isFilled,
    markFilled: () =>
      onServer(base, async admin => {
        await admin.query(`comment on database ${pg.escapeIdentifier(name)} is '${mark}'`)
      }),
    async close() {
      await db.close()
      await embedded?.stop()
    },
  }
}

async function yearDatabase(options: BenchOptions): Promise<BenchDatabase> {
  const served = process.env.DATABASE_URL
  const embedded = served ? null : await startEmbedded(options.dataDir, options.log)
  const url = served ?? embedded?.url ?? ''
  const db = openDatabase(url, { statementTimeoutSeconds: 3600 })
  const close = async () => {
    await db.close()
    await embedded?.stop()
  }
  try {
    await migrate(url)
    if ((await yearOf(db)) === null)
      throw new Error(`no year in ${options.dataDir}: npm run load -- --data ${options.dataDir}`)
    return { url, db, isFilled: true, markFilled: async () => {}, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** What was loaded: how much, until when; null: no whole year is here. */
export async function yearOf({ owner }: Pick<Database, 'owner'>): Promise<Year | null> {
  const town = await owner.selectFrom('jurisdiction').select(['id', 'settings']).executeTakeFirst()
  const load = (
    town?.settings as { load?: { plan: { until: string }; written: Year['written'] } } | undefined
  )?.load
  return town && load
    ? { jurisdictionId: town.id, until: new Date(load.plan.until), written: load.written }
    : null
}
export interface Year {
  readonly jurisdictionId: number
  /** The instant at which the year ends: a bench's clock stands there. */
  readonly until: Date
  readonly written: { readonly matters: number; readonly acts: number; readonly residents: number }
}

function withDatabase(base: string, name: string): string {
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

async function onServer<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
