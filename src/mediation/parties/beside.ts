/** Beside one dispute: its parties, who may mediate it and how they stand to the parties, whom the parties choose, what the reader may declare. */
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import type { Staff } from '../../territory/index.ts'
import { choiceBasis, conflictBasis } from '../terms-committee.ts'
import { barOf, outcomeOf, type Said } from './choice.ts'
import { rosterFor } from './choosing.ts'
import { type Consent, consentsOf } from './consents.ts'
import { type Chosen, choicesOf, disputeOf, type Party, partiesOf } from './dispute.ts'
import { holdersAt } from './holders.ts'
import { maskedName } from './parties.ts'
import { mayDeclare, mayRecord } from './policy.ts'
import { declarationOf, relatedTo } from './relations.ts'
import { committeesOf, isAway, type Mediator, mediatorsOf } from './roster-store.ts'

/** @throws Refusal notFound */
export async function besideDispute(kernel: Kernel, staff: Staff, disputeId: string) {
  const { jurisdictionId } = staff
  const today = civilDay(kernel.clock.now())
  return kernel.db.within(staff.sight, async tx => {
    const dispute = await disputeOf(tx, jurisdictionId, disputeId)
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    const said = await choicesOf(tx, jurisdictionId, disputeId)
    const records = mayRecord(dispute.standing, staff.actor) && dispute.closedAt === null
    const roster = records ? await rosterFor(tx, jurisdictionId, dispute, today) : []
    const named = await namesOf(tx, jurisdictionId, said)
    const agreed = await consentsOf(tx, jurisdictionId, disputeId)
    const outcome = outcomeOf(
      parties.map(party => party.id),
      said,
    )
    const around = {
      kernel,
      tx,
      jurisdictionId,
      disputeId,
      parties,
      disputeKind: dispute.disputeKind,
      today,
      ownerUnitId: dispute.ownerUnitId,
    }
    return {
      disputeKind: dispute.disputeKind,
      parties: parties.map(party => partyShown(party, said, named, agreed)),
      outcome: {
        state: outcome.state,
        mediator:
          outcome.state === 'agreed'
            ? { id: outcome.mediatorId, name: named.get(outcome.mediatorId) ?? '' }
            : null,
      },
      candidates: await candidatesOf(around, roster),
      own: await ownPart(
        around,
        staff,
        dispute.closedAt === null && mayDeclare(dispute.standing, staff.actor),
      ),
      mayRecord: records,
      bases: { choice: shortBasis(choiceBasis), conflict: shortBasis(conflictBasis) },
    }
  })
}

interface Around {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly disputeId: string
  readonly parties: readonly Party[]
  readonly disputeKind: string | null
  readonly today: string
  readonly ownerUnitId: string
}

function partyShown(
  party: Party,
  said: readonly Chosen[],
  named: ReadonlyMap<string, string>,
  agreed: ReadonlyMap<string, Consent>,
) {
  const latest = said.filter(one => one.partyId === party.id).at(-1)
  const choice = latest && {
    mediator:
      latest.mediatorId === null ? null : { id: latest.mediatorId, name: named.get(latest.mediatorId) ?? '' },
    how: latest.how,
    at: latest.at.toISOString(),
  }
  const { id, side, kind, phone } = party
  const given = agreed.get(id)
  const consent = given ? { ...given, at: given.at.toISOString() } : null
  const label = maskedName(party)
  return { id, side, kind, label, hasPhone: phone !== null, consent, choice: choice ?? null }
}

async function candidatesOf(around: Around, roster: readonly Mediator[]) {
  const { kernel, tx, jurisdictionId, disputeId, parties, disputeKind, today } = around
  const committees = new Map((await committeesOf(tx, jurisdictionId)).map(one => [one.id, one.name]))
  const ids = parties.map(party => party.id)
  const holders = await holdersAt(tx, jurisdictionId, around.ownerUnitId, today)
  const shown = []
  for (const one of roster) {
    const related =
      one.personId === null
        ? { relations: [], declaredAt: null }
        : await relatedTo(kernel, tx, jurisdictionId, disputeId, { ...one, personId: one.personId }, parties)
    const knowing: Said[] = ids.map(partyId => ({ partyId, mediatorId: one.id, at: kernel.clock.now() }))
    shown.push({
      id: one.id,
      name: one.name,
      personId: one.personId,
      committee: { id: one.committeeId, name: committees.get(one.committeeId) ?? '' },
      office: one.office,
      specialities: one.specialities,
      languages: one.languages,
      fits: disputeKind !== null && one.specialities.includes(disputeKind),
      away: isAway(one, today),
      holds: one.personId !== null && holders.has(one.personId),
      declared: related.declaredAt !== null,
      relations: [...related.relations],
      barredBy: barOf(related, one.id, ids, knowing)?.relation ?? null,
    })
  }
  return shown
}

async function ownPart(around: Around, { personId, name }: Staff, may: boolean) {
  const { kernel, tx, jurisdictionId, disputeId, parties } = around
  const declaration = await declarationOf(tx, jurisdictionId, disputeId, personId)
  const declared = { ...(declaration?.relations ?? {}) }
  const declaredAt = declaration?.at.toISOString() ?? null
  if (!may) return { mayDeclare: false, declaredAt, declared, found: [] }
  const listed = await mediatorsOf(tx, jurisdictionId, { personId })
  const phoneIndex = listed.find(one => one.phoneIndex !== null)?.phoneIndex ?? null
  const related = await relatedTo(
    kernel,
    tx,
    jurisdictionId,
    disputeId,
    { personId, name: listed[0]?.name ?? name, phoneIndex },
    parties,
  )
  const found = related.relations.filter(one => one.found)
  return { mayDeclare: true, declaredAt, declared, found }
}

async function namesOf(tx: Tx, jurisdictionId: number, said: readonly Chosen[]) {
  const ids = new Set(said.flatMap(one => one.mediatorId ?? []))
  if (ids.size === 0) return new Map<string, string>()
  const all = await mediatorsOf(tx, jurisdictionId)
  return new Map(all.filter(one => ids.has(one.id)).map(one => [one.id, one.name]))
}

function shortBasis({ article, mark }: { readonly article: string; readonly mark: string }) {
  return { article, mark }
}
