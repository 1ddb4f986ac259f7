/** The town as its planners meet it: those who plan, communities that are odd, plans made and adopted over HTTP. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { startTown, type Visitor } from '../support/server.ts'

export interface Community {
  readonly id: string
  readonly name: string
  readonly code: string
}

export const town = await startTown()
const { owner } = town.db
// Grids of the town began long before the tests' Monday.
await sql`update grid set valid_from = '2026-01-01'`.execute(owner)
export const communities = (
  await sql<Community>`select id, name, code from community order by code`.execute(owner)
).rows
export const [first, second, third] = communities as [Community, Community, Community]
export const [director, secretary, leader, admin] = (await Promise.all(
  ['community1', 'secretary', 'grid1', 'admin'].map(name => town.signIn(name)),
)) as [Visitor, Visitor, Visitor, Visitor]
export const odd = await oddCommunities()

async function oddCommunities() {
  const bare = await communityOf('152222100101', '空地社区', [])
  const single = await communityOf('152222100102', '独楼社区', [[0, 900]])
  const unknown = await communityOf('152222100103', '未录社区', [
    [0, 0],
    [60, 0],
  ])
  const river = await communityOf(
    '152222100104',
    '河边社区',
    [0, 60, 120, 180, 240, 300, 360, 900].map(east => [east, 50] as const),
  )
  const at = (east: number, north: number) => [122 + east / 78_600, 45.06 + north / 111_195]
  const line = { type: 'LineString', coordinates: [at(600, -2000), at(600, 2000)] }
  await sql`insert into barrier (jurisdiction_id, kind, name, line)
    select id, 'river', '大河', ${JSON.stringify(line)}::jsonb from jurisdiction`.execute(owner)
  return { bare, single, unknown, river }
}

export interface Made {
  readonly id: string
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
  readonly view: any
}

export async function planFrom(
  visitor: Visitor,
  communityId: string,
  from: 'proposal' | 'inForce',
  ask: object = {},
): Promise<Made> {
  const id = randomUUID()
  const answer = await visitor.post('/api/plans', { id, communityId, name: '方案', from, ask })
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body))
  return { id, view: await shown(visitor, id) }
}

/** The plan once it is no longer being proposed. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
export async function shown(visitor: Visitor, id: string): Promise<any> {
  for (;;) {
    const { body } = await visitor.get(`/api/plans/${id}/progress`)
    if (body.state !== 'proposing') break
    await pause(20)
  }
  return (await visitor.get(`/api/plans/${id}`)).body
}

/** A community of its own: buildings `[metres east, households]` in a row, each a compound's, or none. */
export async function communityOf(
  code: string,
  name: string,
  buildings: readonly (readonly [east: number, households: number])[],
): Promise<Community> {
  const { rows } = await sql<{ id: string }>`insert into community (jurisdiction_id, unit_id, code, name)
    select jurisdiction_id, unit_id, ${code}, ${name} from community order by code limit 1 returning id`.execute(
    owner,
  )
  const id = rows[0]!.id
  await sql`with made as (insert into compound (jurisdiction_id, community_id, name, kind)
      select jurisdiction_id, id, '平房', 'none' from community where id = ${id} returning jurisdiction_id, id)
    insert into building (jurisdiction_id, compound_id, name, households, lng, lat)
    select jurisdiction_id, made.id, b.n || '号', b.households, 122 + b.east / 78600.0, 45.06 from made,
      unnest(${buildings.map((_, i) => i + 1)}::int[], ${buildings.map(it => it[0])}::float8[],
        ${buildings.map(it => it[1])}::int[]) as b (n, east, households)`.execute(owner)
  return { id, name, code }
}

export interface Row {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly name: string
  readonly kind: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** All versions there were in a community. */
export async function gridsOf(communityId: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`select id, code, version, name, kind, valid_from, valid_to from grid
    where community_id = ${communityId} order by code, version`.execute(owner)
  return rows
}

export async function inForceIn(communityId: string): Promise<readonly Row[]> {
  return (await gridsOf(communityId)).filter(it => it.validTo === null)
}

export async function edit(id: string, revision: number, change: object): Promise<void> {
  const answer = await secretary.post(`/api/plans/${id}/edits`, { revision, edit: change })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

export function adopt(id: string, revision: number, decidedOn = '2026-11-23', decision = '〔2026〕12号') {
  return secretary.post(`/api/plans/${id}/adopt`, { revision, decidedOn, decision })
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
export function buildingsIn(view: any, key: string): string[] {
  return Object.keys(view.division.of).filter(id => view.division.of[id] === key)
}
