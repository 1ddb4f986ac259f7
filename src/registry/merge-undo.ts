/** A merge is undone: both entries stand again with what was theirs; what was changed since stays as it is, and is said. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { idBeside, logChange, type Values, type Writer, writerOf } from './change-log.ts'
import { columnsOf, valuesOf } from './fields.ts'
import { type MergeContent, mergePurpose } from './merge.ts'
import { pointersReturn } from './merge-pointers.ts'
import { mergeRoles, registrySight, requireOneOf, requireRegistryReader } from './policy.ts'
import { lockResident, type ResidentRow } from './store.ts'

/** @throws Refusal notYours, notFound, mergeUnfit (undone, merged again, erased) */
export async function undoMerge(kernel: Kernel, staff: Staff, id: string) {
  requireRegistryReader(staff)
  requireOneOf(staff, mergeRoles, 'merge')
  const { jurisdictionId, personId } = staff
  return kernel.db.within(registrySight(staff), async tx => {
    const merge = await tx
      .selectFrom('residentMerge')
      .selectAll()
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!merge) throw new Refusal('notFound', { what: 'merge' })
    if (merge.undoneAt !== null && merge.undoneBy === personId) return { id, again: true, kept: [] }
    if (merge.undoneAt !== null) throw new Refusal('mergeUnfit', { reason: 'undone' })
    const content = JSON.parse(kernel.vault.decrypt(mergePurpose, merge.content)) as MergeContent
    const kept = await keptOf(tx, jurisdictionId, merge.keptId)
    const at = kernel.clock.now()
    const changed = await giveBack(kernel, tx, writerOf(staff), {
      id,
      at,
      kept,
      goneId: merge.goneId,
      content,
    })
    await tx
      .updateTable('residentMerge')
      .set({ undoneAt: at, undoneBy: personId })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    return { id, again: false, kept: changed }
  })
}

async function keptOf(tx: Tx, jurisdictionId: number, id: string): Promise<ResidentRow> {
  const merged = await tx
    .selectFrom('resident')
    .select(['mergedInto'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (merged?.mergedInto) throw new Refusal('mergeUnfit', { reason: 'later' })
  return lockResident(tx, jurisdictionId, id)
}

interface Undoing {
  readonly id: string
  readonly at: Date
  readonly kept: ResidentRow
  readonly goneId: string
  readonly content: MergeContent
}

async function giveBack(kernel: Kernel, tx: Tx, writer: Writer, of: Undoing): Promise<string[]> {
  const { kept, goneId, content, at } = of
  const { jurisdictionId } = writer
  const versions = kept.versions as Record<string, number>
  const isAsMerged = (field: string) => versions[field] === content.versions[field]
  const fields = Object.keys(content.before)
  const restored = Object.fromEntries(fields.filter(isAsMerged).map(field => [field, content.before[field]!]))
  const now = valuesOf(kernel.vault, 'resident', kept)
  const before: Values = Object.fromEntries(Object.keys(restored).map(field => [field, now[field]!]))
  const renewed = Object.fromEntries(Object.keys(restored).map(field => [field, versions[field]! + 1]))
  const set = (id: string, values: object) =>
    tx
      .updateTable('resident')
      .set({ ...values, changedAt: at } as never)
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
  const home = content.home ? { ...content.home } : {}
  await set(kept.id, {
    ...columnsOf(kernel.vault, restored),
    ...home,
    versions: JSON.stringify({ ...versions, ...renewed }),
  })
  await requireTwoNumbers(tx, jurisdictionId, kept.id, goneId)
  await set(goneId, { mergedInto: null })
  await pointersReturn(tx, jurisdictionId, goneId, content.followed)
  if (content.emptied)
    await tx
      .updateTable('household')
      .set({ movedOutOn: null })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', content.emptied)
      .execute()
  const log = (what: string, subjectId: string, was: Values, after: Values) =>
    logChange(
      kernel,
      tx,
      writer,
      { at, deviceId: null },
      {
        ...{ id: idBeside(of.id, what), subject: 'resident', subjectId, kind: 'unmerged' },
        ...{ before: was, after },
      },
    )
  await log('undone', kept.id, before, restored)
  await log('undone gone', goneId, {}, {})
  return fields.filter(field => !isAsMerged(field))
}

/** The entry kept was given the other's ID number since: two people cannot have it. @throws Refusal mergeUnfit */
async function requireTwoNumbers(
  tx: Tx,
  jurisdictionId: number,
  keptId: string,
  goneId: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('resident')
    .select('idNumberIndex')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', [keptId, goneId])
    .where('idNumberIndex', 'is not', null)
    .execute()
  const [one, other] = rows.map(row => row.idNumberIndex)
  if (one && other && one.equals(other)) throw new Refusal('mergeUnfit', { reason: 'sameIdNumber' })
}
