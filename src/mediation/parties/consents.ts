/** Each party agrees for itself, and anew in every round: without it no dispute is taken on (人民调解法第十七条、第二十三条第二项). */
import { sql } from 'kysely'
import type { Happened } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Staff } from '../../territory/index.ts'
import { type Party, partiesOf } from './dispute.ts'
import type { consentWays } from './kinds.ts'
import { maskedName, recordable, requireApart } from './parties.ts'

export interface Consent {
  readonly how: (typeof consentWays)[number]
  readonly at: Date
  /** With its own query code. */
  readonly bySelf: boolean
}
export interface ConsentAsk {
  readonly id: string
  readonly partyId: string
  readonly how: Consent['how']
}

/** Steps by which a dispute is taken on: the gate itself. */
export const takingOn: ReadonlySet<string> = new Set([
  'accept',
  'acceptDelegated',
  'acceptJoint',
  'settleOnSpot',
])
/** A round in which everybody is asked again begins with these. */
const rounds = ['newRound', 'acceptEscalation']

/** @throws Refusal mediationConsent: a side nobody named, or a party that has not agreed in this round */
export async function requireConsents({ kernel, tx, jurisdictionId, proceedingId }: Happened): Promise<void> {
  const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
  // Taken down on paper alone: the step itself asks for the notice all of them signed.
  if (parties.length === 0) return
  const missing = (['applicant', 'respondent'] as const).find(
    side => !parties.some(party => party.side === side),
  )
  if (missing) throw new Refusal('mediationConsent', { reason: missing, procedure: 'mediation' })
  const given = await consentsOf(tx, jurisdictionId, proceedingId)
  const without = parties.filter(party => !given.has(party.id))
  if (without.length > 0) throw withoutConsent(without)
}

function withoutConsent(parties: readonly Party[]): Refusal {
  const who = parties.map(maskedName).join('、')
  return new Refusal('mediationConsent', { reason: 'party', who, procedure: 'mediation' })
}

/** In the round that is running. */
export async function consentsOf(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<ReadonlyMap<string, Consent>> {
  const { rows } = await sql<{ partyId: string; how: Consent['how']; at: Date; byId: string | null }>`
    select distinct on (party_id) party_id as "partyId", how, at, by_id as "byId" from party_consent c
    where jurisdiction_id = ${jurisdictionId} and proceeding_id = ${proceedingId}
      and at >= coalesce((select max(a.at) from act a where a.jurisdiction_id = c.jurisdiction_id and a.proceeding_id = c.proceeding_id
        and a.step = any(${rounds}::text[])), '-infinity'::timestamptz)
    order by party_id, seq desc`.execute(tx)
  return new Map(rows.map(({ partyId, how, at, byId }) => [partyId, { how, at, bySelf: byId === null }]))
}

/** Said to whoever mediates, who writes it down. Sent twice it is one. @throws Refusal notFound, notYours, recused, disputeOver */
export async function recordConsent(
  kernel: Kernel,
  staff: Staff,
  disputeId: string,
  ask: ConsentAsk,
): Promise<void> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    await recordable(kernel, tx, staff, disputeId)
    await requireApart(kernel, tx, staff, disputeId)
    const parties = await partiesOf(kernel, tx, jurisdictionId, disputeId)
    if (!parties.some(party => party.id === ask.partyId))
      throw new Refusal('invalidInput', { procedure: 'committee', input: 'partyId', problem: 'notFound' })
    await keepConsents(tx, { jurisdictionId, disputeId, byId: personId, at: kernel.clock.now() }, [ask])
  })
}

export async function keepConsents(
  tx: Tx,
  beside: {
    readonly jurisdictionId: number
    readonly disputeId: string
    readonly byId: string | null
    readonly at: Date
  },
  asked: readonly ConsentAsk[],
): Promise<void> {
  if (asked.length === 0) return
  const { jurisdictionId, disputeId, byId, at } = beside
  await tx
    .insertInto('partyConsent')
    .values(
      asked.map(({ id, partyId, how }) => ({
        jurisdictionId,
        id,
        proceedingId: disputeId,
        partyId,
        how,
        byId,
        at,
      })),
    )
    .onConflict(conflict => conflict.columns(['jurisdictionId', 'id']).doNothing())
    .execute()
}
