/** Each party's own query code: number and code open the dispute for that party, without an account. */
import { timingSafeEqual } from 'node:crypto'
import { everythingOf } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
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

/** @throws Refusal notFound for a wrong number or code alike */
export async function openByCode(kernel: Kernel, { number, code }: Own): Promise<Opened> {
  const { jurisdiction } = await territoryOf(kernel)
  const given = Buffer.from(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  return kernel.db.within(everythingOf(jurisdiction.id), async tx => {
    const row = await tx
      .selectFrom('proceeding')
      .select(['id', 'number'])
      .where('jurisdictionId', '=', jurisdiction.id)
      .where('procedure', '=', 'mediation')
      .where('number', '=', number.normalize('NFKC').trim())
      .executeTakeFirst()
    const parties = row ? await partiesOf(kernel, tx, jurisdiction.id, row.id) : []
    const party = parties.find(({ id }) => {
      const own = Buffer.from(codeOf(kernel, id))
      return own.length === given.length && timingSafeEqual(own, given)
    })
    if (!row || !party) throw new Refusal('notFound', {})
    return { jurisdictionId: jurisdiction.id, ...row, party }
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
