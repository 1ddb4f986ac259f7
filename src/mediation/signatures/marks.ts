/** Signatures, refusals, withdrawals and the seal are kept once each, against exactly what was read (人民调解法第二十九条). */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { hashOf } from '../agreements/content.ts'
import {
  type AgreementRow,
  agreementPurpose,
  contentOf,
  letSignatureFall,
  marksOf,
} from '../agreements/store.ts'
import { partiesOf } from '../parties/dispute.ts'
import { requireConfirmable } from './confirmation-window.ts'

export interface MarkRow {
  readonly id: string
  readonly version: number
  readonly purpose: 'agreement' | 'confirmation'
  readonly role: 'party' | 'mediator' | 'committee'
  readonly partyId: string | null
  readonly decision: 'signed' | 'refused' | 'withdrawn'
  readonly way: 'phone' | 'paper' | 'desk'
  readonly name: string
  readonly image: Buffer | null
  readonly onDay: string
  readonly at: Date
  readonly byId: string | null
}

/**
 * Once for each of them; sent twice it is one. The agreement is locked by its dispute.
 * @throws Refusal agreementState, changedMeanwhile, actReused, tooLate
 */
export async function keepMark(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  agreement: AgreementRow,
  mark: MarkRow,
): Promise<void> {
  const marks = await marksOf(tx, jurisdictionId, agreement.id)
  const same = marks.find(one => one.id === mark.id)
  if (same) {
    if (same.role === mark.role && same.partyId === mark.partyId && same.decision === mark.decision) return
    throw new Refusal('actReused', { id: mark.id })
  }
  requireSigning(agreement, mark)
  if (mark.purpose === 'confirmation')
    await requireConfirmable(tx, jurisdictionId, agreement.proceedingId, mark.at)
  const held = marks.find(
    one =>
      one.fallenAt === null &&
      one.purpose === mark.purpose &&
      one.role === mark.role &&
      one.partyId === mark.partyId,
  )
  // Until it holds, whoever signed may take it back (人民调解法第十七条、第二十三条).
  const takesBack = held?.decision === 'signed' && mark.decision === 'withdrawn'
  if (held && !takesBack)
    throw new Refusal('agreementState', { reason: `already_${held.decision}`, day: held.onDay })
  if (marks.some(one => isOtherHand(one, mark))) throw new Refusal('agreementState', { reason: 'oneHand' })
  if (held) await letSignatureFall(tx, jurisdictionId, held.id, mark.at)
  const sha256 = await requireAsRead(kernel, tx, jurisdictionId, agreement)
  const box = (text: string) => kernel.vault.encrypt(agreementPurpose, text)
  await tx
    .insertInto('agreementSignature')
    .values({
      ...mark,
      jurisdictionId,
      agreementId: agreement.id,
      name: mark.name === '' ? null : box(mark.name),
      image: mark.image === null ? null : box(mark.image.toString('base64')),
      sha256,
    })
    .execute()
}

/** Mediator and seal are two hands. */
const isOtherHand = (one: Pick<MarkRow, 'byId'> & { role: string; fallenAt: Date | null }, mark: MarkRow) =>
  one.fallenAt === null && one.byId === mark.byId && `${one.role} ${mark.role}` in handsApart
const handsApart = { 'mediator committee': true, 'committee mediator': true }

/** Its parties are still those who stand in what was read. @returns the hash of it @throws Refusal agreementState */
export async function requireAsRead(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  agreement: AgreementRow,
): Promise<Buffer> {
  const { content, sha256 } = await contentOf(kernel, tx, jurisdictionId, agreement)
  const parties = await partiesOf(kernel, tx, jurisdictionId, agreement.proceedingId)
  if (!hashOf(content, parties).equals(sha256))
    throw new Refusal('agreementState', { reason: 'partiesChanged' })
  return sha256
}

function requireSigning({ state, version, partyIds }: AgreementRow, mark: MarkRow): void {
  const wanted = mark.purpose === 'agreement' ? 'signing' : 'recorded'
  if (state !== wanted) throw new Refusal('agreementState', { reason: `not_${wanted}`, status: state })
  if (mark.version !== version)
    throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(version) })
  if (mark.partyId !== null && !partyIds.includes(mark.partyId)) throw new Refusal('notFound', {})
}
