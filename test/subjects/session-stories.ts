/** What a session of a resident withstands: tokens laid or copied, time, sessions of staff, other jurisdictions, other people's wards. Told in the town of sign-in.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { browser, plan } from './hands.ts'
import { alone, codeOn, db, me, minutes, server, signedIn, someone } from './sign-in-stage.ts'

test('a session: lies in a cookie that no script and no other address gets, and is a new one each time', async () => {
  const { it, person } = await signedIn()
  assert.match(
    it.lastCookie,
    /^aili\.own=[\w-]{43}; Path=\/api\/own; Max-Age=7200; HttpOnly; SameSite=Strict$/,
  )
  const kept = await db.owner.selectFrom('residentSession').select('tokenIndex').execute()
  assert.ok(!kept.some(row => row.tokenIndex.toString().includes(it.cookies['aili.own']!)))
  assert.ok(person)
})

test('a session: laid into a browser beforehand it stays what it was: nobody signs in with a token of somebody else', async () => {
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

test('a session: ends half an hour after the last act, two hours after the first, and at once on signing out', async () => {
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

test('a session: of staff opens nothing here, and this one opens nothing of staff; both beside each other do not mix', async () => {
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

test('a session: of another jurisdiction, of an erased, merged or frozen resident: none', async () => {
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

test('a session: a page of another site cannot sign anybody in', async () => {
  const { status, body } = await browser(server).post(
    '/api/own/sign-in',
    { code: '1', name: 'x' },
    { origin: 'https://evil.example' },
  )
  assert.deepEqual([status, body.error.code], [403, 'foreignOrigin'])
})

test('a session: a ward is looked after by the guardian, nobody else is anybody’s', async () => {
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
