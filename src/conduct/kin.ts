/** Whether a phone number of a party is a member of staff's own or one declared of kin: compared as keyed digests, never in the clear. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** However a number is written, with dashes, spaces or +86: the same digits, the same digest. */
export function phoneDigest({ vault }: Pick<Kernel, 'vault'>, phone: string): Buffer {
  return vault.index('phone', digitsOf(phone))
}

export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(00)?86(?=\d{11}$)/, '')
}

/** @param phones digests of the parties' numbers */
export async function isOwnOrKin(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  personId: string,
  phones: readonly Buffer[],
): Promise<boolean> {
  if (phones.length === 0) return false
  const declared = await tx
    .selectFrom('kinship')
    .modifyFront(sql`/* prepared by text */`)
    .select('personId')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('personId', '=', personId)
    .where('phoneIndex', 'in', phones)
    .executeTakeFirst()
  if (declared) return true
  const own = await tx
    .selectFrom('person')
    .modifyFront(sql`/* prepared phone_of_person */`)
    .select('workPhone')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', personId)
    .executeTakeFirst()
  const digest = own?.workPhone ? phoneDigest(kernel, own.workPhone) : null
  return digest !== null && phones.some(phone => phone.equals(digest))
}
