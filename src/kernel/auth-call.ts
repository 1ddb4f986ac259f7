/** Calls the account library on behalf of a request: cookies in, cookies out, its errors turned into our refusals. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { lockedTill, lockMinutes } from './auth-lockout.ts'
import { Refusal } from './errors.ts'
import type { Kernel } from './kernel.ts'

/** A challenge is answered without the old session, so that its attempts are counted as a sign-in. */
export type Cookies = 'all' | 'withoutSession'

/**
 * The library's answer, or null when what was typed (password, code) is wrong.
 * @throws Refusal `locked`, `notSignedIn`, `limitReached`; any other error of the library as it is
 */
export async function calling<T>(
  kernel: Pick<Kernel, 'clock'>,
  request: FastifyRequest,
  reply: FastifyReply,
  cookies: Cookies,
  call: (headers: Headers) => Promise<{ headers: Headers; response: T }>,
): Promise<T | null> {
  try {
    const { headers, response } = await call(headersOf(request, cookies))
    const set = headers.getSetCookie()
    if (set.length > 0) reply.header('set-cookie', set)
    return response
  } catch (error) {
    return refusing(kernel, error)
  }
}

function headersOf(request: FastifyRequest, cookies: Cookies): Headers {
  const all = request.headers.cookie ?? ''
  const kept = all
    .split(';')
    .filter(pair => cookies === 'all' || !/^\s*(__Secure-)?aili\.session_token=/.test(pair))
  return new Headers({ cookie: kept.join(';'), 'user-agent': request.headers['user-agent'] ?? '' })
}

function refusing({ clock }: Pick<Kernel, 'clock'>, error: unknown): null {
  switch (codeOf(error)) {
    case 'INVALID_USERNAME_OR_PASSWORD':
    case 'INVALID_PASSWORD':
    case 'CREDENTIAL_ACCOUNT_NOT_FOUND':
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return null
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      // The library does not say until when; this is the latest it can be.
      throw lockedTill(new Date(clock.now().getTime() + lockMinutes * 60_000), clock.now())
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
    case 'INVALID_TWO_FACTOR_COOKIE':
    case 'TOTP_NOT_ENABLED':
    case 'UNAUTHORIZED':
    case 'SESSION_EXPIRED':
      throw new Refusal('notSignedIn', {})
    case 'TOTP_ALREADY_ENABLED':
      throw new Refusal('limitReached', { what: 'totp' })
    default:
      throw error
  }
}

function codeOf(error: unknown): string | undefined {
  const body = (error as { body?: { code?: unknown } } | null)?.body
  return typeof body?.code === 'string' ? body.code : undefined
}
