/** Judges one step: who, state, guards, then the act with all that follows from it. Pure: the server and the phone judge alike. */

import { Refusal } from '../kernel/errors.ts'
import type { Calendar } from './calendar.ts'
import { civilDay } from './clock.ts'
import { commonEffects, commonObjection } from './common-effects.ts'
import { unmetCondition } from './conditions.ts'
import { declaredEffects, recusedMark } from './declared.ts'
import type { Act, Actor, Effects, Procedure, StandingOf, Step } from './procedure.ts'
import type { Objection, Question, Rules } from './question.ts'
import { after } from './standing.ts'
import { clockEffects, extensionEffect } from './terms.ts'
import { standpointFor } from './who.ts'

export type { Ground, Guard, Objection, Question, Rules } from './question.ts'

/** Objection to a step by state, person, recusal or guard; null when it is lawful. */
export function objection<F>(rules: Rules<F>, question: Question<F>): Objection {
  const { standing, actor } = question
  const step = rules.procedure.steps[question.step]
  const { procedure } = standing
  const lawful = () => ({
    step: question.step,
    state: standing.state,
    procedure,
    lawful: lawfulSteps(rules, question),
  })
  if (!step) return { code: 'unlawfulStep', facts: lawful() }
  if (isRecused(question)) return { code: 'recused', facts: { step: question.step, procedure } }
  if (!step.from.includes(standing.state)) return { code: 'unlawfulStep', facts: lawful() }
  if (!standpointFor(step, standing, actor))
    return handledIt(step, standing, actor)
      ? { code: 'separation', facts: { step: question.step, procedure } }
      : { code: 'notYours', facts: lawful() }
  const found =
    unmetCondition(step, question) ??
    commonObjection(rules.procedure, step, question) ??
    guarded(rules, step, question)
  // Whoever may not take this one is told which ones are lawful now.
  return found?.code === 'unlawfulStep' && isEmpty(found.facts.lawful)
    ? { ...found, facts: { ...found.facts, lawful: lawfulSteps(rules, question) } }
    : found
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0

function guarded<F>(rules: Rules<F>, step: Step, question: Question<F>): Objection {
  for (const name of step.guards ?? []) {
    const guard = rules.guards[name]
    if (!guard) throw new Error(`procedure ${rules.procedure.id} names no guard ${name}`)
    const found = guard(question)
    if (found) return found
  }
  return null
}

/** By what is on record of the parties, or by the person's own word. */
function isRecused({ actor, standing }: Pick<Question<unknown>, 'actor' | 'standing'>): boolean {
  return actor.recused === true || (actor.id !== null && recusedMark(actor.id) in standing.marks)
}

/** The post would do, had its holder not handled the matter. */
function handledIt(step: Step, standing: StandingOf, actor: Actor): boolean {
  const who = step.who.map(one => ({ ...one, of: one.of.filter(relation => relation !== 'notHandler') }))
  return standpointFor({ ...step, who }, standing, actor) !== null
}

/** Steps this actor may take now, in the order of declaration, the ordinary way on first. */
export function lawfulSteps<F>(rules: Rules<F>, question: Omit<Question<F>, 'step' | 'inputs'>): string[] {
  const open = Object.entries(rules.procedure.steps).filter(([name, step]) => {
    if (!step.from.includes(question.standing.state) || isRecused(question)) return false
    if (!standpointFor(step, question.standing, question.actor)) return false
    const ask = { ...question, step: name, inputs: null }
    return (
      !unmetCondition(step, ask) && !commonObjection(rules.procedure, step, ask) && !guarded(rules, step, ask)
    )
  })
  return open
    .sort(([, a], [, b]) => Number(b.primary ?? false) - Number(a.primary ?? false))
    .map(([name]) => name)
}

/**
 * The act that this step makes, and the standing after it.
 * @throws Refusal that says the state met and what would be lawful
 */
export function judge<F>(
  rules: Rules<F>,
  question: Question<F> & { readonly inputs: Readonly<Record<string, unknown>> },
  calendar: Calendar,
  actId: string,
): { act: Act; standing: StandingOf } {
  const against = objection(rules, question)
  if (against) throw new Refusal(against.code, against.facts)
  const { standing, actor, at, inputs } = question
  if (at.getTime() < new Date(standing.followsAt).getTime())
    throw new Refusal('outOfOrder', { at: at.toISOString(), lastActAt: standing.followsAt })
  const step = rules.procedure.steps[question.step]!
  const standpoint = standpointFor(step, standing, actor)!
  const to = target(step, standing)
  const declared = declaredEffects(step, question, standpoint, to)
  const common = commonEffects(rules.procedure, step, question, calendar, standpoint.role)
  const own = joined(declared, common, rules.consequences[question.step]?.(question) ?? {})
  const clocks = clocksOf(rules.procedure, step, question, own, to, calendar)
  const reason = typeof inputs.reason === 'string' ? inputs.reason : null
  const act: Act = {
    id: actId,
    seq: standing.actCount + 1,
    step: question.step,
    from: standing.state,
    to,
    actorKind: actor.kind,
    actorId: actor.id,
    actorRole: standpoint.role,
    onBehalfOf: standpoint.onBehalfOf,
    at: at.toISOString(),
    onDay: civilDay(at),
    inputs,
    reason,
    effects: {
      ...own,
      ...clocks,
      ...extensionEffect(rules.procedure, step, standing, calendar),
    },
    ruleVersion: rules.procedure.version,
  }
  return { act, standing: after(rules.procedure, standing, act) }
}

/** What the step does to the clocks; a domain may have named another end for one that it opens. */
function clocksOf(
  procedure: Procedure,
  step: Step,
  { standing, at, inputs }: Question<unknown>,
  own: Effects,
  to: string,
  calendar: Calendar,
): Effects {
  const { states } = procedure
  const ends = (states[to]?.final ?? false) && !(states[standing.state]?.final ?? false)
  const facts = {
    urgent: own.urgent ?? standing.urgent,
    label: own.label ?? standing.label,
    openedAt: standing.openedAt,
    unitId: own.ownerUnitId ?? standing.ownerUnitId,
    inputs,
  }
  const clocks = clockEffects(procedure, step, standing.terms, at, calendar, facts, ends)
  const opened = clocks.opened?.map(term => {
    const named = own.opened?.find(one => one.term === term.term)
    return named ? { ...term, dueAt: named.dueAt, provisional: named.provisional } : term
  })
  // What has ended is not set aside any more.
  const freed = ends && standing.suspended ? { suspended: false } : {}
  return { ...clocks, ...freed, ...(opened ? { opened } : {}) }
}

/** What the declaration, the common mechanics and the domain say together; the domain has the last word, marks add up. */
function joined(...parts: readonly Effects[]): Effects {
  const marks = Object.assign({}, ...parts.map(part => part.marks))
  return { ...Object.assign({}, ...parts), ...(Object.keys(marks).length ? { marks } : {}) }
}

function target(step: Step, standing: StandingOf): string {
  if (step.to === '=') return standing.state
  if (step.to === '^') return standing.returnTo ?? 'filed'
  return step.to
}
