/** The agreements of a dispute as whoever is in sight meets them: how far they are, who signed, what is due; what they say to those who mediate, decide or advise, each reading on record. */
import type { z } from 'zod'
import { recordLook } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { quietHours } from '../../notices/quiet.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { disputeOf, type Party, partiesOf } from '../parties/dispute.ts'
import { maskedName, requireApart } from '../parties/parties.ts'
import { missingApplicants, signingStanding } from '../signatures/standing.ts'
import { agreedPoints } from '../sittings/read.ts'
import { agreementBases, confirming, reading, reminding, signing } from '../terms-agreement.ts'
import type { agreementShape, agreementsShape } from './answers.ts'
import { ledgerOf, receiptsOf } from './ledger.ts'
import { draftable, may, signable } from './policy.ts'
import {
  type AgreementRow,
  agreementPurpose,
  agreementsOf,
  checksOf,
  contentOf,
  marksOf,
  standingAgreement,
} from './store.ts'
import { enforcementShown, reachOf, toldShown } from './view-after.ts'

interface Around {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly jurisdictionId: number
  /** What is said may be opened. */
  readonly reads: boolean
  readonly named: ReadonlyMap<string, string>
}

/** @throws Refusal notFound */
export async function agreementsShown(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
): Promise<z.infer<typeof agreementsShape>> {
  const { jurisdictionId, actor } = staff
  const today = civilDay(kernel.clock.now())
  return kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId)
    const { standing } = dispute
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    const all = await agreementsOf(tx, jurisdictionId, disputeId)
    const isApart = await isUnrelated(kernel, tx, staff, disputeId)
    const reads = isApart && may('read', standing, actor)
    if (reads && all.length > 0) await recordReading(kernel, tx, staff, disputeId)
    const around = { kernel, tx, jurisdictionId, reads, named: await staffNames(tx, jurisdictionId, all) }
    const shown = []
    for (const one of all) shown.push(await agreementShown(around, one))
    const current = standingAgreement(all)
    const isRecorded = current?.state === 'recorded'
    return {
      today,
      may: {
        draft: isApart && may('draft', standing, actor),
        seal: isApart && may('seal', standing, actor),
        check: isApart && may('check', standing, actor),
        read: reads,
      },
      draftable: dispute.closedAt === null && draftable.includes(standing.state),
      signable: dispute.closedAt === null && signable.includes(standing.state),
      points: reads ? await agreedPoints(kernel, tx, jurisdictionId, disputeId) : [],
      parties: parties.map(party => partyShown(party, reads)),
      agreements: shown,
      performance: isRecorded ? await performanceShown(around, current.id, today) : null,
      jointMissing: isRecorded
        ? [...missingApplicants(await marksOf(tx, jurisdictionId, current.id), current.partyIds)]
        : [],
      told: await toldShown(tx, jurisdictionId, disputeId),
      quietHours: { from: quietHours.from, until: quietHours.until },
      confirming: { daysBefore: [...confirming.daysBefore] },
      enforcement: await enforcementShown(tx, jurisdictionId, disputeId),
      bases: Object.fromEntries(
        Object.entries(agreementBases).map(([name, { article, mark }]) => [name, { article, mark }]),
      ),
      signing: { validMinutes: signing.validMinutes, tries: signing.tries },
      reminding: { daysBefore: [...reminding.daysBefore], daysAfter: [...reminding.daysAfter] },
    }
  })
}

function partyShown(party: Party, reads: boolean) {
  const { id, side, kind } = party
  return { id, side, kind, name: reads ? party.name : maskedName(party), reach: reachOf(party) }
}

async function agreementShown(around: Around, row: AgreementRow): Promise<z.infer<typeof agreementShape>> {
  const { kernel, tx, jurisdictionId, reads, named } = around
  const { content, sha256 } = await contentOf(kernel, tx, jurisdictionId, row)
  const marks = await marksOf(tx, jurisdictionId, row.id)
  const checks = await checksOf(tx, jurisdictionId, row.id)
  const versions = await versionsOf(tx, jurisdictionId, row.id)
  const open = (box: Buffer | null) =>
    box !== null && reads ? kernel.vault.decrypt(agreementPurpose, box) : null
  const by = (id: string | null) => (id === null ? null : (named.get(id) ?? null))
  const { missingParties, refusedBy, withdrawnBy, ...signed } = signingStanding(marks, row.partyIds)
  return {
    ...row,
    partyIds: [...row.partyIds],
    content: reads ? content : null,
    sha256: sha256.toString('hex'),
    versions: versions.map(one => ({ version: one.version, at: one.at.toISOString(), by: by(one.byId) })),
    checks: checks.map(one => ({
      id: one.id,
      version: one.version,
      askedAt: one.askedAt.toISOString(),
      askedBy: by(one.askedBy),
      answer: one.answer as 'noObjection' | 'change' | null,
      words: open(one.words),
      answeredAt: one.answeredAt?.toISOString() ?? null,
      answeredBy: by(one.answeredBy),
    })),
    marks: marks.map(({ name, sha256: read, at, fallenAt, byId, ...mark }) => ({
      ...mark,
      name: open(name),
      sha256: read.toString('hex'),
      at: at.toISOString(),
      by: by(byId),
      fallen: fallenAt !== null,
    })),
    standing: {
      ...signed,
      missingParties: [...missingParties],
      refusedBy: [...refusedBy],
      withdrawnBy: [...withdrawnBy],
    },
  } as z.infer<typeof agreementShape>
}

async function performanceShown({ tx, jurisdictionId, named }: Around, agreementId: string, today: string) {
  const ledger = await ledgerOf(tx, jurisdictionId, agreementId, today)
  const receipts = await receiptsOf(tx, jurisdictionId, agreementId)
  return {
    ...ledger,
    rows: [...ledger.rows],
    receipts: receipts.map(one => ({
      id: one.id,
      receivedOn: one.receivedOn,
      amountFen: Number(one.amountFen),
      kind: one.kind as 'received' | 'waived',
      by: one.byId === null ? null : (named.get(one.byId) ?? null),
    })),
  }
}

/** The drawn signature. @throws Refusal notFound, notYours, recused */
export async function signatureImage(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  signatureId: string,
): Promise<Buffer> {
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const { standing } = await disputeOf(tx, jurisdictionId, disputeId)
    if (!may('read', standing, staff.actor)) throw new Refusal('notYours', { step: 'reveal' })
    await requireApart(kernel, tx, staff, disputeId)
    const ids = (await agreementsOf(tx, jurisdictionId, disputeId)).map(one => one.id)
    const row = await tx
      .selectFrom('agreementSignature')
      .select(['agreementId', 'image'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', signatureId)
      .executeTakeFirst()
    if (!row?.image || !ids.includes(row.agreementId)) throw new Refusal('notFound', {})
    await recordReading(kernel, tx, staff, disputeId)
    return Buffer.from(kernel.vault.decrypt(agreementPurpose, row.image), 'base64')
  })
}

async function versionsOf(tx: Tx, jurisdictionId: number, agreementId: string) {
  return tx
    .selectFrom('agreementVersion')
    .select(['version', 'at', 'byId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .orderBy('version')
    .execute()
}

async function isUnrelated(kernel: Kernel, tx: Tx, staff: Staff, disputeId: string): Promise<boolean> {
  try {
    await requireApart(kernel, tx, staff, disputeId)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Reads of one hour count as one: a page that is open asks again and again. @throws Refusal tooMany */
async function recordReading(kernel: Kernel, tx: Tx, staff: Staff, proceedingId: string): Promise<void> {
  const { perDay: most, onceInMinutes } = reading
  const what = 'agreement'
  await recordLook(kernel, tx, staff, { proceedingId, what, reason: what, most, onceInMinutes })
}

async function staffNames(tx: Tx, jurisdictionId: number, all: readonly AgreementRow[]) {
  if (all.length === 0) return new Map<string, string>()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('jurisdictionId', '=', jurisdictionId)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
