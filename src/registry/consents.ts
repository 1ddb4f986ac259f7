/** Consents of residents, or of a child's guardian, under the wording in force; nothing that needs one is kept without (PIPL art. 13-16, 28-31). */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Writer } from './change-log.ts'
import { wordingOn, wordingsOn } from './consent-texts.ts'
import { guardianshipOf, recordGuardian } from './guardians.ts'
import type { ConsentGiven, Purpose } from './shape.ts'
import { isChild } from './terms.ts'

/** How a consent stands: in force, asked for again because the wording changed, taken back, never given. */
export type ConsentState = 'given' | 'outdated' | 'withdrawn' | 'none'

/** Consents given along with an entry. The resident is there already. */
export async function giveConsents(
  tx: Tx,
  writer: Writer,
  at: Date,
  resident: { readonly id: string },
  given: readonly ConsentGiven[],
): Promise<void> {
  for (const consent of given) await giveConsent(tx, writer, at, resident.id, consent)
}

/** @throws Refusal notFound, consentMissing (an older wording), guardianNeeded, registryUnfit, actReused */
export async function giveConsent(
  tx: Tx,
  writer: Writer,
  at: Date,
  residentId: string,
  given: ConsentGiven,
): Promise<{ readonly again: boolean }> {
  const { jurisdictionId } = writer
  const { id, purpose, version, how } = given
  const known = await tx
    .selectFrom('consent')
    .select(['residentId', 'purpose'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known) {
    if (known.residentId !== residentId || known.purpose !== purpose) throw new Refusal('actReused')
    return { again: true }
  }
  const givenBy = await giverOf(tx, writer, at, residentId, given)
  const wording = await wordingOn(tx, jurisdictionId, purpose, civilDay(at))
  if (version !== wording.version)
    throw new Refusal('consentMissing', { reason: 'otherWording', purpose, newest: wording.version })
  await tx
    .insertInto('consent')
    .values({
      ...{ jurisdictionId, id, residentId, givenBy, purpose, version, how },
      textHash: wording.hash,
      givenAt: at,
      recordedBy: writer.personId,
    })
    .execute()
  return { again: false }
}

/** Whose consent it is: the resident's, of a child under fourteen the guardian's. */
async function giverOf(
  tx: Tx,
  writer: Writer,
  at: Date,
  residentId: string,
  given: ConsentGiven,
): Promise<string> {
  const resident = await bornOnOf(tx, writer.jurisdictionId, residentId)
  const onDay = civilDay(at)
  const child = isChild(resident.bornOn, onDay)
  if (given.purpose === 'minor' && !child) throw new Refusal('registryUnfit', { reason: 'noChild' })
  const givenBy = given.givenBy ?? residentId
  if (givenBy === residentId) {
    if (child) throw new Refusal('guardianNeeded', {})
    return residentId
  }
  const known = await guardianshipOf(tx, writer.jurisdictionId, residentId, givenBy, onDay)
  if (!known) {
    const kind = given.guardianKind ?? (child ? 'parent' : undefined)
    if (kind === undefined) throw new Refusal('guardianNeeded', { reason: 'notRecorded' })
    await recordGuardian(tx, writer, { wardId: residentId, guardianId: givenBy, kind, since: onDay })
  }
  return givenBy
}

/** @throws Refusal consentMissing */
export async function requireConsent(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  purpose: Purpose,
  onDay: string,
): Promise<string> {
  const stood = (await consentsOf(tx, jurisdictionId, [residentId], onDay)).find(
    one => one.purpose === purpose,
  )
  if (stood?.state === 'given' && stood.id) return stood.id
  throw new Refusal('consentMissing', { reason: stood?.state ?? 'none', purpose })
}

/** A child's data wait for the guardian. @throws Refusal guardianNeeded */
export async function requireGuardianConsent(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
  onDay: string,
): Promise<void> {
  const consents = await consentsOf(tx, jurisdictionId, [residentId], onDay)
  if (!consents.some(one => one.purpose === 'minor' && one.state === 'given'))
    throw new Refusal('guardianNeeded', {})
}

export interface ConsentStanding {
  readonly residentId: string
  readonly purpose: Purpose
  readonly state: ConsentState
  /** The consent that stands, or stood last. */
  readonly id: string | null
  readonly version: number | null
  readonly givenBy: string | null
  readonly how: string | null
  readonly givenAt: Date | null
  readonly withdrawnAt: Date | null
}

/** How every purpose stands for these residents on a day. */
export async function consentsOf(
  tx: Tx,
  jurisdictionId: number,
  residentIds: readonly string[],
  onDay: string,
): Promise<readonly ConsentStanding[]> {
  if (residentIds.length === 0) return []
  const wordings = await wordingsOn(tx, jurisdictionId, onDay)
  const rows = await tx
    .selectFrom('consent')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', 'in', [...residentIds])
    .orderBy('givenAt')
    // Of one moment: taking back closes whatever stands, so what stands was given after it.
    .orderBy(eb => eb('withdrawnAt', 'is', null))
    .orderBy('id')
    .execute()
  const newest = new Map(rows.map(row => [`${row.residentId} ${row.purpose}`, row]))
  return residentIds.flatMap(residentId =>
    wordings.map(({ purpose, version }) => {
      const row = newest.get(`${residentId} ${purpose}`)
      const state = !row
        ? 'none'
        : row.withdrawnAt !== null
          ? 'withdrawn'
          : row.version === version
            ? 'given'
            : 'outdated'
      return {
        ...{ residentId, purpose, state },
        id: row?.id ?? null,
        version: row?.version ?? null,
        givenBy: row?.givenBy ?? null,
        how: row?.how ?? null,
        givenAt: row?.givenAt ?? null,
        withdrawnAt: row?.withdrawnAt ?? null,
      }
    }),
  )
}

/** @throws Refusal notFound */
async function bornOnOf(tx: Tx, jurisdictionId: number, residentId: string) {
  const row = await tx
    .selectFrom('resident')
    .select('bornOn')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', residentId)
    .where('mergedInto', 'is', null)
    .where('frozen', '=', false)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'resident' })
  return row
}
