/** Migrations: sql/*.sql in order, forward only, each in a transaction of its own, recorded with its digest. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { Refusal } from './errors.ts'

const folder = new URL('../../sql/', import.meta.url)

/** Stands in a database into which a backup is being loaded; until it is gone, nobody works there. */
export const unfinishedRestore = 'restore_unfinished'

/**
 * Brings the database of the url up to date. Safe to call by several starters at once: one works, the others wait.
 * @throws Refusal poolerInTheWay when the url leads through a pooler
 * @param options.upTo only the first so many migrations; `unfinished`: while a backup is loaded, which then stands in for their data
 * @throws when a migration that has run was changed afterwards, or the database is ahead of this program
 */
export async function migrate(
  url: string,
  options: { readonly upTo?: number; readonly unfinished?: boolean } = {},
): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'aili migrate' })
  await client.connect()
  try {
    await refusePooler(client)
    await client.query('select pg_advisory_lock($1)', [lock])
    if (!options.unfinished) await refuseUnfinished(client)
    await client.query(`create table if not exists schema_migration (
      name text primary key, sha256 text not null, at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from schema_migration',
    )
    const done = new Map(rows.map(row => [row.name, row.sha256]))
    const files = migrations()
    refuseUnknown(files, done)
    for (const file of files.slice(0, options.upTo)) if (!done.has(file.name)) await run(client, file)
    await runMigrations({ connectionString: url, logger: quiet })
    await client.query(jobDoor)
  } finally {
    await client.end()
  }
}

/** A pooler tells a client of another server process than the one that answers; through it, locks and LISTEN would be somebody else's. */
async function refusePooler(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const told = (client as unknown as { processID: number | null }).processID
  if (rows[0]?.pid !== told) throw new Refusal('poolerInTheWay')
}

/** The migrations of this program, oldest first. */
export function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter(name => /^\d{4}_.*\.sql$/.test(name))
    .sort()
    .map(name => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

const lock = 4_720_901

const quiet = new Logger(() => () => {})

function refuseUnknown(files: readonly Migration[], done: ReadonlyMap<string, string>): void {
  const known = new Map(files.map(file => [file.name, file.sha256]))
  for (const [name, sha256] of done) {
    if (!known.has(name))
      throw new Error(`the database has run ${name}, which this version of Aili does not know`)
    if (known.get(name) !== sha256)
      throw new Error(`sql/${name} was changed after it had run; add a new migration instead`)
  }
}

async function refuseUnfinished(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    `public.${unfinishedRestore}`,
  ])
  if (rows[0]?.found) throw new Refusal('backupUnfit', { reason: 'unfinished' })
}

async function run(client: pg.Client, file: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(file.text)
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [
      file.name,
      file.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`sql/${file.name}: ${(error as Error).message}`, { cause: error })
  }
}

/** The application role may add a job in its transaction and nothing else of the job tables, nor touch this record. */
const jobDoor = `
begin;
revoke all on schema_migration from aili_app;
do $$ begin
  if to_regprocedure('public.aili_add_job(text, json, timestamptz, text)') is null then
    create function public.aili_add_job(identifier text, payload json, run_at timestamptz default now(), job_key text default null)
      returns void language sql volatile security definer set search_path = graphile_worker, pg_catalog, pg_temp as
      'select graphile_worker.add_job(identifier, payload, run_at => run_at, job_key => job_key)';
    revoke execute on function public.aili_add_job from public;
    grant execute on function public.aili_add_job to aili_app;
  end if;
end $$;
commit`
