/** A field of a resident, a household or a dwelling is changed: at once, or as a conflict when the writer had not seen the newest value and says another. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import {
  type Entry,
  idBeside,
  logChange,
  sentBefore,
  type Values,
  type Writer,
  writerOf,
} from './change-log.ts'
import { giveConsents, requireConsent, requireGuardianConsent } from './consents.ts'
import { bodyOf, type FieldEntry, type TakenEntry } from './field-entry.ts'
import { birthOf, columnsOf, type Row, tidied, valuesOf } from './fields.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { type ChangeBody, changeBodyShape, type Subject } from './shape.ts'
import { lockSubject, requireUnknown } from './store.ts'
import { isChild } from './terms.ts'

export type Versions = Readonly<Record<string, number>>
export interface Changed {
  readonly state: 'applied' | 'conflict'
  readonly versions: Versions
}
export type ChangeAsked = ChangeBody & {
  readonly kind?: 'changed' | 'corrected'
  /** The conflict this change decides. */
  readonly picks?: string
}

/** @throws Refusal notYours, notFound, invalidInput, idNumberUnfit, duplicateResident, registryUnfit, consentMissing, guardianNeeded, actReused */
export async function takeRegistryChange(
  kernel: Kernel,
  staff: Staff,
  entry: FieldEntry,
): Promise<TakenEntry> {
  requireRegistryReader(staff)
  const body = bodyOf(changeBodyShape, entry.body)
  return kernel.db.within(registrySight(staff), tx => changeWithin(kernel, tx, writerOf(staff), entry, body))
}

/** The same within a larger transaction, by whoever may: a visit that notes a refusal, a correction a resident asked for. */
export async function changeWithin(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Entry,
  asked: ChangeAsked,
): Promise<TakenEntry & { readonly answer: Changed }> {
  const { subject, subjectId } = asked
  const before = await sentBefore(kernel, tx, writer, entry.id, asked)
  const row: Row = await lockSubject(tx, writer.jurisdictionId, subject, subjectId)
  const versions = row.versions as Versions
  if (before) return { again: true, answer: { state: stateOf(before.conflicting), versions } }
  const todayOn = civilDay(kernel.clock.now())
  const current = valuesOf(kernel.vault, subject, row)
  const said = different(tidied(subject, asked.set, todayOn), current)
  const [late, fresh] = split(said, field => (asked.seen[field] ?? 0) < (versions[field] ?? 0))
  if (subject === 'resident')
    await giveConsents(tx, writer, entry.at, { id: subjectId }, asked.consents ?? [])
  const applied = await settled(kernel, tx, writer, { subject, subjectId, current, fresh })
  const renewed = {
    ...versions,
    ...Object.fromEntries(Object.keys(applied).map(f => [f, (versions[f] ?? 0) + 1])),
  }
  if (Object.keys(applied).length > 0)
    await write(kernel, tx, writer, { subject, subjectId, row, applied, versions: renewed })
  await log(kernel, tx, writer, entry, asked, { current, applied, late })
  return { again: false, answer: { state: stateOf(Object.keys(late)), versions: renewed } }
}

const stateOf = (conflicting: readonly string[]) => (conflicting.length > 0 ? 'conflict' : 'applied')

/** What says something else than is there: the same value said twice is no conflict. */
function different(set: Values, current: Values): Values {
  return split(set, field => set[field] !== current[field])[0]
}

function split(values: Values, belongs: (field: string) => boolean): readonly [Values, Values] {
  const entries = Object.entries(values)
  return [
    Object.fromEntries(entries.filter(([field]) => belongs(field))),
    Object.fromEntries(entries.filter(([field]) => !belongs(field))),
  ]
}

interface Settling {
  readonly subject: Subject
  readonly subjectId: string
  readonly current: Values
  readonly fresh: Values
}

/** What is really written: with what follows from it, and lawful together with what stays. */
async function settled(kernel: Kernel, tx: Tx, writer: Writer, of: Settling): Promise<Values> {
  if (of.subject === 'household') return settledHousehold(of, civilDay(kernel.clock.now()))
  if (of.subject === 'resident') return settledResident(kernel, tx, writer, of)
  return settledDwelling(tx, writer, of)
}

/** Two dwellings behind one door are one that was entered twice. */
async function settledDwelling(tx: Tx, writer: Writer, of: Settling): Promise<Values> {
  const { subjectId, current, fresh } = of
  if (!('entrance' in fresh || 'number' in fresh)) return fresh
  const after = { ...current, ...fresh }
  const other = await tx
    .selectFrom('dwelling as d')
    .innerJoin('dwelling as own', join =>
      join.onRef('own.jurisdictionId', '=', 'd.jurisdictionId').onRef('own.buildingId', '=', 'd.buildingId'),
    )
    .select('d.id')
    .where('own.jurisdictionId', '=', writer.jurisdictionId)
    .where('own.id', '=', subjectId)
    .where('d.id', '!=', subjectId)
    .where('d.entrance', '=', String(after.entrance))
    .where('d.number', '=', String(after.number))
    .executeTakeFirst()
  if (other) throw new Refusal('registryUnfit', { reason: 'doorTaken' })
  return fresh
}

function settledHousehold({ current, fresh }: Settling, todayOn: string): Values {
  const after = { ...current, ...fresh }
  if (fresh.movedInOn && String(fresh.movedInOn) > todayOn)
    throw new Refusal('invalidInput', {
      ...{ procedure: 'registry', input: 'movedInOn' },
      ...{ problem: 'afterToday', latest: todayOn },
    })
  if (after.movedInOn && after.movedOutOn && after.movedOutOn < after.movedInOn)
    throw new Refusal('registryUnfit', { reason: 'outBeforeIn', inOn: String(after.movedInOn) })
  if (after.visits === 'welcome' && after.visitsUntil !== null) return { ...fresh, visitsUntil: null }
  return fresh
}

async function settledResident(kernel: Kernel, tx: Tx, writer: Writer, of: Settling): Promise<Values> {
  const { subjectId, current, fresh } = of
  const { jurisdictionId } = writer
  const after = { ...current, ...fresh } as Record<string, string | null>
  if (after.name === null) throw new Refusal('missingInput', { procedure: 'registry', field: 'name' })
  const todayOn = civilDay(kernel.clock.now())
  const applied: Record<string, string | number | null> = { ...fresh }
  if (fresh.idNumber)
    await requireUnknown(tx, kernel.vault, jurisdictionId, String(fresh.idNumber), subjectId)
  if ('bornOn' in fresh || 'idNumber' in fresh) {
    const bornOn = birthOf(after.bornOn ?? null, after.idNumber ?? null)
    if (bornOn !== current.bornOn) applied.bornOn = bornOn
    if (isChild(bornOn, todayOn) && !isChild(current.bornOn as string | null, todayOn))
      await requireGuardianConsent(tx, jurisdictionId, subjectId, todayOn)
  }
  if (fresh.phone) await requireConsent(tx, jurisdictionId, subjectId, 'contact', todayOn)
  return applied
}

interface Writing {
  readonly subject: Subject
  readonly subjectId: string
  readonly row: Row
  readonly applied: Values
  readonly versions: Versions
}

async function write(kernel: Kernel, tx: Tx, writer: Writer, of: Writing): Promise<void> {
  const at = kernel.clock.now()
  const source = { by: writer.source, on: civilDay(at) }
  const sources = Object.fromEntries(Object.keys(of.applied).map(field => [field, source]))
  const beside =
    of.subject === 'resident'
      ? { sources: JSON.stringify({ ...(of.row.sources as object), ...sources }), changedAt: at }
      : {}
  await tx
    .updateTable(of.subject)
    .set({
      ...columnsOf(kernel.vault, of.applied),
      ...beside,
      versions: JSON.stringify(of.versions),
    } as never)
    .where('jurisdictionId', '=', writer.jurisdictionId)
    .where('id', '=', of.subjectId)
    .execute()
}

interface Outcome {
  readonly current: Values
  readonly applied: Values
  readonly late: Values
}

/** One line for what was applied, one for each field that waits for a person to pick. */
async function log(
  kernel: Kernel,
  tx: Tx,
  writer: Writer,
  entry: Entry,
  asked: ChangeAsked,
  { current, applied, late }: Outcome,
): Promise<void> {
  const { subject, subjectId, seen, kind = 'changed' } = asked
  const before = (values: Values) => split(current, field => field in values)[0]
  await logChange(kernel, tx, writer, entry, {
    ...{ id: entry.id, subject, subjectId, kind, seen, asked, picks: asked.picks ?? null },
    ...{ before: before(applied), after: applied, conflicting: Object.keys(late) },
  })
  for (const [field, value] of Object.entries(late))
    await logChange(kernel, tx, writer, entry, {
      ...{ id: idBeside(entry.id, field), subject, subjectId, kind, seen, state: 'conflict' },
      ...{ before: { [field]: current[field] ?? null }, after: { [field]: value } },
    })
}
