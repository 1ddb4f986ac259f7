/** What a recorded agreement says clause by clause and who signed it how, for the paper that is made of it (人民调解法第二十九条). */
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { PaperAgreement, PaperHand } from '../../proceedings/paper-facts.ts'
import { agreementPurpose, agreementsOf, contentOf } from '../agreements/store.ts'
import { partiesOf, partyPurpose } from '../parties/dispute.ts'

/** By the act that recorded each; what was agreed without a draft in Aili has none. */
export async function signedAgreements(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<Readonly<Record<string, PaperAgreement>>> {
  const found: Record<string, PaperAgreement> = {}
  for (const agreement of await agreementsOf(tx, jurisdictionId, proceedingId)) {
    if (agreement.actId === null) continue
    const { content } = await contentOf(kernel, tx, jurisdictionId, agreement)
    const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
    found[agreement.actId] = {
      parties: parties
        .filter(one => agreement.partyIds.includes(one.id))
        .map(({ side, name }) => ({ side, name })),
      clauses: content.clauses,
      rows: content.money?.rows ?? [],
      hands: await handsOf(kernel, tx, jurisdictionId, agreement.id),
    }
  }
  return found
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
