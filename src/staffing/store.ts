/** Queries of staffing: posts at grids with their days, what there is to do in each grid, leave. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'

export interface PostRow {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly role: string
  readonly unitId: string
  readonly communityId: string | null
  readonly gridId: string | null
  readonly deputyId: string | null
  readonly validFrom: string
  readonly validTo: string | null
}

/** Posts for these grids, and of these communities as a whole, that are held on the day or begin later. */
export async function postsIn(
  db: Kysely<DB>,
  jurisdictionId: number,
  where: {
    readonly communityIds: readonly string[]
    readonly roles: readonly string[]
    readonly onDay: string
  },
): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select o.id, o.person_id, p.name, o.role, o.unit_id, o.community_id, o.grid_id, o.deputy_id, o.valid_from, o.valid_to
    from post o join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id and p.active
    where o.jurisdiction_id = ${jurisdictionId} and o.community_id = any (${[...where.communityIds]}::uuid[])
      and o.role = any (${[...where.roles]}::text[])
      and (o.valid_to is null or o.valid_to >= ${where.onDay}::date)
    order by o.valid_from, p.name, o.id`.execute(db)
  return rows
}

export interface WorkRow {
  readonly gridId: string
  readonly openMatters: number
  readonly elderlyAlone: number
}

/** What there is to do beside households; sealed and restricted proceedings are not even counted. */
export async function workIn(
  db: Kysely<DB>,
  jurisdictionId: number,
  gridIds: readonly string[],
): Promise<ReadonlyMap<string, WorkRow>> {
  const { rows } = await sql<WorkRow>`
    select g.id as grid_id,
      (select count(*) from proceeding p where p.jurisdiction_id = ${jurisdictionId} and p.grid_id = g.id
        and p.closed_at is null and not p.sealed and not p.restricted)::int as open_matters,
      (select coalesce(sum(b.elderly_alone), 0) from building b where b.jurisdiction_id = ${jurisdictionId}
        and b.grid_id = g.id)::int as elderly_alone
    from unnest(${[...gridIds]}::uuid[]) as g(id)`.execute(db)
  return new Map(rows.map(row => [row.gridId, row]))
}

export interface AbsenceRow {
  readonly id: string
  readonly personId: string
  readonly deputyId: string | null
  readonly deputyName: string | null
  readonly fromOn: string
  readonly toOn: string
}

/** Leave of these persons that has not ended before the day. */
export async function absencesOf(
  db: Kysely<DB>,
  jurisdictionId: number,
  personIds: readonly string[],
  onDay: string,
): Promise<AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select a.id, a.person_id, a.deputy_id, d.name as deputy_name, a.from_on, a.to_on
    from absence a left join person d on d.jurisdiction_id = a.jurisdiction_id and d.id = a.deputy_id
    where a.jurisdiction_id = ${jurisdictionId} and a.person_id = any (${[...personIds]}::uuid[])
      and a.to_on >= ${onDay}::date
    order by a.from_on, a.id`.execute(db)
  return rows
}

export interface PersonRow {
  readonly id: string
  readonly name: string
}

/** Active members of staff without any post on the day or later: new people, and those whose grid went to another. */
export async function withoutPost(
  db: Kysely<DB>,
  jurisdictionId: number,
  onDay: string,
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.name from person p where p.jurisdiction_id = ${jurisdictionId} and p.active
      and not exists (select from post o where o.jurisdiction_id = p.jurisdiction_id and o.person_id = p.id
        and (o.valid_to is null or o.valid_to >= ${onDay}::date))
    order by p.name, p.id`.execute(db)
  return rows
}

export interface InHandRow {
  readonly personId: string
  readonly number: string
}

/** Open proceedings that are in the hands of these persons, the nearest due first. */
export async function inHandOf(
  db: Kysely<DB>,
  jurisdictionId: number,
  personIds: readonly string[],
): Promise<InHandRow[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<InHandRow>`
    select handler_id as person_id, number from proceeding
    where jurisdiction_id = ${jurisdictionId} and handler_id = any (${[...personIds]}::uuid[]) and closed_at is null
      and not sealed and not restricted
    order by next_due_at nulls last, id`.execute(db)
  return rows
}
