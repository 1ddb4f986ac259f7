/** Which matters a list holds, as SQL: one ordered branch for each way of concerning the reader, so that every branch walks an index. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Asker } from '../asker.ts'
import { matterProcedure } from '../procedure.ts'
import type { worklistQueryShape } from '../shape.ts'
import { figureHalf, placeFigure } from './figure-conditions.ts'
export type ListQuery = z.infer<typeof worklistQueryShape>
type Sql = RawBuilder<unknown>

/** `mine`: what waits for the reader by post, beside what the reader holds. */
export function branchesFor(query: ListQuery, asker: Asker): Sql[] {
  const { sight } = asker
  if (query.list === 'handling') return [heldBy(asker)]
  if (query.list === 'mine') return [sql`${heldBy(asker)} and not p.suspended`, ...waitingBranches(asker)]
  if (sight.reach !== 'scoped') return [sql`true`]
  const branches: Sql[] = []
  branches.push(...eachOf(sql`p.grid_id`, sight.grids), ...eachOf(sql`p.community_id`, sight.communities))
  if (sight.units.length) branches.push(sql`${tookPart} and p.unit_ids && ${arrayOf(sight.units)}`)
  return branches
}

/** Said with every question for units: it opens their index to those alone, which the planner else reads whole for others (sql/0037). */
const tookPart = sql`p.unit_ids <> '{}'`

/** One of few is looked for by itself, so that its index gives the order; a list of many is sorted. */
function eachOf(column: Sql, ids: readonly string[]): Sql[] {
  if (ids.length > 4) return [sql`${column} in ${list(ids)}`]
  return ids.map(id => sql`${column} = ${id}::uuid`)
}

/** Whether what is asked for is open, ended, or both: each half has indexes of its own. */
export type Half = 'open' | 'closed' | 'whole'

export function halfOf(query: ListQuery): Half {
  const half = listedHalf(query)
  return half === 'whole' && query.state !== undefined ? stateHalf(query.state) : half
}

/** The same without what a state says. */
export function listedHalf(query: ListQuery): Half {
  return query.figure ? figureHalf(query.figure) : listHalf[query.list]
}

const listHalf = { mine: 'open', handling: 'open', sight: 'open', closed: 'closed', all: 'whole' } as const
const stateHalf = (state: string) => (matterProcedure.states[state]?.final ? 'closed' : 'open')

/** What is in a final state has ended and nothing else has: a list of the other half holds none of it. */
export function isEmpty(query: ListQuery): boolean {
  return query.state !== undefined && halfOf(query) !== stateHalf(query.state)
}

/** What the reader holds, or stands in for. */
function heldBy({ actor }: Asker): Sql {
  const persons = [actor.id, ...(actor.deputyFor ?? []).map(one => one.id)].filter(id => id !== null)
  return persons.length ? sql`p.handler_id in ${list(persons)}` : sql`false`
}

const scoped: Readonly<Record<string, 'gridId' | 'communityId' | 'unitId' | null>> = {
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
const columns = { gridId: sql`p.grid_id`, communityId: sql`p.community_id`, unitId: sql`p.owner_unit_id` }

function waitingBranches(asker: Asker): Sql[] {
  const posts = [...asker.actor.posts, ...(asker.actor.deputyFor ?? []).flatMap(one => one.posts)]
  const branches = new Map<string, { role: string; column: keyof typeof columns | null; ids: Set<string> }>()
  for (const post of posts) {
    if (!Object.hasOwn(scoped, post.role)) continue
    const column = scoped[post.role]!
    const role = sharesWorkOf[post.role] ?? post.role
    const branch = branches.get(role) ?? { role, column, ids: new Set<string>() }
    const id = column ? post[column] : null
    if (id) branch.ids.add(id)
    if (column === 'gridId') for (const earlier of post.gridVersions ?? []) branch.ids.add(earlier)
    branches.set(role, branch)
  }
  return [...branches.values()]
    .filter(branch => !branch.column || branch.ids.size)
    .map(branch =>
      branch.column
        ? sql`p.waits_role = ${branch.role} and ${columns[branch.column]} in ${list([...branch.ids])}`
        : sql`p.waits_role = ${branch.role}`,
    )
}

/** Conditions common to all branches; words are looked for apart (found.ts). */
export function conditionsFor(query: ListQuery, jurisdictionId: number, now: Date): Sql[] {
  const conditions: Sql[] = [sql`p.jurisdiction_id = ${jurisdictionId}`, sql`p.procedure = 'matter'`]
  if (query.figure) conditions.push(...placeFigure(query.figure, now).conditions)
  if (query.state) conditions.push(sql`p.state = ${query.state}`)
  // As a literal: an index of the few at the top level is chosen only for a level that is known.
  if (query.level) conditions.push(sql`p.level = ${sql.lit(query.level)}`)
  if (query.communityId) conditions.push(sql`p.community_id = ${query.communityId}`)
  if (query.gridId) conditions.push(sql`p.grid_id = any (${allVersionsOf(jurisdictionId, query.gridId)})`)
  if (query.unitId) conditions.push(sql`p.owner_unit_id = ${query.unitId}`)
  if (query.handlerId) conditions.push(sql`p.handler_id = ${query.handlerId}`)
  if (query.urgent !== undefined) conditions.push(query.urgent ? sql`p.urgent` : sql`not p.urgent`)
  if (query.from) conditions.push(sql`p.opened_at >= ${`${query.from}T00:00:00+08:00`}::timestamptz`)
  if (query.to)
    conditions.push(sql`p.opened_at < ${`${query.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`)
  if (query.category) conditions.push(sql`p.category = ${query.category}`)
  if (query.nature) conditions.push(sql`p.nature = ${query.nature}`)
  return conditions
}

/** How many filters narrow a list beside whose list it is; a time is one. */
export function filtersOf(query: ListQuery): number {
  const { list: _list, sort: _sort, cursor: _cursor, limit: _limit, q: _q, from, to, ...filters } = query
  const others = Object.values(filters).filter(value => value !== undefined).length
  return others + (from !== undefined || to !== undefined ? 1 : 0)
}

/** What limits a list together: its filters, and whose eyes it is for. */
export function limitsOf(query: ListQuery, asker: Asker): number {
  return filtersOf(query) + (asker.sight.reach === 'scoped' ? 1 : 0)
}

/** A grid that was drawn anew keeps its code: its matters are those of all its versions. */
export function allVersionsOf(jurisdictionId: number, gridId: string): Sql {
  return sql`array(select v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
    where g.jurisdiction_id = ${jurisdictionId} and g.id = ${gridId}::uuid)`
}

export const list = (ids: readonly string[]): Sql => sql`(${sql.join(ids.map(id => sql`${id}::uuid`))})`
export const arrayOf = (ids: readonly string[]): Sql =>
  sql`array[${sql.join(ids.map(id => sql`${id}::uuid`))}]`
