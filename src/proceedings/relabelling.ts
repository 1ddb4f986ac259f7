/** Changes of label (投诉改为咨询): terms keep their start; what would lengthen one needs a second person. Pure. */
import type { Calendar } from './calendar.ts'
import { notNow, notOwn, openTermOf, refuse } from './conditions.ts'
import type { Effects, Procedure, Step } from './procedure.ts'
import type { Objection, Question } from './question.ts'
import { recompute, ruleOf, variantFor } from './terms.ts'

type Ask = Question<unknown>

/** A change of label that would lengthen a term is decided by a second person; a proposal of one's own is not. */
export function relabelObjection(kind: NonNullable<Step['relabels']>, ask: Ask): Objection {
  const { standing, inputs } = ask
  const { relabelTo, relabelBy } = standing.marks
  if (kind === 'ask') {
    if (relabelTo) return refuse('limitReached', { step: ask.step, times: 1, procedure: standing.procedure })
    return inputs && inputs.label === standing.label
      ? refuse('invalidInput', { input: 'label', problem: 'unchanged' })
      : null
  }
  return relabelTo ? notOwn(ask, relabelBy) : notNow(ask)
}

export function relabelEffects(procedure: Procedure, kind: string, ask: Ask, calendar: Calendar): Effects {
  const { standing, inputs, actor } = ask
  const cleared = { relabelTo: null, relabelBy: null }
  if (kind === 'refuse') return { marks: cleared }
  const label = kind === 'approve' ? standing.marks.relabelTo! : String(inputs?.label)
  const moved = movedBy(procedure, ask, label, calendar)
  const lengthens = moved.some(one => one.dueAt > openTermOf(standing, one.term)!.dueAt)
  if (kind === 'ask' && lengthens) return { marks: { relabelTo: label, relabelBy: actor.id ?? 'resident' } }
  return { label, marks: cleared, ...(moved.length ? { moved } : {}) }
}

/** Where the open terms end under another label: from the same start, with the same pauses. What the step itself ends is not lengthened. */
function movedBy(procedure: Procedure, { standing, step }: Ask, label: string, calendar: Calendar) {
  const closes = procedure.steps[step]?.closes ?? []
  return standing.terms.flatMap(term => {
    if (closes.includes(term.term)) return []
    const { variant: _, ...plain } = term
    const rule = ruleOf(procedure, plain)
    const variant = variantFor(rule, standing.urgent, label)
    if (variant === term.variant || term.named !== undefined) return []
    const fresh = recompute(procedure, variant === undefined ? plain : { ...plain, variant }, calendar)
    return [{ term: term.term, ...fresh, variant: variant ?? null }]
  })
}
