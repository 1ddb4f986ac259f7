/** Words for tests that carry a matter through the procedure: who does which step with which inputs. */
import { newId } from '../../src/kernel/ids.ts'
import type { TestServer, Visitor } from '../support/server.ts'

export interface Opened {
  readonly id: string
  readonly number: string
  readonly code: string
}

/** A point that lies in grid 1 of the town, found from its own boundary. */
export async function pointInGrid(
  server: TestServer,
  name?: string,
): Promise<{ lng: number; lat: number; gridId: string; communityId: string }> {
  let query = server.db.owner
    .selectFrom('grid as g')
    .innerJoin('building as b', 'b.gridId', 'g.id')
    .select(['b.lng', 'b.lat', 'g.id as gridId', 'g.communityId'])
    .orderBy('g.code')
    .orderBy('b.id')
  if (name) query = query.where('g.name', '=', name)
  return query.limit(1).executeTakeFirstOrThrow()
}

export async function report(server: TestServer, more: Record<string, unknown> = {}): Promise<Opened> {
  const { lng, lat } = await pointInGrid(server)
  const id = newId()
  const answer = await server.resident.post('/api/matters', {
    id,
    text: '楼下路灯坏了三天，晚上看不见路',
    nature: 'help',
    place: { lng, lat },
    ...more,
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return { id, number: answer.body.number, code: answer.body.queryCode }
}

/** Takes a step as seen now; returns the answer, refused or not. */
export async function take(who: Visitor, id: string, step: string, inputs: Record<string, unknown> = {}) {
  const seen = await who.get(`/api/matters/${id}`)
  return who.post(`/api/matters/${id}/acts`, { id: newId(), step, seq: seen.body.seq ?? 1, inputs })
}

/** Takes a step that must be lawful. */
export async function must(who: Visitor, id: string, step: string, inputs: Record<string, unknown> = {}) {
  const answer = await take(who, id, step, inputs)
  if (answer.status !== 200) throw new Error(`${step}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** The reporter's own step, by query code. */
export async function asReporter(
  server: TestServer,
  matter: Opened,
  step: string,
  inputs: Record<string, unknown> = {},
) {
  const seen = await server.resident.get(`/api/public/matters/${matter.number}?code=${matter.code}`)
  return server.resident.post(`/api/public/matters/${matter.number}/acts`, {
    code: matter.code,
    id: newId(),
    step,
    seq: seen.body.seq,
    inputs,
  })
}

export async function unitNamed(server: TestServer, kind: string, part = ''): Promise<string> {
  const row = await server.db.owner
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', kind)
    .where('name', 'like', `%${part}%`)
    .orderBy('name')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Somebody at work, by the name they sign in with. */
export async function personOf(server: TestServer, username: string) {
  return server.db.owner
    .selectFrom('person as p')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .innerJoin('post as o', 'o.personId', 'p.id')
    .select(['p.id', 'p.jurisdictionId', 'p.name', 'o.unitId'])
    .where('u.username', '=', username)
    .executeTakeFirstOrThrow()
}

/** Whoever holds a post at a place: by the grid, or by the community. */
export async function holderAt(
  server: TestServer,
  role: string,
  place: { readonly gridId?: string | null; readonly communityId?: string | null },
) {
  let query = server.db.owner
    .selectFrom('post as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select(['u.username', 'p.id', 'p.jurisdictionId', 'p.name'])
    .where('o.role', '=', role)
    .orderBy('u.username')
  if (place.gridId) query = query.where('o.gridId', '=', place.gridId)
  if (place.communityId) query = query.where('o.communityId', '=', place.communityId)
  const { username, ...person } = await query.executeTakeFirstOrThrow()
  return { ...person, username: username! }
}
