/** Hours of counsel are set and ended: every week, or on a date; what was promised stays on record. */
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { canonical } from '../proceedings/index.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { refuseInput } from './once.ts'
import { requireMay } from './policy.ts'
import { bookingsAfterDay } from './roster.ts'
import type { DutyAsk } from './shape.ts'
import { slotsOn } from './slots.ts'

/** @throws Refusal notYours, invalidInput, counselUnfit, actReused */
export async function setDuty(kernel: Kernel, staff: Staff, ask: DutyAsk): Promise<{ id: string }> {
  requireMay(staff, 'keepHours', ask.communityId)
  if (!(await territoryOf(kernel)).community(ask.communityId)) refuseInput('communityId', 'notFound')
  const duty = soundDuty(ask)
  const { jurisdictionId } = staff
  await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('counselDuty')
      .values({ ...duty, jurisdictionId, madeBy: staff.personId, madeAt: kernel.clock.now() })
      .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows) > 0) return
    const known = await tx
      .selectFrom('counselDuty')
      .select(Object.keys(duty) as (keyof DutyAsk)[])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', ask.id)
      .executeTakeFirstOrThrow()
    if (canonical(known) !== canonical(duty)) throw new Refusal('actReused', { id: ask.id })
  })
  return { id: ask.id }
}

/**
 * The last day on which these hours hold.
 * @returns how many slots of the community were booked for later days: who ends hours looks at them
 * @throws Refusal notYours, notFound, invalidInput
 */
export async function endDuty(
  kernel: Kernel,
  staff: Staff,
  id: string,
  validTo: string,
): Promise<{ id: string; bookingsAfter: number }> {
  const { jurisdictionId } = staff
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const duty = await tx
      .selectFrom('counselDuty')
      .select(['communityId'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!duty) throw new Refusal('notFound', {})
    requireMay(staff, 'keepHours', duty.communityId)
    await tx
      .updateTable('counselDuty')
      .set({ validTo })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    return { id, bookingsAfter: await bookingsAfterDay(tx, jurisdictionId, duty.communityId, validTo) }
  })
}

/** Either every week or on a date; hours that yield at least one slot, unless nobody is there. */
function soundDuty(ask: DutyAsk): DutyAsk {
  if ((ask.weekday === null) === (ask.onDay === null))
    throw new Refusal('counselUnfit', { reason: 'weekdayOrDate' })
  if (ask.closed) {
    if (ask.onDay === null) throw new Refusal('counselUnfit', { reason: 'weekdayOrDate' })
    return { ...ask, starts: null, ends: null, way: null, slotMinutes: null }
  }
  if (ask.starts === null || ask.ends === null || ask.way === null || ask.slotMinutes === null)
    throw new Refusal('counselUnfit', { reason: 'hoursMissing' })
  const day = ask.onDay ?? ask.validFrom
  const trial = { ...ask, weekday: null, onDay: day, validFrom: day, validTo: null }
  const served = [{ from: day, to: null }]
  if (slotsOn({ duties: [trial], served, isHoliday: () => false }, day).length === 0)
    throw new Refusal('counselUnfit', { reason: 'hoursShort' })
  return ask
}
