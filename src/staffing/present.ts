/** Staffing as JSON: grids with holders per role, what falls on each head, vacancies, leave. */
import type { z } from 'zod'
import type { Translate } from '../kernel/i18n.ts'
import { dutyRoles } from '../territory/index.ts'
import type { Picture } from './picture.ts'
import type { absenceShape, holderShape, staffedGridShape } from './shape.ts'
import type { AbsenceRow, PostRow } from './store.ts'
import { headsAt } from './workload.ts'

export type Holder = z.infer<typeof holderShape>
export type StaffedGridView = z.infer<typeof staffedGridShape>

export function gridViews(
  picture: Picture,
  names: ReadonlyMap<string, string>,
  t: Translate,
): StaffedGridView[] {
  const heads = headsAt(picture.posts)
  const holder = holderOf(picture, names, t)
  const byGrid = Map.groupBy(picture.posts, it => it.gridId)
  const later = Map.groupBy(picture.later, it => it.gridId)
  return picture.grids.map(({ grid, households, openMatters, elderlyAlone, workload }) => {
    const held = byGrid.get(grid.id) ?? []
    const ofWhole = (byGrid.get(null) ?? []).filter(it => it.communityId === grid.communityId)
    const own = heads.get(grid.id) ?? 0
    return {
      id: grid.id,
      code: grid.code,
      name: grid.name,
      kind: grid.kind,
      communityId: grid.communityId,
      ...{ households, openMatters, elderlyAlone, workload },
      heads: own,
      load: own > 0 ? workload / own : null,
      holders: ordered(held).map(holder),
      later: ordered(later.get(grid.id) ?? []).map(holder),
      vacant: dutyRoles.filter(role => ![...held, ...ofWhole].some(it => it.role === role)),
    }
  })
}

export function wholeViews(picture: Picture, names: ReadonlyMap<string, string>, t: Translate) {
  const holder = holderOf(picture, names, t)
  return picture.posts
    .filter(it => it.gridId === null && it.communityId !== null)
    .map(it => ({ ...holder(it), communityId: it.communityId! }))
}

export function absenceView(row: AbsenceRow, name: string, mayRemove: boolean): z.infer<typeof absenceShape> {
  const { id, personId, deputyId, deputyName, fromOn, toOn } = row
  return {
    id,
    person: { id: personId, name },
    deputy: deputyId === null ? null : { id: deputyId, name: deputyName ?? '' },
    from: fromOn,
    to: toOn,
    mayRemove,
  }
}

function holderOf({ absences, onDay, inHand }: Picture, names: ReadonlyMap<string, string>, t: Translate) {
  const absent = new Map(
    absences.filter(it => it.fromOn <= onDay && it.toOn >= onDay).map(it => [it.personId, it]),
  )
  return ({ id, personId, name, role, validFrom, validTo, deputyId }: PostRow): Holder => {
    const leave = absent.get(personId)
    return {
      postId: id,
      role,
      roleLabel: t(`auth:role.${role}`),
      person: { id: personId, name },
      from: validFrom,
      to: validTo,
      deputy: deputyId === null ? null : { id: deputyId, name: names.get(deputyId) ?? '' },
      inHand: inHand.get(personId)?.length ?? 0,
      away: leave ? { until: leave.toOn, deputy: leave.deputyName } : null,
    }
  }
}

function ordered(posts: readonly PostRow[]): PostRow[] {
  const rank = ({ role }: PostRow) => dutyRoles.indexOf(role as (typeof dutyRoles)[number])
  return [...posts].sort((a, b) => rank(a) - rank(b) || (a.validFrom < b.validFrom ? -1 : 1))
}
