/** Terms of a proceeding on the calendar: which rule variant applies, when a leg falls due, what pausing, resuming and extending does. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { Calendar } from './calendar.ts'
import { civilDay, dueAt, instantOf } from './clock.ts'
import { numberAt, numberOfDay } from './days.ts'
import { endedPauses, reckonedPauses, stoppedByStep } from './pauses.ts'
import type {
  Effects,
  Extended,
  OpenTerm,
  Procedure,
  StandingOf,
  Step,
  TermEffect,
  TermRule,
} from './procedure.ts'
import { ruleInForce, versionOf } from './rule-book.ts'

/** The rule as it applies to a proceeding that is urgent or carries a label. */
export function atVariant(rule: TermRule, variant: string | null | undefined): TermRule {
  const chosen =
    variant === 'urgent'
      ? rule.urgent
      : variant === undefined || variant === null
        ? undefined
        : rule.variants?.[variant]
  return chosen ? { ...rule, amount: chosen.amount, unit: chosen.unit } : rule
}

export function variantFor(rule: TermRule, urgent: boolean, label: string | null): string | undefined {
  if (urgent && rule.urgent) return 'urgent'
  return label !== null && rule.variants?.[label] ? label : undefined
}

/** The rule behind an open term: the version it was opened under, at its variant, or up to the day a person named. */
export function ruleOf(
  procedure: Procedure,
  term: Pick<OpenTerm, 'term' | 'variant' | 'rule' | 'ruleVersion' | 'named' | 'startsAt'>,
): TermRule {
  const rule = term.rule ?? versionOf(procedure, term.term, term.ruleVersion)
  return term.named === undefined
    ? atVariant(rule, term.variant)
    : untilNamed(rule, term.startsAt, term.named)
}

/** A named day is counted like any other term, so that pauses, explanation and replay hold for it too. */
function untilNamed(
  { urgent: _, variants: __, ...rule }: TermRule,
  startsAt: string,
  named: string,
): TermRule {
  const amount = Math.max(0, numberOfDay(named) - numberAt(Date.parse(startsAt)))
  return { ...rule, amount, unit: 'calendar-day', roll: false, dayEnds: 'midnight' }
}

export interface OpeningFacts {
  readonly urgent: boolean
  readonly label: string | null
  /** When the proceeding began: decides the version of the rule. Default: now. */
  readonly openedAt?: string
  /** The unit on whose office hours the leg runs. */
  readonly unitId?: string | null
  /** The civil day on which the term began, where an input named one; the day it ends, where a person named that. */
  readonly startsOn?: string | undefined
  readonly endsOn?: string | undefined
}

/** @throws Refusal ruleNotInForce */
export function openTerm(
  procedure: Procedure,
  name: string,
  at: Date,
  calendar: Calendar,
  facts: OpeningFacts,
): TermEffect {
  const rule = ruleInForce(
    procedure,
    name,
    facts.openedAt ? civilDay(new Date(facts.openedAt)) : civilDay(at),
  )
  const variant = variantFor(rule, facts.urgent, facts.label)
  const own = calendar.forUnit(facts.unitId)
  const startsAt = facts.startsOn ? instantOf(facts.startsOn, '00:00') : at
  const effect = {
    term: name,
    startsAt: startsAt.toISOString(),
    ruleVersion: rule.version,
    ...(variant === undefined ? {} : { variant }),
    ...(facts.endsOn ? { named: facts.endsOn } : {}),
    ...(own === calendar ? {} : { hoursOf: facts.unitId! }),
    ...(rule.loaded ? { rule } : {}),
  }
  const due = dueAt(ruleOf(procedure, effect), startsAt, own)
  return { ...effect, dueAt: due.at.toISOString(), provisional: due.provisional }
}

/** Due instant of an open term computed anew from its start, pauses and extensions. */
export function recompute(
  procedure: Procedure,
  term: OpenTerm,
  calendar: Calendar,
  more: { extension?: Extended; resumedAt?: string } = {},
): { dueAt: string; provisional: boolean } {
  const pauses = more.resumedAt ? endedPauses(term.pauses, more.resumedAt) : term.pauses
  const due = dueAt(ruleOf(procedure, term), new Date(term.startsAt), calendar.forUnit(term.hoursOf), {
    pauses: reckonedPauses(pauses),
    extensions: more.extension ? [...term.extensions, more.extension] : term.extensions,
  })
  return { dueAt: due.at.toISOString(), provisional: due.provisional }
}

/** What granting an extension does: the term's own rule says the unit, a mark says how much was asked. */
export function extensionEffect(
  procedure: Procedure,
  step: Step,
  standing: Pick<StandingOf, 'terms' | 'marks'>,
  calendar: Calendar,
): Pick<Effects, 'extended'> {
  const term = step.extends && standing.terms.find(one => one.term === step.extends!.term)
  if (!step.extends || !term) return {}
  return extendedBy(procedure, term, Number(standing.marks[step.extends.amountFrom] ?? 0), calendar)
}

/** @param amount in the unit of the rule's extension; never more than it allows */
export function extendedBy(
  procedure: Procedure,
  term: OpenTerm,
  asked: number,
  calendar: Calendar,
): Pick<Effects, 'extended'> {
  const rule = ruleOf(procedure, term)
  if (!rule.extension) return {}
  const extension = { amount: Math.min(asked, rule.extension.maxAmount), unit: rule.extension.unit }
  return {
    extended: [{ term: term.term, ...extension, ...recompute(procedure, term, calendar, { extension }) }],
  }
}

/** What a step does to the clocks. A term open already is left alone: no step resets a clock. */
export function clockEffects(
  procedure: Procedure,
  step: Step,
  terms: readonly OpenTerm[],
  at: Date,
  calendar: Calendar,
  facts: OpeningFacts & { readonly inputs?: Readonly<Record<string, unknown>> | null },
  ends: boolean,
): Pick<Effects, 'opened' | 'closed' | 'paused' | 'resumed'> {
  const open = (name: string) => terms.find(term => term.term === name)
  const day = (names: Readonly<Record<string, string>> | undefined, term: string) => {
    const value = names?.[term] === undefined ? undefined : facts.inputs?.[names[term]]
    return typeof value === 'string' ? value : undefined
  }
  const closed = ends
    ? terms.map(term => term.term).filter(name => !step.keeps?.includes(name))
    : (step.closes ?? []).filter(name => open(name))
  const opened = (step.opens ?? [])
    .filter(name => !open(name) || closed.includes(name))
    .map(name => {
      const [startsOn, endsOn] = [day(step.opensFrom, name), day(step.dueFrom, name)]
      checkNamedDays(procedure, name, at, calendar, { ...facts, startsOn, endsOn }, step)
      return openTerm(procedure, name, at, calendar, { ...facts, startsOn, endsOn })
    })
  const paused = (step.pauses ?? [])
    .filter(name => open(name) && !stoppedByStep(open(name)!) && !closed.includes(name))
    .map(term => ({ term, at: at.toISOString() }))
  const resumed = (step.resumes ?? []).flatMap(name => {
    const term = open(name)
    if (!term || !stoppedByStep(term) || closed.includes(name)) return []
    return [{ term: name, ...recompute(procedure, term, calendar, { resumedAt: at.toISOString() }) }]
  })
  return {
    ...(opened.length ? { opened } : {}),
    ...(closed.length ? { closed } : {}),
    ...(paused.length ? { paused } : {}),
    ...(resumed.length ? { resumed } : {}),
  }
}

/** A term begins on no day to come; a named end lies not in the past and not beyond what the rule itself allows. */
function checkNamedDays(
  procedure: Procedure,
  name: string,
  at: Date,
  calendar: Calendar,
  { startsOn, endsOn, ...facts }: OpeningFacts,
  step: Step,
): void {
  const today = civilDay(at)
  if (startsOn && startsOn > today) throw new Refusal('futureAct', { at: startsOn, now: today })
  if (!endsOn) return
  const input = step.dueFrom![name]!
  if (endsOn < today) throw new Refusal('invalidInput', { input, problem: 'past', procedure: procedure.id })
  const own = openTerm(procedure, name, at, calendar, facts)
  const unlimited = ruleInForce(procedure, name, civilDay(new Date(facts.openedAt ?? at))).amount === 0
  if (!unlimited && instantOf(endsOn, '24:00') > new Date(Math.max(Date.parse(own.dueAt), at.getTime())))
    throw new Refusal('invalidInput', {
      input,
      problem: 'afterTerm',
      until: own.dueAt,
      procedure: procedure.id,
    })
}
