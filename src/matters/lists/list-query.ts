/** Which matters a list holds, as SQL: one ordered branch for each way of concerning the reader, so that every branch walks an index. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Asker } from '../asker.ts'
import type { worklistQueryShape } from '../shape.ts'
import { placeFigure } from './figure-conditions.ts'
import { foldText, queryOf } from './search.ts'

export type ListQuery = z.infer<typeof worklistQueryShape>
type Sql = RawBuilder<unknown>

/** `mine`: what waits for the reader by post, beside what the reader holds. */
export function branchesFor(query: ListQuery, asker: Asker): Sql[] {
  const { sight } = asker
  if (query.list === 'handling') return [heldBy(asker)]
  if (query.list === 'mine') return [sql`${heldBy(asker)} and not p.suspended`, ...waitingBranches(asker)]
  if (sight.reach !== 'scoped') return [sql`true`]
  const branches: Sql[] = []
  if (sight.grids.length) branches.push(sql`p.grid_id in ${list(sight.grids)}`)
  if (sight.communities.length) branches.push(sql`p.community_id in ${list(sight.communities)}`)
  if (sight.units.length) branches.push(sql`p.unit_ids && ${arrayOf(sight.units)}`)
  return branches
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

/** Conditions common to all branches. */
export function conditionsFor(
  query: ListQuery,
  jurisdictionId: number,
  now: Date,
): { conditions: Sql[]; joinsMatter: boolean } {
  const conditions: Sql[] = [sql`p.jurisdiction_id = ${jurisdictionId}`, sql`p.procedure = 'matter'`]
  const figure = query.figure ? placeFigure(query.figure, now) : null
  if (figure) conditions.push(...figure.conditions)
  else if (query.list === 'closed') conditions.push(sql`p.closed_at is not null`)
  else if (query.list !== 'all') conditions.push(sql`p.closed_at is null`)
  if (query.state) conditions.push(sql`p.state = ${query.state}`)
  if (query.level) conditions.push(sql`p.level = ${query.level}`)
  if (query.communityId) conditions.push(sql`p.community_id = ${query.communityId}`)
  if (query.gridId) conditions.push(sql`p.grid_id = any (${allVersionsOf(jurisdictionId, query.gridId)})`)
  if (query.unitId) conditions.push(sql`p.owner_unit_id = ${query.unitId}`)
  if (query.handlerId) conditions.push(sql`p.handler_id = ${query.handlerId}`)
  if (query.urgent !== undefined) conditions.push(sql`p.urgent = ${query.urgent}`)
  if (query.from) conditions.push(sql`p.opened_at >= ${`${query.from}T00:00:00+08:00`}::timestamptz`)
  if (query.to)
    conditions.push(sql`p.opened_at < ${`${query.to}T00:00:00+08:00`}::timestamptz + interval '1 day'`)
  const ofMatter = matterConditions(query)
  return {
    conditions: [...conditions, ...ofMatter],
    joinsMatter: ofMatter.length > 0 || (figure?.joinsMatter ?? false),
  }
}

/** A grid that was drawn anew keeps its code: its matters are those of all its versions. */
function allVersionsOf(jurisdictionId: number, gridId: string): Sql {
  return sql`array(select v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
    where g.jurisdiction_id = ${jurisdictionId} and g.id = ${gridId}::uuid)`
}

function matterConditions(query: ListQuery): Sql[] {
  const conditions: Sql[] = []
  if (query.category) conditions.push(sql`m.category = ${query.category}`)
  if (query.nature) conditions.push(sql`m.nature = ${query.nature}`)
  if (query.q) {
    const tokens = queryOf(query.q)
    const number = /^\d{8}-\d{1,9}$/.test(query.q) ? query.q : null
    if (number) conditions.push(sql`p.number = ${number}`)
    else if (tokens) conditions.push(sql`m.search @@ ${tokens}::tsquery`, ...exactPhrase(query.q))
    else conditions.push(sql`false`)
  }
  return conditions
}

/** Pairs of characters may match apart; the words themselves must stand in the text or the place. */
function exactPhrase(words: string): Sql[] {
  return foldText(words)
    .split(' ')
    .filter(word => [...word].length > 2)
    .map(
      word =>
        sql`(lower(m.text) || ' ' || lower(m.place_text)) like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    )
}

export const list = (ids: readonly string[]): Sql => sql`(${sql.join(ids.map(id => sql`${id}::uuid`))})`
export const arrayOf = (ids: readonly string[]): Sql =>
  sql`array[${sql.join(ids.map(id => sql`${id}::uuid`))}]`
