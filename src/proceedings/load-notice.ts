/** Loads the State Council notice of a year: no release needed. Stands in place of the bundled or loaded notice of that year. */
import { sql } from 'kysely'
import { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type By, changeCalendar } from './calendar-change.ts'
import { checkNoticeDays } from './calendar-days.ts'
import type { NoticeDay } from './notices.ts'
import { firstComputableYear, statutoryNamed } from './statutory.ts'

const dayShape = z.union([
  z.object({ date: z.string(), name: z.string(), off: z.boolean() }),
  z
    .object({ date: z.string(), name: z.string(), isOffDay: z.boolean() })
    .transform(({ date, name, isOffDay }) => ({ date, name, off: isOffDay })),
])
/** Also as NateScarlet/holiday-cn writes it: `isOffDay`, and `papers` for the source. */
export const noticeFileShape = z.looseObject({
  year: z.number().int(),
  days: z.array(dayShape).min(1).max(120),
  source: z.string().max(1000).optional(),
  papers: z.array(z.string().max(300)).max(10).optional(),
})

/**
 * @param file a year's notice: `{ year, source, days: [{ date, name, off }] }`
 * @returns the change in the calendar, whose terms are still to be computed anew
 * @throws Refusal invalidInput naming what is wrong, calendarMissing for a year without data
 */
export async function loadNotice(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  by: By,
  file: unknown,
): Promise<{ id: string; year: number; leftOut: readonly string[] }> {
  const parsed = noticeFileShape.safeParse(file)
  if (!parsed.success) throw new Refusal('invalidInput', { input: 'JSON', problem: 'noticeForm' })
  const { year, days, papers } = parsed.data
  const source = (parsed.data.source ?? papers?.join(' ') ?? '').trim()
  checkNoticeDays(year, days)
  if (source === '') throw new Refusal('invalidInput', { input: String(year), problem: 'sourceMissing' })
  const id = await changeCalendar(kernel, by, { kind: 'notice', facts: { year, source } }, async tx => {
    await sql`
      insert into calendar_notice (jurisdiction_id, year, version, source, days, loaded_at)
      select ${by.jurisdictionId}, ${year}, coalesce(max(version), 0) + 1, ${source}, ${JSON.stringify(days)}, ${kernel.clock.now()}
      from calendar_notice where jurisdiction_id = ${by.jurisdictionId} and year = ${year}`.execute(tx)
    // The bridge over New Year lies in the December before, and what was provisional there is so no longer.
    return [year - 1, year + 1]
  })
  return { id, year, leftOut: statutoryLeftOut(year, days) }
}

/** Statutory holidays the notice does not name: days off all the same, and worth a second look at the file. */
function statutoryLeftOut(year: number, days: readonly NoticeDay[]): string[] {
  if (year < firstComputableYear) return []
  const named = new Set(days.map(day => day.date))
  return statutoryNamed(year).flatMap(({ date, name }) => (named.has(date) ? [] : [`${date} ${name}`]))
}
