/** Who looked at a resident's data: when, what, why, by name, role and unit; lists of the place the person lives in count as well (PIPL art. 44). */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { ReadKind } from './reads.ts'

export interface ReadShown {
  readonly id: string
  readonly at: Date
  readonly what: ReadKind
  readonly reason: string | null
  /** Null: the resident. */
  readonly by: { readonly name: string; readonly role: string | null; readonly unit: string | null } | null
  /** A list of a whole grid or community in which the person stood. */
  readonly place: 'grid' | 'community' | null
}
export interface ReadsAsked {
  readonly limit?: number
  /** Older than this one. */
  readonly before?: { readonly at: Date; readonly id: string }
}

/** Newest first. Lists of places count since the person is registered, by where they live now; looks at an entry merged into this one are of the person too. */
export async function readsOf(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  { limit = 50, before }: ReadsAsked = {},
): Promise<readonly ReadShown[]> {
  const older = before ? sql`and (r.at, r.id) < (${before.at}, ${before.id}::uuid)` : sql``
  const columns = sql`r.id, r.at, r.what, r.reason, r.person_id, r.grid_id, r.community_id`
  const newest = sql`order by r.at desc, r.id desc limit ${limit}`
  const { rows } = await sql<
    Omit<ReadShown, 'by'> & { name: string | null; role: string | null; unit: string | null }
  >`
    with recursive entries as (select ${residentId}::uuid as id
      union select m.id from resident m join entries e on m.merged_into = e.id where m.jurisdiction_id = ${jurisdictionId}),
    me as (select m.made_at, m.community_id, array(select v.id from building b
        join grid g on g.jurisdiction_id = b.jurisdiction_id and g.id = b.grid_id
        join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
        where b.jurisdiction_id = m.jurisdiction_id and b.id = m.building_id) as grids
      from resident m where m.jurisdiction_id = ${jurisdictionId} and m.id = ${residentId}),
    seen as (
      (select ${columns} from registry_read r where r.jurisdiction_id = ${jurisdictionId}
        and r.resident_ids && array(select id from entries) ${older} ${newest})
      union (select ${columns} from me, registry_read r where r.jurisdiction_id = ${jurisdictionId}
        and r.grid_id = any (me.grids) and r.at >= me.made_at ${older} ${newest})
      union (select ${columns} from me, registry_read r where r.jurisdiction_id = ${jurisdictionId}
        and r.community_id = me.community_id and r.at >= me.made_at ${older} ${newest})
    )
    select r.id, r.at, r.what, r.reason, p.name, o.role, o.unit,
      case when r.grid_id is not null then 'grid' when r.community_id is not null then 'community' end as place
    from seen r
    left join person p on p.jurisdiction_id = ${jurisdictionId} and p.id = r.person_id
    left join lateral (select o.role, u.name as unit from post o
      join unit u on u.jurisdiction_id = o.jurisdiction_id and u.id = o.unit_id
      where o.jurisdiction_id = ${jurisdictionId} and o.person_id = r.person_id
        and o.valid_from <= (r.at at time zone 'Asia/Shanghai')::date
        and (o.valid_to is null or o.valid_to >= (r.at at time zone 'Asia/Shanghai')::date)
      order by o.role not like 'grid%', o.valid_from limit 1) o on true
    order by r.at desc, r.id desc limit ${limit}`.execute(tx)
  return rows.map(({ name, role, unit, ...read }) => ({
    ...read,
    by: name === null ? null : { name, role, unit },
  }))
}
