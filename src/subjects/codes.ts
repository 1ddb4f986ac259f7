/** A code with which a resident proves who they are: sent to a phone number, or read out at the counter to somebody whose card was seen. */
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { translator } from '../kernel/i18n.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { sendWebhook } from '../notices/index.ts'
import { phonePurpose, residentsWithPhone } from '../registry/index.ts'
import { isPhone, tidyPhone } from '../registry/phone.ts'
import { code as rule } from './limits.ts'
import { asSystem } from './sights.ts'

export interface Made {
  readonly code: string
  readonly expiresAt: Date
}

export const hasGateway = ({ config }: Pick<Kernel, 'config'>): boolean => config.channels.webhook !== null

/**
 * A code for a phone number. Whether the number is on record shows nowhere: the same rows, the same limits, the same answer;
 * only the message goes out or does not, after the answer.
 * @throws Refusal invalidInput, tooMany, locked, unavailable without a gateway
 */
export async function askCode(kernel: Kernel, jurisdictionId: number, typed: string): Promise<void> {
  const phone = tidyPhone(typed)
  if (!isPhone(phone)) throw new Refusal('invalidInput', { input: 'phone', problem: 'malformed' })
  if (!hasGateway(kernel)) throw new Refusal('unavailable', { reason: 'gateway' })
  const phoneIndex = kernel.vault.index(phonePurpose, phone)
  const { made, known } = await asSystem(kernel, jurisdictionId, async tx => {
    await oneAtATime(tx, phoneIndex)
    await refuseTooMany(kernel, tx, jurisdictionId, { phoneIndex })
    const made = await write(kernel, tx, jurisdictionId, { phoneIndex, sent: 'gateway' })
    return {
      made,
      known: (await residentsWithPhone(tx, jurisdictionId, phoneIndex, kernel.clock.now())).length > 0,
    }
  })
  if (known) void send(kernel, phone, made.code)
}

/**
 * At the counter, for somebody whose identity card was seen: nothing of the card is kept.
 * @throws Refusal tooMany, locked
 */
export async function makeCounterCode(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  { residentId, madeBy }: { readonly residentId: string; readonly madeBy: string },
): Promise<Made> {
  await oneAtATime(tx, Buffer.from(residentId))
  await refuseTooMany(kernel, tx, jurisdictionId, { residentId })
  const now = kernel.clock.now()
  // The one read out before is no longer good: two pieces of paper would be one too many.
  await tx
    .updateTable('residentCode')
    .set({ expiresAt: now })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('residentId', '=', residentId)
    .where('expiresAt', '>', now)
    .execute()
  return write(kernel, tx, jurisdictionId, { residentId, madeBy, sent: 'counter' })
}

export function codeIndex({ vault }: Pick<Kernel, 'vault'>, id: string, code: string): Buffer {
  return vault.index('resident.code', `${id}\0${code}`)
}

type For = { readonly phoneIndex: Buffer } | { readonly residentId: string }

async function write(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  of: For & { readonly sent: 'gateway' | 'counter'; readonly madeBy?: string },
): Promise<Made> {
  const code = String(randomInt(10 ** rule.digits)).padStart(rule.digits, '0')
  const id = newId()
  const madeAt = kernel.clock.now()
  const expiresAt = new Date(madeAt.getTime() + rule.validMinutes * 60_000)
  await tx
    .insertInto('residentCode')
    .values({ jurisdictionId, id, codeIndex: codeIndex(kernel, id, code), madeAt, expiresAt, ...of })
    .execute()
  return { code, expiresAt }
}

/** Two requests at the same moment are counted one after the other. */
async function oneAtATime(tx: Tx, of: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${of.toString('base64')}, 12))`.execute(tx)
}

async function refuseTooMany(kernel: Kernel, tx: Tx, jurisdictionId: number, of: For): Promise<void> {
  const now = kernel.clock.now().getTime()
  const rows = await tx
    .selectFrom('residentCode')
    .select(['madeAt', 'failures', 'expiresAt'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where(where =>
      'phoneIndex' in of ? where('phoneIndex', '=', of.phoneIndex) : where('residentId', '=', of.residentId),
    )
    .where('madeAt', '>', new Date(now - 86_400_000))
    .orderBy('madeAt', 'desc')
    .execute()
  const guessed = rows.find(row => row.failures >= rule.tries)
  const until = guessed ? guessed.madeAt.getTime() + (rule.validMinutes + rule.lockMinutes) * 60_000 : 0
  if (until > now)
    throw new Refusal('locked', {
      reason: 'code',
      until: new Date(until).toISOString(),
      minutes: Math.ceil((until - now) / 60_000),
    })
  const [last] = rows
  const wait = last ? Math.ceil(rule.apartSeconds - (now - last.madeAt.getTime()) / 1000) : 0
  if ('phoneIndex' in of && wait > 0) throw new Refusal('tooMany', { seconds: wait })
  if (rows.length >= rule.perDay) {
    const first = rows[rule.perDay - 1]!.madeAt.getTime()
    throw new Refusal('tooMany', { seconds: Math.ceil((first + 86_400_000 - now) / 1000) })
  }
}

/** What the gateway refuses is told to nobody but the log: an answer would say that the number is on record. */
async function send(kernel: Kernel, address: string, code: string): Promise<void> {
  const { webhook } = kernel.config.channels
  const t = translator('zh-CN')
  const text = t('subject:code.message', { code, minutes: rule.validMinutes })
  const link = `${kernel.config.origin}/me`
  const message = {
    id: newId(),
    address,
    told: 'atOnce',
    subject: text,
    text,
    link,
    at: kernel.clock.now(),
  } as const
  await sendWebhook(webhook!, message).catch(error =>
    kernel.log.warn({ kind: (error as Error).name }, 'the gateway did not take a code'),
  )
}
