/** Open sessions of accounts, as signing in leaves them: the cookies that pages send. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { accountSecret, cookieName } from '../../src/kernel/auth-secret.ts'
import type { Config } from '../../src/kernel/config.ts'
import type { Database } from '../../src/kernel/database.ts'

/** User names by what they do: supervise, community1 …, grid1 … */
export async function namesOf(db: Database, ...roles: readonly string[]): Promise<string[]> {
  const accounts = await db.owner.selectFrom('accountUser').select('username').orderBy('username').execute()
  return accounts.map(one => one.username!).filter(name => roles.includes(name.replace(/\d+$/, '')))
}

/** A session of its own for each name given, however often. */
export async function openSessions(
  db: Database,
  config: Config,
  names: readonly string[],
): Promise<readonly string[]> {
  const accounts = await db.owner.selectFrom('accountUser').select(['id', 'username']).execute()
  const idOf = new Map(accounts.map(({ id, username }) => [username, id]))
  const now = new Date()
  const expiresAt = new Date(now.getTime() + config.sessionHours * 3_600_000)
  const rows = names.map(name => ({
    ...{ id: randomUUID(), userId: idOf.get(name)!, token: randomBytes(24).toString('base64url') },
    ...{ expiresAt, startedAt: now, seenAt: now },
  }))
  await db.owner.insertInto('accountSession').values(rows).execute()
  return rows.map(({ token }) => cookieOf(config, token))
}

function cookieOf(config: Config, token: string): string {
  const signature = createHmac('sha256', accountSecret({ config })).update(token).digest('base64')
  return `${cookieName({ config })}=${encodeURIComponent(`${token}.${signature}`)}`
}
