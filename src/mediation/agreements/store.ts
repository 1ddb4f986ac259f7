/** Agreements of disputes in the database: one with its content opened, its versions, checks and marks. */
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Content } from './shape.ts'

/** The purpose under which what an agreement says is kept. */
export const agreementPurpose = 'agreement'

export interface AgreementRow {
  readonly id: string
  readonly proceedingId: string
  readonly form: 'written' | 'oral'
  readonly state: 'draft' | 'signing' | 'recorded' | 'ended'
  readonly version: number
  readonly actId: string | null
  readonly effectOn: string | null
  readonly partyIds: readonly string[]
}

const columns = ['id', 'proceedingId', 'form', 'state', 'version', 'actId', 'effectOn', 'partyIds'] as const

/** Oldest first, those that ended among them. */
export async function agreementsOf(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<AgreementRow[]> {
  const rows = await tx
    .selectFrom('agreement')
    .select(columns)
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows as AgreementRow[]
}

/** @throws Refusal notFound, also for what lies out of sight */
export async function agreementOf(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  locked = false,
): Promise<AgreementRow> {
  const asked = tx
    .selectFrom('agreement')
    .select(columns)
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
  const row = await (locked ? asked.forUpdate() : asked).executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
  return row as AgreementRow
}

export async function contentOf(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  { id, version }: Pick<AgreementRow, 'id' | 'version'>,
): Promise<{ readonly content: Content; readonly sha256: Buffer }> {
  const row = await tx
    .selectFrom('agreementVersion')
    .select(['content', 'sha256'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return { content: JSON.parse(vault.decrypt(agreementPurpose, row.content)) as Content, sha256: row.sha256 }
}

export async function marksOf(tx: Tx, jurisdictionId: number, agreementId: string) {
  return tx
    .selectFrom('agreementSignature')
    .select([
      'id',
      'version',
      'purpose',
      'role',
      'partyId',
      'decision',
      'way',
      'name',
      'sha256',
      'onDay',
      'byId',
      'at',
      'fallenAt',
    ])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function checksOf(tx: Tx, jurisdictionId: number, agreementId: string) {
  return tx
    .selectFrom('agreementCheck')
    .select(['id', 'version', 'askedBy', 'askedAt', 'answer', 'words', 'answeredBy', 'answeredAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .orderBy('askedAt')
    .execute()
}

export async function setState(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  set: {
    readonly state: AgreementRow['state']
    readonly partyIds?: string[]
    readonly version?: number
    readonly form?: string
  },
): Promise<void> {
  await tx
    .updateTable('agreement')
    .set(set)
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}

/** One of them, taken back by whoever gave it. */
export async function letSignatureFall(tx: Tx, jurisdictionId: number, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('agreementSignature')
    .set({ fallenAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}

/** What was signed before a change is kept, and counts no more; links to it lead nowhere. */
export async function letSignaturesFall(
  tx: Tx,
  jurisdictionId: number,
  agreementId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('agreementSignature')
    .set({ fallenAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .where('fallenAt', 'is', null)
    .execute()
  await tx
    .updateTable('agreementLink')
    .set({ expiresAt: at })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('agreementId', '=', agreementId)
    .where('expiresAt', '>', at)
    .execute()
}

/** Acts that record an agreement kept whole here, signed or orally reached: its words change by agreeing anew. */
export async function agreementActs(
  tx: Tx,
  jurisdictionId: number,
  proceedingId: string,
): Promise<readonly string[]> {
  const all = await agreementsOf(tx, jurisdictionId, proceedingId)
  return all.flatMap(({ actId }) => (actId === null ? [] : [actId]))
}

/** The agreement of this dispute that is being signed or was recorded, if there is one. */
export function standingAgreement(all: readonly AgreementRow[]): AgreementRow | undefined {
  return all.find(one => one.state === 'signing' || one.state === 'recorded')
}
