/** Visits as rows of a list: day, outcome, who came, what followed; that there is a note, never what it says. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { civilDay } from '../proceedings/clock.ts'
import { addDays } from '../proceedings/days.ts'
import type { Staff, Territory } from '../territory/index.ts'
import type { addressShape, visitRowShape } from './shape-coverage.ts'
import { visitDays } from './targets.ts'

export type Address = z.infer<typeof addressShape>
export type VisitRow = z.infer<typeof visitRowShape>
export interface Reading {
  readonly staff: Staff
  readonly territory: Territory
  readonly now: Date
}

interface Row {
  readonly id: string
  readonly householdId: string
  readonly buildingId: string
  readonly entrance: string
  readonly floor: number | null
  readonly number: string
  readonly gridId: string | null
  readonly onDay: string
  readonly at: Date
  readonly recordedAt: Date
  readonly purpose: VisitRow['purpose']
  readonly outcome: VisitRow['outcome']
  readonly personId: string
  readonly visitor: string | null
  readonly companions: readonly string[] | null
  readonly nextOn: string | null
  readonly noteKept: boolean
  readonly consented: boolean
  readonly photos: readonly string[] | null
  readonly matters: VisitRow['matters'] | null
  readonly correctedBy: string | null
  readonly replaces: string | null
}

/** The latest first, at most `limit`; the transaction runs under registrySight, whoever asks records the read. */
export async function visitRows(
  tx: Tx,
  { staff, territory, now }: Reading,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<VisitRow[]> {
  const { jurisdictionId } = staff
  const { rows } = await sql<Row>`
    select v.id, v.household_id, v.building_id, d.entrance, d.floor, d.number, v.grid_id, v.on_day, v.at, v.recorded_at,
      v.purpose, v.outcome, v.person_id, w.name as visitor, v.next_on, v.note_kept, v.consented, v.replaces, c.id as corrected_by,
      (select array_agg(o.name order by o.name) from person o where o.jurisdiction_id = v.jurisdiction_id and o.id = any (v.companions)) as companions,
      (select array_agg(f.id order by f.uploaded_at, f.id) from file f where f.jurisdiction_id = v.jurisdiction_id
        and f.record_kind = 'visit' and f.record_id = v.id) as photos,
      (select jsonb_agg(jsonb_build_object('id', p.id, 'number', p.number, 'open', p.closed_at is null) order by p.number)
        from visit_matter m join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id
        where m.jurisdiction_id = v.jurisdiction_id and m.visit_id = v.id) as matters
    from visit v
    join household h on h.jurisdiction_id = v.jurisdiction_id and h.id = v.household_id
    join dwelling d on d.jurisdiction_id = h.jurisdiction_id and d.id = h.dwelling_id
    left join person w on w.jurisdiction_id = v.jurisdiction_id and w.id = v.person_id
    left join visit c on c.jurisdiction_id = v.jurisdiction_id and c.replaces = v.id
    where v.jurisdiction_id = ${jurisdictionId} and ${where}
    order by v.on_day desc, v.at desc, v.id limit ${limit}`.execute(tx)
  return rows.map(row => present(row, staff, territory, civilDay(now)))
}

/** Where a door is, in the words the territory holds. */
export function addressOf(
  territory: Territory,
  { buildingId, entrance, floor, number }: Pick<Row, 'buildingId' | 'entrance' | 'floor' | 'number'>,
): Address {
  const building = territory.building(buildingId)
  const compound = building && territory.compound(building.compoundId)
  return { compound: compound?.name ?? '', building: building?.name ?? '', entrance, floor, number }
}

function present(row: Row, staff: Staff, territory: Territory, today: string): VisitRow {
  const grid = row.gridId ? territory.gridVersion(row.gridId) : null
  const inTime = addDays(civilDay(row.recordedAt), visitDays.correctedWithin) >= today
  return {
    id: row.id,
    householdId: row.householdId,
    buildingId: row.buildingId,
    address: addressOf(territory, row),
    grid: grid && { id: grid.id, name: grid.name },
    on: row.onDay,
    at: row.at.toISOString(),
    purpose: row.purpose,
    outcome: row.outcome,
    visitor: row.visitor ?? '',
    companions: [...(row.companions ?? [])],
    nextOn: row.nextOn,
    hasNote: row.noteKept,
    consented: row.consented,
    photos: [...(row.photos ?? [])],
    matters: row.matters ?? [],
    correctable: row.personId === staff.personId && row.correctedBy === null && inTime,
    corrected: row.correctedBy !== null,
    replaces: row.replaces,
  }
}
