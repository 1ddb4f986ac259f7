/** Deadlines as people read them: how much is left, why this day, by law or by local default. */
import type { Translate } from '../../kernel/i18n.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { due, workingTimeLeft } from '../../proceedings/clock.ts'
import { wordSteps } from '../../proceedings/explain.ts'
import { reckonedPauses } from '../../proceedings/pauses.ts'
import type { OpenTerm, Procedure, Unit } from '../../proceedings/procedure.ts'
import { ruleOf } from '../../proceedings/terms.ts'

export interface TermReading {
  readonly t: Translate
  readonly calendar: Calendar
  readonly now: Date
}

export function presentTerm(procedure: Procedure, term: OpenTerm, { t, calendar, now }: TermReading) {
  const rule = ruleOf(procedure, term)
  const dueAt = new Date(term.dueAt)
  return {
    term: term.term,
    label: t(`matter:term.${term.term}`),
    startsAt: term.startsAt,
    dueAt: term.dueAt,
    provisional: term.provisional,
    force: rule.basis.force,
    article: rule.basis.article,
    pausedAt: term.pausedAt,
    extensions: term.extensions.length,
    left: term.pausedAt ? t('matter:left.paused') : leftInWords(dueAt, rule.unit, { t, calendar, now }),
    overdue: !term.pausedAt && dueAt < now,
    why: whyOf(procedure, term, { t, calendar, now }),
  }
}

const clockUnits: readonly string[] = ['calendar-day', 'hour', 'minute', 'month', 'year']

/** "还剩 2 个工作日"; hours and minutes when less than a day is left. What is counted by the clock is left by the clock. */
export function leftInWords(dueAt: Date, unit: Unit, { t, calendar, now }: TermReading): string {
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

/** Hours up to two days, then days: a result due in 24 hours is not due in a day and nothing. */
function clockTimeLeft(now: Date, dueAt: Date) {
  const minutes = Math.floor(Math.abs(dueAt.getTime() - now.getTime()) / 60_000)
  return {
    overdue: now > dueAt,
    days: minutes >= 48 * 60 ? Math.floor(minutes / 1440) : 0,
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  }
}

/** The dated steps; when a day was named by a person, or the calendar has changed since, the words say the stored day. */
function whyOf(procedure: Procedure, term: OpenTerm, { t, calendar }: TermReading) {
  const rule = ruleOf(procedure, term)
  const computed = due(rule, new Date(term.startsAt), calendar.forUnit(term.hoursOf), {
    pauses: reckonedPauses(term.pauses),
    extensions: term.extensions,
  })
  const words = wordSteps(computed.steps, rule, t)
  if (computed.dueAt.toISOString() === term.dueAt) return words
  return [{ on: term.dueAt.slice(0, 10), text: t('matter:whyNamed') }, ...words.slice(-1)]
}
