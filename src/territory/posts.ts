/** Who holds which post on a day, and who stands in for whom. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

export interface PersonInRole {
  readonly id: string
  readonly name: string
}

/** Narrows a search for persons at posts; `onDay` is the civil day the post must be valid on (default: today here). */
export interface RoleQuery {
  readonly role: string
  readonly unitId?: string | null
  readonly communityId?: string | null
  readonly gridId?: string | null
  /** Posts that see what lies there: for that grid, or for its community without naming one. */
  readonly covering?: { readonly gridId: string | null; readonly communityId: string }
  readonly onDay?: string
}

const today = sql<string>`(now() at time zone 'Asia/Shanghai')::date`

/** Active persons holding a role, in a steady order: the same matter always goes to the same person first. */
export async function personsInRole(
  tx: Tx,
  jurisdictionId: number,
  query: RoleQuery,
): Promise<PersonInRole[]> {
  const day = query.onDay ? sql`${query.onDay}::date` : today
  const { rows } = await sql<PersonInRole>`/* prepared by text */
    select p.id, p.name from post o join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id and p.active
    where o.jurisdiction_id = ${jurisdictionId} and o.role = ${query.role}
      and o.valid_from <= ${day} and (o.valid_to is null or o.valid_to >= ${day})
      ${query.unitId ? sql`and o.unit_id = ${query.unitId}` : sql``}
      ${query.communityId ? sql`and o.community_id = ${query.communityId}` : sql``}
      ${query.gridId ? sql`and o.grid_id = any (${versionsFrom(jurisdictionId, query.gridId)})` : sql``}
      ${query.covering ? covering(jurisdictionId, query.covering) : sql``}
    group by p.id, p.name order by min(o.valid_from), p.id`.execute(tx)
  return rows
}

function covering(jurisdictionId: number, { gridId, communityId }: NonNullable<RoleQuery['covering']>) {
  return sql`and (o.grid_id = any (${versionsFrom(jurisdictionId, gridId)}) or (o.grid_id is null and o.community_id = ${communityId}::uuid))`
}

/** The grid and its later versions: work recorded under an earlier one is looked after by the people of today. */
export function versionsFrom(jurisdictionId: number, gridId: string | null) {
  return sql`array(select v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
    and v.version >= g.version where g.jurisdiction_id = ${jurisdictionId} and g.id = ${gridId}::uuid)`
}

/**
 * Who acts for a person on a day: the person when present, else the deputy, the deputy's deputy and so on; the duty
 * officer when the chain ends or goes round in a circle; null when there is none either. Runs in the jurisdiction of the
 * transaction.
 * @param onDay civil day YYYY-MM-DD
 */
export async function deputyOf(tx: Tx, personId: string, onDay: string): Promise<string | null> {
  return (await standInOf(tx, personId, onDay)) ?? dutyOfficerOn(tx, onDay)
}

/** The same without the duty officer: null when the person is away and nobody along the chain of deputies is at work. */
export async function standInOf(tx: Tx, personId: string, onDay: string): Promise<string | null> {
  return (await standInsOf(tx, [personId], onDay)).get(personId) ?? null
}

/** Who is at work for each of these persons: themselves or somebody along the chain of deputies; absent from the map: nobody. */
export async function standInsOf(
  tx: Tx,
  personIds: readonly string[],
  onDay: string,
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ of: string; id: string }>`
    with recursive chain as (
      select id as of, id, array[]::uuid[] as seen from unnest(${[...new Set(personIds)]}::uuid[]) as asked(id)
      union all
      select c.of, a.deputy_id, c.seen || c.id from chain c join absence a on a.jurisdiction_id = setting_jurisdiction()
        and a.person_id = c.id and ${onDay}::date between a.from_on and a.to_on
      where a.deputy_id is not null and a.deputy_id <> all (c.seen || c.id)
    )
    select distinct on (c.of) c.of, c.id from chain c
    join person p on p.jurisdiction_id = setting_jurisdiction() and p.id = c.id and p.active
    where not exists (select from absence a where a.jurisdiction_id = setting_jurisdiction() and a.person_id = c.id
      and ${onDay}::date between a.from_on and a.to_on)
    order by c.of, cardinality(c.seen), c.id`.execute(tx)
  return new Map(rows.map(row => [row.of, row.id]))
}

/** The first of these roles that anybody of the unit holds, and who does. */
export async function personsInFirstRole(
  tx: Tx,
  jurisdictionId: number,
  roles: readonly string[],
  unitId: string,
  onDay: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; rank: number }>`
    select p.id, array_position(${[...roles]}::text[], o.role) as rank from post o
    join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id and p.active
    where o.jurisdiction_id = ${jurisdictionId} and o.unit_id = ${unitId} and o.role = any (${[...roles]}::text[])
      and o.valid_from <= ${onDay}::date and (o.valid_to is null or o.valid_to >= ${onDay}::date)
    group by p.id, o.role order by rank, min(o.valid_from), p.id`.execute(tx)
  return rows.filter(row => row.rank === rows[0]!.rank).map(row => row.id)
}

/** A duty officer at work that day; one on leave rather than nobody. */
export async function dutyOfficerOn(tx: Tx, onDay: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select p.id from post o join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id and p.active
    where o.jurisdiction_id = setting_jurisdiction() and o.role = 'dutyOfficer'
      and o.valid_from <= ${onDay}::date and (o.valid_to is null or o.valid_to >= ${onDay}::date)
    order by exists (select from absence a where a.jurisdiction_id = p.jurisdiction_id and a.person_id = p.id
      and ${onDay}::date between a.from_on and a.to_on), o.valid_from, p.id
    limit 1`.execute(tx)
  return rows[0]?.id ?? null
}
