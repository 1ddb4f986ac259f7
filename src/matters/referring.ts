/** What a matter hands on with its referral: its words and place, and who reported it only where they agreed; and the proceeding it led to. */
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'

export interface Handed {
  readonly referralId: string
  readonly text: string
  readonly placeText: string
  /** Null where the reporter did not agree to be named, or is not known. */
  readonly reporter: { readonly name: string; readonly phone: string } | null
}

/** Of the referral that was sent last and has led nowhere yet. @param tx sees everything */
export async function handedOn(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  matterId: string,
): Promise<Handed> {
  const row = await tx
    .selectFrom('matter as m')
    .innerJoin('referral as r', join =>
      join.onRef('r.jurisdictionId', '=', 'm.jurisdictionId').onRef('r.proceedingId', '=', 'm.proceedingId'),
    )
    .select([
      'r.id',
      'r.fieldsShared',
      'm.text',
      'm.placeText',
      'm.anonymous',
      'm.reporterName',
      'm.reporterPhone',
    ])
    .where('m.jurisdictionId', '=', jurisdictionId)
    .where('m.proceedingId', '=', matterId)
    .where('r.toProceeding', 'is', null)
    .orderBy('r.sentAt', 'desc')
    .orderBy('r.id', 'desc')
    .executeTakeFirstOrThrow()
  const open = (box: Buffer | null) => (box ? vault.decrypt('reporter', box) : '')
  const [name, phone] = [open(row.reporterName), open(row.reporterPhone)]
  const named = row.fieldsShared.includes('contact') && !row.anonymous && name !== ''
  return {
    referralId: row.id,
    text: row.text,
    placeText: row.placeText,
    reporter: named ? { name, phone } : null,
  }
}

/** The two know each other from now on. */
export async function linkReferral(
  tx: Tx,
  jurisdictionId: number,
  referralId: string,
  toProceeding: string,
): Promise<void> {
  await tx
    .updateTable('referral')
    .set({ toProceeding })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', referralId)
    .execute()
}
