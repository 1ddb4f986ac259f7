/** What PostgreSQL's catalogue says of keys, foreign keys, indexes, fences and functions. */
import { parsePlPgSQLSync } from 'libpg-query'
import type pg from 'pg'
import { apartIndexes, apartKeys, apartMethods, apartTables, waysIn } from './apart.ts'
import type { Grounds } from './reading.ts'
import { loose } from './statement.ts'
import type { Tree } from './values.ts'

export async function tablesOf(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)
  return rows.map(row => row.name)
}

/** Everything that is not on the list grows. */
export async function groundsOf(pool: pg.Pool): Promise<Grounds> {
  const growing = new Set((await tablesOf(pool)).filter(name => !(name in apartTables)))
  return { grows: table => growing.has(table), wayIn: waysIn }
}

/** Keys and indexes that do not begin with jurisdiction_id, and tables without a primary key. */
export async function keysElsewhere(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ table: string; index: string; method: string; unique: boolean }>(`
    select c.relname as table, k.relname as index, m.amname as method, i.indisunique as unique
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class k on k.oid = i.indexrelid join pg_am m on m.oid = k.relam
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and a.attname is distinct from 'jurisdiction_id'
    union all select c.relname, 'no primary key', '', true from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_index where indrelid = c.oid and indisprimary)`)
  return rows
    .filter(({ table }) => !(table in apartTables))
    .filter(({ index, method, unique }) =>
      unique ? !(index in apartKeys) : !(index in apartIndexes) && !(method in apartMethods),
    )
    .map(({ table, index }) => `${table}: ${index}`)
}

/** Foreign keys by which a row could belong to a row of another jurisdiction. */
export async function referencesElsewhere(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ table: string; other: string; name: string }>(`
    select t.relname as table, o.relname as other, c.conname as name
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class o on o.oid = c.confrelid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
      select from unnest(c.conkey, c.confkey) k(a, b)
        join pg_attribute x on x.attrelid = c.conrelid and x.attnum = k.a and x.attname = 'jurisdiction_id'
        join pg_attribute y on y.attrelid = c.confrelid and y.attnum = k.b
          and y.attname = case o.relname when 'jurisdiction' then 'id' else 'jurisdiction_id' end)`)
  return rows
    .filter(({ table, other }) => !(table in apartTables && other in apartTables))
    .map(({ table, name }) => `${table}: ${name}`)
}

/** Policies of row-level security that let a row of another jurisdiction through. */
export async function fencesElsewhere(pool: pg.Pool): Promise<readonly string[]> {
  const grounds = await groundsOf(pool)
  const { rows } = await pool.query<{ table: string; name: string; condition: string }>(`
    select c.relname as table, p.polname as name, e.condition
    from pg_policy p join pg_class c on c.oid = p.polrelid,
      unnest(array[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)]) e(condition)
    where e.condition is not null and c.relnamespace = 'public'::regnamespace`)
  return rows.flatMap(({ table, name, condition }) =>
    loose(`select from ${table} where ${condition}`, grounds).map(
      line => `${table}, policy ${name}: ${line}`,
    ),
  )
}

/** Statements within functions, where arguments, variables and the row of a trigger are given. */
export async function functionsElsewhere(pool: pg.Pool): Promise<readonly string[]> {
  const grounds = await groundsOf(pool)
  const { rows } = await pool.query<{ name: string; language: string; body: string; definition: string }>(`
    select p.proname as name, l.lanname as language, p.prosrc as body, pg_get_functiondef(p.oid) as definition
    from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and l.lanname in ('sql', 'plpgsql')
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`)
  return rows.flatMap(({ name, language, body, definition }) => {
    const texts = language === 'sql' ? [body] : queriesIn(parsePlPgSQLSync(definition))
    return texts.flatMap(text => loose(text, grounds, true)).map(line => `function ${name}: ${line}`)
  })
}

function queriesIn(tree: Tree): readonly string[] {
  if (tree === null || typeof tree !== 'object') return []
  const own: string | undefined = tree.PLpgSQL_expr?.query
  if (own === undefined) return Object.values(tree).flatMap(queriesIn)
  // An expression stands by itself, an assignment with what is assigned to.
  if (tree.PLpgSQL_expr.parseMode === 0 || tree.PLpgSQL_expr.parseMode === undefined) return [own]
  return [`select ${own.replace(/^\s*[\w.]+\s*:=/, '')}`]
}
