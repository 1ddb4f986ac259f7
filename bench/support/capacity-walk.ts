/** One matter from a phone to the rating, ten acts by six people, as the pages ask for it. */
import { randomUUID } from 'node:crypto'
import type { Aili } from '../../src/app.ts'
import { newId } from '../../src/kernel/ids.ts'
import { demoPassword } from '../../src/territory/demo.ts'

// biome-ignore lint/suspicious/noExplicitAny: an answer of whatever was asked
type Body = any
type Ask = (method: 'GET' | 'POST', url: string, body?: object) => Promise<Body>

export interface Office {
  readonly dispatcher: Ask
  readonly resident: Ask
  as(username: string): Promise<Ask>
  photo(who: Ask): Promise<string>
  /** The account that holds a role at a place. */
  account(role: string, column: 'communityId' | 'unitId' | 'gridId', id: string): Promise<string>
  /** Matters that are open. */
  open(): Promise<string[]>
  readonly place: { readonly lng: number; readonly lat: number }
  readonly actsEach: number
  readonly photoBytes: number
}

export async function openOffice(aili: Aili, picture: Buffer): Promise<Office> {
  const { db } = aili.kernel
  const headersOf = new WeakMap<Ask, Record<string, string>>()
  const visitor = (headers: Record<string, string>): Ask => {
    const own = { 'x-claim': randomUUID(), ...headers }
    const ask: Ask = async (method, url, body) => {
      const answer = await aili.app.inject({ method, url, headers: own, ...(body ? { payload: body } : {}) })
      if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`)
      return answer.json()
    }
    headersOf.set(ask, own)
    return ask
  }
  const known = new Map<string, Ask>()
  const as = async (username: string) => {
    const before = known.get(username)
    if (before) return before
    const payload = { username, password: demoPassword }
    const answer = await aili.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload })
    const ask = visitor({ cookie: answer.cookies.map(one => `${one.name}=${one.value}`).join('; ') })
    known.set(username, ask)
    return ask
  }
  const place = await db.owner
    .selectFrom('building')
    .select(['lng', 'lat'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return {
    as,
    dispatcher: await as('dispatch'),
    resident: visitor({}),
    place,
    actsEach: 10,
    photoBytes: picture.length,
    photo: who => sendPhoto(aili, headersOf.get(who)!, picture),
    account: (role, column, id) => accountOf(aili, role, column, id),
    open: () => openMatters(aili),
  }
}

export async function walkMatter(office: Office, turn: number): Promise<void> {
  const { resident, place, photo, account, as } = office
  const id = newId()
  const report = {
    id,
    text: `第${turn}盏路灯不亮，晚上看不清路，老人上下楼不方便`,
    nature: 'help',
    place,
    name: '张三',
    phone: '19900000000',
    photos: [await photo(resident)],
  }
  const receipt = await resident('POST', '/api/matters', report)
  const page = await office.dispatcher('GET', `/api/matters/${id}`)
  const take = async (who: Ask, step: string, inputs: object = {}) => {
    const { seq } = await who('GET', `/api/matters/${id}`)
    return who('POST', `/api/matters/${id}/acts`, { id: newId(), step, seq, inputs })
  }
  const leader = await as(await account('gridLeader', 'gridId', page.grid.id))
  await leader('GET', '/api/worklist')
  await take(leader, 'file', { category: '01037' })
  await take(leader, 'escalate', { attempts: '已联系物业', whyNotHere: '路灯属市政设施' })
  const director = await as(await account('communityDirector', 'communityId', page.community.id))
  await take(director, 'escalate', { attempts: '社区已现场查看', whyNotHere: '需城管部门处理' })
  const { next } = await office.dispatcher('GET', `/api/matters/${id}`)
  const dispatch = next.find((step: Body) => step.step === 'dispatch')
  const unit = dispatch.inputs.find((input: Body) => input.name === 'unit').proposal
  await take(office.dispatcher, 'dispatch', { unit, askedResult: '修复路灯' })
  const handler = await as(await account('departmentHandler', 'unitId', unit))
  await take(handler, 'signIn')
  await take(handler, 'startHandling', { contact: '已电话联系居民', plan: '今日更换灯泡' })
  await take(handler, 'handle', {
    result: '已更换灯泡，恢复照明',
    contact: '已告知居民',
    after: [await photo(handler)],
  })
  const member = await as(await account('gridMember', 'gridId', page.grid.id))
  await take(member, 'verify', {
    onSite: '现场已亮灯',
    evidence: [await photo(member)],
    residentAnswer: 'solved',
  })
  const answered = await resident('GET', `/api/public/matters/${receipt.number}?code=${receipt.queryCode}`)
  const rate = {
    id: newId(),
    step: 'rate',
    seq: answered.seq,
    inputs: { solved: 'yes', satisfied: 5 },
    code: receipt.queryCode,
  }
  await resident('POST', `/api/public/matters/${receipt.number}/acts`, rate)
}

async function sendPhoto(aili: Aili, of: Record<string, string>, picture: Buffer): Promise<string> {
  const form = new FormData()
  form.append('photo', new Blob([new Uint8Array(picture)], { type: 'image/jpeg' }), 'a.jpg')
  const sent = new Response(form)
  const headers = { ...of, 'content-type': sent.headers.get('content-type')! }
  const payload = Buffer.from(await sent.arrayBuffer())
  const answer = await aili.app.inject({ method: 'POST', url: '/api/files', headers, payload })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json().id
}

async function accountOf(
  { kernel }: Aili,
  role: string,
  column: 'communityId' | 'unitId' | 'gridId',
  id: string,
): Promise<string> {
  const row = await kernel.db.owner
    .selectFrom('post as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select('u.username')
    .where('o.role', '=', role)
    .where(`o.${column}`, '=', id)
    .executeTakeFirstOrThrow()
  return row.username!
}

async function openMatters({ kernel }: Aili): Promise<string[]> {
  const rows = await kernel.db.owner
    .selectFrom('proceeding')
    .select('id')
    .where('procedure', '=', 'matter')
    .where('closedAt', 'is', null)
    .limit(100)
    .execute()
  return rows.map(row => row.id)
}
