/** Who may look at what persons told or signed in a proceeding, and the record of each look: one cap a day for each kind, held also against many at once. 个人信息保护法第五十一条. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { isPartyOrKin } from './private-inputs.ts'

export interface Look {
  readonly proceedingId: string
  /** What was looked at; its first word is the kind that is counted. */
  readonly what: string
  readonly reason: string
  /** Looks of this kind a person may take in a day. */
  readonly most: number
  /** Looks at the same within so many minutes are one. */
  readonly onceInMinutes?: number
}

/** Reads a person may ask for in a day before somebody should look at it. */
const dailyCap = 60

/**
 * What was told with one act, on a reason and on record; for those whose unit took part.
 * @throws Refusal notFound, notYours, recused, tooMany
 */
export async function revealPrivate(
  kernel: Kernel,
  staff: Staff,
  asked: { readonly proceedingId: string; readonly actId: string; readonly reason: string },
): Promise<Record<string, unknown>> {
  const { jurisdictionId } = staff
  const { proceedingId, actId, reason } = asked
  return kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('privateInput')
      .select('inputs')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('proceedingId', '=', proceedingId)
      .where('actId', '=', actId)
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    await lookInto(kernel, tx, staff, { proceedingId, what: `act ${actId}`, reason, most: dailyCap })
    return JSON.parse(kernel.vault.decrypt('private', row.inputs)) as Record<string, unknown>
  })
}

/**
 * Lets somebody whose unit took part look at what was told in a proceeding, on a reason, and puts it on record.
 * @throws Refusal notFound, notYours, recused, tooMany
 */
export async function lookInto(kernel: Kernel, tx: Tx, staff: Staff, look: Look): Promise<void> {
  const bar = await barTo(kernel, tx, staff, look.proceedingId)
  if (bar) throw new Refusal(bar, bar === 'notFound' ? {} : { step: 'reveal' })
  await recordLook(kernel, tx, staff, look)
}

/** Why this person may not look into it; null: they may. */
export async function barTo(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, personId, sight }: Staff,
  proceedingId: string,
): Promise<'notFound' | 'notYours' | 'recused' | null> {
  const row = await tx
    .selectFrom('proceeding')
    .select('ownerUnitId')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', proceedingId)
    .executeTakeFirst()
  if (!row) return 'notFound'
  const units = await tookPart(tx, jurisdictionId, proceedingId, row.ownerUnitId)
  if (!units.some(unit => sight.units.includes(unit))) return 'notYours'
  return (await isPartyOrKin(kernel, tx, jurisdictionId, proceedingId, personId)) ? 'recused' : null
}

/** One after the other for each person, so that a hundred at once count as a hundred. @throws Refusal tooMany */
export async function recordLook(
  { clock }: Pick<Kernel, 'clock'>,
  tx: Tx,
  { jurisdictionId, personId }: Pick<Staff, 'jurisdictionId' | 'personId'>,
  { proceedingId, what, reason, most, onceInMinutes }: Look,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`look ${personId}`}, 0))`.execute(tx)
  const at = clock.now()
  const kind = what.split(' ')[0]!
  const today = await tx
    .selectFrom('accessEntry')
    .select(['what', 'proceedingId', 'at'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('personId', '=', personId)
    .where('at', '>', new Date(at.getTime() - 86_400_000))
    .where(sql<boolean>`split_part(what, ' ', 1) = ${kind}`)
    .execute()
  const since = at.getTime() - (onceInMinutes ?? 0) * 60_000
  const isOnRecord = (one: (typeof today)[number]) =>
    one.what === what && one.proceedingId === proceedingId && one.at.getTime() > since
  if (onceInMinutes !== undefined && today.some(isOnRecord)) return
  if (today.length >= most) throw new Refusal('tooMany', { seconds: 3600 })
  await tx
    .insertInto('accessEntry')
    .values({ jurisdictionId, at, personId, proceedingId, what, reason })
    .execute()
}

/** Answers to an offer by which nobody begins to work on it. */
const unread = new Set(['refuseHandOver', 'recallHandOver'])

/** The unit that has it, and those that did something while they had it: to be offered it, and to give it back unread, is no part in it. */
async function tookPart(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  ownerUnitId: string,
): Promise<readonly string[]> {
  const acts = await tx
    .selectFrom('act')
    .select(['step', 'actorKind', sql<string | null>`effects ->> 'ownerUnitId'`.as('owner')])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('seq')
    .execute()
  const units = new Set([ownerUnitId])
  let holder: string | null = null
  for (const { step, actorKind, owner } of acts) {
    // The first act is taken by the unit it comes to.
    const taker = holder ?? owner
    if (taker !== null && actorKind !== 'system' && !unread.has(step)) units.add(taker)
    holder = owner ?? holder
  }
  return [...units]
}
