/** Legal publicity: the year's plan, what was done with a count of those present and no ranking, prompts received and answered (法治宣传教育法第二十四条、第三十条、第五十六条、第五十七条). */
import { claimRecordFiles } from '../kernel/claims.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay, instantOf } from '../proceedings/days.ts'
import { type Staff, territoryOf } from '../territory/index.ts'
import { refuseInput, writeOnce } from './once.ts'
import { requireMay } from './policy.ts'
import { saidOf } from './sealed.ts'
import type { ItemAsk, PromptAsk, SessionAsk } from './shape.ts'

/** @throws Refusal notYours, invalidInput, actReused */
export async function planItem(kernel: Kernel, staff: Staff, ask: ItemAsk): Promise<{ id: string }> {
  requireMay(staff, 'planPublicity', ask.communityId)
  await requireCommunity(kernel, ask.communityId)
  await kernel.db.within(staff.sight, tx =>
    writeOnce(tx, 'publicityItem', { ...ask, ...made(kernel, staff, ask) }),
  )
  return { id: ask.id }
}

/** What will not be held stays in the plan with the reason. @throws Refusal notFound, notYours, counselState */
export async function dropItem(
  kernel: Kernel,
  staff: Staff,
  id: string,
  reason: string,
): Promise<{ id: string }> {
  await kernel.db.within(staff.sight, async tx => {
    const item = await lockItem(tx, staff.jurisdictionId, id)
    requireMay(staff, 'planPublicity', item.communityId)
    if (item.droppedWhy === reason) return
    if (item.droppedWhy !== null) throw new Refusal('counselState', { reason: 'dropped' })
    await tx
      .updateTable('publicityItem')
      .set({ droppedAt: kernel.clock.now(), droppedWhy: reason })
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .where('id', '=', id)
      .execute()
  })
  return { id }
}

/** @throws Refusal notYours, notFound, invalidInput, counselUnfit, actReused */
export async function recordSession(
  kernel: Kernel,
  staff: Staff,
  { photos, ...ask }: SessionAsk,
  claim: string | undefined,
): Promise<{ id: string }> {
  requireMay(staff, 'recordPublicity', ask.communityId)
  await requireCommunity(kernel, ask.communityId)
  if (ask.onDay > civilDay(kernel.clock.now())) throw new Refusal('counselUnfit', { reason: 'notYetHeld' })
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    if (ask.itemId) {
      const item = await lockItem(tx, jurisdictionId, ask.itemId)
      if (item.communityId !== null && item.communityId !== ask.communityId)
        throw new Refusal('counselUnfit', { reason: 'itemElsewhere' })
    }
    const row = { ...ask, forms: [...ask.forms], ...made(kernel, staff, { ...ask, photos }) }
    await writeOnce(tx, 'publicitySession', row)
    await claimRecordFiles(tx, kernel, {
      ...{ jurisdictionId, ids: photos, recordKind: 'publicity', recordId: ask.id, gridId: null },
      ...{ communityId: ask.communityId, takenNear: instantOf(ask.onDay, '12:00') },
      ...{ claim: claim ?? null, personId },
    })
  })
  return { id: ask.id }
}

/** @throws Refusal notYours, invalidInput, actReused */
export async function takePrompt(kernel: Kernel, staff: Staff, ask: PromptAsk): Promise<{ id: string }> {
  requireMay(staff, 'planPublicity', ask.communityId)
  await requireCommunity(kernel, ask.communityId)
  if (ask.receivedOn > civilDay(kernel.clock.now())) refuseInput('receivedOn', 'future')
  await kernel.db.within(staff.sight, tx =>
    writeOnce(tx, 'publicityPrompt', { ...ask, ...made(kernel, staff, ask) }),
  )
  return { id: ask.id }
}

/** What was improved, reported back once (第五十七条). @throws Refusal notFound, notYours, counselState, invalidInput */
export async function answerPrompt(
  kernel: Kernel,
  staff: Staff,
  id: string,
  { feedback, fedBackOn }: { readonly feedback: string; readonly fedBackOn: string },
): Promise<{ id: string }> {
  const { jurisdictionId, personId } = staff
  await kernel.db.within(staff.sight, async tx => {
    const row = await tx
      .selectFrom('publicityPrompt')
      .select(['communityId', 'feedback', 'receivedOn'])
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('notFound', {})
    requireMay(staff, 'planPublicity', row.communityId)
    if (row.feedback === feedback) return
    if (row.feedback !== null) throw new Refusal('counselState', { reason: 'fedBack' })
    if (fedBackOn > civilDay(kernel.clock.now())) refuseInput('fedBackOn', 'future')
    if (fedBackOn < String(row.receivedOn)) refuseInput('fedBackOn', 'beforeStart')
    await tx
      .updateTable('publicityPrompt')
      .set({ feedback, fedBackOn, fedBackBy: personId })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
  })
  return { id }
}

const made = (
  kernel: Kernel,
  { jurisdictionId, personId }: Staff,
  ask: Readonly<Record<string, unknown>> & { readonly id: string },
) => ({
  id: ask.id,
  jurisdictionId,
  madeBy: personId,
  madeAt: kernel.clock.now(),
  said: saidOf(kernel, ask),
})

async function requireCommunity(kernel: Kernel, id: string | null): Promise<void> {
  if (id !== null && !(await territoryOf(kernel)).community(id)) refuseInput('communityId', 'notFound')
}

async function lockItem(tx: Tx, jurisdictionId: number, id: string) {
  const item = await tx
    .selectFrom('publicityItem')
    .select(['communityId', 'droppedWhy'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!item) throw new Refusal('notFound', {})
  return item
}
