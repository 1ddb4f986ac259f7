/** What a recorded agreement says, between whom, and who signed it how, for the paper that is made of it (人民调解法第二十九条). */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { PaperAgreement, PaperHand } from '../../proceedings/paper-facts.ts'
import { hashOf } from '../agreements/content.ts'
import type { Content } from '../agreements/shape.ts'
import { type AgreementRow, agreementPurpose, agreementsOf, contentOf } from '../agreements/store.ts'
import { type Party, partyPurpose } from '../parties/dispute.ts'

type Named = Pick<Party, 'id' | 'side' | 'name'>

/** By the act that recorded each; what was agreed without a draft in Aili has none. A text that is not what was signed is a bug, not printed. */
export async function signedAgreements(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<Readonly<Record<string, PaperAgreement>>> {
  const found: Record<string, PaperAgreement> = {}
  for (const agreement of await agreementsOf(tx, jurisdictionId, proceedingId)) {
    if (agreement.actId === null) continue
    const { content, sha256 } = await contentOf(kernel, tx, jurisdictionId, agreement)
    const parties = await partiesIn(kernel, tx, jurisdictionId, agreement)
    if (agreement.form === 'written' && !hashOf(content, parties).equals(sha256))
      throw new Error(`agreement ${agreement.id} is not what was signed`)
    const hands = await handsOf(kernel, tx, jurisdictionId, agreement.id)
    found[agreement.actId] = { ...asPaper(content, parties), hands }
  }
  return found
}

/** All that was read and hashed, with names in place of ids. */
export function asPaper(content: Content, parties: readonly Named[]): Omit<PaperAgreement, 'hands'> {
  const { facts, responsibility, clauses, money, copies } = content
  const nameOf = (id: string) => parties.find(one => one.id === id)?.name ?? ''
  return {
    parties: parties.map(({ side, name }) => ({ side, name })),
    facts,
    responsibility,
    clauses,
    money: money && {
      payer: nameOf(money.payerId),
      payee: nameOf(money.payeeId),
      totalFen: money.totalFen,
    },
    rows: money?.rows ?? [],
    copies,
  }
}

/** Those it was agreed between, in the order they stand in what was hashed, also when one was struck off since. */
async function partiesIn(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  { proceedingId, partyIds }: AgreementRow,
): Promise<readonly Named[]> {
  const rows = await tx
    .selectFrom('disputeParty')
    .select(['id', 'side', 'name'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('id', 'in', partyIds.length ? [...partyIds] : [proceedingId])
    .orderBy(sql`array_position(array['applicant','respondent','thirdParty'], side)`)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, side, name }) => ({
    id,
    side: side as Party['side'],
    name: vault.decrypt(partyPurpose, name),
  }))
}

/** A written agreement is recorded only when parties and mediator have signed and the seal is on it. */
export async function signedActs(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<readonly string[]> {
  const all = await agreementsOf(tx, jurisdictionId, proceedingId)
  return all.flatMap(({ form, actId }) => (form === 'written' && actId !== null ? [actId] : []))
}

/** Those that count: what fell away with a change of the draft is not on the paper. */
export async function handsOf(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  agreementId: string,
): Promise<readonly PaperHand[]> {
  const rows = await tx
    .selectFrom('agreementSignature as s')
    .leftJoin('disputeParty as p', join =>
      join.onRef('p.jurisdictionId', '=', 's.jurisdictionId').onRef('p.id', '=', 's.partyId'),
    )
    .select(['s.role', 's.name', 's.image', 's.onDay', 'p.side', 'p.name as party'])
    .where('s.jurisdictionId', '=', jurisdictionId)
    .where('s.agreementId', '=', agreementId)
    .where('s.purpose', '=', 'agreement')
    .where('s.decision', '=', 'signed')
    .where('s.fallenAt', 'is', null)
    .orderBy('p.side')
    .orderBy('s.at')
    .orderBy('s.id')
    .execute()
  return rows.map(({ role, name, image, onDay, side, party }) => ({
    role: role as PaperHand['role'],
    side: side as PaperHand['side'],
    name: party ? vault.decrypt(partyPurpose, party) : name ? vault.decrypt(agreementPurpose, name) : '',
    onDay,
    image: image ? vault.decrypt(agreementPurpose, image) : null,
  }))
}
