/** A phone has signal again: what was done on it is taken in its order, each thing whole or not at all, and each is told what became of it. */
import { Refusal } from '../kernel/errors.ts'
import { asRefusal } from '../kernel/http.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { wordsOf } from '../kernel/refusal-words.ts'
import type { MatterFollow } from '../matters/index.ts'
import type { FieldEntry } from '../registry/index.ts'
import type { Staff } from '../territory/index.ts'
import { heardFrom } from './devices.ts'
import { entryShape, type SentEntry, type SyncAsked, type SyncResult } from './shape.ts'
import { takers } from './takers.ts'

/** A clock that differs by less is not called wrong: the message itself was on its way. */
const toleratedSkewMs = 2 * 60_000

/** Nothing was done on a phone before: its clock had been reset. */
const earliest = new Date('2020-01-01T00:00:00+08:00')

/** Whatever is sent as an id is told back, as far as an id could be that long. */
const longestId = 100

export interface Synced {
  readonly serverNow: string
  readonly results: SyncResult[]
  readonly wipe: boolean
}

/**
 * Every entry is a transaction of its own; one that is refused does not stop the others, a fault or an outage does: what
 * follows may rest on what could not be taken.
 * @throws Refusal notYours when the phone is another worker's
 */
export async function sync(
  kernel: Kernel,
  staff: Staff,
  asked: SyncAsked,
  t: Translate,
  follow: MatterFollow,
): Promise<Synced> {
  const now = kernel.clock.now()
  const serverNow = now.toISOString()
  const heard = (waiting: number) =>
    asked.deviceId ? heardFrom(kernel, staff, asked.deviceId, waiting) : { wipe: false }
  const { wipe } = await heard(asked.waiting + asked.entries.length)
  if (wipe) return { serverNow, results: asked.entries.map(entry => notTried(idOf(entry))), wipe }
  const skewMs = now.getTime() - Date.parse(asked.phoneNow)
  const results: SyncResult[] = []
  let stopped = false
  for (const entry of asked.entries) {
    const entries = { ...asked, skewMs, follow }
    const result = stopped ? notTried(idOf(entry)) : await take(kernel, staff, entries, entry, t)
    if (result.outcome === 'notTried') stopped = true
    results.push(result)
  }
  const left = results.filter(({ outcome }) => outcome !== 'taken' && outcome !== 'again').length
  await heard(asked.waiting + left)
  return { serverNow, results, wipe }
}

const notTried = (id: string): SyncResult => ({ id, outcome: 'notTried' })

/** The id a phone knows it by, whatever else is wrong with it. */
function idOf(sent: unknown): string {
  const { id } = (sent ?? {}) as { id?: unknown }
  return typeof id === 'string' ? id.slice(0, longestId).toLowerCase() : ''
}

/** @throws Refusal invalidInput */
function entryOf(sent: unknown): SentEntry {
  const read = entryShape.safeParse(sent)
  if (read.success) return read.data
  const [first] = read.error.issues
  const input = first?.path.map(String).join('.') ?? ''
  throw new Refusal('invalidInput', { reason: 'fieldEntry', input, problem: first?.message ?? '' })
}

async function take(
  kernel: Kernel,
  staff: Staff,
  { deviceId, skewMs, follow }: SyncAsked & { readonly skewMs: number; readonly follow: MatterFollow },
  sent: unknown,
  t: Translate,
): Promise<SyncResult> {
  const id = idOf(sent)
  const shiftMs = Math.abs(skewMs) > toleratedSkewMs ? skewMs : 0
  try {
    const entry = entryOf(sent)
    const done: FieldEntry = {
      id,
      at: putRight(new Date(entry.at), shiftMs, kernel.clock.now()),
      shiftMs,
      deviceId,
      claim: entry.claim ?? null,
      body: entry.body,
    }
    const { again, answer } = await twiceAtOnce(() => takers[entry.kind](kernel, staff, done, follow))
    return { id, outcome: again ? 'again' : 'taken', ...(answer === undefined ? {} : { answer }) }
  } catch (error) {
    return outcomeOf(kernel, id, error as Error, t)
  }
}

/** A phone that gave up waiting sends again while the first is still at work: the second looks once more when the first is done. */
async function twiceAtOnce<T>(take: () => Promise<T>): Promise<T> {
  try {
    return await take()
  } catch (error) {
    if (asRefusal(error as Error)?.code === 'actReused') return take()
    throw error
  }
}

/**
 * When it was done, by the server's clock; never in the future.
 * @throws Refusal invalidInput when the phone's clock had been reset and was set right since: nobody knows when it was done
 */
function putRight(at: Date, shiftMs: number, now: Date): Date {
  const done = new Date(Math.min(at.getTime() + shiftMs, now.getTime()))
  if (done < earliest)
    throw new Refusal('invalidInput', { reason: 'phoneClock', input: 'at', at: done.toISOString() })
  return done
}

/** What passes by itself is tried again as it is; what does not needs a person. */
function outcomeOf(kernel: Kernel, id: string, error: Error, t: Translate): SyncResult {
  const refusal = asRefusal(error)
  if (!refusal) {
    kernel.log.error({ err: { message: error.message, stack: error.stack }, route: '/api/field/sync' }, 'bug')
    // What the database refuses for what it says will be refused for ever: it must not hold up everything behind it.
    const lasting = /^2[23]/.test((error as { code?: string }).code ?? '')
    const outcome = lasting ? 'refused' : 'notTried'
    return { id, outcome, error: { code: 'bug', message: t('errors:bug'), facts: {}, status: 500 } }
  }
  const { code, status, facts } = refusal
  const passes = status >= 502 || status === 429
  return {
    id,
    outcome: passes ? 'notTried' : 'refused',
    error: { code, message: wordsOf(refusal, t), facts, status },
  }
}
