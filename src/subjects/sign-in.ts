/** A resident signs in: with a code sent to their phone, and the name where several share the phone; or with their name and the code of the counter. */
import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import {
  foldedName,
  type Person,
  phonePurpose,
  residentById,
  residentsById,
  residentsWithPhone,
} from '../registry/index.ts'
import { tidyPhone } from '../registry/phone.ts'
import { codeIndex } from './codes.ts'
import { code as rule } from './limits.ts'
import { asSystem } from './sights.ts'

export interface Asked {
  readonly code: string
  /** The number the code was sent to; without one it was read out at the counter. */
  readonly phone?: string | undefined
  readonly name?: string | undefined
}

/** `needsName`: the code was right and is still good; several people share the phone. */
export type Proof = { readonly person: Person } | { readonly needsName: true }

/**
 * Failures are counted before the code is looked at, and stay counted whatever is answered.
 * @throws Refusal codeWrong, codeSpent: alike for a number that is on record and one that is not
 */
export async function proveByCode(kernel: Kernel, jurisdictionId: number, asked: Asked): Promise<Proof> {
  const given = { ...asked, code: asked.code.normalize('NFKC').replace(/\D/g, '') }
  const proof = await asSystem(kernel, jurisdictionId, tx =>
    asked.phone === undefined
      ? atCounter(kernel, tx, jurisdictionId, given)
      : byPhone(kernel, tx, jurisdictionId, { ...given, phone: asked.phone! }),
  )
  if (proof instanceof Refusal) throw proof
  return proof
}

async function byPhone(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  asked: Asked & { readonly phone: string },
): Promise<Proof | Refusal> {
  const now = kernel.clock.now()
  const phoneIndex = kernel.vault.index(phonePurpose, tidyPhone(asked.phone))
  const [tried] = await countTry(tx, jurisdictionId, now, sql`phone_index = ${phoneIndex}`)
  if (!tried) return new Refusal('codeSpent')
  const people = await residentsWithPhone(tx, jurisdictionId, phoneIndex, now)
  const named = asked.name ? people.filter(person => sameName(person.name, asked.name!)) : people
  if (!isRight(kernel, tried, asked.code) || named.length === 0) return wrong(tried)
  if (named.length > 1 && !asked.name) {
    await forgiveTry(tx, jurisdictionId, tried.id)
    return { needsName: true }
  }
  // Two of one name on one phone: only a card tells them apart.
  if (named.length > 1) return new Refusal('codeWrong', { reason: 'counter' })
  await use(tx, jurisdictionId, tried.id, now)
  return { person: named[0]! }
}

/** Whether anybody of that name has a code is told to nobody: one refusal for whatever is wrong. */
async function atCounter(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  asked: Asked,
): Promise<Proof | Refusal> {
  const now = kernel.clock.now()
  const { rows } = await sql<{ id: string; residentId: string }>`
    select id, resident_id as "residentId" from resident_code
    where jurisdiction_id = ${jurisdictionId} and expires_at > ${now} and resident_id is not null and used_at is null`.execute(
    tx,
  )
  const holders = await residentsById(tx, jurisdictionId, [...new Set(rows.map(row => row.residentId))])
  const named = new Set(holders.flatMap(({ id, name }) => (sameName(name, asked.name ?? '') ? [id] : [])))
  const ids = rows.filter(row => named.has(row.residentId)).map(row => row.id)
  const tried = await countTry(tx, jurisdictionId, now, sql`id = any (${ids}::uuid[])`)
  const right = tried.find(one => isRight(kernel, one, asked.code))
  const person = right?.residentId ? await residentById(tx, jurisdictionId, right.residentId) : null
  if (!right || !person) return new Refusal('codeWrong', { reason: 'counter' })
  await use(tx, jurisdictionId, right.id, now)
  return { person }
}

const sameName = (a: string, b: string): boolean => foldedName(a) === foldedName(b)

interface Tried {
  readonly id: string
  readonly codeIndex: Buffer
  readonly residentId: string | null
  readonly failures: number
}

/** Of a phone the newest code alone is good. */
async function countTry(
  tx: Tx,
  jurisdictionId: number,
  now: Date,
  of: ReturnType<typeof sql>,
): Promise<Tried[]> {
  const { rows } = await sql<Tried>`
    update resident_code set failures = failures + 1 where jurisdiction_id = ${jurisdictionId} and id in (
      select distinct on (phone_index, resident_id) id from resident_code
      where jurisdiction_id = ${jurisdictionId} and ${of} order by phone_index, resident_id, made_at desc)
      and used_at is null and expires_at > ${now} and failures < ${rule.tries}
    returning id, code_index as "codeIndex", resident_id as "residentId", failures`.execute(tx)
  return rows
}

async function forgiveTry(tx: Tx, jurisdictionId: number, id: string): Promise<void> {
  await sql`update resident_code set failures = failures - 1 where jurisdiction_id = ${jurisdictionId} and id = ${id}`.execute(
    tx,
  )
}

async function use(tx: Tx, jurisdictionId: number, id: string, now: Date): Promise<void> {
  await sql`update resident_code set used_at = ${now}, failures = failures - 1 where jurisdiction_id = ${jurisdictionId} and id = ${id}`.execute(
    tx,
  )
}

function isRight(kernel: Kernel, tried: Tried, code: string): boolean {
  return timingSafeEqual(tried.codeIndex, codeIndex(kernel, tried.id, code))
}

function wrong({ failures }: Tried): Refusal {
  const left = rule.tries - failures
  return left > 0 ? new Refusal('codeWrong', { left }) : new Refusal('codeSpent')
}
