/** The doors of a building: what each is used for, who lives there by the name of the head, who owns or rents it. */
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import type { Staff } from '../territory/index.ts'
import { placeInSight } from './place-asked.ts'
import { registrySight, requireRegistryReader } from './policy.ts'
import { recordRead } from './reads.ts'
import type { DwellingAnswer } from './shape-answers.ts'
import { tenuresOf } from './tenures.ts'

interface Row extends Omit<DwellingAnswer, 'households' | 'tenures'> {
  readonly homes: readonly { id: string; head: string | null; headId: string | null; people: number }[]
}

/** @throws Refusal notYours */
export async function listDwellings(kernel: Kernel, staff: Staff, buildingId: string) {
  requireRegistryReader(staff)
  await placeInSight(kernel, staff, { building: buildingId })
  const { jurisdictionId, personId } = staff
  const at = kernel.clock.now()
  const onDay = civilDay(at)
  return kernel.db.within(registrySight(staff), async tx => {
    const { rows } = await sql<Row>`
      select d.id, d.entrance, d.floor, d.number, d.use, d.versions, coalesce(h.homes, '[]') as homes from dwelling d
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', h.id, 'people', p.n, 'head', p.names[1], 'headId', p.ids[1]) order by h.made_at, h.id) as homes
        from household h left join lateral (
          select count(*) as n, array_agg(r.name order by r.relation <> 'head', r.born_on, r.id) as names,
            array_agg(r.id order by r.relation <> 'head', r.born_on, r.id) as ids
          from resident r where r.jurisdiction_id = h.jurisdiction_id and r.household_id = h.id and r.merged_into is null and not r.frozen) p on true
        where h.jurisdiction_id = d.jurisdiction_id and h.dwelling_id = d.id and (h.moved_out_on is null or h.moved_out_on > ${onDay}::date)
      ) h on true
      where d.jurisdiction_id = ${jurisdictionId} and d.building_id = ${buildingId}
      order by char_length(d.entrance), d.entrance, coalesce(d.floor, 0), char_length(d.number), d.number, d.id`.execute(
      tx,
    )
    const tenures = await tenuresOf(tx, jurisdictionId, { dwellingIds: rows.map(row => row.id) }, onDay)
    const held = Map.groupBy(tenures, one => one.dwellingId)
    const residentIds = [
      ...rows.flatMap(row => row.homes.flatMap(home => home.headId ?? [])),
      ...tenures.flatMap(one => one.residentId ?? []),
    ]
    if (residentIds.length > 0)
      await recordRead(tx, {
        jurisdictionId,
        at,
        personId,
        what: 'list',
        residentIds: [...new Set(residentIds)],
      })
    return {
      dwellings: rows.map(({ homes, ...row }) => ({
        ...row,
        households: homes.map(({ id, head, people }) => ({ id, head, people })),
        tenures: [...(held.get(row.id) ?? [])],
      })),
    }
  })
}
