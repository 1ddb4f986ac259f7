/** Rows of signed copies: one opened, those of a proceeding, those that lie in its file; whether a version is signed. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { sha256 } from './print.ts'

export const endingOf = (mime: string) => (mime === 'application/pdf' ? 'pdf' : 'jpg')

/** A file that is no longer what was taken in is a bug, not shown. */
export function keptBytes({ vault }: Pick<Kernel, 'vault'>, row: Kept): Buffer {
  const bytes = Buffer.from(vault.decrypt('paper', row.content), 'base64')
  if (!sha256(bytes).equals(row.sha256)) throw new Error(`signed copy ${row.id} is not what was taken in`)
  return bytes
}
interface Kept {
  readonly id: string
  readonly content: Buffer
  readonly sha256: Buffer
}

export async function signedRow(tx: Tx, jurisdictionId: number, id: string) {
  const row = await tx
    .selectFrom('signedCopy')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', {})
  return row
}

/** In the order they came, those struck off among them; nothing of what they show. */
export async function signedOf(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('signedCopy as s')
    .innerJoin('person as p', join =>
      join.onRef('p.jurisdictionId', '=', 's.jurisdictionId').onRef('p.id', '=', 's.personId'),
    )
    .select([
      's.id',
      's.kind',
      's.actId',
      's.version',
      's.mime',
      's.pages',
      's.sha256',
      's.at',
      's.struckAt',
      's.struckFor',
      'p.name as by',
    ])
    .where('s.jurisdictionId', '=', jurisdictionId)
    .where('s.proceedingId', '=', proceedingId)
    .orderBy('s.at')
    .orderBy('s.id')
    .execute()
}

/** Those that lie in the file, whole. */
export async function signedFiles(tx: Tx, jurisdictionId: number, proceedingId: string) {
  return tx
    .selectFrom('signedCopy')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', proceedingId)
    .where('struckAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** This version is signed: a copy of it lies there, or one from before any was issued. */
export function holdsSigned(
  copies: readonly { readonly version: number | null; readonly struckAt: Date | null }[],
  latest: number | undefined,
): boolean {
  return copies.some(
    one =>
      one.struckAt === null && (one.version === (latest ?? null) || (one.version === null && latest === 1)),
  )
}
