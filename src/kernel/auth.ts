/**
 * Sign-in of staff over HTTP. Residents have no account: their query code is their key.
 *
 * | request                                        | answer                              | refusals                           |
 * |------------------------------------------------|-------------------------------------|------------------------------------|
 * | GET  /api/auth/methods                         | {password: true, oidc: {name}\|null} |                                    |
 * | POST /api/auth/sign-in {username, password}    | {ok: true} or {twoFactor: true}     | signInFailed {left}, locked {until} |
 * | POST /api/auth/two-factor {code}               | {ok: true}; a TOTP or a backup code | signInFailed, locked, notSignedIn  |
 * | POST /api/auth/sign-out                        | {ok: true}                          |                                    |
 * | POST /api/auth/password {current, next}        | {ok: true}; other sessions end      | weakPassword, signInFailed, locked |
 * | POST /api/auth/totp/enable {password}          | {uri, backupCodes}                  | signInFailed, locked, limitReached |
 * | POST /api/auth/totp/confirm {code}             | {ok: true}; asked for from now on   | signInFailed                       |
 * | POST /api/auth/totp/disable {password}         | {ok: true}                          | signInFailed, locked               |
 * | GET  /api/auth/oidc?to=/desk/                  | 302 to the jurisdiction's sign-on   | unavailable                        |
 * | GET  /api/auth/callback/oidc                   | 302 back, signed in                 |                                    |
 *
 * The session is an httpOnly cookie, SameSite=Lax, Secure when the origin is https. Signing in needs no cookie consent:
 * nothing else is stored. Five wrong passwords lock a name for 15 minutes, right or wrong, known or not.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { checkPassword, maxPasswordLength, nameForSignIn, passwordLengths } from './auth-accounts.ts'
import { type Cookies, calling } from './auth-call.ts'
import { countingFailures } from './auth-lockout.ts'
import { refuseForeignOrigins } from './auth-origin.ts'
import { providerOf } from './auth-provider.ts'
import { forgetSessions, sessionAccount } from './auth-session.ts'
import { signOnRoutes } from './auth-sign-on.ts'
import { Refusal } from './errors.ts'
import type { App } from './http.ts'
import type { Kernel } from './kernel.ts'
import { perMinute } from './limits.ts'

export { createAccount, createAccounts, hashPassword, type NewAccount } from './auth-accounts.ts'
export { endSessions, forgetSessions, readSessions, sessionAccount, tokenOf } from './auth-session.ts'

const typedPassword = z.string().min(1).max(maxPasswordLength)
const signInShape = z.object({ username: z.string().min(1).max(60), password: typedPassword })
const codeShape = z.object({ code: z.string().trim().min(6).max(20) })
const passwordShape = z.object({ password: typedPassword })
const changeShape = z.object({ current: typedPassword, next: typedPassword })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true } as const
const tags = ['auth']
export function authRoutes(app: App, kernel: Kernel): void {
  refuseForeignOrigins(app, kernel.config)
  signInRoutes(app, kernel)
  passwordRoutes(app, kernel)
  secondFactorRoutes(app, kernel)
  signOnRoutes(app, kernel)
}

function signInRoutes(app: App, kernel: Kernel): void {
  const limited = limitOf(kernel)
  const answer = z.union([done, z.object({ twoFactor: z.literal(true) })])
  app.post(
    '/api/auth/sign-in',
    { config: limited, schema: { tags, body: signInShape, response: { 200: answer } } },
    async (request, reply) => {
      const username = nameForSignIn(request.body.username)
      const { password } = request.body
      const { api } = await providerOf(kernel)
      const result = await countingFailures(kernel, username, () =>
        calling(kernel, request, reply, 'withoutSession', headers =>
          api.signInUsername({ body: { username, password }, headers, returnHeaders: true }),
        ),
      )
      await sweepEnded(kernel)
      return 'twoFactorRedirect' in result ? { twoFactor: true as const } : ok
    },
  )
  app.post(
    '/api/auth/two-factor',
    { config: limited, schema: { tags, body: codeShape, response: { 200: done } } },
    async (request, reply) => giveSecondFactor(kernel, request, reply, request.body.code, 'withoutSession'),
  )
  app.post('/api/auth/sign-out', { schema: { tags, response: { 200: done } } }, async (request, reply) => {
    const account = await sessionAccount(kernel, request)
    const { api } = await providerOf(kernel)
    await calling(kernel, request, reply, 'all', headers => api.signOut({ headers, returnHeaders: true }))
    if (account) forgetSessions(kernel, account.accountId)
    return ok
  })
}

function passwordRoutes(app: App, kernel: Kernel): void {
  const limited = limitOf(kernel)
  app.post(
    '/api/auth/password',
    { config: limited, schema: { tags, body: changeShape, response: { 200: done } } },
    async (request, reply) => {
      const { accountId, username } = await signedIn(kernel, request)
      const { current, next } = request.body
      checkPassword(next, username)
      if (next === current) throw new Refusal('weakPassword', passwordLengths)
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
      const { api } = await providerOf(kernel)
      await countingFailures(kernel, username, () =>
        calling(kernel, request, reply, 'all', headers =>
          api.changePassword({ body, headers, returnHeaders: true }),
        ),
      )
      forgetSessions(kernel, accountId)
      return ok
    },
  )
}

function secondFactorRoutes(app: App, kernel: Kernel): void {
  const limited = limitOf(kernel)
  const secret = z.object({ uri: z.string(), backupCodes: z.array(z.string()) })
  app.post(
    '/api/auth/totp/enable',
    { config: limited, schema: { tags, body: passwordShape, response: { 200: secret } } },
    async (request, reply) => {
      const { username } = await signedIn(kernel, request)
      const body = { password: request.body.password, method: 'totp' as const }
      const { api } = await providerOf(kernel)
      const made = await countingFailures(kernel, username, () =>
        calling(kernel, request, reply, 'all', headers =>
          api.enableTwoFactor({ body, headers, returnHeaders: true }),
        ),
      )
      if (!('totpURI' in made) || !made.totpURI) throw new Error('no second factor was made')
      return { uri: made.totpURI.replace('%40aili.invalid', ''), backupCodes: made.backupCodes ?? [] }
    },
  )
  app.post(
    '/api/auth/totp/confirm',
    { config: limited, schema: { tags, body: codeShape, response: { 200: done } } },
    async (request, reply) => {
      const { accountId } = await signedIn(kernel, request)
      await giveSecondFactor(kernel, request, reply, request.body.code, 'all')
      forgetSessions(kernel, accountId)
      return ok
    },
  )
  app.post(
    '/api/auth/totp/disable',
    { config: limited, schema: { tags, body: passwordShape, response: { 200: done } } },
    async (request, reply) => {
      const { accountId, username } = await signedIn(kernel, request)
      const body = { password: request.body.password }
      const { api } = await providerOf(kernel)
      await countingFailures(kernel, username, () =>
        calling(kernel, request, reply, 'all', headers =>
          api.disableTwoFactor({ body, headers, returnHeaders: true }),
        ),
      )
      forgetSessions(kernel, accountId)
      return ok
    },
  )
}

/** Over and above the lock per name: one address does not try many names. */
const limitOf = (kernel: Kernel) => ({ rateLimit: perMinute(kernel.config, 'signIns') })

async function giveSecondFactor(
  kernel: Kernel,
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
  cookies: Cookies,
): Promise<{ ok: true }> {
  const { api } = await providerOf(kernel)
  const isTotp = /^\d{6}$/.test(code)
  const result = await calling(kernel, request, reply, cookies, headers =>
    isTotp || cookies === 'all'
      ? api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      : api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }),
  )
  if (result === null) throw new Refusal('signInFailed', {})
  return ok
}

async function signedIn(
  kernel: Kernel,
  request: FastifyRequest,
): Promise<{ accountId: string; username: string }> {
  const account = await sessionAccount(kernel, request)
  if (!account) throw new Refusal('notSignedIn', {})
  const { rows } = await sql<{ username: string | null }>`
    select username from account_user where id = ${account.accountId}`.execute(kernel.db.owner)
  return { accountId: account.accountId, username: rows[0]?.username ?? account.accountId }
}

/** Whoever signs in sweeps a few rows that ended long ago, so that no job is needed for it. */
async function sweepEnded(kernel: Kernel): Promise<void> {
  const { owner } = kernel.db
  await sql`delete from account_session where id in (
    select id from account_session where expires_at < now() limit 50 for update skip locked)`.execute(owner)
  await sql`delete from account_verification where id in (
    select id from account_verification where expires_at < now() limit 50 for update skip locked)`.execute(
    owner,
  )
}
