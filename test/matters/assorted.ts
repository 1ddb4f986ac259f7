/** A little of everything: one matter in nearly every state, at two places, and those who see them. */
import { startTown, type Visitor } from '../support/server.ts'
import { asReporter, holderAt, must, personOf, pointInGrid, report } from './story.ts'

export const server = await startTown({
  env: {
    AILI_RATE_REPORTS: '1000',
    AILI_RATE_QUERIES: '1000',
    AILI_RATE_REQUESTS: '100000',
    // One sign-in each, although days go by.
    AILI_SESSION_IDLE_MINUTES: '1440',
    AILI_SESSION_HOURS: '168',
  },
})
const words = '已到现场查看'
const first = await pointInGrid(server)
export const far = await server.db.owner
  .selectFrom('building as b')
  .innerJoin('grid as g', 'g.id', 'b.gridId')
  .select(['b.lng', 'b.lat', 'g.communityId'])
  .where('g.communityId', '<>', first.communityId)
  .orderBy('g.code', 'desc')
  .orderBy('b.id')
  .limit(1)
  .executeTakeFirstOrThrow()

export const accounts = {
  leader: 'grid1',
  member: 'member1',
  director: await directorOf(first.communityId),
  stranger: await directorOf(far.communityId),
  dispatcher: 'dispatch',
  secretary: 'secretary',
  handler: 'housing',
  other: 'water',
  supervisor: 'supervise',
  audit: 'audit',
} as const
export type Name = keyof typeof accounts
export const people = {} as Record<Name, Visitor>
for (const name of Object.keys(accounts) as Name[]) people[name] = await server.signIn(accounts[name])
const { leader, member, dispatcher, handler, secretary, supervisor } = people
export const { unitId: unit } = await personOf(server, 'housing')

/** Ids of the matters by name. */
export const at: Record<string, string> = {}
const step = async (name: string, more: Record<string, unknown> = {}) => {
  server.clock.advance(60_000)
  at[name] = (await report(server, more)).id
  return at[name]
}
const handling = async (id: string) => {
  await must(dispatcher, id, 'file', { category: '01037' })
  await must(dispatcher, id, 'dispatch', { unit, askedResult: words })
  await must(handler, id, 'signIn')
  await must(handler, id, 'startHandling', { contact: words, plan: words })
}
await step('reported')
await step('far', { place: { lng: far.lng, lat: far.lat }, text: '井盖破损,车轮陷进去了' })
await must(leader, await step('filed'), 'file', { category: '01037' })
await must(leader, await step('undertaken'), 'file', { category: '01037' })
await must(leader, at.undertaken!, 'undertake', { plan: words })
await handling(await step('handling'))
await handling(await step('suspended'))
await must(secretary, at.suspended!, 'suspend', { cause: 'funds', reason: words, recheckOn: '2026-12-10' })
await handling(await step('extension'))
await must(handler, at.extension!, 'requestExtension', { days: '10', reason: words })
await handling(await step('verifying'))
await must(handler, at.verifying!, 'handle', {
  result: words,
  contact: words,
  after: [await handler.photo()],
})
await must(dispatcher, await step('returned'), 'file', { category: '01037' })
await must(dispatcher, at.returned!, 'dispatch', { unit, askedResult: words })
await must(handler, at.returned!, 'return', { reason: words })
await must(leader, await step('escalated'), 'file', { category: '01037' })
await must(leader, at.escalated!, 'escalate', { attempts: words, whyNotHere: words })
await must(leader, await step('supervised'), 'file', { category: '01037' })
await must(supervisor, at.supervised!, 'orderSupervision', { reason: words })
await must(leader, await step('notFiled'), 'notFile', {
  reason: words,
  rightWay: 'court',
  rightWayDetail: words,
})
await step('sealed', { accusesOfficial: true })
const closed = await report(server, { text: '单元门禁失灵,老人进不去' })
at.closed = closed.id
await must(leader, closed.id, 'solveOnSpot', {
  result: words,
  before: [await leader.photo()],
  after: [await leader.photo()],
})
await must(member, closed.id, 'verify', {
  onSite: words,
  evidence: [await member.photo()],
  residentAnswer: 'solved',
})
await asReporter(server, closed, 'rate', { solved: 'partly', satisfied: 2 })

async function directorOf(communityId: string): Promise<string> {
  return (await holderAt(server, 'communityDirector', { communityId })).username
}
