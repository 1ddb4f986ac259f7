/** One step of a matter: lock, resend, judge, record the act and what follows from it, tell who must act next. */

import { refuseIfActedMeanwhile } from '../conduct/index.ts'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { tellAfter } from '../notices/index.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { civilDay } from '../proceedings/clock.ts'
import {
  calendarOf,
  canonical,
  findAct,
  type Locked,
  lockProceeding,
  recordAct,
  widenSight,
} from '../proceedings/index.ts'
import { checkInputs } from '../proceedings/inputs.ts'
import { judge, type Rules } from '../proceedings/judge.ts'
import type { Act, Actor, StandingOf, Step } from '../proceedings/procedure.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { type Territory, territoryOf } from '../territory/index.ts'
import type { Asker } from './asker.ts'
import { writeBeside } from './beside.ts'
import { factsFor } from './facts.ts'
import type { MatterFollow } from './follow.ts'
import { nextBySystem } from './following.ts'
import { refuseUnknownNames } from './named.ts'
import type { MatterFacts } from './policy.ts'
import { matterProcedure } from './procedure.ts'
import { isRecused } from './recusal.ts'
import { matterRulesNow } from './rules.ts'

export interface StepRequest {
  readonly id: string
  readonly step: string
  readonly seq: number
  readonly inputs: Readonly<Record<string, unknown>>
  /** When it was done, for acts recorded offline. */
  readonly at?: string | undefined
}

/** Taken now, or known from an earlier attempt; the number is null when the matter lies beyond the actor's sight since. */
export interface StepTaken {
  readonly again: boolean
  readonly number: string | null
}

/** A clock of a phone may run a little fast. */
const toleratedFutureMs = 2 * 60_000

/**
 * @throws Refusal notFound (also for what lies out of sight), actReused, actedMeanwhile, unlawfulStep, notYours, recused, missingInput, …
 */
export async function takeStep(
  kernel: Kernel,
  follow: MatterFollow,
  asker: Asker,
  matterId: string,
  request: StepRequest,
): Promise<StepTaken> {
  const territory = await territoryOf(kernel)
  const jurisdictionId = territory.jurisdiction.id
  const work = async (tx: Tx): Promise<StepTaken> => {
    const locked = await lockProceeding(tx, jurisdictionId, matterId)
    if (!locked) {
      await refuseUnlessSent(tx, jurisdictionId, matterId, request)
      return { again: true, number: null }
    }
    const { number } = locked
    if (await isResent(tx, jurisdictionId, matterId, request)) return { again: true, number }
    const before = standingAfter(matterProcedure, locked.acts)
    const actor = await withRecusal(kernel, tx, jurisdictionId, matterId, asker.actor)
    await refuseIfActedMeanwhile(tx, matterProcedure, locked, request.seq, actor.kind === 'resident')
    const step = Object.hasOwn(matterProcedure.steps, request.step)
      ? matterProcedure.steps[request.step]
      : undefined
    if (!step) throw new Refusal('unlawfulStep', { step: request.step, state: before.state, lawful: [] })
    const inputs = checkInputs(step, request.inputs)
    const at = actedAt(kernel, request, step, before)
    await refuseUnknownNames({ tx, territory, standing: before, onDay: civilDay(at) }, step, inputs)
    const calendar = await calendarOf(tx, jurisdictionId)
    const rules = await matterRulesNow(kernel, tx, jurisdictionId)
    await widenSight(tx)
    const course = { kernel, tx, territory, calendar, rules, locked, asker: { ...asker, actor } }
    const taken = await recordStep(course, before, { id: request.id, step: request.step, inputs, at })
    await followOn(course, taken, at)
    const { act, standing } = taken
    await follow({ kernel, tx, jurisdictionId, matterId, number, act, actor, standing })
    return { again: false, number }
  }
  return kernel.db.within(asker.sight, work).catch(error => {
    // Another matter, beyond this actor's sight, holds an act under this id.
    throw isTaken(error) ? new Refusal('actReused', { id: request.id }) : error
  })
}

/** What a run of acts in one transaction works on. */
export interface Course {
  readonly kernel: Kernel
  readonly tx: Tx
  readonly territory: Territory
  readonly calendar: Calendar
  readonly rules: Rules<MatterFacts>
  readonly locked: Locked
  readonly asker: Asker
}
export interface Taken {
  readonly act: Act
  readonly before: StandingOf
  readonly standing: StandingOf
  readonly lastHash: Buffer
}

/** Judges and records one act, with the rows beside it and the notices after it. */
export async function recordStep(
  course: Course,
  before: StandingOf,
  asked: { id: string; step: string; inputs: Record<string, unknown>; at: Date },
  lastHash?: Buffer,
): Promise<Taken> {
  const { tx, territory, locked, calendar, rules, asker } = course
  const facts = await factsFor(tx, territory, locked.id, before, {
    step: asked.step,
    inputs: asked.inputs,
    actorId: asker.actor.id,
    at: asked.at,
  })
  const question = {
    standing: before,
    actor: asker.actor,
    step: asked.step,
    inputs: asked.inputs,
    at: asked.at,
    facts,
  }
  const { act, standing } = judge(rules, question, calendar, asked.id)
  const hash = await recordAct(
    tx,
    { ...locked, lastHash: lastHash ?? locked.lastHash },
    rules,
    act,
    standing,
    calendar,
  )
  const taken = { act, before, standing, lastHash: hash }
  await writeBeside(course, taken)
  await tellAfter(tx, locked.jurisdictionId, rules, locked, taken)
  return taken
}

/** What the system does at once after a step, as acts of its own in the same transaction. */
async function followOn(course: Course, taken: Taken, at: Date): Promise<void> {
  const next = nextBySystem(taken)
  if (!next) return
  const system = {
    ...course,
    asker: { ...course.asker, actor: { kind: 'system', id: null, posts: [] } as Actor },
  }
  await recordStep(
    system,
    taken.standing,
    { id: newId(at.getTime()), step: next, inputs: {}, at },
    taken.lastHash,
  )
}

async function isResent(
  tx: Tx,
  jurisdictionId: number,
  matterId: string,
  request: StepRequest,
): Promise<boolean> {
  const known = await findAct(tx, jurisdictionId, request.id)
  if (!known) return false
  const step = matterProcedure.steps[known.step]
  const same =
    known.proceedingId === matterId &&
    known.step === request.step &&
    step !== undefined &&
    canonical(checkInputs(step, request.inputs)) === canonical(known.inputs)
  if (!same) throw new Refusal('actReused', { id: request.id })
  return true
}

/** Done before and beyond the actor's sight since then: nothing more to do. Otherwise it is not there at all. */
async function refuseUnlessSent(
  tx: Tx,
  jurisdictionId: number,
  matterId: string,
  request: StepRequest,
): Promise<void> {
  await widenSight(tx)
  const known = await findAct(tx, jurisdictionId, request.id)
  if (known?.proceedingId !== matterId || known.step !== request.step) throw new Refusal('notFound', {})
}

function isTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'act_pkey'
}

async function withRecusal(
  kernel: Kernel,
  tx: Tx,
  jurisdictionId: number,
  matterId: string,
  actor: Actor,
): Promise<Actor> {
  if (actor.kind !== 'staff' || actor.id === null) return actor
  return { ...actor, recused: await isRecused(kernel, tx, jurisdictionId, matterId, actor.id) }
}

/** Whether a window is still open is told by our clock, never by the phone's. */
const byOurClock = new Set(['beforeDue', 'withinReturnWindow', 'withinRating', 'withinReopening'])

/** The instant of the act: now, or when a phone without signal recorded it, never in the future and never before the last act. */
function actedAt(kernel: Kernel, request: StepRequest, step: Step, before: StandingOf): Date {
  const now = kernel.clock.now()
  const last = new Date(before.followsAt)
  if (!request.at || step.guards?.some(guard => byOurClock.has(guard))) return now > last ? now : last
  const at = new Date(request.at)
  if (at.getTime() > now.getTime() + toleratedFutureMs)
    throw new Refusal('futureAct', { at: request.at, now: now.toISOString() })
  if (at < last) throw new Refusal('outOfOrder', { at: request.at, lastActAt: before.followsAt })
  return at > now ? now : at
}
