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
  const { rows } = await sql<{ isDeclared: boolean; workPhone: string | null }>`/* prepared kin_of_person */
    select exists (select from kinship k where k.jurisdiction_id = h.jurisdiction_id and k.person_id = h.id and k.phone_index = any (${phones}::bytea[])) as "isDeclared",
      h.work_phone as "workPhone"
    from person h where h.jurisdiction_id = ${jurisdictionId} and h.id = ${personId}`.execute(tx)
  const person = rows[0]
  if (!person) return false
  const own = person.workPhone ? phoneDigest(kernel, person.workPhone) : null
  return person.isDeclared || (own !== null && phones.some(phone => phone.equals(own)))
}
