/** The working-day calendar of a jurisdiction: bundled years, notices loaded since, local rest days and office hours, those of its units. */
import { type Kysely, sql } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { type Calendar, type CalendarOptions, makeCalendar } from './calendar.ts'

const held = new Map<number, { version: string; calendar: Calendar }>()

/**
 * Kept in memory and built anew when a notice, a rest day or office hours change. One round trip, in which the database
 * answers with no more than a version while nothing has changed.
 */
export async function calendarOf(tx: Kysely<DB>, jurisdictionId: number): Promise<Calendar> {
  const known = held.get(jurisdictionId)
  const read = await readTimes(tx, jurisdictionId, known?.version ?? '')
  if (known && read.times === null) return known.calendar
  const calendar = makeCalendar(read.times ?? {})
  held.set(jurisdictionId, { version: read.version, calendar })
  recent.set(jurisdictionId, { until: performance.now() + 5000, calendar })
  return calendar
}

const recent = new Map<number, { until: number; calendar: Calendar }>()

/** The same without a trip to the database when it was read within five seconds: for intake. */
export async function recentCalendarOf(tx: Kysely<DB>, jurisdictionId: number): Promise<Calendar> {
  const known = recent.get(jurisdictionId)
  if (known && known.until > performance.now()) return known.calendar
  const calendar = await calendarOf(tx, jurisdictionId)
  recent.set(jurisdictionId, { until: performance.now() + 5000, calendar })
  return calendar
}

/** Read anew at the next question: after a change made in this process. */
export function forgetCalendar(jurisdictionId: number): void {
  held.delete(jurisdictionId)
  recent.delete(jurisdictionId)
}

/** As the transaction sees it, past what is kept in memory: before and after a change. */
export async function readCalendar(tx: Kysely<DB>, jurisdictionId: number): Promise<Calendar> {
  return makeCalendar((await readTimes(tx, jurisdictionId, '')).times ?? {})
}

interface Read {
  readonly version: string
  /** Null when the version is the one known already. */
  readonly times: CalendarOptions | null
}

async function readTimes(tx: Kysely<DB>, jurisdictionId: number, known: string): Promise<Read> {
  const { rows } = await sql<Read>`/* prepared calendar_times */
    select version, case when version <> ${known} then times end as times
    from calendar_times(${jurisdictionId}) as times, md5(coalesce(times, '{}')::text) as version`.execute(tx)
  return rows[0]!
}
