/** The first act of a proceeding: nothing stands before it, so it is made here and not judged against a standing. Pure. */
import type { Calendar } from './calendar.ts'
import { civilDay } from './clock.ts'
import type { Act, Actor, Effects, Procedure, StandingOf } from './procedure.ts'
import { after } from './standing.ts'
import { openTerm } from './terms.ts'

export interface Opening {
  readonly actId: string
  readonly step: string
  readonly actor: Actor
  readonly actorRole: string
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
  const { urgent = false, label = null } = opening.effects
  const opened = (step.opens ?? []).map(name =>
    openTerm(procedure, name, opening.at, calendar, { urgent, label }),
  )
  const act: Act = {
    id: opening.actId,
    seq: 1,
    step: opening.step,
    from: procedure.initial,
    to: step.to,
    actorKind: opening.actor.kind,
    actorId: opening.actor.id,
    actorRole: opening.actorRole,
    onBehalfOf: null,
    at: opening.at.toISOString(),
    onDay: civilDay(opening.at),
    inputs: opening.inputs,
    reason: null,
    effects: { ...opening.effects, opened },
    ruleVersion: procedure.version,
  }
  return { act, standing: after(procedure, null, act) }
}
