/** What posts may not do together: two leaders of one grid, one leader of two, the same post twice. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Begun } from './beginning.ts'

interface Clash {
  readonly reason: 'twoLeaders' | 'leadsTwo' | 'holdsAlready'
  readonly name: string
  readonly otherName: string
  readonly grid: string
  readonly otherGrid: string
}

/** @throws Refusal staffingUnfit when a post that begins clashes with any that is held then or later */
export async function requireNoClash(
  tx: Kysely<DB>,
  jurisdictionId: number,
  begun: readonly Begun[],
  from: string,
): Promise<void> {
  if (begun.length === 0) return
  const { rows } = await sql<Clash>`
    select case when a.person_id = b.person_id and a.grid_id = b.grid_id then 'holdsAlready'
        when a.grid_id = b.grid_id then 'twoLeaders' else 'leadsTwo' end as reason,
      p.name, q.name as "otherName", g.name as grid, h.name as "otherGrid"
    from post a
    join post b on b.jurisdiction_id = a.jurisdiction_id and b.id <> a.id and b.role = a.role
      and (b.valid_to is null or b.valid_to >= greatest(a.valid_from, ${from}::date))
      and ((a.person_id = b.person_id and a.grid_id = b.grid_id)
        or (a.role = 'gridLeader' and (a.grid_id = b.grid_id or a.person_id = b.person_id)))
    join person p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.person_id
    join person q on q.jurisdiction_id = b.jurisdiction_id and q.id = b.person_id and q.active
    join grid g on g.jurisdiction_id = a.jurisdiction_id and g.id = a.grid_id
    join grid h on h.jurisdiction_id = b.jurisdiction_id and h.id = b.grid_id
    where a.jurisdiction_id = ${jurisdictionId} and a.id = any (${begun.map(it => it.id)}::uuid[])
    order by b.valid_from, b.id limit 1`.execute(tx)
  if (rows[0]) throw new Refusal('staffingUnfit', { ...rows[0] })
}
