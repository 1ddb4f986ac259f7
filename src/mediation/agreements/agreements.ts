/** An agreement is drafted, version by version, each change kept; what was signed before a change falls away, and that is said first (人民调解法第二十八条、第二十九条). */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Staff } from '../../territory/index.ts'
import { type Dispute, disputeOf, partiesOf } from '../parties/dispute.ts'
import { requireApart, requireOpen } from '../parties/parties.ts'
import { hashOf } from './content.ts'
import { bound, draftable, requireMay, signable } from './policy.ts'
import type { DraftAsk } from './shape.ts'
import {
  type AgreementRow,
  agreementPurpose,
  agreementsOf,
  contentOf,
  letSignaturesFall,
  marksOf,
  setState,
} from './store.ts'

/** Agreements a dispute has at most, those that ended among them. */
const mostAgreements = 20

/**
 * Sent twice it is one version.
 * @throws Refusal notFound, notYours, recused, disputeOver, unlawfulStep, changedMeanwhile, agreementState
 */
export async function saveDraft(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  ask: DraftAsk,
): Promise<{ id: string; version: number }> {
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId, true)
    requireMay('draft', dispute.standing, staff.actor)
    await requireApart(kernel, tx, staff, disputeId)
    requireDraftable(dispute)
    const all = await agreementsOf(tx, jurisdictionId, disputeId)
    const known = all.find(one => one.id === ask.id)
    if (!known) return openDraft(kernel, tx, staff, disputeId, ask, all)
    const { content } = await contentOf(kernel, tx, jurisdictionId, known)
    const isSame = JSON.stringify(content) === JSON.stringify(ask.content) && known.form === ask.form
    if (isSame && ask.seen <= known.version) return { id: known.id, version: known.version }
    requireChangeable(known)
    if (ask.seen !== known.version)
      throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(known.version) })
    await dropSignatures(kernel, tx, jurisdictionId, known, ask.dropSignatures)
    const version = known.version + 1
    await setState(tx, jurisdictionId, known.id, { state: 'draft', version, form: ask.form })
    await keepVersion(kernel, tx, staff, { ...ask, version, disputeId })
    return { id: known.id, version }
  })
}

/** Back from signing to the draft: what was signed falls away. @throws Refusal notFound, notYours, agreementState */
export async function reopenDraft(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  drops: boolean,
): Promise<void> {
  const { jurisdictionId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
    if (agreement.state === 'draft') return
    requireChangeable(agreement)
    await dropSignatures(kernel, tx, jurisdictionId, agreement, drops)
    await setState(tx, jurisdictionId, agreementId, { state: 'draft' })
  })
}

/** For whoever works on it at a desk: nobody does so for oneself or one's kin. @throws Refusal notFound, recused */
export async function agreementAtDesk(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  disputeId: string,
  agreementId: string,
) {
  const found = await lockedAgreement(tx, staff.jurisdictionId, disputeId, agreementId)
  await requireApart(kernel, tx, staff, disputeId)
  return found
}

/** The dispute is locked first, always: whoever comes at the same moment sees what the first did. @throws Refusal notFound */
export async function lockedAgreement(
  tx: Tx,
  jurisdictionId: number,
  disputeId: string,
  agreementId: string,
): Promise<{ readonly dispute: Dispute; readonly agreement: AgreementRow }> {
  const dispute = await disputeOf(tx, jurisdictionId, disputeId, true)
  const all = await agreementsOf(tx, jurisdictionId, disputeId)
  const agreement = all.find(one => one.id === agreementId)
  if (!agreement) throw new Refusal('notFound', {})
  return { dispute, agreement }
}

/** @throws Refusal disputeOver, agreementState */
export function requireDraftable(dispute: Dispute): void {
  requireOpen(dispute)
  if (!draftable.includes(dispute.standing.state))
    throw new Refusal('agreementState', {
      reason: 'notInSession',
      procedure: 'mediation',
      state: dispute.standing.state,
    })
}

/**
 * Signing goes on only while those who mediate have the dispute and mediate it; the joint application while the agreement binds.
 * @throws Refusal disputeOver, agreementState
 */
export function requireSigningNow(dispute: Dispute, purpose: 'agreement' | 'confirmation'): void {
  requireOpen(dispute)
  const { state } = dispute.standing
  const where: readonly string[] = purpose === 'agreement' ? signable : bound
  if (!where.includes(state))
    throw new Refusal('agreementState', {
      reason: purpose === 'agreement' ? 'notMediating' : 'notBound',
      procedure: 'mediation',
      state,
    })
}

async function openDraft(
  kernel: Kernel,
  tx: Tx,
  staff: Staff,
  disputeId: string,
  ask: DraftAsk,
  all: readonly AgreementRow[],
): Promise<{ id: string; version: number }> {
  const standing = all.find(one => one.state !== 'ended')
  // An oral agreement that was recorded may be put in writing.
  const isOralBefore = standing?.state === 'recorded' && standing.form === 'oral'
  const drafts = all.filter(one => one.state === 'draft' || one.state === 'signing')
  if (drafts.length > 0 || (standing && !isOralBefore))
    throw new Refusal('agreementState', { reason: `another_${(drafts[0] ?? standing)!.state}` })
  if (all.length >= mostAgreements)
    throw new Refusal('limitReached', {
      procedure: 'agreement',
      reason: 'agreements',
      limit: String(mostAgreements),
    })
  const { jurisdictionId, personId } = staff
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('agreement')
    .values({
      jurisdictionId,
      id: ask.id,
      proceedingId: disputeId,
      form: ask.form,
      state: 'draft',
      version: 1,
      byId: personId,
      at: kernel.clock.now(),
    })
    .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) === 0) throw new Refusal('actReused', { id: ask.id })
  await keepVersion(kernel, tx, staff, { ...ask, version: 1, disputeId })
  return { id: ask.id, version: 1 }
}

export async function keepVersion(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  {
    id,
    version,
    content,
    disputeId,
  }: Pick<DraftAsk, 'id' | 'content'> & { version: number; disputeId: string },
): Promise<void> {
  const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
  await tx
    .insertInto('agreementVersion')
    .values({
      jurisdictionId,
      agreementId: id,
      version,
      content: kernel.vault.encrypt(agreementPurpose, JSON.stringify(content)),
      sha256: hashOf(content, parties),
      byId: personId,
      at: kernel.clock.now(),
    })
    .execute()
}

/** @throws Refusal agreementState: recorded or ended, it is changed by mediating again */
function requireChangeable({ state }: AgreementRow): void {
  if (state === 'recorded' || state === 'ended')
    throw new Refusal('agreementState', { reason: 'recorded', status: state })
}

async function dropSignatures(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  { id }: AgreementRow,
  accepted: boolean,
): Promise<void> {
  const held = (await marksOf(tx, jurisdictionId, id)).filter(one => one.fallenAt === null)
  if (held.length > 0 && !accepted)
    throw new Refusal('agreementState', { reason: 'signaturesFall', count: String(held.length) })
  await letSignaturesFall(tx, jurisdictionId, id, kernel.clock.now())
}
