/** Households of a building, a grid or a community, a page at a time in the order of their doors; the read is on record with its place. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { BuildingRow, Staff } from '../territory/index.ts'
import { type HouseholdOf, householdsIn } from './households.ts'
import { type PlaceInSight, placeInSight } from './place-asked.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import type { ListQuery, PlaceQuery } from './shape-desk.ts'

/** Where a page ended: the door after which the next begins. */
type Cursor = readonly [building: string, entrance: string, floor: number, number: string, household: string]
interface Door {
  readonly id: string
  readonly buildingId: string
  readonly entrance: string
  readonly floor: number
  readonly number: string
}

/** Buildings read at a time: doors of a whole community are never sorted for one page. */
const buildingsAtOnce = 25

export async function listHouseholds(kernel: Kernel, staff: Staff, query: ListQuery) {
  requireRegistryReader(staff)
  const { jurisdictionId } = staff
  const place = await placeInSight(kernel, staff, query)
  const at = kernel.clock.now()
  const onDay = civilDay(at)
  return kernel.db.within(registrySight(staff), async tx => {
    const doors = await doorsAfter(
      tx,
      jurisdictionId,
      place.buildings,
      cursorOf(query.after),
      query.limit + 1,
      onDay,
    )
    const page = doors.slice(0, query.limit)
    const ids = page.map(door => door.id)
    const byId = new Map((await householdsIn(tx, jurisdictionId, { ids }, onDay)).map(one => [one.id, one]))
    const households = ids.flatMap(id => byId.get(id) ?? [])
    await recordList(tx, staff, at, place, households)
    const total = await countIn(tx, jurisdictionId, place.buildings, onDay)
    const last = page.at(-1)
    const next = doors.length > page.length && last ? wordOf(last) : null
    return { households, next, total }
  })
}

/** A whole grid or community is written down as the place, a building by the people shown. */
export async function recordList(
  tx: Tx,
  { jurisdictionId, personId }: Staff,
  at: Date,
  { gridId, communityId }: PlaceInSight,
  households: readonly Pick<HouseholdOf, 'people'>[],
): Promise<void> {
  const isPlace = gridId !== null || communityId !== null
  const residentIds = isPlace ? [] : households.flatMap(one => one.people.map(person => person.id))
  await recordRead(tx, { jurisdictionId, at, personId, what: 'list', residentIds, gridId, communityId })
}

async function doorsAfter(
  tx: Tx,
  jurisdictionId: number,
  buildings: readonly BuildingRow[],
  cursor: Cursor | null,
  wanted: number,
  onDay: string,
): Promise<readonly Door[]> {
  const from = cursor === null ? 0 : buildings.findIndex(building => building.id === cursor[0])
  if (from < 0)
    throw new Refusal('invalidInput', { procedure: 'registry', input: 'after', problem: 'unreadable' })
  const doors: Door[] = []
  for (let at = from; at < buildings.length && doors.length < wanted; at += buildingsAtOnce) {
    const ids = buildings.slice(at, at + buildingsAtOnce).map(building => building.id)
    doors.push(
      ...(await doorsOf(tx, jurisdictionId, ids, at === from ? cursor : null, wanted - doors.length, onDay)),
    )
  }
  return doors
}

async function doorsOf(
  tx: Tx,
  jurisdictionId: number,
  buildingIds: readonly string[],
  cursor: Cursor | null,
  wanted: number,
  onDay: string,
): Promise<readonly Door[]> {
  const after = cursor
    ? sql`and (h.building_id <> ${cursor[0]} or (char_length(d.entrance), d.entrance, coalesce(d.floor, 0), char_length(d.number), d.number, h.id)
      > (${[...cursor[1]].length}, ${cursor[1]}, ${cursor[2]}, ${[...cursor[3]].length}, ${cursor[3]}, ${cursor[4]}::uuid))`
    : sql``
  const { rows } = await sql<Door>`
    select h.id, h.building_id, d.entrance, coalesce(d.floor, 0) as floor, d.number from household h
    join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    where h.jurisdiction_id = ${jurisdictionId} and h.building_id = any (${[...buildingIds]}::uuid[])
      and (h.moved_out_on is null or h.moved_out_on > ${onDay}::date) ${after}
    order by array_position(${[...buildingIds]}::uuid[], h.building_id), char_length(d.entrance), d.entrance,
      coalesce(d.floor, 0), char_length(d.number), d.number, h.id
    limit ${wanted}`.execute(tx)
  return rows
}

async function countIn(
  tx: Tx,
  jurisdictionId: number,
  buildings: readonly BuildingRow[],
  onDay: string,
): Promise<number> {
  const ids = buildings.map(building => building.id)
  const { rows } = await sql<{ n: number }>`select count(*) as n from household
    where jurisdiction_id = ${jurisdictionId} and building_id = any (${ids}::uuid[])
      and (moved_out_on is null or moved_out_on > ${onDay}::date)`.execute(tx)
  return rows[0]?.n ?? 0
}

function wordOf({ buildingId, entrance, floor, number, id }: Door): string {
  const cursor: Cursor = [buildingId, entrance, floor, number, id]
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** @throws Refusal invalidInput for a word that is none of ours */
function cursorOf(word: string | undefined): Cursor | null {
  if (word === undefined) return null
  try {
    const cursor = JSON.parse(Buffer.from(word, 'base64url').toString()) as unknown[]
    const isOurs =
      Array.isArray(cursor) &&
      cursor.length === 5 &&
      cursor.every((part, at) => typeof part === (at === 2 ? 'number' : 'string')) &&
      /^[0-9a-f-]{36}$/.test(String(cursor[4]))
    if (isOurs) return cursor as unknown as Cursor
  } catch {
    // Falls through to the refusal: it is no JSON.
  }
  throw new Refusal('invalidInput', { procedure: 'registry', input: 'after', problem: 'unreadable' })
}

/** Buildings of a place with how many households live in each: nothing about anybody. */
export async function listBuildings(kernel: Kernel, staff: Staff, query: PlaceQuery) {
  requireRegistryReader(staff)
  const { territory, buildings } = await placeInSight(kernel, staff, query)
  const onDay = civilDay(kernel.clock.now())
  const { jurisdictionId } = staff
  const counts = await kernel.db.within(registrySight(staff), async tx => {
    const { rows } = await sql<{
      buildingId: string
      n: number
    }>`select building_id, count(*) as n from household
      where jurisdiction_id = ${jurisdictionId} and building_id = any (${buildings.map(one => one.id)}::uuid[])
        and (moved_out_on is null or moved_out_on > ${onDay}::date) group by building_id`.execute(tx)
    return new Map(rows.map(row => [row.buildingId, row.n]))
  })
  return {
    buildings: buildings.map(({ id, name, compoundId, gridId, units }) => {
      const compound = territory.compound(compoundId)
      const communityId = (gridId && territory.grid(gridId)?.communityId) || (compound?.communityId ?? '')
      return {
        ...{ id, name, gridId, communityId },
        compound: compound?.name ?? '',
        entrances: units,
        households: counts.get(id) ?? 0,
      }
    }),
  }
}
