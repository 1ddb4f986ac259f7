/** Communities with their units, barriers and division codes as a survey brings them: written once, changed where they differ. */
import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Tx } from '../kernel/database.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { SurveyedBarrier } from './look-barriers.ts'
import type { SurveyedCommunity } from './look-borders.ts'
import type { SurveyedDivision } from './look-divisions.ts'

export interface Written {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

const rowsAtOnce = 2000

export async function writeCommunities(
  tx: Tx,
  jurisdictionId: number,
  items: readonly SurveyedCommunity[],
  words: Translate,
): Promise<Written> {
  let [added, changed] = [0, 0]
  for (const { id, code, name, boundary } of items) {
    const border = boundary === null ? null : JSON.stringify(boundary)
    if (id === null) {
      await addCommunity(tx, jurisdictionId, { code, name, border }, words)
      added++
      continue
    }
    const { numAffectedRows } = await sql`update community set name = ${name},
        boundary = coalesce(${border}::jsonb, boundary)
      where jurisdiction_id = ${jurisdictionId} and id = ${id}
        and (name <> ${name} or (${border}::jsonb is not null and boundary is distinct from ${border}::jsonb))`.execute(
      tx,
    )
    changed += Number(numAffectedRows ?? 0)
  }
  return { added, changed, unchanged: items.length - added - changed }
}

/** A new community stands under the work committee, with a unit that holds its worklist. @returns its id */
export async function addCommunity(
  tx: Tx,
  jurisdictionId: number,
  { code, name, border }: { readonly code: string; readonly name: string; readonly border: string | null },
  words: Translate,
): Promise<string> {
  const unit = words('survey:unitName', { name })
  await sql`insert into unit (jurisdiction_id, name, kind, parent_id)
    values (${jurisdictionId}, ${unit}, 'community', (select id from unit
      where jurisdiction_id = ${jurisdictionId} and kind = 'workCommittee' and active order by name limit 1))
    on conflict (jurisdiction_id, name) do nothing`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into community (jurisdiction_id, code, name, unit_id, boundary)
    select ${jurisdictionId}::integer, ${code}, ${name}, id, ${border}::jsonb from unit
    where jurisdiction_id = ${jurisdictionId} and name = ${unit} returning id`.execute(tx)
  return rows[0]!.id
}

/** A later file of the same name takes the place of the earlier one. */
export async function writeBarriers(
  tx: Tx,
  jurisdictionId: number,
  items: readonly SurveyedBarrier[],
  source: string,
): Promise<Written & { readonly removed: number }> {
  await sql`create temp table surveyed_barrier (jurisdiction_id integer, kind text, name text, line jsonb)
    on commit drop`.execute(tx)
  const rows = items.map(({ kind, name, line }) => ({ kind, name, line }))
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await insertRows(tx, 'surveyed_barrier' as 'barrier', jurisdictionId, rows.slice(from, from + rowsAtOnce))
  const same = sql`b.kind = s.kind and b.name = s.name and md5(b.line::text) = md5(s.line::text)`
  const removed =
    await sql`delete from barrier b where jurisdiction_id = ${jurisdictionId} and source = ${source}
    and not exists (select from surveyed_barrier s where ${same})`.execute(tx)
  const added = await sql`insert into barrier (jurisdiction_id, kind, name, line, source)
    select distinct ${jurisdictionId}::integer, kind, name, line, ${source} from surveyed_barrier s
    where not exists (select from barrier b where b.jurisdiction_id = ${jurisdictionId} and ${same})`.execute(
    tx,
  )
  const [out, into] = [Number(removed.numAffectedRows ?? 0), Number(added.numAffectedRows ?? 0)]
  return { added: into, changed: 0, unchanged: items.length - into, removed: out }
}

export async function writeDivisions(
  tx: Tx,
  jurisdictionId: number,
  items: readonly SurveyedDivision[],
): Promise<Written> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as s(code text, name text)`
  const changed = await sql`update division d set name = s.name from ${given}
    where d.jurisdiction_id = ${jurisdictionId} and d.code = s.code and d.name <> s.name`.execute(tx)
  const added = await sql`insert into division (jurisdiction_id, code, name)
    select ${jurisdictionId}::integer, s.code, s.name from ${given}
    on conflict (jurisdiction_id, code) do nothing`.execute(tx)
  const [one, other] = [Number(added.numAffectedRows ?? 0), Number(changed.numAffectedRows ?? 0)]
  return { added: one, changed: other, unchanged: items.length - one - other }
}
