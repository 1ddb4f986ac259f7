/** Who is told of hazards: of danger to life the director at once; of looks that are overdue the people of the grid and the director, once in the morning. Never where or what: that is on the page. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { notify } from '../notices/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { dutyOfficerOn, personsInRole, standInsOf } from '../territory/index.ts'
import { dueDay, matterOf } from './hazard-due.ts'

/** The director, else the secretary, of the community; the deputy of one on leave; the duty officer rather than nobody. */
export async function tellSerious(
  tx: Tx,
  jurisdictionId: number,
  hazard: { readonly id: string; readonly communityId: string },
  at: Date,
): Promise<void> {
  const onDay = civilDay(at)
  const heads = await headsOf(tx, jurisdictionId, hazard.communityId, onDay)
  const standIns = await standInsOf(tx, heads, onDay)
  const present = heads.flatMap(id => standIns.get(id) ?? [])
  const officer = present.length === 0 ? await dutyOfficerOn(tx, onDay) : null
  const persons = [...new Set([...present, ...(officer ? [officer] : [])])]
  await notify(tx, jurisdictionId, persons, null, {
    kind: 'seriousHazard',
    causeId: hazard.id,
    at,
    urgent: true,
  })
}

/**
 * One notice a day at most for each leader of a grid and each director, with how many looks are overdue there.
 * @returns how many persons there are to tell
 */
export async function tellOverdue(tx: Tx, jurisdictionId: number, now: Date): Promise<number> {
  const onDay = civilDay(now)
  const { rows } = await sql<{ personId: string; count: number }>`
    with overdue as (
      select h.id, h.grid_id, h.community_id from hazard h left join ${matterOf}
      where h.jurisdiction_id = ${jurisdictionId} and h.closed_at is null and ${dueDay} < ${onDay}::date
    ), at_work as (
      select o.person_id, o.role, o.community_id, g.id as grid_id from post o
      left join grid held on held.jurisdiction_id = o.jurisdiction_id and held.id = o.grid_id
      left join grid g on g.jurisdiction_id = held.jurisdiction_id and g.code = held.code and g.version <= held.version
      where o.jurisdiction_id = ${jurisdictionId} and o.role in ('gridLeader', 'communityDirector')
        and o.valid_from <= ${onDay}::date and (o.valid_to is null or o.valid_to >= ${onDay}::date)
    )
    select w.person_id, count(distinct h.id)::int as count from overdue h join at_work w
      on case w.role when 'gridLeader' then w.grid_id = h.grid_id else w.community_id = h.community_id end
    group by w.person_id`.execute(tx)
  const standIns = await standInsOf(
    tx,
    rows.map(row => row.personId),
    onDay,
  )
  for (const { personId, count } of rows) {
    const present = standIns.get(personId) ?? personId
    const about = present === personId ? present : { id: present, onBehalfOf: personId }
    await notify(tx, jurisdictionId, [about], null, {
      kind: 'hazardsOverdue',
      causeId: onDay,
      at: now,
      facts: { count },
    })
  }
  return rows.length
}

async function headsOf(
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  onDay: string,
): Promise<string[]> {
  for (const role of ['communityDirector', 'communitySecretary']) {
    const persons = await personsInRole(tx, jurisdictionId, { role, communityId, onDay })
    if (persons.length > 0) return persons.map(person => person.id)
  }
  return []
}
