/** The clocks of a proceeding as people read them, running and ended, all from the one computation: how much is left, why this day, by law or by local default. */
import type { Translate } from '../kernel/i18n.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { civilDay, due, workingTimeLeft } from '../proceedings/clock.ts'
import { type WordedStep, wordSteps } from '../proceedings/explain.ts'
import { reckonedPauses } from '../proceedings/pauses.ts'
import type { OpenTerm, PauseOf, Procedure, TermRule, Unit } from '../proceedings/procedure.ts'
import { ruleOf } from '../proceedings/terms.ts'
import { sayIn } from './words.ts'

export interface TermReading {
  readonly t: Translate
  readonly calendar: Calendar
  readonly now: Date
}

/** A clock that still runs, or stands still. */
export function presentTerm(procedure: Procedure, term: OpenTerm, reading: TermReading) {
  const { t, now } = reading
  const rule = ruleOf(procedure, term)
  const dueAt = new Date(term.dueAt)
  const window = isWindow(procedure, term.term, rule)
  return {
    ...described(procedure, term, reading),
    left: term.pausedAt
      ? t('matter:left.paused')
      : window && dueAt < now
        ? t('conduct:ended.ranOut')
        : leftInWords(dueAt, rule.unit, reading),
    overdue: !window && !term.pausedAt && dueAt < now,
    endedAt: null,
  }
}

/** A right that may be used until a day, and nobody's duty: when it has run out, nobody is late. */
function isWindow({ steps }: Procedure, name: string, { ladder }: TermRule): boolean {
  return ladder === false && Object.values(steps).some(step => step.within?.includes(name))
}

/** A clock that was stopped: whether in time. */
export function presentEnded(
  procedure: Procedure,
  term: OpenTerm & { closedAt: string },
  reading: TermReading,
) {
  const past = Date.parse(term.closedAt) > Date.parse(term.dueAt)
  const window = isWindow(procedure, term.term, ruleOf(procedure, term))
  const word = window ? (past ? 'ranOut' : 'closed') : past ? 'late' : 'inTime'
  return {
    ...described(procedure, term, reading),
    left: reading.t(`conduct:ended.${word}`),
    overdue: past && !window,
    endedAt: term.closedAt,
  }
}

function described(procedure: Procedure, term: OpenTerm, reading: TermReading) {
  const { t } = reading
  const rule = ruleOf(procedure, term)
  const say = sayIn(procedure.id, t)
  return {
    term: term.term,
    label: say('term', term.term),
    window: isWindow(procedure, term.term, rule),
    ours: rule.ladder !== false,
    startsAt: term.startsAt,
    dueAt: term.dueAt,
    provisional: term.provisional,
    force: rule.basis.force,
    mark: rule.basis.mark,
    article: rule.basis.article,
    ruleVersion: term.ruleVersion,
    pausedAt: term.pausedAt,
    pauses: term.pauses.map(pause => presentPause(procedure, pause, t)),
    extensions: term.extensions.map(({ amount, unit }) => t(`clock:amount.${unit}`, { count: amount })),
    extensible: rule.extension
      ? {
          times: rule.extension.times,
          most: t(`clock:amount.${rule.extension.unit}`, { count: rule.extension.maxAmount }),
          approvers: rule.extension.approvers.map(role => t(`auth:role.${role}`)),
        }
      : null,
    why: whyOf(procedure, term, reading),
  }
}

function presentPause(procedure: Procedure, pause: PauseOf, t: Translate) {
  const say = sayIn(procedure.id, t)
  return {
    from: pause.from,
    to: pause.to,
    cause: pause.cause === undefined ? null : say('option', `cause.${pause.cause}`),
    evidence: pause.evidence?.startsWith('digest:') ? t('conduct:kept') : (pause.evidence ?? null),
    approvedBy: pause.approvedBy === undefined ? null : t(`auth:role.${pause.approvedBy}`),
  }
}

/** The dated steps; where the calendar has changed since, the words say the stored day stands until it is computed anew. */
function whyOf(procedure: Procedure, term: OpenTerm, { t, calendar }: TermReading): WordedStep[] {
  const rule = ruleOf(procedure, term)
  const say = sayIn(procedure.id, t)
  const pauses = reckonedPauses(term.pauses).map(pause => ({
    ...pause,
    cause: pause.cause === 'pause' ? t('conduct:pausedByStep') : say('option', `cause.${pause.cause}`),
  }))
  const computed = due(rule, new Date(term.startsAt), calendar.forUnit(term.hoursOf), {
    pauses,
    extensions: term.extensions,
  })
  const words = wordSteps(computed.steps, rule, t)
  const named = term.named ? [{ on: term.named, text: t('matter:whyNamed') }] : []
  if (computed.dueAt.toISOString() === term.dueAt) return [...named, ...words]
  const changed = t(hasEnded(term) ? 'conduct:calendarChangedSince' : 'conduct:calendarChanged')
  return [{ on: civilDay(new Date(term.dueAt)), text: changed }, ...words.slice(-1)]
}

/** Nothing computes anew what has ended. */
const hasEnded = (term: OpenTerm) => 'closedAt' in term

const clockUnits: readonly Unit[] = ['calendar-day', 'hour', 'minute', 'month', 'year']

/** What is counted by the clock is left by the clock; working time is left in working time. */
export function leftInWords(
  dueAt: Date,
  unit: Unit,
  { t, calendar, now }: Pick<TermReading, 't' | 'calendar' | 'now'>,
): string {
  const byClock = clockUnits.includes(unit)
  const { overdue, days, hours, minutes } = byClock
    ? clockTimeLeft(now, dueAt)
    : workingTimeLeft(now, dueAt, calendar)
  const amount =
    days > 0
      ? t(byClock ? 'matter:left.clockDays' : 'matter:left.days', { count: days })
      : hours > 0
        ? t(byClock ? 'matter:left.clockHours' : 'matter:left.hours', { count: hours })
        : t('matter:left.minutes', { count: Math.max(minutes, overdue ? 1 : 0) })
  return t(overdue ? 'matter:left.over' : 'matter:left.left', { amount })
}

function clockTimeLeft(now: Date, dueAt: Date) {
  const minutes = Math.floor(Math.abs(dueAt.getTime() - now.getTime()) / 60_000)
  return {
    overdue: now > dueAt,
    days: minutes >= 48 * 60 ? Math.floor(minutes / 1440) : 0,
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  }
}
