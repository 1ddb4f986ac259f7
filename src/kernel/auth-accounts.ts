/** Making sign-in accounts: there is no public sign-up, accounts come with the staff list. */
import { type Kysely, sql } from 'kysely'
import type { DB } from './database.ts'
import { Refusal } from './errors.ts'
import { newId } from './ids.ts'

export const minPasswordLength = 12
export const maxPasswordLength = 128
export const passwordLengths = { minLength: minPasswordLength, maxLength: maxPasswordLength }

export interface NewAccount {
  readonly username: string
  /** Shown name of the person. */
  readonly name: string
  /** Either the password (hashed here, some 100 ms of work) or a digest made before by `hashPassword`. */
  readonly password?: string
  readonly passwordHash?: string
}

/**
 * Makes one account and gives its id, to be put into person.account_id.
 * @param owner the owner's connection or a transaction of it
 * @throws Refusal `invalidInput` when the name is taken or malformed, `weakPassword`
 * @example await createAccount(db.owner, { username: 'dispatch', password, name: '苏日娜' })
 */
export async function createAccount(owner: Kysely<DB>, account: NewAccount): Promise<string> {
  const made = await createAccounts(owner, [account])
  return made.get(nameForSignIn(account.username))!
}

/**
 * Makes many accounts in two statements: user name → account id. Give one shared `passwordHash` where hashing each would
 * take too long (a demo, a first password to be changed).
 * @throws Refusal `invalidInput` as for one; then none is made
 */
export async function createAccounts(
  owner: Kysely<DB>,
  accounts: readonly NewAccount[],
): Promise<Map<string, string>> {
  const rows = []
  for (const account of accounts) rows.push(await rowOf(account))
  if (rows.length === 0) return new Map()
  const made = await sql<{ username: string; id: string }>`
    with incoming as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id text, username text, name text, email text, credential text, password text)),
    made as (insert into account_user (id, name, email, email_verified, username)
      select id, name, email, true, username from incoming on conflict do nothing returning id, username),
    proven as (insert into account_credential (id, user_id, account_id, provider_id, password)
      select i.credential, i.id, i.id, 'credential', i.password from incoming i join made using (id))
    select username, id from made`.execute(owner)
  const ids = new Map(made.rows.map(row => [row.username, row.id]))
  const taken = rows.filter(row => !ids.has(row.username)).map(row => row.username)
  if (taken.length > 0) {
    await sql`delete from account_user where id = any(${[...ids.values()]}::text[])`.execute(owner)
    throw new Refusal('invalidInput', { input: 'username', problem: 'taken', taken })
  }
  return ids
}

/** The digest stored for a password (scrypt). @throws Refusal `weakPassword` */
export async function hashPassword(password: string): Promise<string> {
  checkPassword(password)
  const { hashPassword: scrypt } = await import('better-auth/crypto')
  return scrypt(password)
}

/** At least twelve characters, not all alike, and not the user name. @throws Refusal `weakPassword` with the lengths allowed */
export function checkPassword(password: string, username?: string): void {
  const longEnough = [...password].length >= minPasswordLength && password.length <= maxPasswordLength
  if (longEnough && new Set(password).size > 3 && nameForSignIn(password) !== username) return
  throw new Refusal('weakPassword', passwordLengths)
}

/** User names differ neither in case nor in width. */
export function nameForSignIn(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

async function rowOf(account: NewAccount) {
  const username = nameForSignIn(account.username)
  if (!/^[\p{L}\p{N}_.-]{2,40}$/u.test(username))
    throw new Refusal('invalidInput', { input: 'username', problem: 'malformed' })
  const password = account.passwordHash ?? (await hashPassword(account.password ?? ''))
  return {
    id: newId(),
    credential: newId(),
    username,
    name: account.name,
    email: addressOf(username),
    password,
  }
}

/** Offices give staff no e-mail, but the account store wants one: a reserved domain nobody can receive at (RFC 2606). */
export function addressOf(username: string): string {
  return `${username}@aili.invalid`
}
