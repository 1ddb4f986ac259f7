/** Verification of the counts of matters: every fact against its matter, every count against the facts, whatever is still to be counted left out. */
import { sql } from 'kysely'
import type { Owner, RollupDifference } from '../../proceedings/index.ts'
import { factNames, factsNow, type Sql, sightsHolding } from './facts.ts'
import { type CountTable, countTables } from './sums.ts'

/** So many of each table: where one differs, thousands may. */
const most = 20

export async function countDifferences(
  tx: Owner,
  jurisdictionId: number,
  uncounted: Sql,
): Promise<readonly RollupDifference[]> {
  const found = await wrongFacts(tx, jurisdictionId, uncounted)
  for (const table of countTables) found.push(...(await wrongCounts(tx, jurisdictionId, table)))
  return found
}

async function wrongFacts(tx: Owner, jurisdictionId: number, uncounted: Sql) {
  const { rows } = await sql<RollupDifference>`
    with news as (${uncounted}),
      now as (${factsNow(jurisdictionId, sql`true`)}),
      kept as (select jurisdiction_id, proceeding_id, ${factNames} from counted_matter where jurisdiction_id = ${jurisdictionId})
    select 'counted_matter' as "table", json_build_object('proceeding_id', coalesce(n.proceeding_id, k.proceeding_id))::text as row,
      coalesce(row_to_json(n)::text, '') as expected, coalesce(row_to_json(k)::text, '') as found
    from now n full join kept k on k.proceeding_id = n.proceeding_id
    where row(n.*) is distinct from row(k.*) and coalesce(n.proceeding_id, k.proceeding_id) not in (select proceeding_id from news)
    limit ${most}`.execute(tx)
  return rows
}

async function wrongCounts(
  tx: Owner,
  jurisdictionId: number,
  { table, key, counts, rows: sums }: CountTable,
) {
  const columns = sql.raw([...key, ...counts].join(', '))
  const keys = sql.raw(key.join(', '))
  const zeros = (row: string) => sql.raw(counts.map(count => `coalesce(${row}.${count}, 0)`).join(', '))
  const { rows } = await sql<RollupDifference>`
    with signed as materialized (select 1 as sign, f.*, ${sightsHolding} from counted_matter f where f.jurisdiction_id = ${jurisdictionId}),
      e (${columns}) as (${sums()}), k as (select ${columns} from ${sql.table(table)} where jurisdiction_id = ${jurisdictionId})
    select ${table} as "table", row_to_json(w)::text as row, json_build_array(${zeros('e')})::text as expected, json_build_array(${zeros('k')})::text as found
    from e full join k using (${keys}) cross join lateral (select ${keys}) w
    where (${zeros('e')}) is distinct from (${zeros('k')}) limit ${most}`.execute(tx)
  return rows
}
