/** A day to pay by that is a rest day ends on the next working day (民法典第二百零三条): whoever pays then is not late. Pure. */
import type { Calendar } from '../../proceedings/calendar.ts'
import { dayOfNumber, numberOfDay } from '../../proceedings/days.ts'

export interface RestDays {
  /** The day itself, or the first working day after it. */
  readonly lastDay: (dueOn: string) => string
  /** What was due on this day or before is late. */
  readonly lateUntil: (asOf: string) => string
}

export function restDays(calendar: Calendar): RestDays {
  const workingDay = (day: string, before: number) =>
    dayOfNumber(calendar.workingDay(calendar.workingBefore(numberOfDay(day)) - before))
  return { lastDay: dueOn => workingDay(dueOn, 0), lateUntil: asOf => workingDay(asOf, 1) }
}
