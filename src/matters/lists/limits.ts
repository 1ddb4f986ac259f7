/** What limits a list of matters, as data that the database's functions take (sql/0054, 0058 and 0059), and for whom it waits. Pure. */
import type { Asker } from '../asker.ts'
import type { FigureName } from './figure-conditions.ts'
import { beginningOf } from './figure-days.ts'
import type { ListQuery } from './list-query.ts'

export type Limits = Readonly<Record<string, string | number | boolean>>

/** One way in which a matter waits for the reader: held by somebody, or waiting for a post, there alone where it has a place. */
export type Way =
  | { readonly handlers: readonly string[]; readonly isUnderWay: boolean }
  | { readonly role: string; readonly column?: string; readonly ids?: readonly string[] }

/** A figure's own limits and those asked for besides: both hold. Another state than the figure's own is for isEmpty. */
export function limitsAsData(query: ListQuery, now: Date): Limits {
  const figure: Limits = query.figure ? figureLimits[query.figure](now) : {}
  const { state, level, communityId, unitId, handlerId, urgent, category, nature, from, to } = query
  const asked = {
    ...{ state, level, communityId, unitId, handlerId, urgent, category, nature },
    openedFrom: from && `${from}T00:00:00+08:00`,
    // The last day of the calendar has no next one.
    openedBefore: to && `${to}T24:00:00+08:00`,
  }
  const own = Object.entries(asked).filter(
    (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
  )
  const both = { ...figure, ...Object.fromEntries(own) }
  // Both times would have to hold: the later one does.
  const since = [figure.openedFrom, asked.openedFrom].filter(one => one !== undefined).map(String)
  const latest = since.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0]
  return latest === undefined ? both : { ...both, openedFrom: latest }
}

const at = (now: Date, days = 0) => new Date(now.getTime() + days * 86_400_000).toISOString()
const back = (now: Date, days: number) => beginningOf(now, days).toISOString()

/** The state a figure is of; null = of several. */
export const figureState = (figure: FigureName): string | null =>
  (figureLimits[figure](new Date(0)).state as string | undefined) ?? null

/** As the conditions of figures say it (figure-conditions.ts). */
const figureLimits: Readonly<Record<FigureName, (now: Date) => Limits>> = {
  open: () => ({}),
  dueSoon: now => ({ dueFrom: at(now), dueBefore: at(now, 1) }),
  overdue: now => ({ dueBefore: at(now) }),
  unassigned: () => ({ isUnassigned: true }),
  supervised: () => ({ isSupervised: true }),
  suspended: () => ({ isSuspended: true }),
  provisional: () => ({ isProvisional: true }),
  verifying: () => ({ state: 'verifying' }),
  received7d: now => ({ openedFrom: back(now, 7) }),
  closed7d: now => ({ state: 'closed', closedFrom: back(now, 7), actedFrom: back(now, 7) }),
  rated90d: now => ({ isRated: true, openedFrom: back(now, 90) }),
  dissatisfied: now => ({ satisfiedMost: 2, openedFrom: back(now, 90) }),
  missed90d: now => ({
    state: 'closed',
    closedFrom: back(now, 90),
    actedFrom: back(now, 90),
    isMissed: true,
  }),
}

/** Null: nothing is asked of who holds it. */
export function waysOf(query: ListQuery, asker: Asker): readonly Way[] | null {
  if (query.list === 'handling') return [heldBy(asker, false)]
  if (query.list === 'mine') return [heldBy(asker, true), ...waiting(asker)]
  return null
}

/** What the reader holds, or stands in for. */
function heldBy({ actor }: Asker, isUnderWay: boolean): Way {
  const persons = [actor.id, ...(actor.deputyFor ?? []).map(one => one.id)].filter(id => id !== null)
  return { handlers: persons, isUnderWay }
}

type Place = 'gridId' | 'communityId' | 'unitId'
const scoped: Readonly<Record<string, Place | null>> = {
  gridLeader: 'gridId',
  communityDirector: 'communityId',
  communitySecretary: 'communityId',
  departmentHandler: 'unitId',
  departmentHead: 'unitId',
  workCommitteeDispatcher: null,
  workCommitteeSecretary: null,
  supervisor: null,
}
/** Posts that share the work of another post. */
const sharesWorkOf: Readonly<Record<string, string>> = {
  communitySecretary: 'communityDirector',
  departmentHead: 'departmentHandler',
}
const columns = { gridId: 'grid_id', communityId: 'community_id', unitId: 'owner_unit_id' } as const

function waiting(asker: Asker): Way[] {
  const posts = [...asker.actor.posts, ...(asker.actor.deputyFor ?? []).flatMap(one => one.posts)]
  const ways = new Map<string, { role: string; column: Place | null; ids: Set<string> }>()
  for (const post of posts) {
    if (!Object.hasOwn(scoped, post.role)) continue
    const column = scoped[post.role]!
    const role = sharesWorkOf[post.role] ?? post.role
    const way = ways.get(role) ?? { role, column, ids: new Set<string>() }
    const id = column ? post[column] : null
    if (id) way.ids.add(id)
    if (column === 'gridId') for (const earlier of post.gridVersions ?? []) way.ids.add(earlier)
    ways.set(role, way)
  }
  return [...ways.values()]
    .filter(way => !way.column || way.ids.size)
    .map(({ role, column, ids }) => (column ? { role, column: columns[column], ids: [...ids] } : { role }))
}
