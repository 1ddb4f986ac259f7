/** Day counts of counsel and publicity: none is fixed by an article, so each is a default of the house, marked as such. Pure data. */
import type { Basis } from '../proceedings/rule.ts'

const house: Basis = { article: '本地默认规则', mark: 'D', force: 'default' }

export const counselTerms = {
  ...house,
  /** Slots are offered so many days ahead. */
  bookingAheadDays: 28,
  /** One way to be reached holds at most so many slots to come. */
  openBookings: 2,
  /** By phones, in one community within a day: whoever wants them all leaves some; the counter books without such a bound. */
  onlineInADay: 12,
  /** Who booked is forgotten so many days after the slot. */
  bookingKeptDays: 30,
  /** What was asked and answered is forgotten so many years after the consultation. */
  consultationKeptYears: 3,
  /** A consultation may be entered so many days late: doors far away, no signal. */
  lateAtMostDays: 31,
  /** Of a slot that cannot be had, so many others are named. */
  othersNamed: 3,
  /** Shown to residents at once. */
  slotsShown: 12,
} as const
