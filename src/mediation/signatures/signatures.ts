/** Signing at the desk: opened when the agreement is whole, the mediator's signature, what was signed on paper, the committee's seal (人民调解法第二十九条). */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import {
  agreementAtDesk,
  keepVersion,
  requireDraftable,
  requireSigningNow,
} from '../agreements/agreements.ts'
import { requireChecked } from '../agreements/checks.ts'
import { hashOf, requireSignable } from '../agreements/content.ts'
import { requireMay, signable } from '../agreements/policy.ts'
import type { PaperSignAsk } from '../agreements/shape.ts'
import { type AgreementRow, agreementsOf, contentOf, setState } from '../agreements/store.ts'
import { type Dispute, partiesOf } from '../parties/dispute.ts'
import { requireDeclared } from '../parties/gate.ts'
import { requireSignatureImage } from './image.ts'
import { keepMark } from './marks.ts'

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
    const { dispute, agreement } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
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
    const { dispute, agreement } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('draft', dispute.standing, { ...staff.actor, deputyFor: [] })
    requireSigningNow(dispute, 'agreement')
    await requireDeclared(kernel, tx, staff.jurisdictionId, dispute, staff.personId)
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
  if ((ask.role === 'party') !== (ask.partyId !== null))
    throw new Refusal('invalidInput', { procedure: 'agreement', input: 'partyId', problem: 'notFound' })
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
    requireSigningNow(dispute, ask.purpose)
    requireDay(ask.onDay, dispute, now)
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
  await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await agreementAtDesk(kernel, tx, staff, disputeId, agreementId)
    requireMay('seal', dispute.standing, staff.actor)
    requireSigningNow(dispute, 'agreement')
    requireDay(ask.onDay, dispute, now)
    await keepMark(kernel, tx, staff.jurisdictionId, agreement, {
      ...{ ...ask, purpose: 'agreement', role: 'committee', partyId: null, decision: 'signed' },
      ...{ way: 'desk', name: '', image: null, at: now, byId: staff.personId },
    })
  })
}

/** From the day the dispute came in until today. @throws Refusal signatureUnfit */
function requireDay(day: string, { openedAt }: Dispute, now: Date): void {
  const [today, first] = [civilDay(now), civilDay(openedAt)]
  if (day > today) throw new Refusal('signatureUnfit', { reason: 'future', day, today })
  if (day < first) throw new Refusal('signatureUnfit', { reason: 'before', day, first })
}
