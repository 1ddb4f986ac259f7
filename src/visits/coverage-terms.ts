/** Which households coverage is divided by, and what counts as visited, in the words of a query: the visits page and the ledgers say the same. KPI visitCoverageRate. */
import { type RawBuilder, sql } from 'kysely'

type Sql = RawBuilder<unknown>

/** Of visits `v`: somebody of the household was spoken to. */
export const spokenTo: Sql = sql`v.outcome in ('met', 'byPhone')`

/** Of households `h`: live there on a day. */
export const livingThere = (onDay: string): Sql =>
  sql`(h.moved_in_on is null or h.moved_in_on <= ${onDay}::date) and (h.moved_out_on is null or h.moved_out_on > ${onDay}::date)`

/** Of households `h`: wish no visits on a day; counted apart, never as not visited. */
export const wishingNone = (onDay: string): Sql =>
  sql`(h.visits = 'refused' and (h.visits_until is null or h.visits_until >= ${onDay}::date))`

/** Of households `h`: those coverage is divided by. Where no grid is, nobody is to visit. */
export const countable = (onDay: string): Sql =>
  sql`${livingThere(onDay)} and not ${wishingNone(onDay)} and exists (select from building s
    where s.jurisdiction_id = h.jurisdiction_id and s.id = h.building_id and s.grid_id is not null)`
