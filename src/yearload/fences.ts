/** Tables without their fences for as long as they are filled: indexes, keys and triggers are taken off, each with what puts it back written down in the same transaction. */
import type { ClientBase } from 'pg'

/** Tables of which even the primary key is off: nothing refers to their rows by it. */
const withoutKey = new Set(['act', 'notice'])

interface Fence {
  readonly off: string
  readonly on: string
  readonly table: string
}

/** Takes them all off, or finds that they are off already. */
export async function takeOffFences(client: ClientBase, tables: readonly string[]): Promise<void> {
  await client.query('begin')
  try {
    const fences = [
      ...(await constraints(client, tables)),
      ...(await indexes(client, tables)),
      ...(await triggers(client, tables)),
    ]
    for (const { off, on, table } of fences) {
      await client.query('insert into year_load.fence (of_table, back) values ($1, $2)', [table, on])
      await client.query(off)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/**
 * Puts them back one by one, each with the line that remembers it taken away in the same transaction.
 * @param connect a connection for each of two tables at a time
 */
export async function putBackFences(
  client: ClientBase,
  connect: () => Promise<{ readonly client: ClientBase; release(): void }>,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const { rows } = await client.query<{ n: number; ofTable: string; back: string }>(
    `select n, of_table as "ofTable", back from year_load.fence order by back like 'alter table%foreign key%', n`,
  )
  let done = 0
  // One table in one lane: a key locks it against the others' indexes.
  const queue = [...Map.groupBy(rows, row => row.ofTable).values()]
    .sort((a, b) => b.length - a.length)
    .values()
  const lane = async () => {
    const own = await connect()
    try {
      await own.client.query(`set maintenance_work_mem = '512MB'`)
      for (const fences of queue)
        for (const { n, back } of fences) {
          await putBack(own.client, n, back)
          done += 1
          progress(done, rows.length)
        }
    } finally {
      own.release()
    }
  }
  await Promise.all([lane(), lane()])
}

async function putBack(client: ClientBase, n: number, statement: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(statement)
    await client.query('delete from year_load.fence where n = $1', [n])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Foreign keys of the tables, unique ones, and primary keys where nobody refers to them. */
async function constraints(client: ClientBase, tables: readonly string[]): Promise<Fence[]> {
  const { rows } = await client.query<{ table: string; name: string; kind: string; definition: string }>(
    `select c.conrelid::regclass::text as table, quote_ident(c.conname) as name, c.contype as kind, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c where c.conrelid = any ($1::regclass[]) and c.contype in ('f', 'u', 'p')
       and not exists (select from pg_constraint f where f.contype = 'f' and f.confrelid = c.conrelid and f.conindid = c.conindid)
     order by c.contype = 'f' desc, c.contype desc, c.conname`,
    [tables],
  )
  return rows
    .filter(row => row.kind !== 'p' || withoutKey.has(row.table))
    .map(({ table, name, definition }) => ({
      table,
      off: `alter table ${table} drop constraint ${name}`,
      on: `alter table ${table} add constraint ${name} ${definition}`,
    }))
}

async function indexes(client: ClientBase, tables: readonly string[]): Promise<Fence[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = any ($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
     order by 2`,
    [tables],
  )
  return rows.map(({ table, name, definition }) => ({ table, off: `drop index ${name}`, on: definition }))
}

async function triggers(client: ClientBase, tables: readonly string[]): Promise<Fence[]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger
     where tgrelid = any ($1::regclass[]) and not tgisinternal and tgenabled = 'O' order by 2`,
    [tables],
  )
  return rows.map(({ table, name }) => ({
    table,
    off: `alter table ${table} disable trigger ${name}`,
    on: `alter table ${table} enable trigger ${name}`,
  }))
}
