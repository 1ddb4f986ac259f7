/** A signed and sealed agreement, or an oral one, becomes the declared act in one transaction with its instalments, so that the clocks open as declared (人民调解法第二十八条至第三十三条). */
import { type Consequence, type Happened, type Registry, takeStep } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { partiesOf } from '../parties/dispute.ts'
import { requireAsRead } from '../signatures/marks.ts'
import { missingApplicants, signingStanding } from '../signatures/standing.ts'
import { lockedAgreement } from './agreements.ts'
import { actInputs, oralInputs, requireSignable } from './content.ts'
import { draftable, requireMay } from './policy.ts'
import type { Content, RecordAsk } from './shape.ts'
import {
  type AgreementRow,
  agreementsOf,
  contentOf,
  letSignaturesFall,
  marksOf,
  setState,
  standingAgreement,
} from './store.ts'
import { tellParties } from './tell-parties.ts'

/** What the act's consequence must know and no form asks for. */
interface Recorded {
  readonly records: { readonly agreementId: string; readonly version: number }
}

/** @throws Refusal notFound, notYours, agreementState, agreementUnfit, and whatever stands against the declared step */
export async function recordAgreement(
  kernel: Kernel,
  registry: Registry,
  staff: Staff & { readonly claim?: string | undefined },
  disputeId: string,
  agreementId: string,
  ask: RecordAsk,
): Promise<void> {
  const prepared = await kernel.db.within(staff.sight, async tx => {
    const { dispute, agreement } = await lockedAgreement(tx, staff.jurisdictionId, disputeId, agreementId)
    requireMay('draft', dispute.standing, staff.actor)
    const { content } = await contentOf(kernel, tx, staff.jurisdictionId, agreement)
    if (agreement.actId === ask.id)
      return { step: await stepOf(tx, staff.jurisdictionId, ask.id), inputs: null }
    if (agreement.version !== ask.version)
      throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(agreement.version) })
    const today = civilDay(kernel.clock.now())
    return agreement.form === 'oral'
      ? oralStep(agreement, content, await partiesOf(kernel, tx, staff.jurisdictionId, disputeId), today)
      : writtenStep(tx, staff.jurisdictionId, agreement, content, dispute.standing.state, ask.scans)
  })
  // Sent again: it is recorded.
  if (prepared.inputs === null) return
  const about: Recorded = { records: { agreementId, version: ask.version } }
  await takeStep(kernel, registry, { ...staff, about }, disputeId, {
    id: ask.id,
    seq: ask.seq,
    step: prepared.step,
    inputs: prepared.inputs,
  })
}

/** An oral agreement holds when it is reached. */
function oralStep(
  { state }: AgreementRow,
  content: Content,
  parties: Parameters<typeof requireSignable>[1],
  today: string,
) {
  if (state !== 'draft') throw new Refusal('agreementState', { reason: 'notDraft', status: state })
  requireSignable({ ...content, copies: parties.length + 1 }, parties, today)
  return { step: 'agreeOral', inputs: oralInputs(content) }
}

async function writtenStep(
  tx: Tx,
  jurisdictionId: number,
  agreement: AgreementRow,
  content: Content,
  state: string,
  scans: readonly string[],
) {
  const effectOn = await effectOf(tx, jurisdictionId, agreement)
  const marks = await marksOf(tx, jurisdictionId, agreement.id)
  const onPaper = marks.some(one => one.fallenAt === null && one.way === 'paper')
  if (onPaper && scans.length === 0) throw new Refusal('agreementState', { reason: 'scanMissing' })
  const inputs = actInputs(content, effectOn)
  return {
    step: state === 'mediating' ? 'agreeWritten' : 'putInWriting',
    inputs: scans.length > 0 ? { ...inputs, signedAgreement: scans } : inputs,
  }
}

/** @returns the day it took effect @throws Refusal agreementState: who has not signed, or what stands against it */
async function effectOf(tx: Tx, jurisdictionId: number, agreement: AgreementRow): Promise<string> {
  if (agreement.state !== 'signing')
    throw new Refusal('agreementState', { reason: 'not_signing', status: agreement.state })
  const marks = await marksOf(tx, jurisdictionId, agreement.id)
  const standing = signingStanding(marks, agreement.partyIds)
  const count = (ids: readonly string[]) => String(ids.length)
  if (standing.withdrawnBy.length > 0)
    throw new Refusal('agreementState', { reason: 'withdrawn', count: count(standing.withdrawnBy) })
  if (standing.refusedBy.length > 0)
    throw new Refusal('agreementState', { reason: 'refused', count: count(standing.refusedBy) })
  if (standing.missingParties.length > 0)
    throw new Refusal('agreementState', { reason: 'partiesMissing', count: count(standing.missingParties) })
  if (!standing.mediatorSigned) throw new Refusal('agreementState', { reason: 'mediatorMissing' })
  if (standing.effectOn === null) throw new Refusal('agreementState', { reason: 'sealMissing' })
  return standing.effectOn
}

async function stepOf(tx: Tx, jurisdictionId: number, actId: string): Promise<string> {
  const { step } = await tx
    .selectFrom('act')
    .select('step')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', actId)
    .executeTakeFirstOrThrow()
  return step
}

const written = new Set(['agreeWritten', 'putInWriting'])

/** In the transaction of the act: what follows for the agreement, and what stands against an act that goes past it. @throws Refusal agreementState */
export const agreementConsequence: Consequence = async happened => {
  const { step } = happened.act
  if (written.has(step) || step === 'agreeOral') await followRecord(happened)
  else if (step === 'mediateAgain') await endStanding(happened, all => all)
  else if (step === 'fileConfirmation') await requireJoint(happened)
  else if (rulings.has(step)) await tellOfRuling(happened)
  if (leavesTable(happened.act)) await breakOff(happened)
}

/** Whoever mediated has it no more, or nobody mediates. */
const leavesTable = ({ effects, to }: Happened['act']) =>
  effects.ownerUnitId !== undefined || !draftable.includes(to)

/** What was being signed is a draft again: those who signed had it signed before these mediators. */
async function breakOff({ kernel, tx, jurisdictionId, proceedingId }: Happened): Promise<void> {
  const all = await agreementsOf(tx, jurisdictionId, proceedingId)
  for (const { id } of all.filter(one => one.state === 'signing')) {
    await letSignaturesFall(tx, jurisdictionId, id, kernel.clock.now())
    await setState(tx, jurisdictionId, id, { state: 'draft' })
  }
}

const rulings = new Set(['courtConfirms', 'courtRejects', 'courtDeclines'])

/** That there is an answer: what it says is told in person, with what can be done now. */
async function tellOfRuling({ kernel, tx, jurisdictionId, proceedingId, act }: Happened): Promise<void> {
  const kindFor = () => 'confirmationAnswered'
  await tellParties(kernel, tx, jurisdictionId, proceedingId, { kindFor, cause: act.id, facts: {} })
}

async function followRecord(happened: Happened): Promise<void> {
  const { kernel, tx, jurisdictionId, proceedingId, act, inputs } = happened
  const all = await agreementsOf(tx, jurisdictionId, proceedingId)
  const records = (happened.about as Partial<Recorded> | undefined)?.records
  if (!records) {
    const standing = all.find(one => one.state === 'signing')
    if (standing) throw new Refusal('agreementState', { reason: `another_${standing.state}` })
    if (written.has(act.step) && !(inputs.signedAgreement as unknown[] | undefined)?.length)
      throw new Refusal('agreementState', { reason: 'scanMissing' })
    return
  }
  const agreement = all.find(one => one.id === records.agreementId)
  if (!agreement || agreement.version !== records.version)
    throw new Refusal('changedMeanwhile', { what: 'agreement', version: String(agreement?.version ?? 0) })
  // A signature may have fallen, or consent been withdrawn, since it was prepared.
  const isOral = agreement.form === 'oral'
  const effectOn = isOral ? civilDay(new Date(act.at)) : await effectOf(tx, jurisdictionId, agreement)
  if (!isOral) await requireAsRead(kernel, tx, jurisdictionId, agreement)
  if (!isOral) await endStanding(happened, rows => rows.filter(one => one.id !== agreement.id))
  const { content } = await contentOf(kernel, tx, jurisdictionId, agreement)
  const partyIds = (await partiesOf(kernel, tx, jurisdictionId, proceedingId)).map(one => one.id)
  await tx
    .updateTable('agreement')
    .set({ state: 'recorded', actId: act.id, effectOn, ...(isOral ? { partyIds } : {}) })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', agreement.id)
    .execute()
  const rows = content.money?.rows ?? []
  if (rows.length === 0) return
  const due = rows.map((row, at) => ({ jurisdictionId, agreementId: agreement.id, row: at + 1, ...row }))
  await tx.insertInto('agreementInstalment').values(due).execute()
}

/** Mediated anew, or put in writing: what stood before has ended, and stays readable. */
async function endStanding(
  { tx, jurisdictionId, proceedingId }: Happened,
  which: (rows: readonly AgreementRow[]) => readonly AgreementRow[],
): Promise<void> {
  const rows = which(await agreementsOf(tx, jurisdictionId, proceedingId)).filter(
    one => one.state === 'recorded',
  )
  for (const { id } of rows)
    await tx
      .updateTable('agreement')
      .set({ state: 'ended' })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
}

/** Where the agreement was signed here, so is the joint application, by every party. */
async function requireJoint({ tx, jurisdictionId, proceedingId }: Happened): Promise<void> {
  const agreement = standingAgreement(await agreementsOf(tx, jurisdictionId, proceedingId))
  if (!agreement) return
  const missing = missingApplicants(await marksOf(tx, jurisdictionId, agreement.id), agreement.partyIds)
  if (missing.length > 0)
    throw new Refusal('agreementState', { reason: 'jointMissing', count: String(missing.length) })
}
