/** Whether a party wants messages on the phone: their own wish, taken down by whoever mediates, changed as often as they like (个人信息保护法第十五条). */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { disputeOf } from './dispute.ts'
import { requireRecorder } from './policy.ts'

/** Also after the dispute has ended: messages may still go out until the agreement is performed. @throws Refusal notFound, notYours */
export async function setMessages(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  partyId: string,
  wanted: boolean,
): Promise<void> {
  const { jurisdictionId } = staff
  const now = kernel.clock.now()
  await kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId, true)
    requireRecorder(dispute.standing, staff.actor)
    const { numUpdatedRows } = await tx
      .updateTable('disputeParty')
      .set({ messagesDeclinedOn: wanted ? null : civilDay(now) })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('proceedingId', '=', disputeId)
      .where('id', '=', partyId)
      .where('removedAt', 'is', null)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) throw new Refusal('notFound', {})
    if (wanted) return
    await withholdMessages(kernel, tx, jurisdictionId, partyId, 'declined')
  })
}

/** What waits for the morning is not sent any more: the party declined, or was struck off because the number is somebody else's. */
export async function withholdMessages(
  { clock }: Pick<Kernel, 'clock'>,
  tx: Tx,
  jurisdictionId: number,
  partyId: string,
  withheldFor: 'declined' | 'struckOff',
): Promise<void> {
  await tx
    .updateTable('outsideMessage')
    .set({
      status: 'withheld',
      withheldFor,
      address: null,
      nextAttemptAt: null,
      settledAt: clock.now(),
    })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('partyId', '=', partyId)
    .where('status', '=', 'queued')
    .execute()
}
