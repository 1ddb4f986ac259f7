/** Extensions 延期: asked for before the term has run out, granted by whom the rule names, as often and by as much as it allows. Pure. */
import type { Calendar } from './calendar.ts'
import { isPast, notNow, notOwn, openTermOf, refuse } from './conditions.ts'
import type { Effects, OpenTerm, Procedure, Step } from './procedure.ts'
import type { Objection, Question } from './question.ts'
import { extendedBy, ruleOf } from './terms.ts'

type Ask = Question<unknown>

/**
 * Asked for before the term has run out, by somebody who does not decide on it; granted by an approver of the rule, at most as
 * often and by as much as the rule says.
 */
export function extensionObjection(
  procedure: Procedure,
  kind: NonNullable<Step['extension']>,
  ask: Ask,
): Objection {
  const { standing, inputs, actor } = ask
  const asked = standing.marks.extensionTerm
  if (kind === 'refuse') return asked ? notOwn(ask, standing.marks.extensionBy) : notNow(ask)
  if (kind === 'grant') {
    const term = openTermOf(standing, asked)
    if (!term) return notNow(ask)
    return notOwn(ask, standing.marks.extensionBy) ?? notApprover(procedure, term, ask)
  }
  if (asked && kind === 'ask')
    return refuse('limitReached', { step: ask.step, times: 1, procedure: standing.procedure })
  const open = standing.terms.filter(term => ruleOf(procedure, term).extension)
  if (open.length === 0) return notNow(ask)
  if (!inputs)
    return open.some(term => !extensionLimit(procedure, term, ask))
      ? null
      : extensionLimit(procedure, open[0]!, ask)
  const term = openTermOf(standing, inputs.term ?? open[0]!.term)
  if (!term || !open.includes(term))
    return refuse('invalidInput', {
      input: 'term',
      problem: 'notExtensible',
      lawful: open.map(one => one.term),
    })
  const approver = kind === 'give' && actor.kind === 'staff' ? notApprover(procedure, term, ask) : null
  return approver ?? extensionLimit(procedure, term, ask) ?? tooMuch(procedure, term, ask)
}

function extensionLimit(procedure: Procedure, term: OpenTerm, { standing, step, at }: Ask): Objection {
  const rule = ruleOf(procedure, term).extension!
  if (term.extensions.length >= rule.times)
    return refuse('limitReached', { step, times: rule.times, procedure: standing.procedure })
  return isPast(term, at)
    ? refuse('tooLate', { window: term.term, until: term.dueAt, procedure: standing.procedure })
    : null
}

function tooMuch(procedure: Procedure, term: OpenTerm, { inputs }: Ask): Objection {
  const { maxAmount } = ruleOf(procedure, term).extension!
  const amount = Number(inputs?.amount)
  return amount > maxAmount || !(amount > 0)
    ? refuse('invalidInput', { input: 'amount', problem: 'aboveExtension', most: maxAmount })
    : null
}

function notApprover(procedure: Procedure, term: OpenTerm, { standing, step, actor }: Ask): Objection {
  const { approvers } = ruleOf(procedure, term).extension!
  const held = [...actor.posts, ...(actor.deputyFor ?? []).flatMap(one => one.posts)]
  return held.some(post => approvers.includes(post.role))
    ? null
    : refuse('notYours', { step, only: approvers[0]!, procedure: standing.procedure })
}

export function extensionEffects(procedure: Procedure, kind: string, ask: Ask, calendar: Calendar): Effects {
  const { standing, inputs, actor } = ask
  const extensible = standing.terms.find(term => ruleOf(procedure, term).extension)?.term
  const term = String(inputs?.term ?? extensible)
  const amount = Number(inputs?.amount)
  if (kind === 'ask')
    return {
      marks: { extensionTerm: term, extensionAmount: String(amount), extensionBy: actor.id ?? 'resident' },
    }
  const marks = { extensionTerm: null, extensionAmount: null, extensionBy: null }
  if (kind === 'refuse') return { marks }
  const granted = kind === 'grant' ? standing.marks.extensionTerm : term
  const open = openTermOf(standing, granted)
  if (!open) return { marks }
  const asked = kind === 'grant' ? Number(standing.marks.extensionAmount) : amount
  return { marks, ...extendedBy(procedure, open, asked, calendar) }
}
