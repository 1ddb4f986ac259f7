/** The jurisdiction's own sign-on (OIDC), played here by a small server: it opens sessions of accounts we know, and makes none. */
import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { browserOf, officeApp, openOffice } from './auth-desk.ts'

const there = await openOffice()
const issuer = await openIssuer()
after(() => issuer.close())
const oidc = { issuer: issuer.url, clientId: 'aili', clientSecret: 'shared with the issuer' }
const kernel = { ...there.kernel, db: { ...there.db }, config: { ...there.kernel.config, oidc } }
const app = await officeApp(kernel)
after(() => app.close())

test('a user name vouched for by the sign-on opens the session of that account', async () => {
  const { username, accountId } = await there.newcomer()
  const browser = browserOf(app)
  assert.deepEqual((await browser.get('/api/auth/methods')).body.oidc, { name: '127.0.0.1' })
  const back = await goThrough(browser, username.toUpperCase())
  assert.equal(back, '/desk/')
  assert.deepEqual(await openSessions(), [accountId])
})

test('a user name we do not know opens nothing', async () => {
  await sql`delete from account_session`.execute(there.db.owner)
  const back = await goThrough(browserOf(app), 'stranger')
  assert.match(back, /error=/)
  assert.deepEqual(await openSessions(), [])
})

test('the way back leads to a page of ours only', async () => {
  for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example'])
    assert.notEqual((await app.inject(`/api/auth/oidc?to=${encodeURIComponent(to)}`)).statusCode, 302, to)
})

async function goThrough(browser: ReturnType<typeof browserOf>, username: string): Promise<string> {
  const start = await browser.follow('/api/auth/oidc')
  assert.ok(start.startsWith(`${issuer.url}/authorize?`), start)
  return browser.follow(`/api/auth/callback/oidc?${issuer.approve(new URL(start), username)}`)
}

async function openSessions(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select user_id as id from account_session`.execute(
    there.db.owner,
  )
  return rows.map(row => row.id)
}

/** An issuer of one client: discovery, keys, codes, tokens. */
async function openIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { username: string; nonce: string | null; challenge: string | null }>()
  let url = ''
  const token = (claims: object) => {
    const body = [{ alg: 'RS256', kid: 'one', typ: 'JWT' }, claims]
      .map(part => base64(JSON.stringify(part)))
      .join('.')
    return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`
  }
  const pages: Record<string, (body: URLSearchParams) => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
    }),
    '/token': body => {
      const code = codes.get(body.get('code') ?? '')
      const verifier = createHash('sha256')
        .update(body.get('code_verifier') ?? '')
        .digest('base64url')
      if (!code || code.challenge !== verifier) return { error: 'invalid_grant' }
      const now = Math.floor(Date.now() / 1000)
      const who = { sub: `subject of ${code.username}`, preferred_username: code.username, name: '苏日娜' }
      const claims = {
        iss: url,
        aud: 'aili',
        iat: now,
        exp: now + 60,
        nonce: code.nonce,
        email: 'ignored@mail.example',
        ...who,
      }
      return { access_token: 'x', token_type: 'Bearer', id_token: token(claims) }
    },
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const page = pages[new URL(request.url ?? '/', url).pathname]
    const answer = page?.(new URLSearchParams(body)) ?? { error: 'not found' }
    response
      .writeHead('error' in answer ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    approve: (asked: URL, username: string) => {
      const code = `code${codes.size}`
      const { searchParams } = asked
      codes.set(code, {
        username,
        nonce: searchParams.get('nonce'),
        challenge: searchParams.get('code_challenge'),
      })
      return new URLSearchParams({ code, state: searchParams.get('state') ?? '' })
    },
    close: () => server.close(),
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64url')
}
