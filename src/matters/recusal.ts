/** Recusal 回避: nobody handles a matter of their own or their kin. 信访工作条例第二十八条(参照). */
import { sql } from 'kysely'
import { isOwnOrKin, phoneDigest } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** The reporter's number is the person's own, a declared relative's, or a colleague-declared one: compared as keyed digests, never in the clear. */
export async function isRecused(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  matterId: string,
  personId: string,
): Promise<boolean> {
  const matter = await tx
    .selectFrom('matter')
    .modifyFront(sql`/* prepared reporter_of_matter */`)
    .select('reporterIndex')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('proceedingId', '=', matterId)
    .executeTakeFirst()
  return isReporterOrKin(kernel, tx, jurisdictionId, matter?.reporterIndex ?? null, personId)
}

/** @param reporter digest of the reporter's number, null where none was given */
export async function isReporterOrKin(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  reporter: Buffer | null,
  personId: string,
): Promise<boolean> {
  return reporter !== null && isOwnOrKin(kernel, tx, jurisdictionId, personId, [reporter])
}

/** A member of staff declares a number of their own or of kin; only its digest is kept. */
export async function declareKin(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  personId: string,
  phone: string,
): Promise<void> {
  await tx
    .insertInto('kinship')
    .values({ jurisdictionId, personId, phoneIndex: phoneDigest(kernel, phone) })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** A number that changed hands, or was mistyped: typed again it is taken back. */
export async function withdrawKin(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  personId: string,
  phone: string,
): Promise<void> {
  await tx
    .deleteFrom('kinship')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('personId', '=', personId)
    .where('phoneIndex', '=', phoneDigest(kernel, phone))
    .execute()
}

/** How many numbers this person has declared; the numbers themselves are not kept. */
export async function countKin(tx: Tx, jurisdictionId: number, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('kinship')
    .select(rows => rows.fn.countAll<number>().as('count'))
    .where('jurisdictionId', '=', jurisdictionId)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
