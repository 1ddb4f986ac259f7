/** Sessions: how they end, and what a new password ends. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forgetSessions } from '../../src/kernel/auth.ts'
import { browserOf, openOffice, password, wrong } from './auth-desk.ts'

const there = await openOffice()
const newcomer = () => there.newcomer()

test('a session ends after the idle time and at its absolute end', async () => {
  const minute = 60_000
  const stories = [
    { name: 'still at work', waits: [29, 29, 29], end: true },
    { name: 'left for 30 minutes', waits: [29, 30], end: false },
    { name: 'at work for 12 hours', waits: Array.from({ length: 25 }, () => 29), end: false },
  ]
  for (const { name, waits, end } of stories) {
    const { browser, signIn } = await newcomer()
    await signIn()
    let status = 0
    for (const minutes of waits) {
      there.clock.advance(minutes * minute)
      if (name.startsWith('at work')) forgetSessions(there.kernel)
      status = (await browser.get('/who')).status
    }
    assert.equal(status, end ? 200 : 401, name)
  }
})

test('an open stream of events and background requests do not keep a session open', async () => {
  for (const headers of [{ accept: 'text/event-stream' }, { 'x-background': '1' }]) {
    const { browser, signIn } = await newcomer()
    await signIn()
    there.clock.advance(20 * 60_000)
    assert.equal((await browser.get('/who', headers as Record<string, string>)).status, 200)
    there.clock.advance(15 * 60_000)
    assert.equal((await browser.get('/who')).status, 401)
  }
})

test('a new password: long enough, not the name, and other sessions end', async () => {
  const { username, browser, signIn } = await newcomer()
  await signIn()
  const elsewhere = browserOf(there.app)
  await elsewhere.post('/api/auth/sign-in', { username, password })
  const next = 'another long password'
  const change = (current: string, wanted: string) =>
    browser.post('/api/auth/password', { current, next: wanted })
  assert.equal((await change(password, 'short')).code, 'weakPassword')
  assert.equal((await change(password, 'aaaaaaaaaaaaaa')).code, 'weakPassword')
  assert.equal((await change(password, password)).code, 'weakPassword')
  assert.equal((await change(wrong, next)).code, 'signInFailed')
  assert.deepEqual((await change(password, next)).body, { ok: true })
  assert.equal((await browser.get('/who')).status, 200)
  assert.equal((await elsewhere.get('/who')).status, 401)
  assert.equal((await signIn(password)).code, 'signInFailed')
  assert.equal((await signIn(next)).status, 200)
})
