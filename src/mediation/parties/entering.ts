/** Parties written beside a dispute in its transaction, however they came to be known: entered one by one, or taken over from an application. */
import { phoneDigest } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { isPhone, tidyPhone } from '../../registry/index.ts'
import { partiesOf, partyPurpose } from './dispute.ts'
import type { PartyAsk } from './shape.ts'

/** More sign as one group, with those who speak for it. */
const mostParties = 60

export interface Beside {
  readonly jurisdictionId: number
  readonly disputeId: string
  /** Who writes it down; null: a party itself, or the system. */
  readonly byId: string | null
  readonly at: Date
}

/** @throws Refusal invalidInput, limitReached */
export async function enterParties(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, disputeId, byId, at }: Beside,
  asked: readonly PartyAsk[],
): Promise<void> {
  const known = await partiesOf(kernel, tx, jurisdictionId, disputeId)
  if (known.length + asked.length > mostParties)
    throw new Refusal('limitReached', {
      procedure: 'committee',
      reason: 'parties',
      limit: String(mostParties),
    })
  const { vault } = kernel
  const rows = asked.map(({ id, side, kind, name, phone }) => {
    const number = checkedPhone(phone)
    return {
      jurisdictionId,
      id,
      proceedingId: disputeId,
      side,
      kind,
      name: vault.encrypt(partyPurpose, name),
      phone: number === null ? null : vault.encrypt(partyPurpose, number),
      byId,
      at,
    }
  })
  if (rows.length > 0) await tx.insertInto('disputeParty').values(rows).execute()
  await followPhones(kernel, tx, jurisdictionId, disputeId)
}

/** Steps are refused to whoever is a party or declared kin by these digests; a party struck off takes theirs along. */
export async function followPhones(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<void> {
  const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
  const digests = parties.flatMap(party => (party.phone === null ? [] : phoneDigest(kernel, party.phone)))
  await tx
    .deleteFrom('partyPhone')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .execute()
  if (digests.length === 0) return
  await tx
    .insertInto('partyPhone')
    .values(digests.map(phoneIndex => ({ jurisdictionId, proceedingId, phoneIndex })))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** @throws Refusal invalidInput */
export function checkedPhone(typed: string): string | null {
  const phone = tidyPhone(typed)
  if (phone === '') return null
  if (!isPhone(phone))
    throw new Refusal('invalidInput', { procedure: 'committee', input: 'phone', problem: 'phone' })
  return phone
}
