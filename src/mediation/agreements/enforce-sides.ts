/** Who owes and who is owed, as the court is told: under a recorded agreement about money the payer and the payee alone, otherwise the sides of the dispute (人民调解法第三十三条第二款). */
import type { Happened } from '../../conduct/index.ts'
import { Refusal } from '../../kernel/errors.ts'
import { type Party, partiesOf } from '../parties/dispute.ts'
import { type AgreementRow, contentOf } from './store.ts'

interface Told {
  readonly name: string
  readonly phone: string | null
}
export interface Sides {
  readonly creditor: Told
  readonly debtor: Told & { readonly side?: Party['side'] }
}

/** Null: the agreement is not about money. */
export async function moneyOf(
  { kernel, tx, jurisdictionId, proceedingId }: Happened,
  agreement: AgreementRow,
): Promise<Sides | null> {
  const { money } = (await contentOf(kernel, tx, jurisdictionId, agreement)).content
  if (money === null) return null
  const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
  const of = (id: string) => parties.find(one => one.id === id)
  const [creditor, debtor] = [of(money.payeeId), of(money.payerId)]
  return creditor && debtor ? { creditor, debtor } : null
}

/** Nobody who owes nothing is sent to the court as debtor. @throws Refusal performanceUnfit */
export function requireDebtor({ debtor: { side } }: Sides, against: unknown): void {
  if (side === against) return
  throw new Refusal('performanceUnfit', {
    reason: side === 'applicant' ? 'debtorIsApplicant' : 'debtorIsRespondent',
  })
}

/** @param applied what the application called a side of which nobody was entered */
export function wholeSides(
  parties: readonly Party[],
  against: unknown,
  applied: (side: Party['side']) => string,
): Sides {
  const [debtor, creditor] =
    against === 'applicant' ? (['applicant', 'respondent'] as const) : (['respondent', 'applicant'] as const)
  const side = (name: Party['side']) =>
    parties.length === 0 ? { name: applied(name), phone: null } : sideOf(parties, name)
  return { creditor: side(creditor), debtor: side(debtor) }
}

function sideOf(parties: readonly Party[], side: Party['side']): Told {
  const own = parties.filter(one => one.side === side)
  const name = own.map(one => one.name).join('、')
  return { name: name.slice(0, 200), phone: own.find(one => one.phone !== null)?.phone ?? null }
}
