/** Signing at the desk: opened when the agreement is whole, the mediator's signature, what was signed on paper, the committee's seal (人民调解法第二十九条). */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { keepVersion, lockedAgreement, requireDraftable } from '../agreements/agreements.ts'
import { requireChecked } from '../agreements/checks.ts'
import { hashOf, requireSignable } from '../agreements/content.ts'
import { requireMay, signable } from '../agreements/policy.ts'
import type { PaperSignAsk } from '../agreements/shape.ts'
import {
  type AgreementRow,
  agreementPurpose,
  agreementsOf,
  contentOf,
  marksOf,
  setState,
} from '../agreements/store.ts'
import { type Dispute, partiesOf } from '../parties/dispute.ts'
import { requireApart } from '../parties/parties.ts'
import { requireConfirmable } from './confirmation-window.ts'
import { requireSignatureImage } from './image.ts'

/** @throws Refusal notFound, notYours, recused, agreementState, agreementUnfit, instalmentsUnfit, changedMeanwhile */
export async function openSigning(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  version: number,
): Promise<void> {
  const { jurisdictionId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await lockedAgreement(tx, jurisdictionId, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
    await requireApart(kernel, tx, staff, disputeId)
    if (agreement.state === 'signing' && agreement.version === version) return
    await requireReady(tx, jurisdictionId, dispute, agreement, version)
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    const { content, sha256 } = await contentOf(kernel, tx, jurisdictionId, agreement)
    requireSignable(content, parties, civilDay(kernel.clock.now()))
    // Parties entered or struck off since then are part of what is read.
    const isAsRead = hashOf(content, parties).equals(sha256)
    const next = isAsRead ? version : version + 1
    if (!isAsRead)
      await keepVersion(kernel, tx, staff, { id: agreementId, content, version: next, disputeId })
    await setState(tx, jurisdictionId, agreementId, {
      state: 'signing',
      version: next,
      partyIds: parties.map(one => one.id),
    })
  })
}

async function requireReady(
  tx: Tx,
  jurisdictionId: number,
  dispute: Dispute,
  agreement: AgreementRow,
  version: number,
): Promise<void> {
  requireDraftable(dispute)
  const { state } = dispute.standing
  if (!signable.includes(state))
    throw new Refusal('agreementState', { reason: 'notMediating', procedure: 'mediation', state })
  const all = await agreementsOf(tx, jurisdictionId, dispute.id)
  const other = all.find(one => one.id !== agreement.id && one.form === 'written' && isStanding(one))
  if (other) throw new Refusal('agreementState', { reason: `another_${other.state}` })
  if (agreement.state !== 'draft' || agreement.form !== 'written')
    throw new Refusal('agreementState', {
      reason: agreement.form === 'oral' ? 'oralUnsigned' : 'notDraft',
      status: agreement.state,
    })
  if (version !== agreement.version)
    throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(agreement.version) })
  await requireChecked(tx, jurisdictionId, agreement)
}

const isStanding = ({ state }: AgreementRow) => state === 'signing' || state === 'recorded'

/** Each for oneself, at the desk. @throws Refusal notFound, notYours, recused, agreementState, signatureUnfit */
export async function signAsMediator(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  ask: { readonly id: string; readonly version: number; readonly name: string; readonly image: string },
): Promise<void> {
  const image = await requireSignatureImage(ask.image)
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await lockedAgreement(tx, staff.jurisdictionId, disputeId, agreementId)
    requireMay('draft', dispute.standing, { ...staff.actor, deputyFor: [] })
    await requireApart(kernel, tx, staff, disputeId)
    const now = kernel.clock.now()
    await keepMark(kernel, tx, staff.jurisdictionId, agreement, {
      ...{ id: ask.id, version: ask.version, purpose: 'agreement', role: 'mediator', partyId: null },
      ...{ decision: 'signed', way: 'desk', name: ask.name, image, onDay: civilDay(now), at: now },
      byId: staff.personId,
    })
  })
}

/** Who signed or put a fingerprint on paper, and when; the scan comes with the record. @throws Refusal notFound, notYours, agreementState, signatureUnfit */
export async function markPaper(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  ask: PaperSignAsk,
): Promise<void> {
  const now = kernel.clock.now()
  requireDay(ask.onDay, civilDay(now))
  if ((ask.role === 'party') !== (ask.partyId !== null))
    throw new Refusal('invalidInput', { procedure: 'agreement', input: 'partyId', problem: 'notFound' })
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await lockedAgreement(tx, staff.jurisdictionId, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
    await keepMark(kernel, tx, staff.jurisdictionId, agreement, {
      ...ask,
      ...{ decision: 'signed', way: 'paper', image: null, at: now, byId: staff.personId },
    })
  })
}

/** @throws Refusal notFound, notYours, agreementState, signatureUnfit */
export async function sealAgreement(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  agreementId: string,
  ask: { readonly id: string; readonly version: number; readonly onDay: string },
): Promise<void> {
  const now = kernel.clock.now()
  requireDay(ask.onDay, civilDay(now))
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await lockedAgreement(tx, staff.jurisdictionId, disputeId, agreementId)
    requireMay('seal', dispute.standing, staff.actor)
    await keepMark(kernel, tx, staff.jurisdictionId, agreement, {
      ...{ ...ask, purpose: 'agreement', role: 'committee', partyId: null, decision: 'signed' },
      ...{ way: 'desk', name: '', image: null, at: now, byId: staff.personId },
    })
  })
}

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
  if (held) throw new Refusal('agreementState', { reason: `already_${held.decision}`, day: held.onDay })
  const { content, sha256 } = await contentOf(kernel, tx, jurisdictionId, agreement)
  const parties = await partiesOf(kernel, tx, jurisdictionId, agreement.proceedingId)
  if (!hashOf(content, parties).equals(sha256))
    throw new Refusal('agreementState', { reason: 'partiesChanged' })
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

function requireSigning({ state, version, partyIds }: AgreementRow, mark: MarkRow): void {
  const wanted = mark.purpose === 'agreement' ? 'signing' : 'recorded'
  if (state !== wanted) throw new Refusal('agreementState', { reason: `not_${wanted}`, status: state })
  if (mark.version !== version)
    throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(version) })
  if (mark.partyId !== null && !partyIds.includes(mark.partyId)) throw new Refusal('notFound', {})
}

/** @throws Refusal signatureUnfit */
function requireDay(day: string, today: string): void {
  if (day > today) throw new Refusal('signatureUnfit', { reason: 'future', day, today })
}
