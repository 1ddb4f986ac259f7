/** A resident signs in: by a code on the phone, by the counter's code; guessed, late, replayed, shared, from elsewhere. Nothing tells whether a number is on record. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { removeEnded } from '../../src/subjects/tasks.ts'
import { startTown } from '../support/server.ts'
import { browser, openGateway, people, plan } from './hands.ts'

const gateway = await openGateway()
const server = await startTown({ env: { ...gateway.env, AILI_RATE_SIGN_INS: '1000000' } })
const { db, clock } = server
const households = await people(server, 40)
const everybody = households.flatMap(household => household.people)
const adults = everybody.filter(one => one.bornOn! < '2000-01-01' && one.phone !== null)
const counted = new Map(
  adults.map(one => [one.phone, adults.filter(other => other.phone === one.phone).length]),
)
const alone = adults.filter(one => everybody.filter(other => other.phone === one.phone).length === 1)
const child = everybody.find(one => one.bornOn! > '2014-01-01')!
const unknown = '19900001111'
let next = 0
/** Everybody signs in once only, so that limits of one story do not touch another. */
const someone = () => alone[next++]!
const minutes = (n: number) => clock.advance(n * 60_000)

async function codeOn(phone: string): Promise<string> {
  const before = gateway.sent.length
  const asked = await browser(server).post('/api/own/codes', { phone })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return gateway.codeFor(phone, before)
}

async function signedIn(person = someone()) {
  const it = browser(server)
  const code = await codeOn(person.phone!)
  const answer = await it.post('/api/own/sign-in', { phone: person.phone, code })
  assert.deepEqual([answer.status, answer.body], [200, { signedIn: true, needsName: false }])
  return { it, person, code }
}

const me = async (it: ReturnType<typeof browser>) => {
  const { status, body } = await it.get('/api/own')
  return status === 200 ? body.me.name : `${status} ${body.error?.code}`
}

suite('by phone', () => {
  test('a code of six digits, no name in the message, good for ten minutes and once', async () => {
    const { it, person, code } = await signedIn()
    const message = gateway.sent.findLast(one => one.address === person.phone)!
    assert.match(message.text, /\d{6}.*10/)
    assert.ok(!message.text.includes(person.name))
    assert.equal(await me(it), person.name)
    const again = await browser(server).post('/api/own/sign-in', { phone: person.phone, code })
    assert.equal(again.body.error.code, 'codeSpent')
  })

  test('typed with full-width digits, blanks and a country code it is the same number', async () => {
    const person = someone()
    const code = await codeOn(person.phone!)
    const wide = [...code].map(digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(' ')
    const answer = await browser(server).post('/api/own/sign-in', {
      phone: `+86 ${person.phone}`,
      code: wide,
    })
    assert.equal(answer.status, 200)
  })

  test('late by a moment it is spent', async () => {
    const person = someone()
    const code = await codeOn(person.phone!)
    minutes(10)
    const answer = await browser(server).post('/api/own/sign-in', { phone: person.phone, code })
    assert.deepEqual([answer.status, answer.body.error.code], [410, 'codeSpent'])
  })

  for (const [who, phone] of [
    ['on record', () => someone().phone!],
    ['on no record', () => unknown],
  ] as const)
    test(`five guesses at a number ${who}: counted down, spent, locked for a quarter of an hour, then free`, async () => {
      const number = phone()
      const ask = () => browser(server).post('/api/own/codes', { phone: number })
      assert.deepEqual((await ask()).body, { done: true })
      const guesses = []
      for (let i = 0; i < 6; i++) {
        const { status, body } = await browser(server).post('/api/own/sign-in', {
          phone: number,
          code: '00000x',
        })
        guesses.push(`${status} ${body.error.code} ${body.error.facts.left ?? ''}`.trim())
      }
      assert.deepEqual(guesses, [
        ...[4, 3, 2, 1].map(left => `401 codeWrong ${left}`),
        ...['410 codeSpent', '410 codeSpent'],
      ])
      const locked = await ask()
      assert.deepEqual([locked.status, locked.body.error.code], [423, 'locked'])
      assert.match(locked.body.error.message, /25/)
      minutes(25)
      assert.equal((await ask()).status, 200)
    })

  test('guesses sent at the same moment do not exceed five', async () => {
    const person = someone()
    const code = await codeOn(person.phone!)
    const wrong = code === '111111' ? '222222' : '111111'
    const all = await Promise.all(
      Array.from({ length: 12 }, () =>
        browser(server).post('/api/own/sign-in', { phone: person.phone, code: wrong }),
      ),
    )
    assert.equal(all.filter(one => one.status === 401).length, 4)
    const late = await browser(server).post('/api/own/sign-in', { phone: person.phone, code })
    assert.equal(late.body.error.code, 'codeSpent')
  })

  test('a second code within a minute, a seventh in a day: later', async () => {
    const { phone } = someone()
    const ask = () => browser(server).post('/api/own/codes', { phone })
    assert.equal((await ask()).status, 200)
    assert.deepEqual([(await ask()).status], [429])
    for (let i = 0; i < 5; i++) {
      minutes(11)
      assert.equal((await ask()).status, 200, String(i))
    }
    minutes(11)
    assert.equal((await ask()).status, 429)
  })

  test('what is no number is refused, and the answer is alike for known and unknown numbers', async () => {
    const { status, body } = await browser(server).post('/api/own/codes', { phone: 'hello' })
    assert.deepEqual([status, body.error.code], [400, 'invalidInput'])
    const [known, stranger] = await Promise.all(
      [someone().phone, '19900002222'].map(phone => browser(server).post('/api/own/codes', { phone })),
    )
    assert.deepEqual(known, stranger)
    assert.ok(!gateway.sent.some(one => one.address === '19900002222'))
  })

  test('a family with one phone: the code, then the name; a wrong name is a wrong try, the name of a child is none', async () => {
    const [one, other] = [someone(), someone()]
    const parent = everybody.find(it => it.id === one.id)!
    await db.owner
      .updateTable('resident')
      .set(await phoneOf(parent.id))
      .where('id', 'in', [other.id, child.id])
      .execute()
    const code = await codeOn(one.phone!)
    const it = browser(server)
    const sign = (name?: string) =>
      it.post('/api/own/sign-in', { phone: one.phone, code, ...(name ? { name } : {}) })
    assert.deepEqual((await sign()).body, { signedIn: false, needsName: true })
    assert.equal((await it.get('/api/own')).status, 401)
    assert.equal((await sign('无名氏')).body.error.facts.left, 4)
    assert.equal((await sign(child.name)).body.error.facts.left, 3)
    assert.deepEqual((await sign(` ${other.name} `)).body, { signedIn: true, needsName: false })
    assert.equal(await me(it), other.name)
  })
})

suite('at the counter', () => {
  const counter = async (user: string, id: string) =>
    (await server.signIn(user)).post(`/api/subjects/residents/${id}/code`, { identity: 'card' })

  test('read out to somebody whose card was seen; the newest only, once, with the name', async () => {
    const person = someone()
    const first = await counter('branch1', person.id)
    assert.deepEqual([first.status, first.body.name], [200, person.name], JSON.stringify(first.body))
    const second = await counter('community1', person.id)
    const it = browser(server)
    const sign = (code: string, name: string) => it.post('/api/own/sign-in', { code, name })
    if (first.body.code !== second.body.code)
      assert.equal((await sign(first.body.code, person.name)).body.error.code, 'codeWrong')
    assert.equal((await sign(second.body.code, '无名氏')).body.error.code, 'codeWrong')
    assert.equal((await sign(second.body.code, person.name)).status, 200)
    assert.equal(await me(it), person.name)
    assert.equal((await sign(second.body.code, person.name)).body.error.code, 'codeWrong')
    const read = await db.owner
      .selectFrom('registryRead')
      .select(['what', 'reason'])
      .where(sql<boolean>`${person.id}::uuid = any (resident_ids)`)
      .where('personId', 'is not', null)
      .execute()
    assert.deepEqual(read, Array(2).fill({ what: 'lookup', reason: 'counterCode' }))
  })

  test('who may: people of the community, nobody else', async () => {
    const { id } = someone()
    const table = []
    for (const user of counterUsers) {
      const { status, body } = await counter(user, id)
      table.push(`${user} ${status === 200 ? 'code' : `${status} ${body.error.code}`}`)
    }
    assert.deepEqual(table, whoMay)
    assert.equal(
      (await server.resident.post(`/api/subjects/residents/${id}/code`, { identity: 'card' })).status,
      401,
    )
  })

  test('a child has none: the guardian signs in', async () => {
    const { status, body } = await counter('branch1', child.id)
    assert.deepEqual([status, body.error.code], [422, 'guardianNeeded'])
  })
})

const counterUsers = [
  'branch1',
  'community1',
  'worker1',
  'branch2',
  'grid1',
  'officer1',
  'dispatch',
  'supervise',
  'admin',
]
const whoMay = [
  'branch1 code',
  'community1 code',
  'worker1 code',
  'branch2 404 notFound',
  'grid1 403 notYours',
  'officer1 403 notYours',
  'dispatch 403 notYours',
  'supervise 403 notYours',
  'admin 403 notYours',
]

suite('a session', () => {
  test('lies in a cookie that no script and no other address gets, and is a new one each time', async () => {
    const { it, person } = await signedIn()
    assert.match(
      it.lastCookie,
      /^aili\.own=[\w-]{43}; Path=\/api\/own; Max-Age=7200; HttpOnly; SameSite=Strict$/,
    )
    const kept = await db.owner.selectFrom('residentSession').select('tokenIndex').execute()
    assert.ok(!kept.some(row => row.tokenIndex.toString().includes(it.cookies['aili.own']!)))
    assert.ok(person)
  })

  test('laid into a browser beforehand it stays what it was: nobody signs in with a token of somebody else', async () => {
    const { it: thief, person } = await signedIn()
    const laid = thief.cookies['aili.own']!
    const victim = someone()
    const it = browser(server, { 'aili.own': laid })
    await it.post('/api/own/sign-in', { phone: victim.phone, code: await codeOn(victim.phone!) })
    assert.notEqual(it.cookies['aili.own'], laid)
    assert.equal(await me(it), victim.name)
    assert.equal(await me(thief), '401 notSignedIn', `${person.name} would see the data of ${victim.name}`)
    const made = browser(server, { 'aili.own': 'A'.repeat(43) })
    assert.equal(await me(made), '401 notSignedIn')
  })

  test('ends half an hour after the last act, two hours after the first, and at once on signing out', async () => {
    const { it } = await signedIn()
    minutes(29)
    assert.doesNotMatch(await me(it), /^401/)
    minutes(30)
    assert.equal(await me(it), '401 notSignedIn')
    const busy = (await signedIn()).it
    for (let i = 0; i < 5; i++) {
      minutes(22)
      assert.doesNotMatch(await me(busy), /^401/, String(i))
    }
    minutes(11)
    assert.equal(await me(busy), '401 notSignedIn')
    const out = (await signedIn()).it
    const copy = browser(server, { ...out.cookies })
    await out.post('/api/own/sign-out')
    assert.equal(await me(copy), '401 notSignedIn')
  })

  test('of staff opens nothing here, and this one opens nothing of staff; both beside each other do not mix', async () => {
    const { it, person } = await signedIn()
    const staff = browser(server)
    await staff.post(
      '/api/auth/sign-in',
      { username: 'branch1', password: 'aili-demo-2026' },
      { origin: server.origin },
    )
    assert.equal(await me(staff), '401 notSignedIn')
    assert.equal((await it.get('/api/me')).status, 401)
    assert.equal((await it.get('/api/worklist?list=all')).status, 401)
    const both = browser(server, { ...staff.cookies, ...it.cookies })
    assert.equal(await me(both), person.name)
    assert.equal(
      (await both.get('/api/me')).body.person.name,
      plan.people.find(one => one.user === 'branch1')!.name,
    )
    const swapped = browser(server, {
      'aili.own': Object.values(staff.cookies)[0]!,
      'aili.session_token': it.cookies['aili.own']!,
    })
    assert.equal(await me(swapped), '401 notSignedIn')
    assert.equal((await swapped.get('/api/me')).status, 401)
  })

  test('of another jurisdiction, of an erased, merged or frozen resident: none', async () => {
    const { it, person } = await signedIn()
    const set = (values: object) =>
      db.owner.updateTable('resident').set(values).where('id', '=', person.id).execute()
    await set({ frozen: true })
    assert.equal(await me(it), '401 notSignedIn')
    await set({ frozen: false })
    assert.equal(await me(it), person.name)
    await sql`insert into jurisdiction select (jsonb_populate_record(j, '{"id": 150502}')).* from jurisdiction j`.execute(
      db.owner,
    )
    await sql`update resident_session set jurisdiction_id = 150502 where resident_id = ${person.id}`.execute(
      db.owner,
    )
    assert.equal(await me(it), '401 notSignedIn')
    await sql`delete from resident_session where jurisdiction_id = 150502`.execute(db.owner)
    await sql`delete from jurisdiction where id = 150502`.execute(db.owner)
  })

  test('a page of another site cannot sign anybody in', async () => {
    const { status, body } = await browser(server).post(
      '/api/own/sign-in',
      { code: '1', name: 'x' },
      { origin: 'https://evil.example' },
    )
    assert.deepEqual([status, body.error.code], [403, 'foreignOrigin'])
  })

  test('a ward is looked after by the guardian, nobody else is anybody’s', async () => {
    const guardian = await db.owner
      .selectFrom('guardianship')
      .innerJoin('resident', 'resident.id', 'guardianship.guardianId')
      .select(['guardianId', 'wardId', 'resident.name'])
      .where(
        'guardianId',
        'in',
        alone.map(one => one.id),
      )
      .executeTakeFirstOrThrow()
    const person = alone.find(one => one.id === guardian.guardianId)!
    const { it } = await signedIn(person)
    const own = await it.get('/api/own')
    assert.ok(own.body.wards.some((ward: { id: string }) => ward.id === guardian.wardId))
    assert.equal((await it.get(`/api/own?of=${guardian.wardId}`)).body.of.id, guardian.wardId)
    const stranger = alone.find(one => one.id !== person.id)!
    for (const ofId of [stranger.id, '01936f5e-0000-7000-8000-000000000000'])
      assert.equal((await it.get(`/api/own?of=${ofId}`)).body.error.code, 'notFound')
    await db.owner
      .updateTable('guardianship')
      .set({ until: '2026-11-01' })
      .where('guardianId', '=', person.id)
      .execute()
    assert.equal((await it.get(`/api/own?of=${guardian.wardId}`)).body.error.code, 'notFound')
  })
})

test('codes and sessions go a day after they ended, not before', async () => {
  const count = async () => {
    const { rows } = await sql<{
      n: number
    }>`select ((select count(*) from resident_code) + (select count(*) from resident_session))::int as n`.execute(
      db.owner,
    )
    return rows[0]!.n
  }
  assert.ok((await count()) > 20)
  const fresh = await signedIn()
  clock.advance(23 * 3_600_000)
  await removeEnded(server.aili.kernel)
  assert.ok((await count()) >= 2)
  clock.advance(2 * 3_600_000)
  await removeEnded(server.aili.kernel)
  assert.equal(await count(), 0)
  assert.ok(fresh)
  assert.ok(counted.size > 0)
})

async function phoneOf(id: string) {
  return db.owner
    .selectFrom('resident')
    .select(['phone', 'phoneIndex'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
