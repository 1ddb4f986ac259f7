/** What clients say of themselves, under lock: who booked, what was asked and answered; the only file that opens them, each opening on record. In no search, list or export. */
import { createHash } from 'node:crypto'
import type { Tx } from '../kernel/database.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { canonical } from '../proceedings/index.ts'

type Vault = Pick<Kernel, 'vault'>

export interface Booker {
  readonly name: string
  readonly contact: string
}
export interface Words {
  readonly who: string
  readonly contact: string
  readonly asked: string
  readonly answered: string
}

export const bookerBox = ({ vault }: Vault, booker: Booker): Buffer =>
  vault.encrypt('counsel.booker', JSON.stringify(booker))
export const wordsBox = ({ vault }: Vault, words: Words): Buffer =>
  vault.encrypt('counsel.words', JSON.stringify(words))

/** Keyed digest of what was sent under an id: a resend says the same, whatever else is another entry. */
export function saidOf({ vault }: Vault, body: unknown): Buffer {
  return vault.index('counsel.said', createHash('sha256').update(canonical(body)).digest('base64'))
}

/** The same phone however it was typed. */
export function contactIndex({ vault }: Vault, contact: string): Buffer {
  const digits = contact.replace(/\D/g, '')
  return vault.index('counsel.contact', digits.length >= 7 ? digits : contact.toLowerCase().trim())
}

export const codeOf = ({ vault }: Vault, bookingId: string): string => vault.code('counselBooking', bookingId)
export function codeIndex({ vault }: Vault, code: string): Buffer {
  return vault.index('counselBooking', code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
}

export interface Opening {
  readonly jurisdictionId: number
  readonly subject: 'booking' | 'consultation'
  readonly subjectId: string
  readonly personId: string
  readonly at: Date
}

/** Null when it was forgotten: its time was over. */
export async function openBooker(
  { vault }: Vault,
  tx: Tx,
  box: Buffer | null,
  opening: Opening,
): Promise<Booker | null> {
  await record(tx, opening)
  return box && (JSON.parse(vault.decrypt('counsel.booker', box)) as Booker)
}

export async function openWords(
  { vault }: Vault,
  tx: Tx,
  box: Buffer | null,
  opening: Opening,
): Promise<Words | null> {
  await record(tx, opening)
  return box && (JSON.parse(vault.decrypt('counsel.words', box)) as Words)
}

/** Written in the transaction that reads. */
async function record(tx: Tx, opening: Opening): Promise<void> {
  await tx.insertInto('counselRead').values(opening).execute()
}
