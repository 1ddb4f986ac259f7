/** Whose request is this: the open session behind a cookie, its idle limit and its absolute end. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { accountSecret, cookieName } from './auth-secret.ts'
import type { Kernel } from './kernel.ts'

interface Session {
  readonly accountId: string
  readonly startedAt: number
  readonly seenAt: number
  /** Machine time of the look-up (performance.now), so that a civil clock that jumps keeps nobody signed in. */
  readonly readAt: number
}

/** A look-up serves later requests of the same session this long; a revoked session ends within it on every process. */
const remembersMilliseconds = 5000
/** Clocks of several machines differ by less. */
const toleratedMilliseconds = 60_000
/** Activity is written at most this often. */
const touchMilliseconds = 30_000

const remembered = new WeakMap<object, Map<string, Session>>()

/**
 * The account a request is signed in with, or null. Normally no round trip: a session is looked up every 5 seconds.
 * Streams of events and requests marked `x-background` are answered but do not count as activity.
 */
export async function sessionAccount(
  kernel: Kernel,
  request: FastifyRequest,
): Promise<{ accountId: string } | null> {
  const token = tokenOf(kernel, request)
  if (!token) return null
  const session = await lookUp(kernel, token)
  if (!session) return null
  const now = kernel.clock.now().getTime()
  if (session.startedAt > now + toleratedMilliseconds || session.seenAt > now + toleratedMilliseconds)
    return beginAgain(kernel, token, session, now)
  if (ended(kernel, session, now)) {
    sessionsOf(kernel).delete(token)
    return null
  }
  if (isActivity(request) && now - session.seenAt > touchMilliseconds)
    await touch(kernel, token, session, now)
  return { accountId: session.accountId }
}

/** The signed token of the session cookie, or null when it is absent or forged. */
export function tokenOf(kernel: Pick<Kernel, 'config'>, request: FastifyRequest): string | null {
  const value = cookieValue(request.headers.cookie, cookieName(kernel))
  const dot = value?.lastIndexOf('.') ?? -1
  if (!value || dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1))
  const right = Buffer.from(createHmac('sha256', accountSecret(kernel)).update(token).digest('base64'))
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/** Ends what is remembered: after sign-out, a change of password, a change of posts. Without an account: everything. */
export function forgetSessions(kernel: Pick<Kernel, 'db'>, accountId?: string): void {
  const sessions = sessionsOf(kernel)
  if (accountId === undefined) sessions.clear()
  else for (const [token, session] of sessions) if (session.accountId === accountId) sessions.delete(token)
}

/** Ends the sessions of an account, on every device. @param keep token of one that goes on */
export async function endSessions(
  kernel: Pick<Kernel, 'db'>,
  accountId: string,
  keep: string | null,
): Promise<void> {
  await sql`delete from account_session where user_id = ${accountId} and token is distinct from ${keep}`.execute(
    kernel.db.owner,
  )
  forgetSessions(kernel, accountId)
}

/** Looks up the sessions of many requests at once; `sessionAccount` knows them then. @returns their accounts */
export async function readSessions(kernel: Kernel, requests: readonly FastifyRequest[]): Promise<string[]> {
  const tokens = new Set<string>()
  for (const request of requests) {
    const token = tokenOf(kernel, request)
    if (token && !freshlyKnown(kernel, token)) tokens.add(token)
  }
  if (tokens.size > 0) await lookUpAll(kernel, [...tokens])
  const accounts = requests.map(request => {
    const token = tokenOf(kernel, request)
    return token ? sessionsOf(kernel).get(token)?.accountId : undefined
  })
  return [...new Set(accounts.filter(account => account !== undefined))]
}

async function lookUp(kernel: Kernel, token: string): Promise<Session | null> {
  const known = freshlyKnown(kernel, token)
  if (known) return known
  return (await lookUpAll(kernel, [token])).get(token) ?? null
}

function freshlyKnown(kernel: Kernel, token: string): Session | null {
  const known = sessionsOf(kernel).get(token)
  return known && performance.now() - known.readAt < remembersMilliseconds ? known : null
}

async function lookUpAll(kernel: Kernel, tokens: readonly string[]): Promise<ReadonlyMap<string, Session>> {
  const { rows } = await sql<{ token: string; accountId: string; startedAt: Date; seenAt: Date }>`
    select token, user_id as "accountId", started_at as "startedAt", seen_at as "seenAt"
    from account_session where token = any(${tokens}) and started_at is not null and seen_at is not null`.execute(
    kernel.db.owner,
  )
  const readAt = performance.now()
  const found = new Map(
    rows.map(({ token, accountId, startedAt, seenAt }): [string, Session] => [
      token,
      { accountId, startedAt: startedAt.getTime(), seenAt: seenAt.getTime(), readAt },
    ]),
  )
  for (const token of tokens) {
    const session = found.get(token)
    if (session) remember(kernel, token, session)
    else sessionsOf(kernel).delete(token)
  }
  return found
}

function ended({ config }: Kernel, session: Session, now: number): boolean {
  return (
    now - session.startedAt >= config.sessionHours * 3_600_000 ||
    now - session.seenAt >= config.sessionIdleMinutes * 60_000
  )
}

/** Begun or used by a clock that was ahead: counted from now on, or it would outlive its limits by as much as that clock was wrong. */
async function beginAgain(
  kernel: Kernel,
  token: string,
  session: Session,
  now: number,
): Promise<{ accountId: string }> {
  const at = new Date(now)
  await sql`update account_session set started_at = least(started_at, ${at}), seen_at = least(seen_at, ${at}) where token = ${token}`.execute(
    kernel.db.owner,
  )
  if (sessionsOf(kernel).has(token))
    remember(kernel, token, { ...session, startedAt: Math.min(session.startedAt, now), seenAt: now })
  return { accountId: session.accountId }
}

async function touch(kernel: Kernel, token: string, session: Session, now: number): Promise<void> {
  if (sessionsOf(kernel).has(token)) remember(kernel, token, { ...session, seenAt: now })
  await sql`update account_session set seen_at = ${new Date(now)} where token = ${token} and seen_at < ${new Date(now)}`.execute(
    kernel.db.owner,
  )
}

function isActivity(request: FastifyRequest): boolean {
  return (
    !request.headers.accept?.includes('text/event-stream') && request.headers['x-background'] === undefined
  )
}

function remember(kernel: Kernel, token: string, session: Session): Session {
  const sessions = sessionsOf(kernel)
  if (sessions.size > 10_000) sessions.clear()
  sessions.set(token, session)
  return session
}

function sessionsOf(kernel: Pick<Kernel, 'db'>): Map<string, Session> {
  let sessions = remembered.get(kernel.db)
  if (!sessions) {
    sessions = new Map()
    remembered.set(kernel.db, sessions)
  }
  return sessions
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, ...rest] = pair.trim().split('=')
    if (key !== name) continue
    try {
      return decodeURIComponent(rest.join('='))
    } catch {
      return null
    }
  }
  return null
}
