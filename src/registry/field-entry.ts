/** Something a worker did on a phone, perhaps without signal, perhaps sent twice: what every domain that takes such entries is handed. Pure. */
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'

export interface FieldEntry {
  /** Made on the phone; the same at every attempt. */
  readonly id: string
  /** When it was done, by the phone's clock after the server put it right. */
  readonly at: Date
  /** By how much `at` was put right, when it was: times within the body are put right by as much. */
  readonly shiftMs?: number
  readonly deviceId: string | null
  /** Token under which its photos were uploaded. */
  readonly claim: string | null
  readonly body: unknown
}

/** What became of it: taken now, or known already from an earlier attempt. */
export interface TakenEntry {
  readonly again: boolean
  /** What the phone shows for it: a number, a fresh row. */
  readonly answer?: unknown
}

/**
 * The body of an entry as its domain declares it.
 * @param words the catalogue that names its inputs: registry:input.phone
 * @throws Refusal invalidInput naming the field
 */
export function bodyOf<Shape extends z.ZodType>(
  shape: Shape,
  body: unknown,
  words = 'registry',
): z.infer<Shape> {
  const parsed = shape.safeParse(body)
  if (parsed.success) return parsed.data
  const fault = parsed.error.issues[0]
  // Of residents.0.phone a person knows the phone.
  const input = fault?.path.findLast(part => typeof part === 'string') ?? 'body'
  const facts = { procedure: words, input: String(input) }
  if (fault?.code === 'too_big' && fault.origin === 'string')
    throw new Refusal('invalidInput', { ...facts, problem: 'tooLong', most: Number(fault.maximum) })
  throw new Refusal('invalidInput', { ...facts, problem: 'other' })
}
