/** The overdue ladder: what happens before and after a term falls due, for picked-up and unassigned work alike. Local default. Pure. */
import type { Calendar } from './calendar.ts'
import { addWorkingDays, dueAt, fractionInstant } from './clock.ts'
import { reckonedPauses } from './pauses.ts'
import type { OpenTerm, Procedure, StandingOf, TermRule } from './procedure.ts'
import { ruleOf } from './terms.ts'

export interface Rung {
  readonly rung: string
  /** The system step that records it. */
  readonly step: string
}

/** In order of time. Working days after the due instant; a statutory leg is supervised sooner. */
export const ladderRungs = [
  { rung: 'remind', step: 'remind', fraction: 0.7 },
  { rung: 'warn', step: 'warn', workingDays: -1 },
  { rung: 'overdue', step: 'markOverdue', workingDays: 0 },
  { rung: 'supervise', step: 'superviseOverdue', workingDays: 3, statutoryWorkingDays: 1 },
  { rung: 'meeting', step: 'listAtMeeting', workingDays: 7 },
  { rung: 'banner', step: 'reportToBanner', workingDays: 15 },
] as const

export interface NextRung extends Rung {
  readonly term: string
  readonly at: Date
}

/** The next rung over all running terms; null when no ladder runs. */
export function nextRung(procedure: Procedure, standing: StandingOf, calendar: Calendar): NextRung | null {
  let first: NextRung | null = null
  for (const term of remindedTerms(procedure, standing)) {
    const next = nextRungOf(procedure, term, calendar)
    if (next && (!first || next.at < first.at)) first = next
  }
  return first
}

/** Terms whose ladder runs: open, not paused, not mere windows. */
export function runningTerms(procedure: Procedure, standing: StandingOf): OpenTerm[] {
  return standing.terms.filter(term => !term.pausedAt && ruleOf(procedure, term).ladder !== false)
}

/** Running terms, and windows whose running out is told beforehand though nobody is late when they do. */
function remindedTerms(procedure: Procedure, standing: StandingOf): OpenTerm[] {
  return standing.terms.filter(term => {
    const rule = ruleOf(procedure, term)
    return !term.pausedAt && (rule.ladder !== false || rule.reminders !== undefined)
  })
}

function nextRungOf(procedure: Procedure, term: OpenTerm, calendar: Calendar): NextRung | null {
  const reminder = nextReminder(procedure, term, calendar)
  if (reminder || ruleOf(procedure, term).ladder === false) return reminder
  const own = keepsOwnReminders(procedure, term)
  const reached = term.rungs.findLast(name => ladderRungs.some(rung => rung.rung === name))
  const from = reached ? ladderRungs.findIndex(rung => rung.rung === reached) + 1 : 0
  for (const rung of ladderRungs.slice(from)) {
    if (own && before.has(rung.rung)) continue
    const at = rungInstant(procedure, term, rung, calendar)
    if (at) return { term: term.term, rung: rung.rung, step: rung.step, at }
  }
  return null
}

/** Once extended, or under a label too short for any of them, the general reminders say when its end comes near. */
function keepsOwnReminders(procedure: Procedure, term: OpenTerm): boolean {
  const { reminders } = ruleOf(procedure, term)
  if (!reminders || term.extensions.length > 0) return false
  return reminders.length === 0 || term.rungs.some(name => name.startsWith('remind:'))
}

/** The general reminders, which a rule's own ones replace. */
const before = new Set<string>(['remind', 'warn'])

/** A rule may name the days on which the holder is reminded: day 45, 53 and 58 of 60. The last one reaches the head as well. */
function nextReminder(procedure: Procedure, term: OpenTerm, calendar: Calendar): NextRung | null {
  const rule = ruleOf(procedure, term)
  if (!rule.reminders || term.extensions.length > 0 || term.rungs.some(name => afterReminders.has(name)))
    return null
  const left = rule.reminders.filter(amount => !term.rungs.includes(`remind:${amount}`))
  for (const amount of left) {
    const at = reminderInstant(rule, term, amount, calendar)
    // Nobody is reminded of what is due already.
    if (at >= new Date(term.dueAt)) return null
    const step = amount === rule.reminders.at(-1) ? 'warn' : 'remind'
    if (stillAhead(term, at)) return { term: term.term, rung: `remind:${amount}`, step, at }
  }
  return null
}

function reminderInstant(rule: TermRule, term: OpenTerm, amount: number, calendar: Calendar): Date {
  const { urgent: _, variants: __, ...plain } = rule
  return dueAt(
    { ...plain, amount, unit: rule.reminderUnit ?? rule.unit, roll: false },
    new Date(term.startsAt),
    calendar.forUnit(term.hoursOf),
    { pauses: reckonedPauses(term.pauses) },
  ).at
}

const afterReminders = new Set(['overdue', 'supervise', 'meeting', 'banner'])

/** Null: this rung makes no sense on so short a leg. */
function rungInstant(
  procedure: Procedure,
  term: OpenTerm,
  rung: (typeof ladderRungs)[number],
  calendars: Calendar,
): Date | null {
  const calendar = calendars.forUnit(term.hoursOf)
  const startsAt = new Date(term.startsAt)
  const dueAt = new Date(term.dueAt)
  if ('fraction' in rung)
    return isShort(startsAt, dueAt)
      ? null
      : stillAhead(term, fractionInstant(startsAt, dueAt, rung.fraction, calendar))
  if (rung.workingDays < 0) {
    const day = 86_400_000
    const at = new Date(dueAt.getTime() - day)
    return at.getTime() - startsAt.getTime() < day ? null : stillAhead(term, previousWorkingDay(at, calendar))
  }
  if (rung.workingDays === 0) return dueAt
  const statutory = ruleOf(procedure, term).basis.force === 'law'
  const days = statutory && 'statutoryWorkingDays' in rung ? rung.statutoryWorkingDays : rung.workingDays
  // Written down after it was due: each rung still leaves somebody the days in which to act.
  const knownAt = term.knownAt === undefined ? dueAt : new Date(term.knownAt)
  return addWorkingDays(knownAt > dueAt ? knownAt : dueAt, days, calendar)
}

/** Null: it was past when the term became known; a reminder would remind of nothing. */
function stillAhead({ knownAt }: OpenTerm, at: Date): Date | null {
  return knownAt !== undefined && at <= new Date(knownAt) ? null : at
}

/** Under an hour a reminder would only add noise. */
function isShort(startsAt: Date, dueAt: Date): boolean {
  return dueAt.getTime() - startsAt.getTime() < 3_600_000
}

function previousWorkingDay(at: Date, calendar: Calendar): Date {
  let back = at
  for (let tries = 0; tries < 20; tries += 1) {
    const day = new Date(back.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
    if (calendar.day(day).working) return back
    back = new Date(back.getTime() - 86_400_000)
  }
  return at
}
