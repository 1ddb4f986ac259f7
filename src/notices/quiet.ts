/** The hours in which nobody's phone at home is disturbed: a message waits for the morning. Local default. Pure. */
import { civilDay, instantOf } from '../proceedings/clock.ts'
import { localDefault } from '../proceedings/common-terms.ts'
import { addDays } from '../proceedings/days.ts'

/** Civil time; from the evening to the next morning. */
export const quietHours = { from: '21:00', until: '08:00', basis: localDefault } as const

/** The same instant, or the morning after it. */
export function awakeAt(at: Date): Date {
  const today = civilDay(at)
  const morning = instantOf(today, quietHours.until)
  if (at < morning) return morning
  return at < instantOf(today, quietHours.from) ? at : instantOf(addDays(today, 1), quietHours.until)
}
