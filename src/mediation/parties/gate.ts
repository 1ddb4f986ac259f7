/** Nobody mediates for kin, nor against the parties' choice: held at the step that assigns a mediator, in its own transaction. 人民调解法第十五条、第十九条. */

import type { Consequence, Happened } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { barOf, outcomeOf, type Relation } from './choice.ts'
import { choicesOf, type Dispute, disputeOf, type Party, partiesOf } from './dispute.ts'
import { holdersAt } from './holders.ts'
import { relatedTo } from './relations.ts'
import { committeesOf, isAway, isOnRoster, type Mediator, mediatorsOf } from './roster-store.ts'

const assigning = new Set(['schedule', 'replaceMediator'])
const mediating = new Set(['startMediating', 'agreeWritten', 'agreeOral'])

/** What was refused here was not done: the act goes with it. @throws Refusal mediatorUnfit, mediatorConflict, invalidInput: offered to the unit that has it */
export const mediationConsequence: Consequence = async happened => {
  const { step, actorId, effects } = happened.act
  if (step === 'offerHandOver' && effects.marks?.unitBefore === undefined)
    throw new Refusal('invalidInput', { input: 'unit', problem: 'ownUnit', procedure: 'mediation' })
  if (assigning.has(step) && typeof happened.inputs.person === 'string')
    await holdApart(happened, happened.inputs.person)
  else if (mediating.has(step) && actorId !== null) await holdApart(happened, actorId)
}

/** Says what was met and the way that is right. */
export function conflictRefusal({ relation, found }: Relation, name: string): Refusal {
  return new Refusal('mediatorConflict', { reason: relation, name, found, procedure: 'mediation' })
}

async function holdApart(
  { kernel, tx, jurisdictionId, proceedingId, act, inputs }: Happened,
  personId: string,
): Promise<void> {
  const dispute = await disputeOf(tx, jurisdictionId, proceedingId)
  const day = civilDay(new Date(act.at))
  const listed = await listedAs(tx, jurisdictionId, dispute, personId)
  const one = listed.find(mediator => isOnRoster(mediator, day)) ?? listed[0] ?? null
  if (one && assigning.has(act.step)) requireAtWork(one, String(inputs.sessionOn ?? day))
  const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
  if (parties.length === 0) return
  await requireMayMediate(kernel, tx, jurisdictionId, proceedingId, parties, personId, one)
  if (act.step !== 'schedule') return
  const said = await choicesOf(tx, jurisdictionId, proceedingId)
  const outcome = outcomeOf(
    parties.map(party => party.id),
    said,
  )
  const chosen = outcome.state === 'agreed' ? await chosenOf(tx, jurisdictionId, outcome.mediatorId) : null
  const holders = await holdersAt(tx, jurisdictionId, dispute.ownerUnitId, day)
  requireChosen(chosen, listed, holders, inputs.chosenBy)
}

/** Who signs as mediator has told how they stand to the parties, and nothing stands in the way. @throws Refusal mediatorConflict */
export async function requireDeclared(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  dispute: Dispute,
  personId: string,
): Promise<void> {
  const day = civilDay(kernel.clock.now())
  const listed = await listedAs(tx, jurisdictionId, dispute, personId)
  const one = listed.find(mediator => isOnRoster(mediator, day)) ?? listed[0] ?? null
  const parties = await partiesOf(kernel, tx, jurisdictionId, dispute.id)
  await requireMayMediate(kernel, tx, jurisdictionId, dispute.id, parties, personId, one)
}

async function requireMayMediate(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  parties: readonly Party[],
  personId: string,
  one: Mediator | null,
): Promise<void> {
  const said = await choicesOf(tx, jurisdictionId, proceedingId)
  const ids = parties.map(party => party.id)
  await requireUnrelated(kernel, tx, jurisdictionId, proceedingId, parties, {
    personId,
    name: one?.name ?? (await nameOf(tx, jurisdictionId, personId)),
    phoneIndex: one?.phoneIndex ?? null,
    bar: related => barOf(related, one?.id ?? null, ids, said),
  })
}

async function requireUnrelated(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
  parties: readonly Party[],
  {
    bar,
    ...who
  }: {
    readonly personId: string
    readonly name: string
    readonly phoneIndex: Buffer | null
    readonly bar: (related: Parameters<typeof barOf>[0]) => Relation | null
  },
): Promise<void> {
  const related = await relatedTo(kernel, tx, jurisdictionId, proceedingId, who, parties)
  const barring = bar(related)
  if (barring !== null) throw conflictRefusal(barring, who.name)
  if (related.declaredAt === null)
    throw new Refusal('mediatorConflict', { reason: 'undeclared', name: who.name, procedure: 'mediation' })
}

/**
 * What the parties chose together stands; the committee designates where they did not. A mediator whom they chose and who
 * has no post to hold it mediates all the same: a colleague holds it in the system.
 * @throws Refusal mediatorUnfit
 */
function requireChosen(
  chosen: Mediator | null,
  listed: readonly Mediator[],
  holders: ReadonlySet<string>,
  chosenBy: unknown,
): void {
  if (chosen === null) {
    if (chosenBy === 'parties') throw new Refusal('mediatorUnfit', { reason: 'notChosen' })
    return
  }
  const canHold = chosen.personId !== null && holders.has(chosen.personId)
  if (canHold && !listed.some(one => one.id === chosen.id))
    throw new Refusal('mediatorUnfit', { reason: 'othersChosen', name: chosen.name })
}

async function chosenOf(tx: Tx, jurisdictionId: number, mediatorId: string): Promise<Mediator | null> {
  const [chosen] = await mediatorsOf(tx, jurisdictionId, { id: mediatorId })
  return chosen ?? null
}

/** The roster knows this person under the committees of the unit; elsewhere nobody is listed and nothing is asked. */
async function listedAs(tx: Tx, jurisdictionId: number, { ownerUnitId }: Dispute, personId: string) {
  const committees = await committeesOf(tx, jurisdictionId, { unitId: ownerUnitId })
  return mediatorsOf(tx, jurisdictionId, { personId, committeeIds: committees.map(one => one.id) })
}

/** @throws Refusal mediatorUnfit */
function requireAtWork(one: Mediator, day: string): void {
  if (!isOnRoster(one, day)) throw new Refusal('mediatorUnfit', { reason: 'offRoster', name: one.name, day })
  if (isAway(one, day))
    throw new Refusal('mediatorUnfit', { reason: 'away', name: one.name, day: one.awayTo ?? day })
}

async function nameOf(tx: Tx, jurisdictionId: number, personId: string): Promise<string> {
  const row = await tx
    .selectFrom('person')
    .select('name')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.name ?? ''
}
