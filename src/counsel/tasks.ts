/** What clients said goes after its time: who booked, soon after the slot; what was asked and answered, after some years. PIPL art. 19. */
import { sql } from 'kysely'
import { everythingOf } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { addDays, civilDay, instantOf } from '../proceedings/days.ts'
import { recordRemoval, yearsBefore } from '../registry/index.ts'
import { counselTerms } from './terms.ts'

export function counselTasks(kernel: Kernel) {
  return {
    forgetClients: async () => {
      const jurisdictions = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
      for (const { id } of jurisdictions) await forgetClients(kernel, id)
    },
  }
}

export const counselCrontab = '50 3 * * * forgetClients ?fill=1d'

/** @returns how many bookings and consultations lost their words; running it again finds none */
export async function forgetClients(
  kernel: Kernel,
  jurisdictionId: number,
): Promise<{ bookings: number; consultations: number }> {
  const at = kernel.clock.now()
  const today = civilDay(at)
  const slotsBefore = addDays(today, -counselTerms.bookingKeptDays)
  const saidBefore = yearsBefore(today, counselTerms.consultationKeptYears)
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const bookings = await sql`update counsel_booking set who = null, contact_index = null
      where jurisdiction_id = ${jurisdictionId} and who is not null and starts_at < ${instantOf(slotsBefore, '00:00')}`.execute(
      tx,
    )
    const consultations = await sql`update counsel_consultation set words = null
      where jurisdiction_id = ${jurisdictionId} and words is not null and on_day < ${saidBefore}::date`.execute(
      tx,
    )
    const removed = [
      Number(bookings.numAffectedRows ?? 0),
      Number(consultations.numAffectedRows ?? 0),
    ] as const
    const round = { jurisdictionId, at }
    await recordRemoval(tx, { ...round, rule: 'counselBooking', before: slotsBefore, removed: removed[0] })
    await recordRemoval(tx, { ...round, rule: 'counselWords', before: saidBefore, removed: removed[1] })
    return { bookings: removed[0], consultations: removed[1] }
  })
}
