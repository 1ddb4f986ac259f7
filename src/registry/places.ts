/** Buildings and dwellings as the registry needs them: which community and grid, whether the writer's posts reach there. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { type RegistryScope, registryRoles } from './policy.ts'
import type { HouseholdBody } from './shape.ts'

export interface Spot {
  readonly buildingId: string
  readonly communityId: string
  readonly gridId: string | null
}

/** Where a building stands: under its grid's community, else its compound's. @throws Refusal notFound */
export async function spotOf(tx: Tx, jurisdictionId: number, buildingId: string): Promise<Spot> {
  const row = await tx
    .selectFrom('building')
    .innerJoin('compound', join =>
      join
        .onRef('compound.jurisdictionId', '=', 'building.jurisdictionId')
        .onRef('compound.id', '=', 'building.compoundId'),
    )
    .leftJoin('grid', join =>
      join
        .onRef('grid.jurisdictionId', '=', 'building.jurisdictionId')
        .onRef('grid.id', '=', 'building.gridId'),
    )
    .select(['compound.communityId as ofCompound', 'grid.communityId as ofGrid', 'building.gridId'])
    .where('building.jurisdictionId', '=', jurisdictionId)
    .where('building.id', '=', buildingId)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound', { what: 'building' })
  return { buildingId, communityId: row.ofGrid ?? row.ofCompound, gridId: row.gridId }
}

/** Where a dwelling is and what it is used for, as its residents and owners are told it. */
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

/** @throws Refusal notYours: the place is somebody else's */
export function requireWithin({ grids, communities }: RegistryScope, spot: Spot): void {
  const isWithin =
    communities.includes(spot.communityId) || (spot.gridId !== null && grids.includes(spot.gridId))
  if (!isWithin) throw new Refusal('notYours', { what: 'registryPlace', roles: registryRoles })
}

/** The dwelling meant: one that is known, one at the same door that another phone entered first, or a new one. */
export async function dwellingFor(
  tx: Tx,
  jurisdictionId: number,
  scope: RegistryScope,
  asked: NonNullable<HouseholdBody['dwelling']>,
): Promise<Spot & { readonly id: string }> {
  const known = await tx
    .selectFrom('dwelling')
    .select(['id', 'buildingId', 'number', 'entrance'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', asked.id)
    .executeTakeFirst()
  if (known) return { id: known.id, ...(await spotOf(tx, jurisdictionId, known.buildingId)) }
  if (!('buildingId' in asked)) throw new Refusal('notFound', { what: 'dwelling' })
  const { id, entrance, floor, number, use } = asked
  const spot = await spotOf(tx, jurisdictionId, asked.buildingId)
  requireWithin(scope, spot)
  const { buildingId, communityId } = spot
  await tx
    .insertInto('dwelling')
    .values({ jurisdictionId, id, buildingId, communityId, entrance, floor, number, use })
    .onConflict(conflict =>
      conflict.columns(['jurisdictionId', 'buildingId', 'entrance', 'number']).doNothing(),
    )
    .execute()
  const there = await tx
    .selectFrom('dwelling')
    .select('id')
    .where('jurisdictionId', '=', jurisdictionId)
    .where('buildingId', '=', buildingId)
    .where('entrance', '=', entrance)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { id: there.id, ...spot }
}
