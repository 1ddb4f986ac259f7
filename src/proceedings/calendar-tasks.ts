/** Background work of the calendar: computing terms anew to the end, and telling administrators that a year's notice is missing. */
import type { Tx } from '../kernel/database.ts'
import { everythingOf } from '../kernel/database.ts'
import type { Tasks } from '../kernel/jobs.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Recomputable, recomputeUnsettled } from './calendar-recompute.ts'
import { statusOf, weeksSince } from './calendar-year.ts'
import { calendarOf } from './calendars.ts'

/** Tells everybody who holds a role today, once for each cause; wired in app.ts. */
export type TellRole = (
  tx: Tx,
  jurisdictionId: number,
  role: string,
  notice: {
    readonly kind: string
    readonly causeId: string
    readonly at: Date
    readonly facts: Readonly<Record<string, unknown>>
  },
) => Promise<void>

export function calendarTasks(kernel: Kernel, ways: readonly Recomputable[], tellRole: TellRole): Tasks {
  return {
    computeTermsAnew: () => recomputeUnsettled(kernel, ways),
    missCalendarNotice: () => tellMissing(kernel, tellRole),
  }
}

/**
 * Times in UTC: each minute, one run at a time; each hour of the working day in Asia/Shanghai,
 * so that a start after eight is told the same day; once a week all the same.
 */
export const calendarCrontab = [
  '* * * * * computeTermsAnew ?queue=calendar&jobKey=computeTermsAnew',
  '0 0-9 * * * missCalendarNotice',
].join('\n')

/** From 1 November while next year's notice is missing: each system administrator once a week. */
export async function tellMissing(kernel: Kernel, tellRole: TellRole): Promise<void> {
  const at = kernel.clock.now()
  const jurisdictions = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
  for (const { id } of jurisdictions)
    await kernel.db.within(everythingOf(id), async tx => {
      const { year, since } = statusOf(await calendarOf(tx, id), at)
      if (since === null) return
      const causeId = `${year}:${weeksSince(since, at)}`
      await tellRole(tx, id, 'systemAdmin', { kind: 'calendarMissing', causeId, at, facts: { year } })
    })
}
