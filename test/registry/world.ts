/** A town with a few households and the people who work with them, for the tests of the registry. */
import { randomUUID } from 'node:crypto'
import { testRegistry } from '../support/registry.ts'
import { type Answer, startTown, type Visitor } from '../support/server.ts'

/** Invented people are signed in once for a file. */
export async function registryWorld(names: readonly string[]) {
  const server = await startTown()
  const { kernel } = server.aili
  const there = await testRegistry(kernel)
  const visitors: Record<string, Visitor> = {}
  for (const name of names) visitors[name] = await server.signIn(name)
  /** Reads of the register since the last call. */
  let seen = 0
  const reads = async () => {
    const rows = await kernel.db.owner
      .selectFrom('registryRead')
      .selectAll()
      .orderBy('at')
      .orderBy('id')
      .execute()
    const fresh = rows.length - seen
    seen = rows.length
    return { fresh, rows }
  }
  const grid1 = visitors.grid1!
  const post = (path: string, body: object, who = grid1) => who.post(`/api/registry/${path}`, body)
  const resident = async (id: string, who = grid1) => (await who.get(`/api/registry/residents/${id}`)).body
  const count = async (text: string, values: unknown[] = []) =>
    (await kernel.db.pool.query<{ n: number }>(text, values)).rows[0]!.n
  /** The leader of a grid. */
  const userOf = async (gridId: string) => {
    const { rows } = await kernel.db.pool.query<{ username: string }>(
      `select u.username from post o join person p on p.id = o.person_id join account_user u on u.id = p.account_id
       where o.grid_id = $1 and o.role = 'gridLeader'`,
      [gridId],
    )
    return rows[0]!.username
  }
  return { server, kernel, there, visitors, reads, post, resident, count, userOf }
}
export type RegistryWorld = Awaited<ReturnType<typeof registryWorld>>

/** Code of a refusal and its reason. */
export const codeOf = (answer: Answer): string =>
  [answer.body.error?.code, answer.body.error?.facts.reason].filter(Boolean).join(' ')

export const consent = (purpose: string, more: object = {}) => ({
  ...{ id: randomUUID(), purpose, version: 1, how: 'spoken' },
  ...more,
})

/** A write as the desk sends it. */
export const entered = (body: object) => ({ entryId: randomUUID(), ...body })
