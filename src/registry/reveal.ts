/** A phone or ID number is shown in full: on a reason, so many a day, each time on record where the resident can see it (PIPL art. 28, 51). */
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { requireLookLeft } from './looks.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import { idNumberPurpose, phonePurpose } from './resident-row.ts'

export interface Reveal {
  readonly what: 'phone' | 'idNumber'
  readonly reason: string
}

/** @throws Refusal notYours, notFound, tooMany */
export async function revealNumber(kernel: Kernel, staff: Staff, id: string, { what, reason }: Reveal) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  return kernel.db.within(registrySight(staff), async tx => {
    const row = await tx
      .selectFrom('resident')
      .select(['phone', 'idNumber'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .where('mergedInto', 'is', null)
      .where('frozen', '=', false)
      .executeTakeFirst()
    const box = row?.[what]
    if (!box) throw new Refusal('notFound', { what })
    const left = await requireLookLeft(tx, staff, 'reveal', at)
    await recordRead(tx, { jurisdictionId, at, personId, what, reason, residentIds: [id] })
    const purpose = what === 'phone' ? phonePurpose : idNumberPurpose
    return { value: kernel.vault.decrypt(purpose, box), left }
  })
}
