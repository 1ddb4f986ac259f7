/** What says who somebody is, or what somebody told, is kept encrypted beside the log; the act holds a keyed digest of each. 个人信息保护法第五十一条. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { canonical } from '../proceedings/index.ts'
import type { Step } from '../proceedings/procedure.ts'
import type { Staff } from '../territory/index.ts'
import { digitsOf, isOwnOrKin, phoneDigest } from './kin.ts'

type Inputs = Readonly<Record<string, unknown>>

export interface Parted {
  /** For the act: digests in place of what is personal. */
  readonly open: Record<string, unknown>
  readonly secret: Record<string, unknown>
}

/** Digests are keyed by the act, so that equal names do not show as equal. */
export function partInputs(
  { vault }: Pick<Kernel, 'vault'>,
  step: Step,
  actId: string,
  inputs: Inputs,
): Parted {
  const open: Record<string, unknown> = {}
  const secret: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(inputs)) {
    const personal = step.inputs?.some(input => input.name === name && input.personal)
    if (personal) secret[name] = value
    open[name] = personal ? digestOf(vault, actId, name, value) : value
  }
  return { open, secret }
}

function digestOf(vault: Kernel['vault'], actId: string, name: string, value: unknown): string {
  return `digest:${vault.index('private', `${actId}\0${name}\0${canonical(value)}`).toString('hex')}`
}

/** Beside the act, in its transaction; phone numbers of parties also as digests for recusal. */
export async function keepPrivate(
  kernel: Kernel,
  tx: Tx,
  at: { readonly jurisdictionId: number; readonly proceedingId: string; readonly actId: string },
  secret: Inputs,
): Promise<void> {
  const { jurisdictionId, proceedingId } = at
  const { kept, phones } = privateRows(kernel, at.actId, secret)
  if (!kept) return
  await tx
    .insertInto('privateInput')
    .values({ jurisdictionId, proceedingId, ...kept })
    .execute()
  if (phones.length)
    await tx
      .insertInto('partyPhone')
      .values(phones.map(phoneIndex => ({ jurisdictionId, proceedingId, phoneIndex })))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

/** What is kept of one act: encrypted as a whole, and digests of the phone numbers in it. */
export function privateRows(
  kernel: Pick<Kernel, 'vault'>,
  actId: string,
  secret: Inputs,
): { readonly kept: { actId: string; inputs: Buffer } | null; readonly phones: readonly Buffer[] } {
  if (Object.keys(secret).length === 0) return { kept: null, phones: [] }
  const phones = Object.entries(secret).flatMap(([name, value]) =>
    /phone/i.test(name) && typeof value === 'string' ? [digitsOf(value)] : [],
  )
  return {
    kept: { actId, inputs: kernel.vault.encrypt('private', JSON.stringify(secret)) },
    phones: [...new Set(phones)].filter(phone => phone.length > 6).map(phone => phoneDigest(kernel, phone)),
  }
}

/** What was told with each act of a proceeding, by the act's id: for what follows from it, and for the person who told it. */
export async function toldIn(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<ReadonlyMap<string, Inputs>> {
  const rows = await tx
    .selectFrom('privateInput')
    .select(['actId', 'inputs'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .execute()
  return new Map(
    rows.map(row => [row.actId, JSON.parse(kernel.vault.decrypt('private', row.inputs)) as Inputs]),
  )
}

/** A party's number is the person's own or one declared of kin. */
export async function isPartyOrKin(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  personId: string,
): Promise<boolean> {
  const phones = await tx
    .selectFrom('partyPhone')
    .select('phoneIndex')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .execute()
  return isOwnOrKin(
    kernel,
    tx,
    jurisdictionId,
    personId,
    phones.map(one => one.phoneIndex),
  )
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
 * @param look.most looks a person may take in a day, of whatever kind
 * @throws Refusal notFound, notYours, recused, tooMany
 */
export async function lookInto(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, personId, sight }: Staff,
  look: {
    readonly proceedingId: string
    readonly what: string
    readonly reason: string
    readonly most: number
  },
): Promise<void> {
  const { proceedingId, what, reason, most } = look
  const row = await tx
    .selectFrom('proceeding')
    .select('ownerUnitId')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', proceedingId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
  if (
    !(await tookPart(tx, jurisdictionId, proceedingId, row.ownerUnitId)).some(unit =>
      sight.units.includes(unit),
    )
  )
    throw new Refusal('notYours', { step: 'reveal' })
  if (await isPartyOrKin(kernel, tx, jurisdictionId, proceedingId, personId))
    throw new Refusal('recused', { step: 'reveal' })
  const at = kernel.clock.now()
  const today = await tx
    .selectFrom('accessEntry')
    .select(count => count.fn.countAll<number>().as('n'))
    .where('jurisdictionId', '=', jurisdictionId)
    .where('personId', '=', personId)
    .where('at', '>', new Date(at.getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  if (Number(today.n) >= most) throw new Refusal('tooMany', { seconds: 3600 })
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
