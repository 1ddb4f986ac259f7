/** The town of the stories of one's own data: invented households, the secretary at the counter, somebody new signed in for each story. */
import assert from 'node:assert/strict'
import { startTown } from '../support/server.ts'
import { type Browser, browser, openGateway, people } from './hands.ts'

const gateway = await openGateway()
export const server = await startTown({ env: gateway.env })
export const { db, clock } = server
const households = await people(server, 60)
export const everybody = households.flatMap(household =>
  household.people.map(person => ({ ...person, household })),
)
export const alone = everybody.filter(
  one =>
    one.bornOn! < '2000-01-01' &&
    one.phone &&
    everybody.filter(other => other.phone === one.phone).length === 1,
)
export const secretary = await server.signIn('branch1')
let next = 0
export const someone = () => alone[next++]!
export type Someone = (typeof alone)[number]

export async function signIn(person: Someone): Promise<Browser> {
  clock.advance(60_000)
  const { body } = await secretary.post(`/api/subjects/residents/${person.id}/code`, { identity: 'card' })
  const it = browser(server)
  const answer = await it.post('/api/own/sign-in', { code: body.code, name: person.name })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return it
}
export const row = (id: string) =>
  db.owner.selectFrom('resident').selectAll().where('id', '=', id).executeTakeFirst()
export const told = (
  body: { groups: { rows: { column: string; value: string | null }[] }[] },
  column: string,
) => body.groups.flatMap(group => group.rows).find(one => one.column === column)?.value
