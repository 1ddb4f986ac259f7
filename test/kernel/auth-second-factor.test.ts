/** The second factor: one-time codes from an authenticator, and backup codes. */
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { openOffice, password, wrong } from './auth-desk.ts'

const there = await openOffice()
const newcomer = () => there.newcomer()

test('the second factor: set up, confirmed, asked for, a backup code works once', async () => {
  const { browser, signIn } = await newcomer()
  await signIn()
  assert.equal((await browser.post('/api/auth/totp/enable', { password: wrong })).code, 'signInFailed')
  const made = await browser.post('/api/auth/totp/enable', { password })
  const uri = new URL(made.body.uri)
  assert.equal(uri.protocol, 'otpauth:')
  assert.ok(!made.body.uri.includes('invalid'))
  const code = () => totp(uri.searchParams.get('secret') ?? '')
  assert.equal((await browser.post('/api/auth/totp/confirm', { code: '000000' })).code, 'signInFailed')
  assert.equal((await browser.post('/api/auth/totp/confirm', { code: code() })).status, 200)
  assert.equal((await browser.get('/who')).status, 200)
  await browser.post('/api/auth/sign-out')

  assert.deepEqual((await signIn()).body, { twoFactor: true })
  assert.equal((await browser.get('/who')).status, 401, 'the password alone opens nothing')
  assert.equal((await browser.post('/api/auth/two-factor', { code: '000000' })).code, 'signInFailed')
  assert.equal((await browser.post('/api/auth/two-factor', { code: code() })).status, 200)
  assert.equal((await browser.get('/who')).status, 200)

  for (const status of [200, 401]) {
    await browser.post('/api/auth/sign-out')
    await signIn()
    const used = await browser.post('/api/auth/two-factor', { code: made.body.backupCodes[0] })
    assert.equal(used.status, status)
  }
})

test('wrong second factors lock too, and none counts without a password first', async () => {
  const { browser, signIn } = await newcomer()
  assert.equal((await browser.post('/api/auth/two-factor', { code: '123456' })).code, 'notSignedIn')
  await signIn()
  const made = await browser.post('/api/auth/totp/enable', { password })
  const code = totp(new URL(made.body.uri).searchParams.get('secret') ?? '')
  await browser.post('/api/auth/totp/confirm', { code })
  await browser.post('/api/auth/sign-out')
  await signIn()
  for (let n = 0; n < 5; n++) await browser.post('/api/auth/two-factor', { code: '000000' })
  await signIn()
  assert.equal((await browser.post('/api/auth/two-factor', { code })).code, 'locked')
})

/** The code an authenticator shows for a base32 secret now (RFC 6238). */
function totp(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const number = digest.readUInt32BE(digest[19]! & 0xf) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
