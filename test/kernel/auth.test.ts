/** Signing in: passwords, locks, cookies, requests forged by other sites. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { browserOf, officeApp, officeKernel, openOffice, password, wrong } from './auth-desk.ts'

const there = await openOffice()
const newcomer = () => there.newcomer()

test('the right password opens a session, sign-out ends it', async () => {
  const { accountId, browser, signIn } = await newcomer()
  assert.equal((await browser.get('/who')).status, 401)
  assert.deepEqual((await signIn()).body, { ok: true })
  assert.deepEqual((await browser.get('/who')).body, { accountId })
  const stolen = new Map(browser.jar)
  assert.deepEqual((await browser.post('/api/auth/sign-out')).body, { ok: true })
  for (const [name, value] of stolen) browser.jar.set(name, value)
  assert.equal((await browser.get('/who')).status, 401, 'the old cookie is worth nothing')
})

test('a user name is the same in any case and width', async () => {
  const { username, signIn } = await newcomer()
  const wide = username.replace(/[a-z0-9]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
  assert.equal((await signIn(password, ` ${username.toUpperCase()} `)).status, 200)
  assert.equal((await signIn(password, wide)).status, 200)
})

test('a forged or foreign cookie is nobody', async () => {
  const { browser, signIn } = await newcomer()
  await signIn()
  const [[name, value] = ['', '']] = browser.jar
  for (const forged of [`x${value}`, `${value.split('.')[0]}.AAAA`, '', '%', 'a.b.c', '%E0%A4%A']) {
    browser.jar.set(name, forged)
    assert.equal((await browser.get('/who')).status, 401, forged)
  }
})

test('five wrong passwords lock the name for 15 minutes, right or wrong alike', async () => {
  const { signIn } = await newcomer()
  const story = [
    [wrong, 0, 'signInFailed', 4],
    [wrong, 0, 'signInFailed', 3],
    [wrong, 0, 'signInFailed', 2],
    [wrong, 0, 'signInFailed', 1],
    [wrong, 0, 'locked', '2026-11-24T01:15:00.000Z'],
    [password, 1, 'locked', '2026-11-24T01:15:00.000Z'],
    [wrong, 13, 'locked', '2026-11-24T01:15:00.000Z'],
    [wrong, 1, 'signInFailed', 4],
    [password, 0, undefined, undefined],
    [wrong, 0, 'signInFailed', 4],
  ] as const
  for (const [typed, minutes, code, fact] of story) {
    there.clock.advance(minutes * 60_000)
    const answer = await signIn(typed)
    assert.deepEqual([answer.code, answer.facts?.left ?? answer.facts?.until], [code, fact])
  }
})

test('a name nobody has answers and locks the same', async () => {
  const { signIn, username } = await newcomer()
  const answers = { known: [] as unknown[], unknown: [] as unknown[] }
  for (let n = 0; n < 6; n++) {
    answers.known.push((await signIn(wrong, username)).body)
    answers.unknown.push((await signIn(wrong, `nobody-${username}`)).body)
  }
  assert.deepEqual(answers.known, answers.unknown)
})

test('guesses sent at the same moment do not exceed the limit', async () => {
  const { signIn, username } = await newcomer()
  const answers = await Promise.all(Array.from({ length: 9 }, () => signIn(wrong)))
  assert.equal(answers.filter(answer => answer.code === 'signInFailed').length, 4)
  assert.equal((await signIn(password)).code, 'locked', username)
})

test('failures are kept under a digest, not under what was typed', async () => {
  const { signIn } = await newcomer()
  await signIn(wrong, 'my-secret-password')
  const { rows } = await sql<{ found: boolean }>`select exists (select from sign_in_failure
    where position('my-secret'::bytea in name_index) > 0) as found`.execute(there.db.owner)
  assert.equal(rows[0]?.found, false)
})

test('requests sent by pages of another site are refused', async () => {
  const stories = [
    [{}, 200],
    [{ origin: 'http://localhost:3000', host: 'localhost:3000' }, 200],
    [{ origin: 'http://192.168.1.20:3000', host: '192.168.1.20:3000' }, 200],
    [{ origin: 'http://evil.example', host: 'localhost:3000' }, 403],
    [{ origin: 'null', host: 'localhost:3000' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
  ] as const
  for (const [headers, status] of stories) {
    const { browser } = await newcomer()
    const answer = await browser.post('/api/auth/sign-out', {}, headers as unknown as Record<string, string>)
    assert.equal(answer.status, status, JSON.stringify(headers))
  }
})

test('the cookie is httpOnly and Lax, and Secure when the origin is https', async () => {
  for (const [origin, secure] of [
    ['http://192.168.1.20:3000', false],
    ['https://aili.example', true],
  ] as const) {
    // A database of its own name for the provider, which is kept per database.
    const other = officeKernel({ ...there.db }, origin)
    const elsewhere = await officeApp(other.kernel)
    const { username } = await newcomer()
    const browser = browserOf(elsewhere)
    await browser.post('/api/auth/sign-in', { username, password })
    const cookie = browser.setCookies.find(line => line.includes('session_token')) ?? ''
    assert.match(cookie, /HttpOnly/i)
    assert.match(cookie, /SameSite=Lax/i)
    assert.equal(/; Secure/i.test(cookie), secure)
    await elsewhere.close()
  }
})

test('there is no sign-up, and the methods offered are told', async () => {
  const browser = browserOf(there.app)
  assert.equal(
    (await browser.post('/api/auth/sign-up/email', { email: 'a@b.cn', password, name: 'x' })).status,
    404,
  )
  assert.deepEqual((await browser.get('/api/auth/methods')).body, { password: true, oidc: null })
})
