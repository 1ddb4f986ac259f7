/** Two entries of one person become one: chosen values, and everything that points at the entry that goes; all of it kept so that it can be undone. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { idBeside, logChange, type Values, type Writer, writerOf } from './change-log.ts'
import { columnsOf, valuesOf } from './fields.ts'
import { type Followed, pointersFollow } from './merge-pointers.ts'
import { shownIn } from './page.ts'
import { mergeRoles, registrySight, requireOneOf, requireRegistryReader } from './policy.ts'
import { residentsShown } from './present.ts'
import { recordRead } from './reads.ts'
import type { MergeAsk } from './shape-desk.ts'
import { lockResident, type ResidentRow } from './store.ts'

export const mergePurpose = 'registry.change'

/** What it takes to undo a merge. */
export interface MergeContent {
  /** Values of the entry kept that were replaced. */
  readonly before: Values
  /** Versions of the replaced fields after the merge: what has another by now was changed since. */
  readonly versions: Readonly<Record<string, number>>
  readonly home: Home | null
  readonly followed: Followed
  /** Household left empty and therefore ended. */
  readonly emptied: string | null
}
export interface Home {
  readonly householdId: string | null
  readonly buildingId: string
  readonly communityId: string
}

/** What would become of the two, before anybody decides. @throws Refusal notYours, notFound, mergeUnfit */
export async function previewMerge(
  kernel: Kernel,
  staff: Staff,
  { keptId, goneId }: Pick<MergeAsk, 'keptId' | 'goneId'>,
) {
  requireRegistryReader(staff)
  requireOneOf(staff, mergeRoles, 'merge')
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  return kernel.db.within(registrySight(staff), async tx => {
    const { kept, gone } = await bothOf(tx, jurisdictionId, keptId, goneId)
    const shown = await residentsShown(kernel, tx, jurisdictionId, [keptId, goneId], civilDay(at))
    await recordRead(tx, {
      jurisdictionId,
      at,
      personId,
      what: 'page',
      residentIds: [...new Set(shownIn(shown))],
    })
    const [one, other] = shown as [(typeof shown)[0], (typeof shown)[0]]
    const [a, b] = [valuesOf(kernel.vault, 'resident', kept), valuesOf(kernel.vault, 'resident', gone)]
    const masked = (of: object, field: string, value: Values[string]) =>
      field === 'phone' || field === 'idNumber' ? (of as Values)[field]! : value
    return {
      kept: one,
      gone: other,
      fields: Object.keys(a).map(field => ({
        field,
        kept: masked(one, field, a[field]!),
        gone: masked(other, field, b[field]!),
        same: a[field] === b[field],
        filled: a[field] === null && b[field] !== null,
      })),
      follows: {
        tenures: other.tenures.length,
        consents: other.consents.filter(consent => consent.id !== null).length,
        needs: other.needs.length,
        guardianships: other.guardians.length + other.wards.length,
      },
    }
  })
}

/** @throws Refusal notYours, notFound, mergeUnfit, invalidInput, actReused */
export async function mergeResidents(kernel: Kernel, staff: Staff, asked: MergeAsk) {
  requireRegistryReader(staff)
  requireOneOf(staff, mergeRoles, 'merge')
  const { jurisdictionId } = staff
  return kernel.db.within(registrySight(staff), async tx => {
    if (await isMerged(tx, jurisdictionId, asked)) return { id: asked.id, again: true }
    const { kept, gone } = await bothOf(tx, jurisdictionId, asked.keptId, asked.goneId)
    await carryOut(kernel, tx, writerOf(staff), asked, kept, gone)
    return { id: asked.id, again: false }
  })
}

async function isMerged(tx: Tx, jurisdictionId: number, { id, keptId, goneId }: MergeAsk): Promise<boolean> {
  const known = await tx
    .selectFrom('residentMerge')
    .select(['keptId', 'goneId'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (known && (known.keptId !== keptId || known.goneId !== goneId)) throw new Refusal('actReused')
  return known !== undefined
}

/** Both locked, always in the same order, so that two merges do not wait for each other. */
async function bothOf(tx: Tx, jurisdictionId: number, keptId: string, goneId: string) {
  if (keptId === goneId) throw new Refusal('mergeUnfit', { reason: 'same' })
  const rows = new Map<string, ResidentRow>()
  for (const id of [keptId, goneId].sort()) rows.set(id, await lockResident(tx, jurisdictionId, id))
  const [kept, gone] = [rows.get(keptId)!, rows.get(goneId)!]
  if (kept.idNumberIndex && gone.idNumberIndex && !kept.idNumberIndex.equals(gone.idNumberIndex))
    throw new Refusal('mergeUnfit', { reason: 'twoIdNumbers' })
  return { kept, gone }
}

async function carryOut(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  asked: MergeAsk,
  kept: ResidentRow,
  gone: ResidentRow,
): Promise<void> {
  const { jurisdictionId } = writer
  const at = kernel.clock.now()
  const taken = takenValues(
    valuesOf(kernel.vault, 'resident', kept),
    valuesOf(kernel.vault, 'resident', gone),
    asked.take,
  )
  const versions = kept.versions as Record<string, number>
  const renewed = Object.fromEntries(
    Object.keys(taken.after).map(field => [field, (versions[field] ?? 0) + 1]),
  )
  const log = (id: string, subjectId: string, before: Values, after: Values) =>
    logChange(
      kernel,
      tx,
      writer,
      { at, deviceId: null },
      { id, subject: 'resident', subjectId, kind: 'merged', before, after },
    )
  await log(asked.id, kept.id, taken.before, taken.after)
  await log(idBeside(asked.id, 'gone'), gone.id, {}, {})
  const own = (id: string) => ({ jurisdictionId, id })
  // First out of the way: an ID number is unique among those that stand.
  await update(tx, own(gone.id), { mergedInto: kept.id, changedAt: at })
  const home: Home | null =
    kept.householdId === null && gone.householdId !== null
      ? { householdId: null, buildingId: kept.buildingId, communityId: kept.communityId }
      : null
  const moved = home
    ? {
        householdId: gone.householdId,
        buildingId: gone.buildingId,
        communityId: gone.communityId,
        leftOn: null,
      }
    : {}
  const sources = { ...(kept.sources as object), ...pick(gone.sources, Object.keys(taken.after)) }
  await update(tx, own(kept.id), {
    ...{ ...columnsOf(kernel.vault, taken.after), ...moved, changedAt: at },
    versions: JSON.stringify({ ...versions, ...renewed }),
    sources: JSON.stringify(sources),
  })
  const followed = await pointersFollow(tx, jurisdictionId, gone, { ...kept, ...moved })
  const emptied = await endIfEmpty(tx, jurisdictionId, gone.householdId, civilDay(at))
  const content: MergeContent = { before: taken.before, versions: renewed, home, followed, emptied }
  await tx
    .insertInto('residentMerge')
    .values({
      ...{ jurisdictionId, id: asked.id, keptId: kept.id, goneId: gone.id, personId: writer.personId, at },
      content: kernel.vault.encrypt(mergePurpose, JSON.stringify(content)),
    })
    .execute()
}

/** What was asked for, and what the entry kept had not. */
function takenValues(kept: Values, gone: Values, take: readonly string[]) {
  const unknown = take.find(field => !(field in kept))
  if (unknown !== undefined)
    throw new Refusal('invalidInput', { procedure: 'registry', input: unknown, problem: 'undeclared' })
  const fields = Object.keys(kept).filter(
    field =>
      gone[field] !== kept[field] && gone[field] !== null && (take.includes(field) || kept[field] === null),
  )
  const of = (values: Values) => Object.fromEntries(fields.map(field => [field, values[field] ?? null]))
  return { before: of(kept), after: of(gone) }
}

async function update(
  tx: Tx,
  { jurisdictionId, id }: { readonly jurisdictionId: number; readonly id: string },
  set: object,
): Promise<void> {
  await tx
    .updateTable('resident')
    .set(set as never)
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', id)
    .execute()
}

/** A household whose only person turned out to live next door, so to speak, is none. */
async function endIfEmpty(
  tx: Tx,
  jurisdictionId: number,
  householdId: string | null,
  onDay: string,
): Promise<string | null> {
  if (householdId === null) return null
  const left = await tx
    .selectFrom('resident')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('householdId', '=', householdId)
    .where('mergedInto', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (left) return null
  const { numUpdatedRows } = await tx
    .updateTable('household')
    .set({ movedOutOn: onDay })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', householdId)
    .where('movedOutOn', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0 ? householdId : null
}

function pick(from: unknown, fields: readonly string[]): object {
  const all = from as Readonly<Record<string, unknown>>
  return Object.fromEntries(fields.flatMap(field => (all[field] ? [[field, all[field]]] : [])))
}
