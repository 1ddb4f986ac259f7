/** What was heard at a door and advised: the only file that touches visit.note. Encrypted, opened one at a time, each time on record; no list, no search, no export. A consent taken back erases them in the same transaction (sql: obey_withdrawal). */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { recordRead, registrySight, requireRegistryReader } from '../registry/index.ts'
import type { Staff } from '../territory/index.ts'
import type { Outcome } from './due.ts'

/** Key of the vault under which notes lie. */
const purpose = 'visit.note'

export interface Note {
  readonly heard: string
  readonly advice: string
}

/** Null when nothing was said. */
export function noteBox({ vault }: Pick<Kernel, 'vault'>, { heard, advice }: Note): Buffer | null {
  return heard === '' && advice === '' ? null : vault.encrypt(purpose, JSON.stringify({ heard, advice }))
}

/** Puts a note into the visit just written; the table itself refuses one without consent. */
export async function keepNote(tx: Tx, jurisdictionId: number, visitId: string, note: Buffer): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ note })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', visitId)
    .execute()
}

/**
 * Opens one note for the people of the household's grid and community: whoever lost the household from sight lost its
 * notes as well. Written into the record of reads of everybody in the household.
 * @throws Refusal notYours, notFound
 */
export async function readNote(kernel: Kernel, staff: Staff, visitId: string): Promise<Note> {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  return kernel.db.within(registrySight(staff), async tx => {
    const row = await tx
      .selectFrom('visit as v')
      .innerJoin('household as h', join =>
        join.onRef('h.jurisdictionId', '=', 'v.jurisdictionId').onRef('h.id', '=', 'v.householdId'),
      )
      .select(['v.note', 'h.id as householdId'])
      .where('v.jurisdictionId', '=', jurisdictionId)
      .where('v.id', '=', visitId)
      .executeTakeFirst()
    if (!row?.note) throw new Refusal('notFound', {})
    const residents = await tx
      .selectFrom('resident')
      .select('id')
      .where('jurisdictionId', '=', jurisdictionId)
      .where('householdId', '=', row.householdId)
      .where('mergedInto', 'is', null)
      .execute()
    await recordRead(tx, {
      jurisdictionId,
      at: kernel.clock.now(),
      personId,
      what: 'visitNote',
      residentIds: residents.map(it => it.id),
    })
    return JSON.parse(kernel.vault.decrypt(purpose, row.note)) as Note
  })
}

/** A visit as the resident is shown it. */
export interface OwnVisit {
  readonly on: string
  readonly outcome: Outcome
  readonly hasNote: boolean
  /** Only in a copy asked for. */
  readonly note: Note | null
}

/**
 * Visits to a resident's household since the resident is of it, for the resident: what was before concerns others.
 * @param withNotes to somebody who proved who they are; whoever hands it over records the read
 */
export async function ownVisits(
  { vault }: Pick<Kernel, 'vault'>,
  tx: Tx,
  jurisdictionId: number,
  resident: { readonly householdId: string; readonly since: Date },
  withNotes: boolean,
): Promise<readonly OwnVisit[]> {
  const { rows } = await sql<{ on: string; outcome: Outcome; note: Buffer | null }>`
    select v.on_day as on, v.outcome, v.note from visit v
    where v.jurisdiction_id = ${jurisdictionId} and v.household_id = ${resident.householdId} and v.at >= ${resident.since}
      and not exists (select from visit c where c.jurisdiction_id = v.jurisdiction_id and c.replaces = v.id)
    order by v.at desc limit 200`.execute(tx)
  const opened = (box: Buffer | null) =>
    box && withNotes ? (JSON.parse(vault.decrypt(purpose, box)) as Note) : null
  return rows.map(({ on, outcome, note }) => ({ on, outcome, hasNote: note !== null, note: opened(note) }))
}

/** The note of an entry that was corrected goes: what was heard stands once, in the words that are right. */
export async function eraseNote(tx: Tx, jurisdictionId: number, visitId: string): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ note: null })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', visitId)
    .execute()
}

/** Notes of many visits at once, whose consent is noted with them: for the demo. */
export async function keepNotes(
  tx: Tx,
  jurisdictionId: number,
  visitIds: readonly string[],
  notes: readonly Buffer[],
): Promise<void> {
  await sql`
    update visit v set consented = true, note = n.note
    from unnest(${[...visitIds]}::uuid[], ${[...notes]}::bytea[]) as n(id, note)
    where v.jurisdiction_id = ${jurisdictionId} and v.id = n.id`.execute(tx)
}
