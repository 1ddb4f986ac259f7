/** Terms of a proceeding on the calendar: which rule variant applies, when a leg falls due, what pausing and resuming does. Pure. */
import type { Calendar } from './calendar.ts'
import { dueAt } from './clock.ts'
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

/** The rule as it applies to a proceeding that is urgent or carries a label. */
export function atVariant(rule: TermRule, variant: string | undefined): TermRule {
  const chosen =
    variant === 'urgent' ? rule.urgent : variant === undefined ? undefined : rule.variants?.[variant]
  return chosen ? { ...rule, amount: chosen.amount, unit: chosen.unit } : rule
}

export function variantFor(rule: TermRule, urgent: boolean, label: string | null): string | undefined {
  if (urgent && rule.urgent) return 'urgent'
  return label !== null && rule.variants?.[label] ? label : undefined
}

/** The rule behind an open term of a proceeding. */
export function ruleOf(procedure: Procedure, term: Pick<OpenTerm, 'term' | 'variant'>): TermRule {
  const rule = procedure.terms[term.term]
  if (!rule) throw new Error(`procedure ${procedure.id} has no term ${term.term}`)
  return atVariant(rule, term.variant)
}

export function openTerm(
  procedure: Procedure,
  name: string,
  at: Date,
  calendar: Calendar,
  facts: { urgent: boolean; label: string | null },
): TermEffect {
  const rule = procedure.terms[name]
  if (!rule) throw new Error(`procedure ${procedure.id} has no term ${name}`)
  const variant = variantFor(rule, facts.urgent, facts.label)
  const due = dueAt(atVariant(rule, variant), at, calendar)
  return {
    term: name,
    startsAt: at.toISOString(),
    dueAt: due.at.toISOString(),
    provisional: due.provisional,
    ruleVersion: rule.version,
    ...(variant === undefined ? {} : { variant }),
  }
}

/** Due instant of an open term computed anew from its start, pauses and extensions. */
export function recompute(
  procedure: Procedure,
  term: OpenTerm,
  calendar: Calendar,
  more: { extension?: Extended; resumedAt?: string } = {},
): { dueAt: string; provisional: boolean } {
  const pauses = [...term.pauses]
  if (term.pausedAt && more.resumedAt) pauses.push({ from: term.pausedAt, to: more.resumedAt })
  const due = dueAt(ruleOf(procedure, term), new Date(term.startsAt), calendar, {
    pauses: pauses.map(pause => ({ from: new Date(pause.from), to: new Date(pause.to), cause: 'pause' })),
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
  const rule = term && ruleOf(procedure, term)
  if (!step.extends || !term || !rule?.extension) return {}
  const amount = Math.min(Number(standing.marks[step.extends.amountFrom] ?? 0), rule.extension.maxAmount)
  const extension = { amount, unit: rule.extension.unit }
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
  facts: { urgent: boolean; label: string | null },
  ends: boolean,
): Pick<Effects, 'opened' | 'closed' | 'paused' | 'resumed'> {
  const open = (name: string) => terms.find(term => term.term === name)
  const closed = ends
    ? terms.map(term => term.term).filter(name => !step.keeps?.includes(name))
    : (step.closes ?? []).filter(name => open(name))
  const opened = (step.opens ?? [])
    .filter(name => !open(name) || closed.includes(name))
    .map(name => openTerm(procedure, name, at, calendar, facts))
  const paused = (step.pauses ?? [])
    .filter(name => open(name) && !open(name)!.pausedAt && !closed.includes(name))
    .map(term => ({ term, at: at.toISOString() }))
  const resumed = (step.resumes ?? []).flatMap(name => {
    const term = open(name)
    if (!term?.pausedAt || closed.includes(name)) return []
    return [{ term: name, ...recompute(procedure, term, calendar, { resumedAt: at.toISOString() }) }]
  })
  return {
    ...(opened.length ? { opened } : {}),
    ...(closed.length ? { closed } : {}),
    ...(paused.length ? { paused } : {}),
    ...(resumed.length ? { resumed } : {}),
  }
}
