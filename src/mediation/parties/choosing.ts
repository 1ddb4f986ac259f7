/** A mediator declares how they stand to each party; each party's choice is taken down. 人民调解法第十九条、第二十三条第一项. */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { barOf, outcomeOf } from './choice.ts'
import { choicesOf, type Dispute, disputeOf, partiesOf } from './dispute.ts'
import { conflictRefusal } from './gate.ts'
import { recordable, requireOpen } from './parties.ts'
import { requireMediating } from './policy.ts'
import { relatedTo } from './relations.ts'
import { committeesOf, isAvailable, isOnRoster, type Mediator, mediatorsOf } from './roster-store.ts'
import type { ChoiceAsk, DeclarationAsk } from './shape.ts'

/** Of every party, each time anew. @throws Refusal notFound, notYours, mediatorUnfit, actReused, disputeOver */
export async function declareRelations(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  { id, relations }: DeclarationAsk,
): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId, true)
    requireMediating(dispute.standing, staff.actor)
    requireOpen(dispute)
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    if (parties.length === 0) throw new Refusal('mediatorUnfit', { reason: 'noParties' })
    if (!parties.every(party => relations[party.id] !== undefined))
      throw new Refusal('mediatorUnfit', { reason: 'everyParty', count: parties.length })
    const of = Object.fromEntries(parties.map(party => [party.id, relations[party.id]!]))
    const known = await tx
      .selectFrom('mediatorDeclaration')
      .select(['proceedingId', 'personId', 'relations'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (known) {
      const said = known.relations as Readonly<Record<string, string>>
      const same = known.proceedingId === disputeId && known.personId === personId
      if (same && parties.every(party => said[party.id] === of[party.id])) return
      throw new Refusal('actReused', { id })
    }
    await tx
      .insertInto('mediatorDeclaration')
      .values({
        jurisdictionId,
        id,
        proceedingId: disputeId,
        personId,
        relations: JSON.stringify(of),
        at: kernel.clock.now(),
      })
      .execute()
  })
}

/** @throws Refusal notFound, notYours, recused, mediatorUnfit, mediatorConflict, actReused, disputeOver */
export async function recordChoice(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  ask: ChoiceAsk,
): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const dispute = await recordable(kernel, tx, staff, disputeId)
    if (await isKnown(tx, jurisdictionId, disputeId, ask)) return
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    if (!parties.some(party => party.id === ask.partyId))
      throw new Refusal('invalidInput', { procedure: 'committee', input: 'partyId', problem: 'notFound' })
    if (ask.mediatorId !== null) await requireChoosable(kernel, tx, jurisdictionId, dispute, ask.mediatorId)
    const { id, partyId, mediatorId, how } = ask
    await tx
      .insertInto('mediatorChoice')
      .values({
        jurisdictionId,
        id,
        proceedingId: disputeId,
        partyId,
        mediatorId,
        how,
        byId: personId,
        at: kernel.clock.now(),
      })
      .execute()
  })
}

/** The person every party chose, if that person has an account. */
export async function chosenPerson(
  tx: Tx,
  jurisdictionId: number,
  disputeId: string,
  parties: readonly { readonly id: string }[],
): Promise<string | null> {
  const said = await choicesOf(tx, jurisdictionId, disputeId)
  const outcome = outcomeOf(
    parties.map(party => party.id),
    said,
  )
  if (outcome.state !== 'agreed') return null
  const [chosen] = await mediatorsOf(tx, jurisdictionId, { id: outcome.mediatorId })
  return chosen?.personId ?? null
}

/** Mediators of the committees of the unit that has the dispute, on its roster that day. */
export async function rosterFor(
  tx: Tx,
  jurisdictionId: number,
  { ownerUnitId }: Pick<Dispute, 'ownerUnitId'>,
  day: string,
): Promise<Mediator[]> {
  const committees = await committeesOf(tx, jurisdictionId, { unitId: ownerUnitId })
  const standing = committees.filter(one => one.endedOn === null || one.endedOn >= day)
  const all = await mediatorsOf(tx, jurisdictionId, { committeeIds: standing.map(one => one.id) })
  return all.filter(one => isOnRoster(one, day))
}

/** Of this committee, at work, and nothing bars them whatever the parties say. */
async function requireChoosable(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  dispute: Dispute,
  mediatorId: string,
): Promise<void> {
  const today = civilDay(kernel.clock.now())
  const roster = await rosterFor(tx, jurisdictionId, dispute, today)
  const one = roster.find(mediator => mediator.id === mediatorId)
  if (!one) throw new Refusal('mediatorUnfit', { reason: 'otherCommittee' })
  if (!isAvailable(one, today))
    throw new Refusal('mediatorUnfit', { reason: 'away', name: one.name, day: one.awayTo ?? '' })
  if (one.personId === null) return
  const parties = await partiesOf(kernel, tx, jurisdictionId, dispute.id)
  const mediating = { personId: one.personId, name: one.name, phoneIndex: one.phoneIndex }
  const related = await relatedTo(kernel, tx, jurisdictionId, dispute.id, mediating, parties)
  // A lesser relation may be chosen all the same, by parties who know of it: as if every one of them just had.
  const ids = parties.map(party => party.id)
  const knowing = ids.map(partyId => ({ partyId, mediatorId, at: kernel.clock.now() }))
  const bar = barOf(related, mediatorId, ids, knowing)
  if (bar !== null) throw conflictRefusal(bar, one.name)
}

async function isKnown(tx: Tx, jurisdictionId: number, disputeId: string, ask: ChoiceAsk): Promise<boolean> {
  const row = await tx
    .selectFrom('mediatorChoice')
    .select(['proceedingId', 'partyId', 'mediatorId', 'how'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', ask.id)
    .executeTakeFirst()
  if (!row) return false
  const same =
    row.proceedingId === disputeId &&
    row.partyId === ask.partyId &&
    row.mediatorId === ask.mediatorId &&
    row.how === ask.how
  if (!same) throw new Refusal('actReused', { id: ask.id })
  return true
}
