/** The town counsel is tested in: counsel1 serves the first community on Mondays and Thursdays, nobody serves the others. Monday 2026-11-23, ten o'clock. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { type Answer, startTown, type Visitor } from '../support/server.ts'

export const server = await startTown()
export const { clock } = server
export const { owner } = server.db
const users =
  'admin secretary dispatch supervise justice1 community1 community2 branch1 worker1 grid1 mediator1 counsel1 counsel2 convenor1 finance1' as const
export const visitors = Object.fromEntries(
  await Promise.all(
    users
      .split(' ')
      .map(async user => [user, await server.signIn(user).catch(() => server.resident)] as const),
  ),
) as Record<string, Visitor>
export const resident = server.resident

interface Placed {
  readonly personId: string
  readonly unitId: string
  readonly communityId: string
}
async function placed(username: string): Promise<Placed> {
  const { rows } =
    await sql<Placed>`select o.person_id, o.unit_id, o.community_id from post o join person p on p.id = o.person_id
    join account_user a on a.id = p.account_id where a.username = ${username} limit 1`.execute(owner)
  return rows[0]!
}
export const [lawyer, otherLawyer] = [await placed('counsel1'), await placed('counsel2')]
export const { communityId } = lawyer
export const otherCommunity = otherLawyer.communityId

export function must(answer: Answer) {
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
/** Status and, of a refusal, its code with the reason. */
export function toldBy({ status, body }: Answer): string {
  if (status === 200) return 'ok'
  const { code, facts } = body.error
  return [code, facts?.reason].filter(Boolean).join(':')
}

export const serviceAsk = (over: object = {}) => ({
  id: newId(),
  communityId,
  personId: lawyer.personId,
  unitId: lawyer.unitId,
  licenceNumber: '11502202610000001',
  workPhone: '0475-5550101',
  validFrom: '2026-11-01',
  ...over,
})
export const dutyAsk = (over: object = {}) => ({
  id: newId(),
  communityId,
  weekday: 1,
  onDay: null,
  starts: '14:00',
  ends: '16:00',
  way: 'counter',
  place: '一楼调解室',
  slotMinutes: 30,
  validFrom: '2026-11-01',
  ...over,
})
/** 14:00 on the day of the clock, unless said otherwise. */
export const bookingAsk = (over: object = {}) => ({
  id: newId(),
  communityId,
  startsAt: '2026-11-23T06:00:00.000Z',
  kind: 'neighbour',
  name: '',
  contact: `138${String(Math.random()).slice(2, 10)}`,
  ...over,
})
export const consultationAsk = (over: object = {}) => ({
  id: newId(),
  communityId,
  at: '2026-11-23T01:30:00.000Z',
  way: 'door',
  actedAs: 'guide',
  kind: 'labour',
  who: '敖登格日乐',
  contact: '13800001111',
  asked: '工地欠三个月工资，老板不接电话。',
  answered: '可以申请法律援助，不审查经济困难。',
  basis: [{ law: '法律援助法', article: '第四十二条' }],
  next: 'legalAid',
  ...over,
})
export const itemAsk = (over: object = {}) => ({
  id: newId(),
  communityId,
  year: 2026,
  month: 10,
  topic: '矿山安全与劳动权益',
  law: '安全生产法',
  audience: 'miners',
  venue: 'mine',
  place: '二号矿调度楼',
  responsible: '社区法律顾问',
  ...over,
})
export const sessionAsk = (over: object = {}) => ({
  id: newId(),
  communityId,
  itemId: null,
  onDay: '2026-11-20',
  minutes: 90,
  topic: '矿山安全与劳动权益',
  law: '安全生产法',
  audience: 'miners',
  venue: 'mine',
  place: '二号矿调度楼',
  lecturer: '社区法律顾问',
  actedAs: 'publicist',
  materials: '宣传册 60 本',
  forms: ['chinese', 'mongolian', 'largePrint'],
  present: 47,
  photos: [],
  ...over,
})

export const engaged = serviceAsk()
must(await visitors.secretary!.post('/api/counsel/services', engaged))
must(await visitors.community1!.post('/api/counsel/duties', dutyAsk()))
must(
  await visitors.community1!.post(
    '/api/counsel/duties',
    dutyAsk({ weekday: 4, starts: '09:00', ends: '10:00', way: 'phone', place: '' }),
  ),
)
must(
  await visitors.community1!.post(
    '/api/counsel/duties',
    dutyAsk({ weekday: null, onDay: '2026-11-23', starts: '10:05', ends: '10:15', slotMinutes: 5 }),
  ),
)
