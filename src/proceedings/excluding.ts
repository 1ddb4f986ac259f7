/** Time left out of a term 扣除期间 on a cause its rule names (鉴定、听证、公告 …), with evidence and approver. Pure. */
import type { Calendar } from './calendar.ts'
import { civilDay, instantOf } from './clock.ts'
import { notNow, openTermOf, refuse } from './conditions.ts'
import { dayOfNumber, numberOfDay } from './days.ts'
import { reckonedPauses } from './pauses.ts'
import type { Effects, OpenTerm, PauseOf, Procedure } from './procedure.ts'
import type { Objection, Question } from './question.ts'
import { recompute, ruleOf } from './terms.ts'

type Ask = Question<unknown>

/** Days are whole: the first day left out and the last; the last lies not before the first and not in the future. */
export function exclusionObjection(procedure: Procedure, kind: 'begin' | 'end', ask: Ask): Objection {
  const { standing, inputs, at } = ask
  const terms = standing.terms.filter(term => ruleOf(procedure, term).excludes?.length)
  if (kind === 'end' && !terms.some(term => openExclusion(term, undefined))) return notNow(ask)
  if (terms.length === 0) return notNow(ask)
  if (!inputs) return null
  const term = openTermOf(standing, inputs.term)
  if (!term || !terms.includes(term))
    return refuse('invalidInput', {
      input: 'term',
      problem: 'nothingExcluded',
      lawful: terms.map(one => one.term),
    })
  const causes = ruleOf(procedure, term).excludes ?? []
  if (!causes.includes(String(inputs.cause)))
    return refuse('invalidInput', { input: 'cause', problem: 'notACause', lawful: causes })
  if (kind === 'end' && !openExclusion(term, String(inputs.cause))) return notNow(ask)
  if (kind === 'begin' && openExclusion(term, String(inputs.cause)))
    return refuse('limitReached', { step: ask.step, times: 1, procedure: standing.procedure })
  const { from, to } = excludedSpan(ask, term)
  if (Date.parse(from) > at.getTime()) return refuse('futureAct', { at: from, now: at.toISOString() })
  if (to === null) return null
  if (Date.parse(to) <= Date.parse(term.startsAt))
    return refuse('invalidInput', { input: 'to', problem: 'beforeTerm', until: term.startsAt })
  if (Date.parse(to) > at.getTime() + 86_400_000)
    return refuse('futureAct', { at: to, now: at.toISOString() })
  return Date.parse(to) <= Date.parse(from)
    ? refuse('invalidInput', { input: 'to', problem: 'beforeStart', until: from })
    : null
}

function openExclusion(term: OpenTerm, cause: string | undefined): PauseOf | undefined {
  return term.pauses.find(
    one => one.to === null && one.cause !== undefined && (cause === undefined || one.cause === cause),
  )
}

/** The named days as instants: from the first moment of the first day to the last moment of the last. */
function excludedSpan({ inputs, at }: Ask, term: OpenTerm): { from: string; to: string | null } {
  const open = openExclusion(term, String(inputs?.cause))
  const day = (value: unknown) => (typeof value === 'string' ? value : null)
  const from = open?.from ?? instantOf(day(inputs?.from) ?? civilDay(at), '00:00').toISOString()
  const last = day(inputs?.to)
  return {
    from,
    to: last === null ? null : instantOf(dayOfNumber(numberOfDay(last) + 1), '00:00').toISOString(),
  }
}

export function exclusionEffects(procedure: Procedure, ask: Ask, calendar: Calendar, role: string): Effects {
  const term = openTermOf(ask.standing, ask.inputs?.term)
  if (!term) return {}
  const span = excludedSpan(ask, term)
  const cause = String(ask.inputs?.cause)
  const others = term.pauses.filter(one => one !== openExclusion(term, cause))
  const counted = reckonedPauses([...others, { ...span, cause }]).length > 0
  const ends = counted
    ? recompute(procedure, { ...term, pauses: [...others, { ...span, cause }] }, calendar)
    : term
  const evidence = typeof ask.inputs?.evidence === 'string' ? { evidence: ask.inputs.evidence } : {}
  return {
    excluded: [
      {
        term: term.term,
        dueAt: ends.dueAt,
        provisional: ends.provisional,
        ...span,
        cause,
        ...evidence,
        approvedBy: role,
      },
    ],
  }
}
