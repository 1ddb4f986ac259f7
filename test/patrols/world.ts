/** The town patrols are tested in: a plan in the grid of member1, and hands that walk, find and look again. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { type Answer, startTown, type Visitor } from '../support/server.ts'

export const server = await startTown()
export const { owner } = server.db
export const { clock } = server
export const today = '2026-11-23'
const users = [
  'admin',
  'secretary',
  'dispatch',
  'supervise',
  'community1',
  'community2',
  'branch1',
  'grid1',
  'grid2',
  'member1',
  'worker1',
  'counsel1',
  'works',
] as const
const signedIn = await Promise.all(
  users.map(async user => [user, await server.signIn(user).catch(() => server.resident)] as const),
)
export const visitors = Object.fromEntries(signedIn) as Record<(typeof users)[number], Visitor>
export const {
  admin,
  secretary,
  community1: director,
  community2: elsewhere,
  grid1: leader,
  member1: member,
} = visitors

interface Row {
  readonly id: string
  readonly communityId: string
  readonly name: string
}
const grids = await sql<Row>`select g.id, g.community_id, g.name from grid g join post o on o.grid_id = g.id
  join person p on p.id = o.person_id join account_user a on a.id = p.account_id
  where a.username in ('grid1', 'grid2', 'grid70') order by length(a.username), a.username`.execute(owner)
export const [grid, neighbour, far] = grids.rows as [Row, Row, Row]
export const communityId = grid.communityId
const buildings = await sql<{ id: string; lng: number; lat: number }>`select id, lng, lat from building
  where grid_id = ${grid.id} order by lng limit 4`.execute(owner)
export const [building] = buildings.rows as [{ id: string; lng: number; lat: number }]

export const stopAt = (name: string, place: object = {}, items = ['clear', 'lights']) => ({
  id: newId(),
  name,
  kind: 'stairwell',
  lng: null,
  lat: null,
  buildingId: null,
  items: items.map(text => ({ id: newId(), text })),
  ...place,
})
export const planAsk = (over: object = {}) => ({
  id: newId(),
  communityId,
  gridId: grid.id,
  name: 'Stairwells',
  stops: [
    stopAt('first', { lng: building.lng, lat: building.lat, buildingId: building.id }),
    stopAt('second', { lng: building.lng + 0.001, lat: building.lat }),
    stopAt('third'),
  ],
  everyDays: 7,
  validFrom: '2026-11-10',
  ...over,
})
export type Plan = ReturnType<typeof planAsk>

export async function planMade(over: object = {}, who: Visitor = director): Promise<Plan> {
  const ask = planAsk(over)
  must(await who.post('/api/patrols/plans', ask))
  return ask
}

export const checkOf = (plan: Plan, stop: number, item: number, over: object = {}) => ({
  id: newId(),
  stopId: plan.stops[stop]!.id,
  itemId: plan.stops[stop]!.items[item]!.id,
  result: 'ok',
  at: '2026-11-23T01:10:00.000Z',
  ...over,
})
export const walkOf = (plan: Plan, over: object = {}) => ({
  id: newId(),
  planId: plan.id,
  revision: 1,
  startedAt: '2026-11-23T01:00:00.000Z',
  endedAt: '2026-11-23T01:50:00.000Z',
  checks: [] as object[],
  ...over,
})
export const hazardFound = (over: object = {}) => ({
  id: newId(),
  kind: 'passage',
  what: 'Boxes on the stairs',
  placeText: 'third floor',
  buildingId: building.id,
  ...over,
})
export const reportFrom = (over: object = {}) => ({
  id: newId(),
  text: '楼道堆放杂物，影响通行。',
  nature: 'complaint',
  place: { buildingId: building.id },
  ...over,
})

export async function found(over: object = {}, who: Visitor = member): Promise<string> {
  const ask = hazardFound(over)
  must(await who.post('/api/hazards', ask))
  return ask.id
}

export function must(answer: Answer): Answer {
  assert.equal(answer.status, 200, JSON.stringify(answer.body).slice(0, 400))
  return answer
}

export async function countOf(table: string, where = sql`true`): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.table(table)} where ${where}`.execute(owner)
  return rows[0]!.count
}
