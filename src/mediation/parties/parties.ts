/** Parties of a dispute are entered, struck off, and told whom they may know: names are read on a reason and on record. 人民调解法第二十三条; 个人信息保护法第五十一条. */

import { isOwnOrKin, phoneDigest, recordLook } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Staff } from '../../territory/index.ts'
import { type Dispute, disputeOf, type Party, partiesOf, partyPurpose } from './dispute.ts'
import { checkedPhone, enterParties, followPhones } from './entering.ts'
import { withholdMessages } from './messages.ts'
import { requireRecorder } from './policy.ts'
import type { PartyAsk } from './shape.ts'

/** Reads a person may ask for in a day, with those of what was told. */
const dailyCap = 60

/** Sent twice it is one party. @throws Refusal notFound, notYours, actReused, invalidInput, limitReached */
export async function addParty(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  ask: PartyAsk,
): Promise<void> {
  const { jurisdictionId, personId } = staff
  const phone = checkedPhone(ask.phone)
  await kernel.db.within(staff.sight, async tx => {
    await recordable(kernel, tx, staff, disputeId)
    if (await isKnown(kernel, tx, staff, disputeId, { ...ask, phone: phone ?? '' })) return
    await requirePartiesFree(tx, jurisdictionId, disputeId)
    const beside = { jurisdictionId, disputeId, byId: personId, at: kernel.clock.now() }
    await enterParties(kernel, tx, beside, [ask])
  })
}

/** @throws Refusal notFound, notYours */
export async function strikeParty(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  partyId: string,
): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    await recordable(kernel, tx, staff, disputeId)
    await requirePartiesFree(tx, jurisdictionId, disputeId)
    await tx
      .updateTable('disputeParty')
      .set({ removedAt: kernel.clock.now(), removedBy: personId })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('proceedingId', '=', disputeId)
      .where('id', '=', partyId)
      .where('removedAt', 'is', null)
      .execute()
    await withholdMessages(kernel, tx, jurisdictionId, partyId, 'struckOff')
    await followPhones(kernel, tx, jurisdictionId, disputeId)
  })
}

/**
 * What the parties are called, in full: a mediator must know of whom to declare.
 * @throws Refusal notFound, notYours, recused, tooMany
 */
export async function revealParties(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  reason: string,
): Promise<Party[]> {
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId)
    requireRecorder(dispute.standing, staff.actor)
    await requireApart(kernel, tx, staff, disputeId)
    await recordLook(kernel, tx, staff, { proceedingId: disputeId, what: 'parties', reason, most: dailyCap })
    return partiesOf(kernel, tx, jurisdictionId, disputeId)
  })
}

/** 王小明 is shown as 王**, an organisation as it is called. */
export function maskedName({ kind, name }: Pick<Party, 'kind' | 'name'>): string {
  return kind === 'organisation' ? name : `${[...name][0] ?? ''}**`
}

/** Locked: whoever enters at the same moment sees what the first did. @throws Refusal notFound, notYours, unlawfulStep, recused */
export async function recordable(kernel: Kernel, tx: Tx, staff: Staff, disputeId: string): Promise<Dispute> {
  const dispute = await disputeOf(tx, staff.jurisdictionId, disputeId, true)
  requireRecorder(dispute.standing, staff.actor)
  requireOpen(dispute)
  await requireApart(kernel, tx, staff, disputeId)
  return dispute
}

/** Who stands in an agreement that is being signed, or holds, stays its party. @throws Refusal agreementState */
async function requirePartiesFree(tx: Tx, jurisdictionId: number, proceedingId: string): Promise<void> {
  const standing = await tx
    .selectFrom('agreement')
    .select('state')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('state', 'in', ['signing', 'recorded'])
    .executeTakeFirst()
  if (standing) throw new Refusal('agreementState', { reason: `parties_${standing.state}` })
}

/** @throws Refusal disputeOver */
export function requireOpen({ closedAt, standing }: Dispute): void {
  if (closedAt !== null) throw new Refusal('disputeOver', { procedure: 'mediation', state: standing.state })
}

async function isKnown(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId }: Staff,
  disputeId: string,
  { id, side, kind, name, phone }: PartyAsk,
): Promise<boolean> {
  const row = await tx
    .selectFrom('disputeParty')
    .select(['proceedingId', 'side', 'kind', 'name', 'phone'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return false
  const { vault } = kernel
  const same =
    row.proceedingId === disputeId &&
    row.side === side &&
    row.kind === kind &&
    vault.decrypt(partyPurpose, row.name) === name &&
    (row.phone === null ? '' : vault.decrypt(partyPurpose, row.phone)) === phone
  if (!same) throw new Refusal('actReused', { id })
  return true
}

/** A party's own kin or the party does not take down whom the parties choose. @throws Refusal recused */
export async function requireApart(kernel: Kernel, tx: Tx, staff: Staff, disputeId: string): Promise<void> {
  const parties = await partiesOf(kernel, tx, staff.jurisdictionId, disputeId)
  const digests = parties.flatMap(party => (party.phone === null ? [] : phoneDigest(kernel, party.phone)))
  if (await isOwnOrKin(kernel, tx, staff.jurisdictionId, staff.personId, digests))
    throw new Refusal('recused', { procedure: 'mediation', step: 'schedule' })
}
