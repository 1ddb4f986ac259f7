/** The town visits are tested in: two grids of one community and one of another with invented households, who is signed in, visits sent. */
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { fillHouseholds } from '../../src/registry/demo-residents.ts'
import { type Answer, startTown, type Visitor } from '../support/server.ts'

export const server = await startTown()
export const { owner } = server.db
export const { kernel } = server.aili
export const today = '2026-11-23'
const users = [
  'admin',
  'secretary',
  'dispatch',
  'supervise',
  'community1',
  'branch1',
  'community2',
  'grid1',
  'member1',
] as const
const signedIn = await Promise.all(users.map(async user => [user, await server.signIn(user)] as const))
export const visitors = Object.fromEntries(signedIn) as Record<(typeof users)[number], Visitor>
export const { grid1: worker, community1: director } = visitors

/** Where grid1 is the leader, a further grid of that community, and one elsewhere. */
export const [here, beside, elsewhere] = await grids()
export interface Place {
  readonly id: string
  readonly code: string
  readonly communityId: string
}
/** Enough for every story to have a household of its own. */
const filled = await fillHouseholds(kernel, [here.id, beside.id, elsewhere.id], 40)
const welcome = filled.filter(it => it.visits === 'welcome' && it.needs.length === 0)
export const filledIn = (grid: Place) => filled.filter(it => it.gridId === grid.id)
export const households = (grid: Place) => welcome.filter(it => it.gridId === grid.id)
/** Put back to how a story needs it: welcome, without visits of its own. */
await sql`update household set visits = 'welcome' where visits = 'refused'`.execute(owner)

let next = 0
/** A household of the worker's grid no other story touches. */
export function fresh() {
  return households(here)[next++]!
}

export function entry(householdId: string, change: object = {}) {
  return { id: newId(), householdId, purpose: 'routine', outcome: 'met', consented: false, ...change }
}

export async function visit(householdId: string, change: object = {}, by: Visitor = worker): Promise<Answer> {
  return by.post('/api/visits', entry(householdId, change))
}

/** So many days before now. */
export function daysAgo(days: number): string {
  return new Date(kernel.clock.now().getTime() - days * 86_400_000).toISOString()
}

export async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(owner)
  return rows[0]!.n
}

async function grids(): Promise<[Place, Place, Place]> {
  const { rows } = await sql<Place & { mine: boolean }>`
    select g.id, g.code, g.community_id, exists (select from post o join person p on p.id = o.person_id
      join account_user a on a.id = p.account_id where o.grid_id = g.id and a.username = 'grid1') as mine
    from grid g order by g.code`.execute(owner)
  const mine = rows.find(row => row.mine)!
  const sibling = rows.find(row => row.communityId === mine.communityId && row.id !== mine.id)!
  const other = rows.find(row => row.communityId !== mine.communityId)!
  return [mine, sibling, other]
}
