/** When somebody is to stand at a hazard again, as the database reckons it: the day set last, or some days after its matter was closed, whichever is sooner. The closing of the matter is read, never acted upon. */
import { sql } from 'kysely'
import { recheck } from './terms.ts'

/** `left join ${matterOf}` beside `hazard h`. */
export const matterOf = sql`proceeding p on p.jurisdiction_id = h.jurisdiction_id and p.id = h.proceeding_id`

/** Its matter was closed since somebody last looked: it may be gone, somebody must see. */
export const matterClosed = sql<boolean>`coalesce(p.closed_at > h.looked_at, false)`

const daysOfGrade = sql`case h.grade when 'serious' then ${sql.lit(recheck.days.serious)} else ${sql.lit(recheck.days.ordinary)} end`

/** Null once it is closed. */
export const dueDay = sql<
  string | null
>`least(h.recheck_on, case when h.closed_at is null and p.closed_at > h.looked_at
  then (p.closed_at at time zone 'Asia/Shanghai')::date + ${daysOfGrade} end)`

/** Said to be fixed by somebody, or by the closing of its matter. */
export const awaitsLook = sql<boolean>`(h.state = 'fixed' or (h.state = 'open' and coalesce(p.closed_at > h.looked_at, false)))`
