/** Showing a reporter's name and phone: only on a reason, every time on record. 个人信息保护法第五十一条. */

import { recordLook } from '../conduct/index.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { isRecused } from './recusal.ts'

/** Reveals a person may ask for in a day before somebody should look at it. */
const dailyCap = 60

/** @throws Refusal notFound, recused, invalidInput (no reason), tooMany */
export async function revealReporter(kernel: Kernel, staff: Staff, matterId: string, reason: string) {
  const { jurisdictionId } = staff
  return kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('matter')
      .select(['reporterName', 'reporterPhone'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('proceedingId', '=', matterId)
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    if (await isRecused(kernel, tx, jurisdictionId, matterId, staff.personId))
      throw new Refusal('recused', { step: 'reveal' })
    await recordLook(kernel, tx, staff, { proceedingId: matterId, what: 'reporter', reason, most: dailyCap })
    const open = (box: Buffer | null) => (box ? kernel.vault.decrypt('reporter', box) : null)
    return { name: open(row.reporterName), phone: open(row.reporterPhone) }
  })
}
