/** Whose diaries there are: one's own, and for a director those of the people who hold a post in the community. */
import { sql } from 'kysely'
import type { Database } from '../kernel/database.ts'
import type { Staff } from '../territory/index.ts'
import { uuids } from './area.ts'
import { directs } from './policy.ts'

/** Communities of the posts somebody held between two days, by the grid where only that is named. */
export async function communitiesOf(
  db: Database,
  jurisdictionId: number,
  personId: string,
  from: string,
  to: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct coalesce(o.community_id, g.community_id) as id from post o
    left join grid g on g.jurisdiction_id = o.jurisdiction_id and g.id = o.grid_id
    where o.jurisdiction_id = ${jurisdictionId} and o.person_id = ${personId}::uuid and o.valid_from <= ${to}::date
      and (o.valid_to is null or o.valid_to >= ${from}::date) and coalesce(o.community_id, g.community_id) is not null`.execute(
    db.owner,
  )
  return rows.map(({ id }) => id)
}

/** By name; the reader first. */
export async function workersFor(
  db: Database,
  staff: Staff,
  communities: readonly string[],
  today: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const own = communities.filter(id => directs(staff, id))
  const { rows } =
    own.length === 0
      ? { rows: [] }
      : await sql<{ id: string; name: string }>`
          select distinct p.id, p.name from post o join person p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.person_id
          left join grid g on g.jurisdiction_id = o.jurisdiction_id and g.id = o.grid_id
          where o.jurisdiction_id = ${staff.jurisdictionId} and coalesce(o.community_id, g.community_id) = any (${uuids(own)})
            and o.role in ('gridLeader', 'gridMember', 'communityWorker', 'communitySecretary', 'communityDirector')
            and (o.valid_to is null or o.valid_to >= ${today}::date - 31)`.execute(db.owner)
  const order = new Intl.Collator('zh-CN', { numeric: true })
  const others = rows.filter(({ id }) => id !== staff.personId).sort((a, b) => order.compare(a.name, b.name))
  return [{ id: staff.personId, name: staff.name }, ...others]
}
