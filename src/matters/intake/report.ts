/** Intake of a matter: whoever brings it up, from a phone, the counter, the grid or a hotline file, it enters here and gets a receipt. */

import { claimFiles, claimIndexOf } from '../../kernel/claims.ts'
import { everythingOf, type Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { actsOf } from '../../proceedings/index.ts'
import type { Act, StandingOf } from '../../proceedings/procedure.ts'
import { type Territory, territoryOf } from '../../territory/index.ts'
import type { Asker } from '../asker.ts'
import { sealMatter } from '../seal.ts'
import type { Report } from '../shape.ts'
import { reportUpward } from '../urgent.ts'
import { contentOf, type Draft, draftOf, type Intake } from './draft.ts'
import { enterTogether, enterWithin } from './enter.ts'
import { type Entry, entryOf, groundOf } from './entry.ts'
import { standingAtReceipt } from './receipt.ts'

export interface Taken {
  readonly id: string
  readonly number: string
  readonly receivedAt: Date
  /** Hex digits. */
  readonly contentHash: string
  readonly standing: StandingOf
  readonly resent: boolean
}

/**
 * Records the report; a resend of the same id is the same matter.
 * @throws Refusal invalidInput, outsideJurisdiction, actReused
 */
export async function takeReport(
  kernel: Kernel,
  asker: Asker,
  report: Report,
  intake: Intake,
): Promise<Taken> {
  const territory = await territoryOf(kernel)
  const draft = draftOf(kernel, territory, asker, report, intake)
  const jurisdictionId = territory.jurisdiction.id
  if (isPlain(draft)) {
    const entry = entryOf(await groundOf(kernel, kernel.db.owner, territory), draft, true)
    const number = await enterTogether(kernel, jurisdictionId, entry)
    if (number !== null) return takenAs(entry, number)
  }
  return kernel.db.within(everythingOf(jurisdictionId), tx => entered(kernel, tx, territory, draft))
}

/** Nothing follows from it in the same transaction but its own rows. */
const isPlain = ({ report }: Draft) => !report.urgent && !report.accusesOfficial

/**
 * The same as part of something larger that commits with it: a visit, a patrol. The transaction sees the jurisdiction.
 * @throws Refusal invalidInput, outsideJurisdiction, actReused
 */
export async function takeReportWithin(
  kernel: Kernel,
  tx: Tx,
  asker: Asker,
  report: Report,
  intake: Intake,
): Promise<Taken> {
  const territory = await territoryOf(kernel)
  const draft = draftOf(kernel, territory, asker, report, intake)
  const known = await knownAs(kernel, tx, territory.jurisdiction.id, draft)
  return known ?? entered(kernel, tx, territory, draft)
}

async function entered(kernel: Kernel, tx: Tx, territory: Territory, draft: Draft): Promise<Taken> {
  const jurisdictionId = territory.jurisdiction.id
  const { report, asker } = draft
  const ground = await groundOf(kernel, tx, territory)
  const entry = entryOf(ground, draft, false)
  const number = (await enterWithin(tx, jurisdictionId, [entry])).get(report.id)
  if (number === undefined) return resent(kernel, tx, jurisdictionId, draft)
  await claimFiles(tx, kernel.vault, {
    jurisdictionId,
    ids: report.photos,
    claim: asker.claim ?? null,
    personId: asker.actor.id,
    proceedingId: report.id,
    actId: report.id,
    purpose: 'before',
  })
  if (!report.accusesOfficial) {
    if (report.urgent) await reportUpward(tx, jurisdictionId, { id: report.id, number }, draft.at)
    return takenAs(entry, number)
  }
  const toSeal = {
    id: report.id,
    standing: entry.standing,
    lastHash: entry.lastHash,
    jurisdictionId,
    at: draft.at,
  }
  const standing = await sealMatter(kernel, tx, toSeal, contentOf(draft), ground.calendar)
  return { ...takenAs(entry, number), standing }
}

function takenAs({ draft, standing }: Entry, number: string): Taken {
  return {
    id: draft.report.id,
    number,
    receivedAt: draft.at,
    contentHash: draft.hash,
    standing,
    resent: false,
  }
}

async function resent(kernel: Kernel, tx: Tx, jurisdictionId: number, draft: Draft): Promise<Taken> {
  const known = await knownAs(kernel, tx, jurisdictionId, draft)
  // Not a matter: the id is that of an act elsewhere.
  if (known === null) throw new Refusal('actReused', { id: draft.report.id })
  return known
}

/**
 * The same id again: the same matter when it says the same and comes from the same sender, else another report under a
 * used id. Whoever sees the matter knows id and words, and must not get the reporter's query code for them. Null: no
 * matter has this id.
 */
async function knownAs(kernel: Kernel, tx: Tx, jurisdictionId: number, draft: Draft): Promise<Taken | null> {
  const { id } = draft.report
  const row = await tx
    .selectFrom('proceeding as p')
    .innerJoin('matter as m', join =>
      join.onRef('m.jurisdictionId', '=', 'p.jurisdictionId').onRef('m.proceedingId', '=', 'p.id'),
    )
    .select(['p.number', 'p.openedAt', 'm.contentHash', 'm.claimIndex'])
    .where('p.jurisdictionId', '=', jurisdictionId)
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const acts = await actsOf(tx, jurisdictionId, id)
  const contentHash = row.contentHash.toString('hex')
  if (contentHash !== draft.hash || !isSameSender(kernel, draft.asker, row.claimIndex, acts[0]))
    throw new Refusal('actReused', { id })
  return {
    id,
    number: row.number,
    receivedAt: row.openedAt,
    contentHash,
    standing: standingAtReceipt(acts),
    resent: true,
  }
}

function isSameSender(
  kernel: Kernel,
  asker: Asker,
  claimIndex: Buffer | null,
  first: Act | undefined,
): boolean {
  if (asker.actor.kind === 'system') return true
  if (asker.actor.id !== null) return first?.actorId === asker.actor.id
  if (first?.actorKind !== 'resident') return false
  if (claimIndex === null) return asker.claim === undefined
  return asker.claim !== undefined && claimIndexOf(kernel.vault, asker.claim).equals(claimIndex)
}
