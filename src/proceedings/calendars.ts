/** The working-day calendar of a jurisdiction: bundled years, notices loaded since, local rest days and office hours. */
import type { Kysely } from 'kysely'
import type { DB } from '../kernel/database.ts'
import { type Calendar, makeCalendar, type NoticeDay, type OfficeHours } from './calendar.ts'

const held = new Map<number, { version: string; calendar: Calendar }>()

/** Kept in memory and built anew when a notice is loaded or the settings change. */
export async function calendarOf(tx: Kysely<DB>, jurisdictionId: number): Promise<Calendar> {
  const notices = await tx
    .selectFrom('calendarNotice')
    .select(['year', 'version', 'source', 'days'])
    .where('jurisdictionId', '=', jurisdictionId)
    .orderBy('year')
    .orderBy('version')
    .execute()
  const row = await tx
    .selectFrom('jurisdiction')
    .select('settings')
    .where('id', '=', jurisdictionId)
    .executeTakeFirst()
  const settings = (row?.settings ?? {}) as { officeHours?: OfficeHours; restDays?: NoticeDay[] }
  const version = JSON.stringify([
    notices.map(one => [one.year, one.version]),
    settings.officeHours,
    settings.restDays,
  ])
  const known = held.get(jurisdictionId)
  if (known?.version === version) return known.calendar
  const calendar = makeCalendar({
    notices: notices.map(one => ({
      year: one.year,
      source: one.source,
      days: one.days as unknown as NoticeDay[],
    })),
    ...(settings.restDays ? { overrides: settings.restDays } : {}),
    ...(settings.officeHours ? { officeHours: settings.officeHours } : {}),
  })
  held.set(jurisdictionId, { version, calendar })
  recent.set(jurisdictionId, { until: Date.now() + 5000, calendar })
  return calendar
}

const recent = new Map<number, { until: number; calendar: Calendar }>()

/** The same without a trip to the database when it was read within five seconds: for intake. */
export async function recentCalendarOf(tx: Kysely<DB>, jurisdictionId: number): Promise<Calendar> {
  const known = recent.get(jurisdictionId)
  if (known && known.until > Date.now()) return known.calendar
  const calendar = await calendarOf(tx, jurisdictionId)
  recent.set(jurisdictionId, { until: Date.now() + 5000, calendar })
  return calendar
}
