/** What of the registry is read on behalf of the resident it is about: the entry itself, the home, what was owned or rented, who looked. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { valuesOf } from '../registry/fields.ts'
import type { Writer } from '../registry/index.ts'

export async function versionsOf(
  tx: Tx,
  jurisdictionId: number,
  residentId: string,
): Promise<Record<string, number>> {
  return (await entryOf(tx, jurisdictionId, residentId)).versions as Record<string, number>
}

/** @throws Refusal notFound */
export async function entryOf(tx: Tx, jurisdictionId: number, residentId: string) {
  const row = await tx
    .selectFrom('resident')
    .selectAll()
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', residentId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'resident' })
  return row
}

export async function ownValues(kernel: Kernel, tx: Tx, jurisdictionId: number, residentId: string) {
  const row = await entryOf(tx, jurisdictionId, residentId)
  const values = valuesOf(kernel.vault, 'resident', row) as Record<string, string | null>
  return { row, values }
}

export async function tenuresOf(tx: Tx, jurisdictionId: number, residentId: string) {
  const { rows } = await sql<{
    kind: 'owns' | 'rents'
    fromOn: string | null
    toOn: string | null
    compound: string
    building: string
    entrance: string
    number: string
  }>`
    select t.kind, t.from_on as "fromOn", t.to_on as "toOn", c.name as compound, b.name as building, d.entrance, d.number
    from tenure t join dwelling d on d.jurisdiction_id = t.jurisdiction_id and d.id = t.dwelling_id
      join building b on b.jurisdiction_id = d.jurisdiction_id and b.id = d.building_id
      join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
    where t.jurisdiction_id = ${jurisdictionId} and t.resident_id = ${residentId} order by t.from_on nulls first`.execute(
    tx,
  )
  return rows
}

export async function needsOf(tx: Tx, jurisdictionId: number, residentId: string) {
  return tx
    .selectFrom('serviceNeed')
    .select(['id', 'kind', 'everyDays', 'askedOn'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('endedOn', 'is', null)
    .orderBy('askedOn')
    .execute()
}

export async function useOf(tx: Tx, jurisdictionId: number, dwellingId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('dwelling')
    .select('use')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', dwellingId)
    .executeTakeFirst()
  return row?.use ?? null
}

export interface Look {
  readonly at: Date
  readonly what: string
  readonly reason: string | null
  /** Null: the resident. */
  readonly by: { readonly name: string; readonly role: string | null; readonly unit: string | null } | null
  readonly place: 'grid' | 'community' | null
}

export async function readsOf(
  _tx: Tx,
  _jurisdictionId: number,
  _residentId: string,
  _page: { readonly limit?: number; readonly before?: Date },
): Promise<readonly Look[]> {
  return []
}

export async function eraseResident(
  _kernel: Kernel,
  _tx: Tx,
  _writer: Writer,
  _entry: object,
  _residentId: string,
): Promise<void> {}
export async function freezeResident(
  _kernel: Kernel,
  _tx: Tx,
  _writer: Writer,
  _entry: object,
  _residentId: string,
): Promise<void> {}
