/** Indexes, keys and references of all tables: taken off before rows are loaded, made again after, each as the catalogue told it; triggers of our own sleep meanwhile. */
import type pg from 'pg'

export interface Ties {
  /** Statements of one table each, that make its keys and indexes. */
  readonly indexes: readonly (readonly string[])[]
  /** Statements that tie tables together. */
  readonly references: readonly string[]
  readonly triggers: readonly string[]
}

interface Constraint {
  readonly owner: string
  readonly name: string
  readonly kind: string
  readonly definition: string
}

/** Empties all tables and takes off whatever slows loading or would change what is loaded. */
export async function dropTies(client: pg.Client): Promise<Ties> {
  const constraints = await client.query<Constraint>(`
    select conrelid::regclass::text as owner, quote_ident(conname) as name, contype as kind, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'x', 'f') and conrelid <> 0
    order by contype, 1, 2`)
  const indexes = await client.query<{ owner: string; name: string; definition: string }>(`
    select i.indrelid::regclass::text as owner, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x'))
    order by 1, 2`)
  const triggers = await client.query<{ owner: string }>(`
    select distinct tgrelid::regclass::text as owner from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not tgisinternal order by 1`)
  const tables = await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> 'restore_unfinished' order by 1`)
  await client.query(`truncate ${tables.rows.map(row => row.name).join(', ')}`)
  const ofKind = (kinds: string) => constraints.rows.filter(row => kinds.includes(row.kind))
  for (const { owner, name } of [...ofKind('f'), ...ofKind('pux')])
    await client.query(`alter table ${owner} drop constraint ${name}`)
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`)
  for (const { owner } of triggers.rows) await client.query(`alter table ${owner} disable trigger user`)
  return {
    indexes: byTable([
      ...ofKind('pux').map(statementOf),
      ...indexes.rows.map(row => [row.owner, row.definition] as const),
    ]),
    references: ofKind('f').map(row => statementOf(row)[1]),
    triggers: triggers.rows.map(({ owner }) => `alter table ${owner} enable trigger user`),
  }
}

/** References are proven as they are made: a copy whose rows do not fit together is none. */
export async function addTies(client: pg.Client, ties: Ties): Promise<void> {
  for (const statement of [...ties.references, ...ties.triggers]) await client.query(statement)
}

function statementOf({ owner, name, definition }: Constraint): readonly [owner: string, statement: string] {
  return [owner, `alter table ${owner} add constraint ${name} ${definition}`]
}

function byTable(statements: readonly (readonly [owner: string, statement: string])[]): string[][] {
  const tables = new Map<string, string[]>()
  for (const [owner, statement] of statements) tables.set(owner, [...(tables.get(owner) ?? []), statement])
  return [...tables.values()]
}
