/** Where dwellings are and what they are used for, as their residents and owners are told it. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'

export interface Dwelling {
  readonly id: string
  readonly use: string
  readonly compound: string
  readonly building: string
  readonly entrance: string
  readonly number: string
}

export async function dwellingsOf(
  tx: Tx,
  jurisdictionId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Dwelling>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Dwelling>`
    select d.id, d.use, d.entrance, d.number, c.name as compound, b.name as building
    from dwelling d join building b on b.jurisdiction_id = d.jurisdiction_id and b.id = d.building_id
      join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
    where d.jurisdiction_id = ${jurisdictionId} and d.id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(row => [row.id, row]))
}
