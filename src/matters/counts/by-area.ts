/** Matters of some places in some days from the counts: the numbers of a monthly report, exact however many there are. */
import { sql } from 'kysely'
import type { Sight } from '../../kernel/database.ts'
import { beforeReading, keepUp, type RollupKernel } from '../../proceedings/index.ts'
import { countedBy } from './kept-sights.ts'
import { countedFor, uuids } from './reader.ts'
import { matterRollup } from './rollup.ts'

export interface CountedArea {
  readonly everywhere: boolean
  readonly communities: readonly string[]
  readonly grids: readonly string[]
}
export interface AreaCounts {
  readonly asOf: Date
  readonly received: number
  readonly closed: number
  readonly missed: number
  readonly openAtEnd: number
  readonly overdue: number
}

/**
 * Null where the counts do not hold what the reader sees of the area, or are not filled: to be counted plainly. overdue: of all that is open
 * now, whenever it was received.
 * @param from,to civil days, both included
 * @param behind what to do when more happened than is counted at once: wait for it, or null
 */
export async function mattersInArea(
  kernel: RollupKernel,
  sight: Sight,
  area: CountedArea,
  { from, to }: { readonly from: string; readonly to: string },
  now: Date,
  { behind = 'wait' }: { readonly behind?: 'wait' | 'plainly' } = {},
): Promise<AreaCounts | null> {
  const { jurisdictionId } = sight
  const foreign = sight.reach === 'scoped' ? area.grids.filter(id => !sight.grids.includes(id)) : []
  // All that somebody sees who does not see all: by their own communities, grids or unit.
  const isOwn = area.everywhere && sight.reach === 'scoped'
  const isInSight =
    isOwn ||
    sight.reach !== 'scoped' ||
    (area.communities.every(id => sight.communities.includes(id)) &&
      (foreign.length === 0 || sight.communities.length > 0))
  const asked = { ...sight, ...area, units: [], reach: area.everywhere ? 'jurisdiction' : 'scoped' } as const
  const readiness = !isInSight ? 'plain' : await beforeReading(kernel, jurisdictionId, matterRollup)
  if (readiness === 'plain') return null
  // On paper no line says that something is still to come: waited for, once.
  if (readiness === 'behind' && behind === 'plainly') return null
  if (readiness === 'behind') await keepUp(kernel, jurisdictionId, matterRollup)
  const counted = isOwn ? await countedBy(kernel, sight) : countedFor(asked)
  if (counted === null) return null
  const { counts, facts } = counted
  const own = sql`c.jurisdiction_id = ${jurisdictionId}`
  // A director sees a grid wholly while nothing of it is counted under another community.
  const strays = sql`exists (select from count_day c where ${own} and c.scope = 'grid' and c.scope_id = any (${uuids(foreign)})
    and c.community_id <> all (${uuids(sight.communities)}) and c.received > 0)`
  const { rows } = await sql<AreaCounts & { strays: boolean }>`
    with mark as (select as_of, rollup_news(jurisdiction_id, rollup, 1) is distinct from 0 as is_behind from rollup_mark
        where jurisdiction_id = ${jurisdictionId} and rollup = ${matterRollup.name}),
      a as materialized (select case when is_behind then least(as_of, ${now}::timestamptz) else ${now}::timestamptz end as now from mark)
    select a.now as "asOf", d.*, ${strays} as strays,
      (select coalesce(sum(c.open), 0)::int from count_due c where ${own} and ${counts} and c.due_hour < date_trunc('hour', a.now))
        + (select count(*)::int from counted_matter f where f.jurisdiction_id = ${jurisdictionId} and ${facts}
          and f.due_at >= date_trunc('hour', a.now) and f.due_at < a.now) as overdue
    from a cross join (
      select coalesce(sum(c.received) filter (where c.on_day >= ${from}::date), 0)::int as received,
        coalesce(sum(c.closed) filter (where c.on_day >= ${from}::date), 0)::int as closed,
        coalesce(sum(c.missed) filter (where c.on_day >= ${from}::date), 0)::int as missed,
        coalesce(sum(c.received - c.ended), 0)::int as "openAtEnd"
      from count_day c where ${own} and ${counts} and c.on_day <= ${to}::date) d`.execute(kernel.db.owner)
  const found = rows[0]
  return found && !found.strays ? found : null
}
