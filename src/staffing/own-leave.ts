/** What somebody needs to enter leave: the leave there is, and colleagues who may stand in, the usual one first. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/days.ts'
import type { Staff } from '../territory/index.ts'
import { absenceView } from './present.ts'
import type { ownLeaveShape } from './shape.ts'
import { absencesOf } from './store.ts'

export async function ownLeave(kernel: Kernel, staff: Staff): Promise<z.infer<typeof ownLeaveShape>> {
  const { owner } = kernel.db
  const today = civilDay(kernel.clock.now())
  const rows = await absencesOf(owner, staff.jurisdictionId, [staff.personId], today)
  const { rows: deputies } = await sql<{ id: string; name: string; usual: boolean }>`
    with mine as (select unit_id, community_id, deputy_id from post where jurisdiction_id = ${staff.jurisdictionId}
      and person_id = ${staff.personId} and (valid_to is null or valid_to >= ${today}::date))
    select p.id, p.name, p.id in (select deputy_id from mine where deputy_id is not null) as usual from person p
    where p.jurisdiction_id = ${staff.jurisdictionId} and p.active and p.id <> ${staff.personId} and exists (
      select from post o join mine on o.unit_id = mine.unit_id or o.community_id = mine.community_id
      where o.jurisdiction_id = p.jurisdiction_id and o.person_id = p.id
        and (o.valid_to is null or o.valid_to >= ${today}::date))
    order by usual desc, p.name, p.id`.execute(owner)
  return { today, absences: rows.map(row => absenceView(row, staff.name, true)), deputies }
}
