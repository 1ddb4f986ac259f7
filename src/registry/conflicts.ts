/** Two people changed one field without knowing of each other: both values are kept and shown, a person picks. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Staff } from '../territory/index.ts'
import { changeWithin } from './change.ts'
import { contentOf, logChange, type Writer, writerOf } from './change-log.ts'
import { type Row, valuesOf } from './fields.ts'
import { type LoggedChange, loggedOf, peopleBehind } from './history.ts'
import { addressText, maskedValue } from './masks.ts'
import { placeInSight } from './place-asked.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import type { Subject } from './shape.ts'
import type { ConflictAnswer } from './shape-answers.ts'
import type { PlaceQuery } from './shape-desk.ts'
import { lockSubject, readSubject } from './store.ts'

const mostShown = 100

/** Open conflicts of a place, or of everything in sight. */
export async function listConflicts(kernel: Kernel, staff: Staff, query: PlaceQuery, t: Translate) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const isPlace = query.grid ?? query.community ?? query.building
  const place = isPlace ? await placeInSight(kernel, staff, query) : null
  return kernel.db.within(registrySight(staff), async tx => {
    const buildingIds = place?.buildings.map(building => building.id) ?? null
    const subjects = await subjectsWithConflicts(tx, jurisdictionId, buildingIds)
    const conflicts = await conflictsOf(kernel, tx, jurisdictionId, subjects, t)
    const shown: string[] = []
    for (const { subject, subjectId } of conflicts)
      shown.push(
        ...(subject === 'resident'
          ? [subjectId]
          : await peopleBehind(tx, jurisdictionId, subject, subjectId)),
      )
    const read = { jurisdictionId, at: kernel.clock.now(), personId, what: 'page' as const }
    if (shown.length > 0) await recordRead(tx, { ...read, residentIds: [...new Set(shown)] })
    return { conflicts: [...conflicts] }
  })
}

async function subjectsWithConflicts(
  tx: Tx,
  jurisdictionId: number,
  buildingIds: readonly string[] | null,
): Promise<string[]> {
  const there = buildingIds
    ? sql`and coalesce(r.building_id, h.building_id, d.building_id) = any (${[...buildingIds]}::uuid[])`
    : sql``
  const { rows } = await sql<{ id: string }>`
    select distinct c.subject_id as id from registry_change c
    left join resident r on r.jurisdiction_id = c.jurisdiction_id and r.id = c.subject_id and c.subject = 'resident'
    left join household h on h.jurisdiction_id = c.jurisdiction_id and h.id = c.subject_id and c.subject = 'household'
    left join dwelling d on d.jurisdiction_id = c.jurisdiction_id and d.id = c.subject_id and c.subject = 'dwelling'
    where c.jurisdiction_id = ${jurisdictionId} and c.state = 'conflict' ${there} limit ${mostShown}`.execute(
    tx,
  )
  return rows.map(row => row.id)
}

/** Open conflicts of these residents, households and dwellings. Whoever calls records the read. */
export async function conflictsOf(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  subjectIds: readonly string[],
  t: Translate,
): Promise<readonly ConflictAnswer[]> {
  const logged = await loggedOf(tx, jurisdictionId, subjectIds)
  const open = logged.filter(row => row.state === 'conflict')
  const subjects = await subjectsOf(kernel, tx, jurisdictionId, open, t)
  return open.flatMap(row => {
    const subject = subjects.get(row.subjectId)
    const field = row.fields[0]
    if (!subject || field === undefined) return []
    // Who said what stands now: the newest change of the field that was applied.
    const stands = logged.find(
      one => one.subjectId === row.subjectId && one.state === 'applied' && one.fields.includes(field),
    )
    const said = (from: LoggedChange | undefined, value: string | number | null) => ({
      value: maskedValue(field, value),
      by: from?.by ?? null,
      at: from?.at.toISOString() ?? null,
      device: from?.device ?? null,
    })
    return {
      ...{ id: row.id, subject: row.subject, subjectId: row.subjectId, title: subject.title, field },
      current: said(stands, subject.values[field] ?? null),
      other: said(row, contentOf(kernel.vault, row.content).after[field] ?? null),
    }
  })
}

interface Titled {
  readonly title: string
  readonly values: Readonly<Record<string, string | number | null>>
}

async function subjectsOf(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  rows: readonly LoggedChange[],
  t: Translate,
): Promise<ReadonlyMap<string, Titled>> {
  const titled = new Map<string, Titled>()
  for (const { subject, subjectId } of rows) {
    if (titled.has(subjectId)) continue
    const row: Row | null = await readSubject(tx, jurisdictionId, subject, subjectId)
    if (row === null) continue
    const title =
      subject === 'resident' ? String(row.name) : await doorOf(tx, jurisdictionId, subject, row, t)
    titled.set(subjectId, { title, values: valuesOf(kernel.vault, subject, row) })
  }
  return titled
}

async function doorOf(
  tx: Tx,
  jurisdictionId: number,
  subject: Subject,
  row: Row,
  t: Translate,
): Promise<string> {
  const dwellingId = String(subject === 'dwelling' ? row.id : row.dwellingId)
  const { rows } = await sql<{ compound: string; building: string; entrance: string; number: string }>`
    select c.name as compound, b.name as building, d.entrance, d.number from dwelling d
    join building b on b.jurisdiction_id = d.jurisdiction_id and b.id = d.building_id
    join compound c on c.jurisdiction_id = d.jurisdiction_id and c.id = b.compound_id
    where d.jurisdiction_id = ${jurisdictionId} and d.id = ${dwellingId}`.execute(tx)
  return rows[0] ? addressText(rows[0], t) : ''
}

export interface Pick {
  readonly entryId: string
  readonly keep: 'current' | 'other'
}

/** @throws Refusal notYours, notFound, registryUnfit (settled meanwhile, value erased), actReused, and what a change may refuse */
export async function pickConflict(kernel: Kernel, staff: Staff, id: string, pick: Pick) {
  requireRegistryReader(staff)
  const { jurisdictionId } = staff
  return kernel.db.within(registrySight(staff), async tx => {
    const conflict = await tx
      .selectFrom('registryChange')
      .selectAll()
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!conflict || !['conflict', 'picked', 'dropped'].includes(conflict.state))
      throw new Refusal('notFound', { what: 'conflict' })
    if (await isPicked(tx, jurisdictionId, pick.entryId, id)) return { again: true }
    if (conflict.state !== 'conflict') throw new Refusal('registryUnfit', { reason: 'conflictSettled' })
    const subject = conflict.subject as Subject
    const [field] = conflict.fields
    const value = contentOf(kernel.vault, conflict.content).after[field!]
    if (value === undefined) throw new Refusal('registryUnfit', { reason: 'valueGone' })
    const of = { subject, subjectId: conflict.subjectId, field: field!, value, picks: id }
    await (pick.keep === 'other' ? takeOther : keepCurrent)(kernel, tx, writerOf(staff), pick.entryId, of)
    await tx
      .updateTable('registryChange')
      .set({ state: pick.keep === 'other' ? 'picked' : 'dropped' })
      .where('jurisdictionId', '=', jurisdictionId)
      .where('id', '=', id)
      .execute()
    return { again: false }
  })
}

/** @throws Refusal actReused when the entry is of something else */
async function isPicked(tx: Tx, jurisdictionId: number, entryId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('registryChange')
    .select('picks')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', entryId)
    .executeTakeFirst()
  if (row && row.picks !== id) throw new Refusal('actReused')
  return row !== undefined
}

interface Picked {
  readonly subject: Subject
  readonly subjectId: string
  readonly field: string
  readonly value: string | number | null
  readonly picks: string
}

async function takeOther(kernel: Kernel, tx: Tx, writer: Writer, id: string, of: Picked): Promise<void> {
  const row: Row = await lockSubject(tx, writer.jurisdictionId, of.subject, of.subjectId)
  const { subject, subjectId, picks } = of
  await changeWithin(
    kernel,
    tx,
    writer,
    { id, at: kernel.clock.now(), deviceId: null },
    {
      subject,
      subjectId,
      picks,
      seen: row.versions as Record<string, number>,
      set: { [of.field]: of.value },
    },
  )
}

async function keepCurrent(kernel: Kernel, tx: Tx, writer: Writer, id: string, of: Picked): Promise<void> {
  const row: Row = await lockSubject(tx, writer.jurisdictionId, of.subject, of.subjectId)
  const current = { [of.field]: valuesOf(kernel.vault, of.subject, row)[of.field] ?? null }
  await logChange(
    kernel,
    tx,
    writer,
    { at: kernel.clock.now(), deviceId: null },
    {
      ...{ id, subject: of.subject, subjectId: of.subjectId, kind: 'changed', picks: of.picks },
      ...{ before: current, after: current },
    },
  )
}
