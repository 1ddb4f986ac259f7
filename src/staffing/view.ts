/** The page of staffing: what the reader may see of it, on a day. */
import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { dutyRoles, type Staff, territoryOf } from '../territory/index.ts'
import { pictureOf } from './picture.ts'
import { maySeeStaffing, mayStaff, staffsEverywhere } from './policy.ts'
import { absenceView, gridViews, wholeViews } from './present.ts'
import type { changeRowShape, staffingQueryShape, staffingShape } from './shape.ts'
import { withoutPost } from './store.ts'
import { usualWeights } from './workload.ts'

/** @throws Refusal notYours, notFound (community) */
export async function staffingFor(
  kernel: Kernel,
  staff: Staff,
  query: z.infer<typeof staffingQueryShape>,
  t: Translate,
): Promise<z.infer<typeof staffingShape>> {
  const { communities } = await territoryOf(kernel)
  const seen = communities.filter(it => maySeeStaffing(staff, it.id))
  if (seen.length === 0)
    throw new Refusal('notYours', {
      what: 'staffing',
      roles: ['communityDirector', 'workCommitteeSecretary'],
    })
  if (query.community && !seen.some(it => it.id === query.community)) throw new Refusal('notFound')
  const communityIds = query.community ? [query.community] : seen.map(it => it.id)
  const { matters = usualWeights.matters, elderlyAlone = usualWeights.elderlyAlone } = query
  const picture = await pictureOf(kernel, {
    communityIds,
    onDay: query.on ?? null,
    weights: { matters, elderlyAlone },
  })
  const deputies = [...picture.posts, ...picture.later].flatMap(it => it.deputyId ?? [])
  const names = await namesOf(kernel, staff.jurisdictionId, deputies)
  const persons = new Map([...picture.posts, ...picture.later].map(it => [it.personId, it]))
  return {
    today: picture.today,
    onDay: picture.onDay,
    weights: picture.weights,
    roles: dutyRoles.map(role => ({ role, label: t(`auth:role.${role}`) })),
    communities: seen.map(({ id, name }) => ({ id, name, mayChange: mayStaff(staff, id) })),
    grids: gridViews(picture, names, t),
    whole: wholeViews(picture, names, t),
    waiting: staffsEverywhere(staff)
      ? await withoutPost(kernel.db.owner, staff.jurisdictionId, picture.onDay)
      : [],
    absences: picture.absences.map(it => {
      const { name, communityId } = persons.get(it.personId)!
      return absenceView(it, name, communityId !== null && mayStaff(staff, communityId))
    }),
    changes: await lastChanges(kernel, staff.jurisdictionId, communityIds),
  }
}

export async function namesOf(
  kernel: Kernel,
  jurisdictionId: number,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await kernel.db.owner
    .selectFrom('person')
    .select(['id', 'name'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', 'in', [...new Set(personIds)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** The last changes that touched these communities, newest first. */
async function lastChanges(
  kernel: Kernel,
  jurisdictionId: number,
  communityIds: readonly string[],
): Promise<z.infer<typeof changeRowShape>[]> {
  const { rows } = await sql<{
    id: string
    kind: string
    fromOn: string
    begun: number
    ended: number
    name: string | null
    at: Date
  }>`
    select c.id, c.kind, c.from_on, cardinality(c.begun) as begun, cardinality(c.ended) as ended, p.name, c.at
    from staffing_change c left join person p on p.jurisdiction_id = c.jurisdiction_id and p.id = c.person_id
    where c.jurisdiction_id = ${jurisdictionId} and exists (select from post o where o.jurisdiction_id = c.jurisdiction_id
      and o.id = any (c.begun || c.ended) and o.community_id = any (${[...communityIds]}::uuid[]))
    order by c.at desc limit 5`.execute(kernel.db.owner)
  return rows.map(({ id, kind, fromOn, begun, ended, name, at }) => ({
    ...{ id, kind, from: fromOn, begun, ended, by: name },
    at: at.toISOString(),
  }))
}
