/** The town staffing is tested in: who is signed in, its grids as first seen, and what is counted in the database. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { staffingShape } from '../../src/staffing/shape.ts'
import { startTown, type Visitor } from '../support/server.ts'

export const server = await startTown()
export const { owner } = server.db
export const today = '2026-11-23'
const users = [
  'admin',
  'secretary',
  'dispatch',
  'community1',
  'community2',
  'branch1',
  'grid1',
  'member1',
] as const
const signedIn = await Promise.all(users.map(async user => [user, await server.signIn(user)] as const))
export const visitors = Object.fromEntries(signedIn) as Record<(typeof users)[number], Visitor>
export const { admin, secretary, community1: director, community2: other } = visitors

/** As it was before any test. */
export const all = (await admin.get('/api/staffing')).body as z.infer<typeof staffingShape>
export const [first, second] = all.communities as Named[] as [Named, Named]
interface Named {
  readonly id: string
  readonly name: string
}

const people = await idsOf()
/** Of the person who signs in with this name. */
export function idOf(user: string): string {
  const id = people.get(user)
  if (!id) throw new Error(`nobody signs in as ${user}`)
  return id
}

export function gridsOf({ id }: Named) {
  return all.grids.filter(grid => grid.communityId === id)
}

export async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(owner)
  return rows[0]!.count
}

/** The last day of a post. */
export async function endOf(postId: string): Promise<string | null> {
  const { rows } = await sql<{
    validTo: string | null
  }>`select valid_to from post where id = ${postId}`.execute(owner)
  return rows[0]!.validTo
}

export async function noticesTo(personId: string, kind: string): Promise<number> {
  const { rows } = await sql`select from notice where kind = ${kind} and person_id = ${personId}`.execute(
    owner,
  )
  return rows.length
}

async function idsOf(): Promise<Map<string, string>> {
  const { rows } = await sql<{ user: string; id: string }>`
    select a.username as user, p.id from person p join account_user a on a.id = p.account_id`.execute(owner)
  return new Map(rows.map(row => [row.user, row.id]))
}
