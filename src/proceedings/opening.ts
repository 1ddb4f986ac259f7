/** The first act of a proceeding: nothing stands before it, so it is made here and not judged against a standing. Pure. */
import type { Calendar } from './calendar.ts'
import { civilDay } from './clock.ts'
import { declaredEffects } from './declared.ts'
import type { Act, Actor, Effects, Procedure, StandingOf } from './procedure.ts'
import { after, blankStanding } from './standing.ts'
import { clockEffects } from './terms.ts'

export interface Opening {
  readonly actId: string
  readonly step: string
  readonly actor: Actor
  readonly actorRole: string
  readonly onBehalfOf?: string | null
  readonly at: Date
  readonly inputs: Readonly<Record<string, unknown>>
  /** Must name ownerUnitId. */
  readonly effects: Effects & { readonly ownerUnitId: string }
}

export function openProceeding(
  procedure: Procedure,
  opening: Opening,
  calendar: Calendar,
): { act: Act; standing: StandingOf } {
  const step = procedure.steps[opening.step]
  if (!step?.from.includes(procedure.initial))
    throw new Error(`${opening.step} does not begin ${procedure.id}`)
  const { urgent = step.urgent ?? false, label = null, ownerUnitId } = opening.effects
  const { at, inputs } = opening
  const stamp = at.toISOString()
  const blank = blankStanding(procedure, ownerUnitId, stamp)
  const standpoint = { role: opening.actorRole, onBehalfOf: opening.onBehalfOf ?? null, unitId: ownerUnitId }
  const question = { standing: blank, actor: opening.actor, step: opening.step, inputs, at, facts: null }
  const declared = declaredEffects(step, question, standpoint, step.to)
  const facts = {
    urgent,
    label,
    openedAt: stamp,
    unitId: declared.ownerUnitId ?? ownerUnitId,
    inputs,
  }
  const { opened = [] } = clockEffects(procedure, step, [], at, calendar, facts, false)
  const act: Act = {
    id: opening.actId,
    seq: 1,
    step: opening.step,
    from: procedure.initial,
    to: step.to,
    actorKind: opening.actor.kind,
    actorId: opening.actor.id,
    actorRole: opening.actorRole,
    onBehalfOf: opening.onBehalfOf ?? null,
    at: stamp,
    onDay: civilDay(opening.at),
    inputs: opening.inputs,
    reason: typeof inputs.reason === 'string' ? inputs.reason : null,
    effects: { ...opening.effects, ...declared, opened },
    ruleVersion: procedure.version,
  }
  return { act, standing: after(procedure, null, act) }
}
