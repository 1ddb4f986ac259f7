/** Invented households with residents, needs, guardians and tenures in the buildings of some grids: for the demo, for tests and benches. */
import { sql } from 'kysely'
import { insertRows } from '../kernel/bulk.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Database, Tx } from '../kernel/database.ts'
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Vault } from '../kernel/vault.ts'
import { civilDay } from '../proceedings/clock.ts'
import { type Random, seededRandom } from '../territory/demo-random.ts'
import { enteredAt, writeBeside } from './demo-beside.ts'
import {
  cradleOf,
  type DemoCradle,
  type DemoFamily,
  type DemoNeed,
  type DemoPerson,
  familyOf,
} from './demo-families.ts'
import { residentRow } from './resident-row.ts'

export interface FilledHousehold {
  readonly id: string
  readonly dwellingId: string
  readonly buildingId: string
  readonly gridId: string
  readonly communityId: string
  readonly entrance: string
  readonly floor: number
  readonly number: string
  readonly kind: 'family' | 'collective'
  readonly visits: 'welcome' | 'refused'
  readonly people: readonly DemoPerson[]
  readonly needs: readonly DemoNeed[]
}

export interface FillKernel {
  readonly db: Pick<Database, 'owner'>
  readonly vault: Vault
  readonly clock: Clock
}

export interface FillOptions {
  readonly seed?: number
  /** How many days ago they were registered, at least and at most; without it they are registered now. */
  readonly knownDays?: readonly [number, number]
}

const demoSeed = 20261130
const dayLong = 86_400_000
/** Two flats to a landing. */
const flatsALanding = 2
const refusedShare = 0.02
const emptyShare = 0.06

/**
 * Fills the first dwellings of the grids' buildings with households, in one transaction of the owner; grids of a building elsewhere stay empty.
 * @param perGrid households for each grid; null: as many as its buildings have, some of them empty
 * @param options.seed another seed gives other people: two calls with the same one may not meet in one building
 * @example const [household] = await fillHouseholds(server.aili.kernel, [gridId], 20)
 */
export async function fillHouseholds(
  kernel: FillKernel,
  gridIds: readonly string[],
  perGrid: number | null,
  options: FillOptions = {},
): Promise<FilledHousehold[]> {
  return kernel.db.owner
    .transaction()
    .execute(tx => writeDemoResidents(kernel, tx, gridIds, perGrid, options))
}

/** The same within a transaction that is open. */
export async function writeDemoResidents(
  kernel: Omit<FillKernel, 'db'>,
  tx: Tx,
  gridIds: readonly string[],
  perGrid: number | null,
  { seed = demoSeed, knownDays = [0, 0] }: FillOptions = {},
): Promise<FilledHousehold[]> {
  const places = await dwellingsOf(tx, gridIds)
  const random = seededRandom(seed)
  const at = kernel.clock.now()
  const cradle = cradleOf(random, civilDay(at))
  const filled = [...Map.groupBy(places, place => place.gridId).values()].flatMap(own =>
    householdsIn(
      own.slice(0, perGrid ?? own.length),
      cradle,
      perGrid === null ? emptyShare : 0,
      at,
      knownDays,
    ),
  )
  if (filled.length > 0)
    await writeHouseholds(tx, places[0]!.jurisdictionId, filled, { random, at, vault: kernel.vault })
  return filled
}

/** Who lives in the dwellings given; nothing is written. A cradle used for several places knows no two people by one number. */
export function householdsIn(
  places: readonly DwellingPlace[],
  cradle: DemoCradle,
  empty: number,
  at: Date,
  knownDays: readonly [number, number],
): Filled[] {
  const { random } = cradle
  return places.flatMap(place => {
    if (empty > 0 && random.next() < empty) return []
    const family = familyOf(cradle)
    const visits = random.next() < refusedShare ? ('refused' as const) : ('welcome' as const)
    const ids = { id: random.uuid(), dwellingId: random.uuid() }
    return [{ ...place, ...family, ...ids, visits, knownAt: knownSince(at, knownDays, ids.id) }]
  })
}

export interface DwellingPlace {
  readonly jurisdictionId: number
  readonly gridId: string
  readonly communityId: string
  readonly buildingId: string
  readonly entrance: string
  readonly floor: number
  readonly number: string
}
export type Filled = DwellingPlace &
  DemoFamily &
  Pick<FilledHousehold, 'id' | 'dwellingId' | 'visits'> & { readonly knownAt: Date }

/** From the household's id, not from the dice: whoever lives there stays the same, however long they are known. */
function knownSince(at: Date, [least, most]: readonly [number, number], id: string): Date {
  const days = least + (Number.parseInt(id.slice(-6), 16) % (most - least + 1))
  return new Date(at.getTime() - days * dayLong)
}

/** Every dwelling the buildings have room for, walked building by building. */
export async function dwellingsOf(tx: Tx, gridIds: readonly string[]): Promise<DwellingPlace[]> {
  const { rows } = await sql<{
    jurisdictionId: number
    gridId: string
    communityId: string
    buildingId: string
    households: number
    units: number | null
  }>`
    select b.jurisdiction_id as "jurisdictionId", b.grid_id as "gridId", c.community_id as "communityId",
      b.id as "buildingId", b.households, b.units
    from building b join compound c on c.jurisdiction_id = b.jurisdiction_id and c.id = b.compound_id
    where b.jurisdiction_id = any(${await jurisdictionIds(tx)})
      and b.grid_id = any(${gridIds}::uuid[])
    order by array_position(${gridIds}::uuid[], b.grid_id), c.name, b.lat, b.lng, b.id`.execute(tx)
  return rows.flatMap(({ households, units, ...place }) => {
    const entrances = Math.max(1, units ?? 1)
    return Array.from({ length: households }, (_, i) => {
      const floor = Math.floor(i / (entrances * flatsALanding)) + 1
      const entrance = (Math.floor(i / flatsALanding) % entrances) + 1
      const door = (i % flatsALanding) + 1
      return { ...place, entrance: String(entrance), floor, number: `${floor}0${door}` }
    })
  })
}

export interface Hand {
  readonly random: Random
  readonly at: Date
  readonly vault: Vault
}

export async function writeHouseholds(
  tx: Tx,
  jurisdictionId: number,
  filled: readonly Filled[],
  hand: Hand,
): Promise<void> {
  const { vault, at, random } = hand
  await insertRows(
    tx,
    'dwelling',
    jurisdictionId,
    filled.map(({ dwellingId, buildingId, communityId, entrance, floor, number }) => {
      return { id: dwellingId, buildingId, communityId, entrance, floor, number, use: 'home' }
    }),
  )
  await insertRows(
    tx,
    'household',
    jurisdictionId,
    filled.map(({ id, dwellingId, buildingId, communityId, kind, visits, knownAt: madeAt }) => {
      const movedInOn = `${random.whole(2004, 2024)}-0${random.whole(1, 9)}-15`
      return { id, dwellingId, buildingId, communityId, kind, visits, movedInOn, versions: {}, madeAt }
    }),
  )
  const residents = filled.flatMap(({ id: householdId, buildingId, communityId, people, knownAt }) =>
    people.map(person =>
      residentRow(
        vault,
        { ...person, householdId, buildingId, communityId },
        { by: 'import', at: enteredAt(person, knownAt, at) },
      ),
    ),
  )
  await insertRows(tx, 'resident', jurisdictionId, residents)
  await insertRows(
    tx,
    'tenure',
    jurisdictionId,
    filled.flatMap(household => tenureOf(household, random)),
  )
  await writeBeside(tx, jurisdictionId, filled, hand)
}

/** The head owns the dwelling, or rents it. */
function tenureOf({ dwellingId, people, rents }: Filled, random: Random): object[] {
  const kind = rents ? 'rents' : 'owns'
  return [{ id: random.uuid(), dwellingId, residentId: people[0]!.id, kind }]
}
