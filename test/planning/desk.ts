/** The town's first community as its planners meet it: plans made and changed over HTTP. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { TestServer, Visitor } from '../support/server.ts'

export interface Community {
  readonly id: string
  readonly name: string
  readonly code: string
}

/** Grids of the town began long before the tests' Monday. */
export async function settle(town: TestServer): Promise<readonly Community[]> {
  await sql`update grid set valid_from = '2026-01-01'`.execute(town.db.owner)
  const { rows } = await sql<Community>`select id, name, code from community order by code`.execute(
    town.db.owner,
  )
  return rows
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
  town: TestServer,
  code: string,
  name: string,
  buildings: readonly (readonly [east: number, households: number])[],
): Promise<Community> {
  const { owner } = town.db
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
