/** Deadlines as people read them: how much is left, why this day, by law or by local default. */
import { leftInWords } from '../../conduct/index.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { Calendar } from '../../proceedings/calendar.ts'
import { due } from '../../proceedings/clock.ts'
import { wordSteps } from '../../proceedings/explain.ts'
import { reckonedPauses } from '../../proceedings/pauses.ts'
import type { OpenTerm, Procedure } from '../../proceedings/procedure.ts'
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

/** The dated steps; when a day was named by a person, or the calendar has changed since, the words say the stored day. */
export function whyOf(procedure: Procedure, term: OpenTerm, { t, calendar }: TermReading) {
  const rule = ruleOf(procedure, term)
  const computed = due(rule, new Date(term.startsAt), calendar.forUnit(term.hoursOf), {
    pauses: reckonedPauses(term.pauses),
    extensions: term.extensions,
  })
  const words = wordSteps(computed.steps, rule, t)
  if (computed.dueAt.toISOString() === term.dueAt) return words
  return [{ on: term.dueAt.slice(0, 10), text: t('matter:whyNamed') }, ...words.slice(-1)]
}
