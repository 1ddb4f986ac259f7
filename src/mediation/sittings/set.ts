/** A sitting is set, moved or called off: the declared act and the hours beside it in one transaction. 人民调解法第十九条、第二十条、第二十三条第三项; 人民调解工作若干规定第三十三条. */
import { type Registry, takeStep } from '../../conduct/index.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { notify } from '../../notices/index.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { widenSight } from '../../proceedings/index.ts'
import type { StandingOf } from '../../proceedings/procedure.ts'
import type { Staff } from '../../territory/index.ts'
import { disputeOf } from '../parties/dispute.ts'
import { requireApart, requireOpen } from '../parties/parties.ts'
import { mediationProcedure } from '../procedure.ts'
import { clashesIn, hoursFrom, requireFree } from './clashes.ts'
import type { CallOffAsk, SittingAsk } from './shape.ts'
import { requireSitter } from './sitters.ts'
import { addRevision, boxed, sittingAsItStands } from './store.ts'
import { requireLawful, standingIn, unfit, windowOf } from './window.ts'

/** What the act's form does not ask for and its consequence writes. */
export interface SittingAbout {
  readonly sitting: SittingAsk
}
const adjourning = { own: 'adjourn', taken: 'adjourn', delegated: 'adjournDelegated' } as const

/** Which declared step sets a sitting from here; null: none does. */
export function settingStep({
  state,
  tracks,
  terms,
}: StandingOf): 'schedule' | (typeof adjourning)[keyof typeof adjourning] | 'adjournJoint' | null {
  if (state === 'accepted' || state === 'scheduled') return 'schedule'
  if (state !== 'mediating' && state !== 'adjourned') return null
  if (terms.some(term => term.term === 'jointRound')) return 'adjournJoint'
  return adjourning[(tracks.channel ?? 'own') as keyof typeof adjourning] ?? null
}

/** Sent twice it is one sitting. @throws Refusal notFound, notYours, disputeOver, sittingUnfit, sittingClash, changedMeanwhile and what stands against the act */
export async function setSitting(
  kernel: Kernel,
  registry: Registry,
  staff: Staff,
  disputeId: string,
  ask: SittingAsk,
): Promise<void> {
  const step = await kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, staff.jurisdictionId, disputeId)
    requireSitter(dispute.standing, staff.actor)
    const before = await sittingAsItStands(tx, staff.jurisdictionId, ask.id)
    if (before?.actId === ask.actId && before.proceedingId === disputeId) return null
    requireOpen(dispute)
    if (before && before.proceedingId !== disputeId) throw new Refusal('actReused', { id: ask.id })
    if ((before?.revision ?? 0) !== ask.seen) throw new Refusal('changedMeanwhile', { what: 'sitting' })
    if (before && before.state !== 'planned') unfit('notPlanned')
    const standing = await standingIn(kernel, registry, tx, staff.jurisdictionId, disputeId)
    const named = settingStep(standing)
    if (named === null) unfit('notInSession')
    const [from, to] = [new Date(ask.from), new Date(ask.to)]
    requireLawful(windowOf(standing, kernel.clock.now()), from, to, kernel.clock.now())
    if (named !== 'schedule' && ask.record === '') unfit('noRecord')
    if (ask.despite) return named
    await widenSight(tx)
    requireFree(await clashesIn(tx, staff.jurisdictionId, hoursFrom(ask, dispute.ownerUnitId)))
    return named
  })
  if (step === null) return
  await takeStep(kernel, registry, { ...staff, about: { sitting: ask } satisfies SittingAbout }, disputeId, {
    id: ask.actId,
    step,
    seq: ask.seq,
    inputs: step === 'schedule' ? scheduling(ask) : { nextOn: dayOf(ask), record: ask.record },
  })
}

/** Consent to whoever is invited is asked after the invitation, party by party: nobody has agreed yet. */
function scheduling(ask: SittingAsk): Record<string, unknown> {
  const { mediatorId: person, chosenBy, place, openness, interpreter, invited } = ask
  const names = invited.map(one => one.name).join('、')
  return {
    ...{ person, chosenBy, place, openness, interpreter, sessionOn: dayOf(ask) },
    ...(names ? { invited: [...names].slice(0, 200).join(''), invitedAgreed: false } : {}),
  }
}

const dayOf = (ask: SittingAsk) => civilDay(new Date(ask.from))

/** The declared clock goes on: a new day must be set. @throws Refusal notFound, notYours, disputeOver, sittingUnfit, changedMeanwhile */
export async function callOff(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  sittingId: string,
  { seen, reason }: CallOffAsk,
): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId, true)
    requireSitter(dispute.standing, staff.actor)
    requireOpen(dispute)
    await requireApart(kernel, tx, staff, disputeId)
    const before = await sittingAsItStands(tx, jurisdictionId, sittingId)
    if (before?.proceedingId !== disputeId) throw new Refusal('notFound', {})
    if (before.revision !== seen) throw new Refusal('changedMeanwhile', { what: 'sitting' })
    if (before.state !== 'planned') unfit('notPlanned')
    const at = kernel.clock.now()
    const after = {
      ...before,
      revision: before.revision + 1,
      state: 'calledOff' as const,
      reason: boxed(kernel, reason),
    }
    await addRevision(tx, jurisdictionId, after, { id: personId, at })
    if (before.mediatorId === personId) return
    const { number } = await tx
      .selectFrom('proceeding')
      .select('number')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', disputeId)
      .executeTakeFirstOrThrow()
    const about = { id: disputeId, number, procedure: mediationProcedure }
    // A notice is another person's own.
    await widenSight(tx)
    await notify(tx, jurisdictionId, [before.mediatorId], about, {
      kind: 'sittingCalledOff',
      causeId: `${sittingId}:${after.revision}`,
      at,
      facts: { day: civilDay(before.fromAt) },
    })
  })
}
