/** Tables without their fences for as long as they are filled in bulk. */
import type { PoolClient } from 'pg'

/** For rows in bulk: no triggers, no checks of foreign keys, no indexes but those that hold a rule; gives what brings them back. */
export async function withoutFences(
  client: PoolClient,
  names: readonly string[],
): Promise<() => Promise<void>> {
  const rebuild = await withoutIndexes(client, names)
  // Rows that were reckoned need no check of each foreign key; only a superuser may say so.
  if (await isSuperuser(client)) await client.query('set session_replication_role = replica')
  for (const table of names) await client.query(`alter table ${table} disable trigger user`)
  return async () => {
    for (const table of names) await client.query(`alter table ${table} enable trigger user`)
    for (const definition of rebuild) await client.query(definition)
  }
}

async function isSuperuser(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ rolsuper: boolean }>(
    'select rolsuper from pg_roles where rolname = current_user',
  )
  return rows[0]?.rolsuper === true
}

/** Indexes that hold no rule are dropped for the time of the filling; gives what makes them again. */
async function withoutIndexes(client: PoolClient, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = any ($1::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [names],
  )
  for (const row of rows) await client.query(`drop index ${row.name}`)
  return rows.map(row => row.definition)
}
