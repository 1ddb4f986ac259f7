/** The rollup of matters: facts of each matter as last counted, and the counts they sum to. */
import { sql } from 'kysely'
import type { Owner, Rollup } from '../../proceedings/index.ts'
import { factColumns, factNames, factsNow, type Sql, sightsHolding } from './facts.ts'
import { type CountTable, countTables } from './sums.ts'
import { countDifferences } from './verify.ts'

const chunk = 20_000
const arrayOf = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

export const matterRollup: Rollup = {
  name: 'matters',
  differences: countDifferences,
  async follow(tx, jurisdictionId, ids) {
    const former = sql`select * from counted_matter where jurisdiction_id = ${jurisdictionId} and proceeding_id = any (${arrayOf(ids)})`
    const now = factsNow(jurisdictionId, sql`p.id = any (${arrayOf(ids)})`)
    const { rows } = await sql<{ changes: string | null }>`
      with former as materialized (${former}), fresh as materialized (${now}), changed as (
        select -1 as sign, f as fact from former f where not exists (select from fresh n where n = f)
        union all select 1, n from fresh n where not exists (select from former f where n = f))
      select json_agg(changed)::text as changes from changed`.execute(tx)
    const changes = rows[0]?.changes
    if (!changes) return
    const signed = sql`select (c->>'sign')::int as sign, f.*, ${sightsHolding} from jsonb_array_elements(${changes}::text::jsonb) c,
      jsonb_populate_record(null::counted_matter, c->'fact') f where f.jurisdiction_id = ${jurisdictionId}`
    for (const table of countTables) await addTo(tx, table, signed)
    await replaceFacts(tx, jurisdictionId, signed)
  },
  async empty(tx, jurisdictionId) {
    for (const { table } of [{ table: 'counted_matter' }, { table: 'counted_sight' }, ...countTables])
      await sql`delete from ${sql.table(table)} where jurisdiction_id = ${jurisdictionId}`.execute(tx)
  },
  async note(tx, jurisdictionId, after) {
    const { rows } = await sql<{ last: string | null }>`
      select max(id::text) as last from (select id from proceeding where jurisdiction_id = ${jurisdictionId} and id > ${after}::uuid
        order by id limit ${chunk}) next`.execute(tx)
    const last = rows[0]?.last ?? null
    if (last !== null)
      await sql`insert into counted_matter ${factsNow(jurisdictionId, sql`p.id > ${after}::uuid and p.id <= ${last}::uuid`)}
        on conflict do nothing`.execute(tx)
    return last
  },
  async sum(tx, jurisdictionId) {
    // Sights are kept anew when they are read.
    const signed = sql`select 1 as sign, f.*, '{}'::uuid[] as sights from counted_matter f where f.jurisdiction_id = ${jurisdictionId}`
    for (const { table } of countTables)
      await sql`delete from ${sql.table(table)} where jurisdiction_id = ${jurisdictionId}`.execute(tx)
    // In the order they are read in.
    for (const { table, rows } of countTables)
      await sql`with signed as materialized (${signed}) insert into ${sql.table(table)} ${rows()} order by 1, 2, 3, 4, 5`.execute(
        tx,
      )
  },
}

async function addTo(
  tx: Owner,
  { table, key, counts, rows, isOfHours }: CountTable,
  signed: Sql,
): Promise<void> {
  const to = sql.table(table)
  const more = sql.join(
    counts.map(count => sql`${sql.ref(count)} = c.${sql.ref(count)} + excluded.${sql.ref(count)}`),
  )
  await sql`with signed as materialized (${signed})
    insert into ${to} as c ${rows()} on conflict (${sql.raw(key.join(', '))}) do update set ${more}`.execute(
    tx,
  )
  // Hours pass and would pile up.
  if (isOfHours)
    await sql`with signed as materialized (${signed}), touched (${sql.raw([...key, ...counts].join(', '))}) as (${rows()})
      delete from ${to} c using touched t where c.open = 0 and (${sql.raw(key.map(k => `c.${k}`).join(', '))}) = (${sql.raw(key.map(k => `t.${k}`).join(', '))})`.execute(
      tx,
    )
}

async function replaceFacts(tx: Owner, jurisdictionId: number, signed: Sql): Promise<void> {
  await sql`with signed as materialized (${signed})
    delete from counted_matter f using signed s where f.jurisdiction_id = ${jurisdictionId} and f.proceeding_id = s.proceeding_id
      and s.sign = -1 and not exists (select from signed n where n.proceeding_id = s.proceeding_id and n.sign = 1)`.execute(
    tx,
  )
  const values = sql.raw(factColumns.map(column => `${column} = excluded.${column}`).join(', '))
  await sql`with signed as materialized (${signed})
    insert into counted_matter (jurisdiction_id, proceeding_id, ${factNames}) select jurisdiction_id, proceeding_id, ${factNames} from signed where sign = 1
    on conflict (jurisdiction_id, proceeding_id) do update set ${values}`.execute(tx)
}
