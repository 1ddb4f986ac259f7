/** The agreement before it is recorded, to be printed and signed by hand: what it says in the version that is signed, a line for each party (人民调解法第二十九条). */
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { PaperDraft, PaperHand } from '../../proceedings/paper-facts.ts'
import { actInputs } from '../agreements/content.ts'
import { type AgreementRow, agreementsOf, contentOf, marksOf } from '../agreements/store.ts'
import { type Party, partiesOf } from '../parties/dispute.ts'
import { asPaper, handsOf } from './signed.ts'

/** The written agreement that is being drafted or signed; null: there is none. */
export async function draftedAgreement(
  kernel: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<PaperDraft | null> {
  const drafts = (await agreementsOf(tx, jurisdictionId, proceedingId)).filter(isDraft)
  const agreement = drafts.at(-1)
  if (!agreement) return null
  const { content, sha256 } = await contentOf(kernel, tx, jurisdictionId, agreement)
  const parties = await partiesOf(kernel, tx, jurisdictionId, proceedingId)
  return {
    kind: 'mediationAgreement',
    step: 'agreeWritten',
    version: agreement.version,
    signing: agreement.state === 'signing',
    hash: sha256.toString('hex'),
    at: await madeAt(tx, jurisdictionId, agreement),
    inputs: actInputs(content, ''),
    agreement: {
      ...asPaper(content, parties),
      hands: [
        ...(await handsOf(kernel, tx, jurisdictionId, agreement.id)),
        ...(await missingHands(tx, jurisdictionId, agreement, parties)),
      ],
    },
  }
}

const isDraft = ({ form, state }: AgreementRow) =>
  form === 'written' && (state === 'draft' || state === 'signing')

/** Who has not signed yet finds the name and a line. */
async function missingHands(
  tx: Tx,
  jurisdictionId: number,
  { id }: AgreementRow,
  parties: readonly Party[],
): Promise<readonly PaperHand[]> {
  const signed = (await marksOf(tx, jurisdictionId, id)).filter(
    mark => mark.fallenAt === null && mark.purpose === 'agreement' && mark.decision === 'signed',
  )
  return parties
    .filter(party => !signed.some(mark => mark.partyId === party.id))
    .map(({ side, name }) => ({ role: 'party', side, name, onDay: '', image: null }))
}

async function madeAt(tx: Tx, jurisdictionId: number, { id, version }: AgreementRow): Promise<Date> {
  const { at } = await tx
    .selectFrom('agreementVersion')
    .select('at')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return at
}
