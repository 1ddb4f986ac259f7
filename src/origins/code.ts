/** Each party's own query code: number and code open the dispute for that party, without an account. */
import { timingSafeEqual } from 'node:crypto'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { countingGuesses } from '../kernel/wrong-codes.ts'
import { maskedName, type Party, partiesOf } from '../mediation/index.ts'
import { territoryOf } from '../territory/index.ts'
import type { Own } from './shape.ts'

export interface Opened {
  readonly jurisdictionId: number
  readonly id: string
  readonly number: string
  readonly party: Party
}

/** Derived, never stored: a party struck off opens nothing any more. */
export function codeOf({ vault }: Pick<Kernel, 'vault'>, partyId: string): string {
  return vault.code('dispute', partyId)
}

/** Number and code as given, and the network they come from. */
export interface Asking extends Own {
  readonly from: string
}

/** @throws Refusal notFound for a wrong number or code alike, tooMany after repeated guesses at one number */
export async function openByCode(kernel: Kernel, { number, code, from }: Asking): Promise<Opened> {
  const { jurisdiction } = await territoryOf(kernel)
  const subject = number.normalize('NFKC').trim()
  const guess = { jurisdictionId: jurisdiction.id, what: 'dispute', subject, from }
  return countingGuesses(kernel, guess, () => opened(kernel, jurisdiction.id, subject, code))
}

/** What parties told of themselves is opened only once the code was right: an unknown number takes no less time than a wrong code. */
async function opened(kernel: Kernel, jurisdictionId: number, number: string, code: string): Promise<Opened> {
  const given = Buffer.from(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  return kernel.db.within(everythingOf(jurisdictionId), async tx => {
    const rows = await tx
      .selectFrom('proceeding as p')
      .innerJoin('disputeParty as d', join =>
        join.onRef('d.jurisdictionId', '=', 'p.jurisdictionId').onRef('d.proceedingId', '=', 'p.id'),
      )
      .select(['p.id', 'p.number', 'd.id as partyId'])
      .where('p.jurisdictionId', '=', jurisdictionId)
      .where('p.procedure', '=', 'mediation')
      .where('p.number', '=', number)
      .execute()
    const row = rows.find(({ partyId }) => {
      const own = Buffer.from(codeOf(kernel, partyId))
      return own.length === given.length && timingSafeEqual(own, given)
    })
    if (!row) throw new Refusal('notFound', {})
    const parties = await partiesOf(kernel, tx, jurisdictionId, row.id)
    // Struck off meanwhile.
    const party = parties.find(({ id }) => id === row.partyId)
    if (!party) throw new Refusal('notFound', {})
    return { jurisdictionId, id: row.id, number: row.number, party }
  })
}

/**
 * Of these parties of the dispute; nobody has a code for a party of another one.
 * @throws Refusal actReused
 */
export async function codesOf(
  kernel: Kernel,
  jurisdictionId: number,
  disputeId: string,
  asked: readonly Pick<Party, 'id'>[],
) {
  const known = await kernel.db.within(everythingOf(jurisdictionId), tx =>
    partiesOf(kernel, tx, jurisdictionId, disputeId),
  )
  return asked.map(({ id }) => {
    const party = known.find(one => one.id === id)
    if (!party) throw new Refusal('actReused', { id })
    return { partyId: id, side: party.side, label: maskedName(party), code: codeOf(kernel, id) }
  })
}
