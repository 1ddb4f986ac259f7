/** Finding residents by two characters of the name, a surname within a grid, or the words of an address: those in sight, each of them on record. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import { resolveAddress, type Staff, type Territory, territoryOf } from '../territory/index.ts'
import { householdsIn } from './households.ts'
import { addressText } from './masks.ts'
import { foldedName, nameQuery } from './names.ts'
import { communitiesInSight, placeInSight } from './place-asked.ts'
import { registryScope, registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import type { FoundResident } from './shape-answers.ts'
import { isMinor } from './terms.ts'

const mostFound = 50

export interface SearchAsked {
  readonly q: string
  readonly grid?: string | undefined
  readonly community?: string | undefined
}

/** @throws Refusal notYours, invalidInput (one character without a grid) */
export async function searchResidents(kernel: Kernel, staff: Staff, asked: SearchAsked, t: Translate) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const { grid, community } = asked
  if ([...foldedName(asked.q)].length < 2 && !grid)
    throw new Refusal('invalidInput', { procedure: 'registry', input: 'q', problem: 'nameShort' })
  const territory = await territoryOf(kernel)
  const place = grid || community ? await placeInSight(kernel, staff, { grid, community }) : null
  const gridCommunity = grid && territory.gridVersion(grid)?.communityId
  const communities = gridCommunity
    ? [gridCommunity]
    : community
      ? [community]
      : communitiesInSight(territory, registryScope(staff))
  const query = nameQuery(asked.q, communities)
  if (query === null) return { residents: [], more: false }
  const at = kernel.clock.now()
  const buildingIds = grid && place ? place.buildings.map(building => building.id) : null
  return kernel.db.within(registrySight(staff), async tx => {
    const rows = await hits(tx, jurisdictionId, query, asked.q.trim(), buildingIds)
    const shown = rows.slice(0, mostFound)
    const residentIds = shown.map(row => row.id)
    if (shown.length > 0) await recordRead(tx, { jurisdictionId, at, personId, what: 'search', residentIds })
    return {
      residents: shown.map(row => foundOf(territory, row, civilDay(at), t)),
      more: rows.length > mostFound,
    }
  })
}

export interface FoundRow {
  readonly id: string
  readonly name: string
  readonly bornOn: string | null
  readonly relation: FoundResident['relation']
  readonly householdId: string | null
  readonly buildingId: string
  readonly leftOn: string | null
  readonly entrance: string | null
  readonly number: string | null
}

/** The exact name first. Doors are read of one page only, not of everybody who bears the name. */
async function hits(
  tx: Tx,
  jurisdictionId: number,
  query: string,
  name: string,
  buildingIds: readonly string[] | null,
): Promise<readonly FoundRow[]> {
  const there = buildingIds ? sql`and building_id = any (${[...buildingIds]}::uuid[])` : sql``
  return foundRows(
    tx,
    jurisdictionId,
    sql`search @@ ${query}::tsquery ${there}`,
    sql`name <> ${name}, name, id limit ${mostFound + 1}`,
  )
}

/**
 * Residents under a condition with their doors. Each table stands in it once: row-level security makes every further one dear to plan
 * (measured with a million residents: 2.3 ms with six tables, 1.2 ms with three; buildings and compounds are in memory).
 */
export async function foundRows(
  tx: Tx,
  jurisdictionId: number,
  where: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
): Promise<readonly FoundRow[]> {
  const { rows } = await sql<FoundRow>`${foundSql(jurisdictionId, where, order)} order by nth`.execute(tx)
  return rows
}

/** The same as a part of a larger statement; `nth` is the order asked for. */
export function foundSql(jurisdictionId: number, where: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  return sql<FoundRow>`
    select r.nth, r.id, r.name, r.born_on, r.relation, r.household_id, r.building_id, coalesce(r.left_on, h.moved_out_on) as left_on,
      d.entrance, d.number
    from (select id, name, born_on, relation, household_id, building_id, left_on, row_number() over () as nth
      from (select * from resident where jurisdiction_id = ${jurisdictionId} and merged_into is null and not frozen and ${where}
        order by ${order}) o) r
    left join household h on h.jurisdiction_id = ${jurisdictionId} and h.id = r.household_id
    left join dwelling d on d.jurisdiction_id = ${jurisdictionId} and d.id = h.dwelling_id`
}

export function foundOf(territory: Territory, row: FoundRow, onDay: string, t: Translate): FoundResident {
  const { id, name, bornOn, relation, householdId, buildingId, leftOn, entrance, number } = row
  const building = territory.building(buildingId)
  const compound = building && territory.compound(building.compoundId)
  const address = { compound: compound?.name ?? '', building: building?.name ?? '', entrance, number }
  return {
    ...{ id, name, bornOn, relation, householdId, buildingId, leftOn },
    minor: isMinor(bornOn, onDay),
    address: addressText(address, t),
  }
}

/** The households behind the words of an address: of one building, of one door where its number is said. */
export async function householdsAt(kernel: Kernel, staff: Staff, address: string) {
  requireRegistryReader(staff)
  const { jurisdictionId, personId } = staff
  const territory = await territoryOf(kernel)
  const { best, candidates, parts, rest } = resolveAddress(territory, address)
  const text = (match: (typeof candidates)[number]) =>
    [match.community?.name, match.compound?.name, match.building?.name].filter(Boolean).join(' ')
  const places = candidates.flatMap(one =>
    one.building ? { buildingId: one.building.id, text: text(one) } : [],
  )
  const building = best?.building
  const answer = {
    best: building && best ? { buildingId: building.id, text: text(best) } : null,
    candidates: places,
    rest: rest.flatMap(one => (one.isFiller ? [] : one.text)),
  }
  if (!building) return { ...answer, households: [] }
  const place = await placeInSight(kernel, staff, { building: building.id })
  const said = (kind: string) => parts.find(part => part.kind === kind)?.value.replaceAll(/\D/g, '')
  const at = kernel.clock.now()
  return kernel.db.within(registrySight(staff), async tx => {
    const ids = await doorsIn(tx, jurisdictionId, place.buildings[0]!.id, said('unit'), said('room'))
    const households = await householdsIn(tx, jurisdictionId, { ids }, civilDay(at))
    const residentIds = households.flatMap(one => one.people.map(person => person.id))
    if (households.length > 0)
      await recordRead(tx, { jurisdictionId, at, personId, what: 'search', residentIds })
    return { ...answer, households: [...households] }
  })
}

async function doorsIn(
  tx: Tx,
  jurisdictionId: number,
  buildingId: string,
  entrance: string | undefined,
  room: string | undefined,
): Promise<string[]> {
  const door = room ? sql`and regexp_replace(d.number, '\\D', '', 'g') = ${room}` : sql``
  const way = entrance ? sql`and regexp_replace(d.entrance, '\\D', '', 'g') in (${entrance}, '')` : sql``
  const { rows } = await sql<{ id: string }>`select h.id from household h
    join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    where h.jurisdiction_id = ${jurisdictionId} and h.building_id = ${buildingId} and h.moved_out_on is null ${door} ${way}
    limit 200`.execute(tx)
  return rows.map(row => row.id)
}
