/** Which domain takes which kind of entry; reports and acts of matters are fitted here to how those are taken. */
import type { z } from 'zod'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { type MatterFollow, mayReport, staffAsker, takeReport, takeStep } from '../matters/index.ts'
import { actRequestShape, reportShape } from '../matters/shape.ts'
import { takeHazard, takeHazardEvent, takePatrol } from '../patrols/index.ts'
import {
  type FieldEntry,
  type TakenEntry,
  takeConsent,
  takeHousehold,
  takeNeed,
  takeRegistryChange,
} from '../registry/index.ts'
import type { Staff } from '../territory/index.ts'
import { takeVisit } from '../visits/index.ts'
import type { EntryKind } from './shape.ts'

export type Taker = (
  kernel: Kernel,
  staff: Staff,
  entry: FieldEntry,
  follow: MatterFollow,
) => Promise<TakenEntry>

/** Reported more than this long before it arrives, it was reported then. */
const atOnceMs = 2 * 60_000

const takeFieldReport: Taker = async (kernel, staff, entry) => {
  if (!mayReport(staff)) throw new Refusal('notYours', { step: 'report' })
  const report = parsed(reportShape, { ...bodyOf(entry), id: entry.id })
  const early = kernel.clock.now().getTime() - entry.at.getTime() > atOnceMs
  const asker = { ...staffAsker(staff), ...(entry.claim ? { claim: entry.claim } : {}) }
  const taken = await takeReport(kernel, asker, report, {
    channel: 'grid',
    ...(early ? { reportedAt: entry.at } : {}),
  })
  return { again: taken.resent, answer: { number: taken.number } }
}

const takeFieldAct: Taker = async (kernel, staff, entry, follow) => {
  const body = bodyOf(entry)
  const matterId = String(body.matterId ?? '')
  const request = parsed(actRequestShape, { ...body, id: entry.id, at: entry.at.toISOString() })
  if (!/^[0-9a-f-]{36}$/i.test(matterId))
    throw new Refusal('invalidInput', { input: 'matterId', problem: 'malformed' })
  const asker = { ...staffAsker(staff), ...(entry.claim ? { claim: entry.claim } : {}) }
  const take = (at: string) => takeStep(kernel, follow, asker, matterId, { ...request, at })
  const taken = await take(request.at!).catch(error => {
    // Nobody acted since it was looked at, so it was done after the last act, whatever the clocks say.
    const last = error instanceof Refusal && error.code === 'outOfOrder' ? error.facts.lastActAt : null
    if (typeof last !== 'string') throw error
    return take(last)
  })
  return { again: taken.again, answer: { number: taken.number } }
}

export const takers: Readonly<Record<EntryKind, Taker>> = {
  report: takeFieldReport,
  act: takeFieldAct,
  visit: takeVisit,
  patrol: takePatrol,
  hazard: takeHazard,
  hazardEvent: takeHazardEvent,
  change: takeRegistryChange,
  household: takeHousehold,
  consent: takeConsent,
  need: takeNeed,
}

function bodyOf({ body }: FieldEntry): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('invalidInput', { input: 'body', problem: 'malformed' })
  return body as Record<string, unknown>
}

function parsed<T extends z.ZodType>(shape: T, body: unknown): z.output<T> {
  const read = shape.safeParse(body)
  if (read.success) return read.data
  const [first] = read.error.issues
  throw new Refusal('invalidInput', {
    input: first?.path.map(String).join('.') ?? '',
    problem: first?.message ?? '',
  })
}
