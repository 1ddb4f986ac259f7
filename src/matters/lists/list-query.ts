/** Which matters a list holds, as SQL: one ordered branch for each way of concerning the reader, so that every branch walks an index. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Asker } from '../asker.ts'
import { matterProcedure } from '../procedure.ts'
import type { worklistQueryShape } from '../shape.ts'
import { figureHalf, placeFigure } from './figure-conditions.ts'
import { figureState, type Way, waysOf } from './limits.ts'
export type ListQuery = z.infer<typeof worklistQueryShape>
type Sql = RawBuilder<unknown>

/** `mine`: what waits for the reader by post, beside what the reader holds. */
export function branchesFor(query: ListQuery, asker: Asker): Sql[] {
  const { sight } = asker
  const ways = waysOf(query, asker)
  if (ways) return waysAsSql(ways)
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

/** What is in a final state has ended and nothing else has: a list of the other half holds none of it; nor is anything in two states. */
export function isEmpty(query: ListQuery): boolean {
  const { state, figure } = query
  if (state === undefined) return false
  const own = figure ? figureState(figure) : null
  return halfOf(query) !== stateHalf(state) || (own !== null && own !== state)
}

/** A way of waiting as a condition. */
function waysAsSql(ways: readonly Way[]): Sql[] {
  return ways.map(way => {
    if ('handlers' in way) {
      const held = way.handlers.length ? sql`p.handler_id in ${list(way.handlers)}` : sql`false`
      return way.isUnderWay ? sql`${held} and not p.suspended` : held
    }
    return way.column && way.ids
      ? sql`p.waits_role = ${way.role} and p.${sql.raw(way.column)} in ${list(way.ids)}`
      : sql`p.waits_role = ${way.role}`
  })
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

/** A grid that was drawn anew keeps its code: its matters are those of all its versions. */
export function allVersionsOf(jurisdictionId: number, gridId: string): Sql {
  return sql`array(select v.id from grid g join grid v on v.jurisdiction_id = g.jurisdiction_id and v.code = g.code
    where g.jurisdiction_id = ${jurisdictionId} and g.id = ${gridId}::uuid)`
}

export const list = (ids: readonly string[]): Sql => sql`(${sql.join(ids.map(id => sql`${id}::uuid`))})`
export const arrayOf = (ids: readonly string[]): Sql =>
  sql`array[${sql.join(ids.map(id => sql`${id}::uuid`))}]`
