/** How a unit numbers its papers: its short name and the form of the number, decided by whoever leads it. */
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { requireKeeper } from './policy.ts'
import type { officeAskShape } from './shape.ts'

/** @throws Refusal notYours, changedMeanwhile, invalidInput */
export async function keepOffice(
  kernel: Kernel,
  staff: Staff,
  ask: z.infer<typeof officeAskShape>,
): Promise<void> {
  requireKeeper(staff, ask.unitId)
  if (
    ask.numberForm !== null &&
    !(ask.numberForm.includes('{{year}}') && ask.numberForm.includes('{{serial}}'))
  )
    throw new Refusal('templateUnfit', { reason: 'numberForm' })
  const { jurisdictionId, personId } = staff
  const { unitId, shortName, numberForm, seen } = ask
  const at = kernel.clock.now()
  const territory = await territoryOf(kernel)
  if (!territory.unit(unitId)) throw new Refusal('notFound', {})
  await kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('paperOffice')
      .select('revision')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('unitId', '=', unitId)
      .forUpdate()
      .executeTakeFirst()
    if ((row?.revision ?? 0) !== seen) throw new Refusal('changedMeanwhile', { what: 'paperForm' })
    const values = { shortName, numberForm, personId, at, revision: seen + 1 }
    if (row)
      await tx
        .updateTable('paperOffice')
        .set(values)
        .where('jurisdictionId', '=', jurisdictionId)
        .where('unitId', '=', unitId)
        .execute()
    else
      await tx
        .insertInto('paperOffice')
        .values({ jurisdictionId, unitId, ...values })
        .execute()
  })
}
