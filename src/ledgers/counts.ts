/** Counts of visits and of households by place: what a supervisor may see of them, and nothing about any one door. Read from the buildings as they are counted; where they are not counted yet, from the rows. */
import type { Tx } from '../kernel/database.ts'
import { type CountedHouseholds, countedHouseholds } from '../visits/index.ts'
import { type Ask, communityName, gridName, type Key, type LedgerRow, type Page, type Source } from './ask.ts'
import * as held from './counts-held.ts'
import * as plain from './counts-plain.ts'
import { byName, compoundOf } from './door.ts'
import { buildingsIn } from './household-roster.ts'

/** By grid, in the order of their codes. */
export const visitCounts: Source = {
  async page(tx, ask, after, limit): Promise<Page> {
    const counted = await countedFor(ask)
    const found = counted ? held.visitsByGrid(counted.buildings, ask) : await plain.countVisits(tx, ask)
    const counts = found
      .map(row => ({ row, place: placeOf(row, ask) }))
      .sort((a, b) => byName(a.place, b.place) || (String(a.row.gridId) < String(b.row.gridId) ? -1 : 1))
    const rows = counts.map(
      ({ row: { gridId, communityId, ...values } }): LedgerRow => ({
        id: gridId ?? communityId,
        values: { ...values, grid: gridName(ask, gridId), community: communityName(ask, communityId) },
      }),
    )
    return { ...sliced(rows, after, limit), ...instantOf(counted) }
  },
  async count(tx, ask) {
    const counted = await countedFor(ask)
    return (counted ? held.visitsByGrid(counted.buildings, ask) : await plain.countVisits(tx, ask)).length
  },
}

export const householdCounts: Source = {
  async page(tx, ask, after, limit) {
    const counted = await countedFor(ask)
    return { ...sliced(await householdRows(tx, ask, counted), after, limit), ...instantOf(counted) }
  },
  async count(tx, ask) {
    return (await householdRows(tx, ask, await countedFor(ask))).length
  },
}

/** Null: not counted yet. */
export function countedFor({ kernel, staff }: Ask): Promise<CountedHouseholds | null> {
  return countedHouseholds(kernel, staff.jurisdictionId)
}

/** Told only where it is not now. */
export function instantOf(counted: CountedHouseholds | null): Pick<Page, 'asOf'> {
  return counted?.isBehind ? { asOf: counted.asOf } : {}
}

function placeOf({ gridId, communityId }: plain.VisitCount, ask: Ask): string {
  return `${communityName(ask, communityId)} ${gridName(ask, gridId)}`
}

async function householdRows(
  tx: Tx,
  ask: Ask,
  counted: CountedHouseholds | null,
): Promise<readonly LedgerRow[]> {
  const stops = buildingsIn(ask)
  const ids = stops.map(({ id }) => id)
  const counts = counted
    ? held.householdsByBuilding(counted.buildings, ids, ask.today)
    : await plain.countHouseholds(tx, ask)
  return stops.flatMap((stop): LedgerRow[] => {
    const found = counts.get(stop.id)
    if (found === undefined) return []
    const { dwellings, households, declined, people } = found
    const door = { ...stop, building: stop.name, entrance: '', floor: null, number: '' }
    const place = {
      grid: gridName(ask, stop.gridId),
      community: stop.community,
      compound: compoundOf(door),
      building: stop.name,
    }
    return [{ id: stop.id, values: { ...place, dwellings, households, declined, peopleCount: people } }]
  })
}

function sliced(rows: readonly LedgerRow[], after: Key | null, limit: number): Page {
  const from = after === null ? 0 : Number(after[0]) || 0
  return {
    rows: rows.slice(from, from + limit),
    last: from + limit < rows.length ? [String(from + limit)] : null,
    total: rows.length,
  }
}
