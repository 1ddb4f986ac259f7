/** How far a load is: a schema of its own that is there while it is not finished, and goes with the end of it. */
import type { ClientBase } from 'pg'
import type { Database } from '../kernel/database.ts'
import type { Tuning, YearPlan } from '../matters/year/plan.ts'

export interface LoadPlan extends YearPlan {
  readonly residents: number
  /** Of 13 communities and 70 grids each. */
  readonly quarters: number
}
export type Part = 'residents' | 'matters'

export interface Progress {
  readonly plan: LoadPlan
  readonly tuning: Tuning | null
  readonly done: Readonly<Record<Part, ReadonlySet<number>>>
  /** Rows of what is done. */
  readonly rows: { readonly matters: number; readonly acts: number; readonly residents: number }
}

const schema = `
create schema year_load;
comment on schema year_load is 'A year''s load that is not finished: npm run load goes on with it';
create table year_load.plan (asked jsonb not null, tuning jsonb);
create table year_load.chunk (part text not null, n integer not null, matters integer not null default 0, acts integer not null default 0,
  residents integer not null default 0, primary key (part, n));
create table year_load.fence (n serial primary key, of_table text not null, back text not null)`

export async function isUnfinished(db: Pick<Database, 'pool'>): Promise<boolean> {
  const { rowCount } = await db.pool.query(`select from pg_namespace where nspname = 'year_load'`)
  return rowCount === 1
}

export async function beginLoad(client: ClientBase, plan: LoadPlan): Promise<void> {
  await client.query('begin')
  await client.query(schema)
  await client.query('insert into year_load.plan (asked) values ($1)', [plan])
  await client.query('commit')
}

export async function keepTuning(client: ClientBase, tuning: Tuning): Promise<void> {
  await client.query('update year_load.plan set tuning = $1', [tuning])
}

export async function progressOf(client: ClientBase): Promise<Progress> {
  const [plan] = (
    await client.query<{ asked: LoadPlan; tuning: Tuning | null }>('select asked, tuning from year_load.plan')
  ).rows
  const chunks = await client.query<{
    part: Part
    n: number
    matters: number
    acts: number
    residents: number
  }>('select * from year_load.chunk order by n')
  if (!plan) throw new Error('year_load.plan is empty')
  const ofPart = (part: Part) => new Set(chunks.rows.filter(row => row.part === part).map(row => row.n))
  const sum = (name: 'matters' | 'acts' | 'residents') => chunks.rows.reduce((all, row) => all + row[name], 0)
  return {
    plan: plan.asked,
    tuning: plan.tuning,
    done: { residents: ofPart('residents'), matters: ofPart('matters') },
    rows: { matters: sum('matters'), acts: sum('acts'), residents: sum('residents') },
  }
}

/** Says that a chunk is written; in the chunk's own transaction. A second one of the same number is refused. */
export const chunkDone = `insert into year_load.chunk (part, n, matters, acts, residents) values ($1, $2, $3, $4, $5)`

/** Takes the marks away; what was asked for stays in the jurisdiction's settings. */
export async function endLoad(client: ClientBase, { plan, rows }: Progress): Promise<void> {
  await client.query('begin')
  await client.query(`select setval('matter_number', greatest(1, $1::bigint))`, [plan.matters])
  await client.query(`update jurisdiction set settings = jsonb_set(settings, '{load}', $1)`, [
    JSON.stringify({ plan, written: rows }),
  ])
  await client.query('drop schema year_load cascade')
  await client.query('commit')
}
