/** One step of any procedure: lock, resend, judge, record the act and what follows from it, tell who must act next. */
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { civilDay } from '../proceedings/clock.ts'
import {
  calendarOf,
  findAct,
  type Locked,
  loadedRules,
  lockProceeding,
  widenSight,
} from '../proceedings/index.ts'
import { askedOf, checkInputs } from '../proceedings/inputs.ts'
import { objection } from '../proceedings/judge.ts'
import type { Actor, Procedure, Step } from '../proceedings/procedure.ts'
import { standing as standingAfter } from '../proceedings/standing.ts'
import { territoryOf } from '../territory/index.ts'
import { actedAt } from './acted-at.ts'
import { type Course, recordStep } from './course.ts'
import type { Doer } from './follow.ts'
import { refuseIfActedMeanwhile } from './meanwhile.ts'
import { refuseUnknownNames } from './named.ts'
import { isPartyOrKin, keepPrivate, partInputs } from './private-inputs.ts'
import type { Registry } from './registry.ts'
import { isTaken, refuseUnlessSame } from './resent.ts'

export interface StepRequest {
  /** Made by whoever acts: the same id sent twice is the same act. */
  readonly id: string
  readonly step: string
  /** The number of acts the person saw. */
  readonly seq: number
  readonly inputs: Readonly<Record<string, unknown>>
  /** When it happened, when that was before now. */
  readonly at?: string | undefined
}

/**
 * @throws Refusal notFound (also for what lies out of sight), actReused, actedMeanwhile, unlawfulStep, notYours, recused, missingInput, …
 */
export async function takeStep(
  kernel: Kernel,
  registry: Registry,
  staff: Doer,
  id: string,
  request: StepRequest,
): Promise<void> {
  const { jurisdictionId } = staff
  const work = async (tx: Tx) => {
    const locked = await lockProceeding(tx, jurisdictionId, id)
    if (!locked) return refuseUnlessSent(tx, jurisdictionId, id, request)
    const rules = registry.rules(locked.procedure, await loadedRules(tx, jurisdictionId, kernel.db))
    if (await isResent(kernel, tx, rules.procedure, locked, request)) return
    const before = standingAfter(rules.procedure, locked.acts)
    const actor = await withRecusal(kernel, tx, locked, staff.actor)
    await refuseIfActedMeanwhile(tx, rules.procedure, locked, request.seq)
    const step = Object.hasOwn(rules.procedure.steps, request.step)
      ? rules.procedure.steps[request.step]
      : undefined
    if (!step)
      throw new Refusal('unlawfulStep', {
        step: request.step,
        state: before.state,
        procedure: locked.procedure,
        lawful: [],
      })
    const when = actedAt(kernel.clock.now(), request.at, step, before.followsAt)
    // First who and when, then what was filled in: nobody fills in a form that is not theirs.
    const asked = { standing: before, actor, step: request.step, inputs: null, at: when.at, facts: null }
    const against = objection(rules, asked)
    if (against) throw new Refusal(against.code, against.facts)
    const inputs = inputsOf(rules.procedure, askedOf(step, actor.kind), request.inputs)
    const territory = await territoryOf(kernel)
    await refuseUnknownNames(
      {
        tx,
        territory,
        procedure: rules.procedure,
        standing: before,
        proceedingId: id,
        onDay: civilDay(when.at),
      },
      step,
      inputs,
    )
    const calendar = await calendarOf(tx, jurisdictionId)
    await widenSight(tx)
    const { open, secret } = partInputs(kernel, step, request.id, inputs)
    const course: Course = { kernel, tx, rules, calendar, locked, asker: { actor, claim: staff.claim } }
    const { act } = await recordStep(course, before, {
      id: request.id,
      step: request.step,
      inputs: open,
      ...when,
    })
    await keepPrivate(kernel, tx, { jurisdictionId, proceedingId: id, actId: request.id }, secret)
    const happened = { kernel, tx, jurisdictionId, proceedingId: id, act, inputs, about: staff.about }
    await registry.follow(locked.procedure, happened)
  }
  await kernel.db.within(staff.sight, work).catch(error => {
    // Another proceeding, beyond this actor's sight, holds an act under this id.
    throw isTaken(error) ? new Refusal('actReused', { id: request.id }) : error
  })
}

async function isResent(
  kernel: Kernel,
  tx: Tx,
  procedure: Procedure,
  locked: Locked,
  request: StepRequest,
): Promise<boolean> {
  const known = await findAct(tx, locked.jurisdictionId, request.id)
  if (!known) return false
  refuseUnlessSame(kernel, procedure, known, request, locked.id)
  return true
}

/** Done before and beyond the actor's sight since then: nothing more to do. Otherwise it is not there at all. */
async function refuseUnlessSent(
  tx: Tx,
  jurisdictionId: number,
  id: string,
  request: StepRequest,
): Promise<void> {
  await widenSight(tx)
  const known = await findAct(tx, jurisdictionId, request.id)
  if (known?.proceedingId !== id || known.step !== request.step) throw new Refusal('notFound', {})
}

async function withRecusal(
  kernel: Kernel,
  tx: Tx,
  { jurisdictionId, id }: Locked,
  actor: Actor,
): Promise<Actor> {
  if (actor.kind !== 'staff' || actor.id === null) return actor
  return { ...actor, recused: await isPartyOrKin(kernel, tx, jurisdictionId, id, actor.id) }
}

/** A refusal names the input in the words of its procedure. */
export function inputsOf(
  procedure: Procedure,
  step: Step,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  try {
    return checkInputs(step, given)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, { ...error.facts, procedure: procedure.id })
  }
}
