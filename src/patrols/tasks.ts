/** Background work of patrols and hazards: each calls a command and may run twice. */
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { civilDay } from '../proceedings/clock.ts'
import { timeAt } from '../proceedings/days.ts'
import { calendarOf } from '../proceedings/index.ts'
import { territoryOf } from '../territory/index.ts'
import { removeOldPatrols } from './retention.ts'
import { tellOverdue } from './tell.ts'

export function patrolTasks(kernel: Kernel) {
  return {
    removeOldPatrols: async () => {
      const jurisdictionId = await jurisdictionOf(kernel)
      if (jurisdictionId !== null) await removeOldPatrols(kernel, jurisdictionId)
    },
    /** Looks that are overdue, once a working morning. */
    overdueHazards: async () => {
      const jurisdictionId = await jurisdictionOf(kernel)
      if (jurisdictionId !== null) await overdueHazards(kernel, jurisdictionId)
    },
  }
}

/** Every ten minutes: the calendar and office hours of the jurisdiction say when it is morning. */
export const patrolCrontab = '35 3 * * * removeOldPatrols ?fill=1d\n*/10 * * * * overdueHazards'

/** Minutes before the office opens: with the morning lists. */
const leadMinutes = 30

/** @returns how many persons there are to tell; 0 when it is not the time */
export async function overdueHazards(kernel: Kernel, jurisdictionId: number): Promise<number> {
  const now = kernel.clock.now()
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const calendar = await calendarOf(tx, jurisdictionId)
    return isMorning(calendar, now) ? tellOverdue(tx, jurisdictionId, now) : 0
  })
}

/** Until the office closes: a machine that was off in the morning tells when it is on. */
function isMorning(calendar: Calendar, now: Date): boolean {
  if (!calendar.day(civilDay(now)).working) return false
  const time = timeAt(now.getTime())
  const [opens, closes] = [calendar.spans[0]![0], calendar.spans.at(-1)![1]]
  return time >= opens - leadMinutes * 60_000 && time < closes
}

/** Null before an office is set up: there is nobody to tell. */
async function jurisdictionOf(kernel: Kernel): Promise<number | null> {
  try {
    return (await territoryOf(kernel)).jurisdiction.id
  } catch (error) {
    if (error instanceof Refusal && error.facts.setUp === false) return null
    throw error
  }
}
