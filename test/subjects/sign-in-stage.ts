/** The town of the sign-in stories: invented households, a gateway that keeps its messages, somebody new for each story. */
import assert from 'node:assert/strict'
import { startTown } from '../support/server.ts'
import { browser, openGateway, people } from './hands.ts'

export const gateway = await openGateway()
export const server = await startTown({ env: { ...gateway.env, AILI_RATE_SIGN_INS: '1000000' } })
export const { db, clock } = server
const households = await people(server, 40)
export const everybody = households.flatMap(household => household.people)
const adults = everybody.filter(one => one.bornOn! < '2000-01-01' && one.phone !== null)
export const alone = adults.filter(one => everybody.filter(other => other.phone === one.phone).length === 1)
export const child = everybody.find(one => one.bornOn! > '2014-01-01')!
export const unknown = '19900001111'
let next = 0
/** Everybody signs in once only, so that limits of one story do not touch another. */
export const someone = () => alone[next++]!
export const minutes = (n: number) => clock.advance(n * 60_000)

export async function codeOn(phone: string): Promise<string> {
  const before = gateway.sent.length
  const asked = await browser(server).post('/api/own/codes', { phone })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return gateway.codeFor(phone, before)
}

export async function signedIn(person: (typeof alone)[number] = someone()) {
  const it = browser(server)
  const code = await codeOn(person.phone!)
  const answer = await it.post('/api/own/sign-in', { phone: person.phone, code })
  assert.deepEqual([answer.status, answer.body], [200, { signedIn: true, needsName: false }])
  return { it, person, code }
}

export const me = async (it: ReturnType<typeof browser>) => {
  const { status, body } = await it.get('/api/own')
  return status === 200 ? body.me.name : `${status} ${body.error?.code}`
}
