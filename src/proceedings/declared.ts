/** What follows from a step by its declaration alone: owner, holder, level, tracks, side states; and the rules of a procedure that needs no more. Pure. */

import { gridEffects } from './changing-grid.ts'
import type { Effects, Procedure, StandingOf, Step } from './procedure.ts'
import type { Question, Rules } from './question.ts'
import type { Standpoint } from './who.ts'

/** Only what the step declares: a step that declares nothing changes nothing but the state. */
export function declaredEffects(
  step: Step,
  { standing, actor, inputs }: Question<unknown>,
  standpoint: Standpoint,
  to: string,
): Effects {
  const owner = ownerAfter(step, standing, standpoint, inputs)
  const holder = holderAfter(step, owner, standing, actor.id, inputs)
  return {
    ...(owner === undefined ? {} : { ownerUnitId: owner }),
    ...(holder === undefined ? {} : { handlerId: holder }),
    ...marksAfter(step, owner, standing, actor.id),
    ...(step.level === undefined ? {} : { level: step.level }),
    ...(step.urgent === undefined ? {} : { urgent: step.urgent }),
    ...(step.seals ? { sealed: true, handlerId: null } : {}),
    ...(step.track ? { tracks: { [step.track.name]: step.track.to } } : {}),
    ...(step.side === 'enter' ? { returnTo: standing.state } : {}),
    ...(step.side === 'leave' ? { returnTo: null } : {}),
    ...(to === 'suspended'
      ? { suspended: true }
      : standing.suspended && step.side === 'leave'
        ? { suspended: false }
        : {}),
  }
}

function marksAfter(
  step: Step,
  owner: string | undefined,
  standing: StandingOf,
  actorId: string | null,
): Pick<Effects, 'marks'> {
  const marks = {
    ...(owner !== undefined && owner !== standing.ownerUnitId ? { unitBefore: standing.ownerUnitId } : {}),
    ...(step.recuses && actorId !== null ? { [recusedMark(actorId)]: 'declared' } : {}),
  }
  return Object.keys(marks).length ? { marks } : {}
}

/** The mark of whoever stands back from a proceeding. */
export const recusedMark = (personId: string) => `recused.${personId}`

function ownerAfter(
  step: Step,
  standing: StandingOf,
  standpoint: Standpoint,
  inputs: Readonly<Record<string, unknown>> | null,
): string | undefined {
  switch (step.owns) {
    case 'unit':
      return typeof inputs?.unit === 'string' ? inputs.unit : undefined
    case 'actor':
      return standpoint.unitId ?? undefined
    case 'opener':
      return standing.unitIds[0]
    case 'before':
      return standing.marks.unitBefore ?? standing.unitIds[0]
    default:
      return undefined
  }
}

function holderAfter(
  step: Step,
  owner: string | undefined,
  standing: StandingOf,
  actorId: string | null,
  inputs: Readonly<Record<string, unknown>> | null,
): string | null | undefined {
  switch (step.holds) {
    case 'actor':
      return actorId
    case 'person':
      return typeof inputs?.person === 'string' ? inputs.person : actorId
    case 'nobody':
      return null
    default:
      return owner !== undefined && owner !== standing.ownerUnitId ? null : undefined
  }
}

/** The rules of a procedure whose declaration says everything: no guards or consequences of its own. */
export function rulesOf(procedure: Procedure): Rules<unknown> {
  return {
    procedure,
    guards: {},
    consequences: laddersConsequences,
    waitsFor: standing => waitingRole(procedure, standing),
  }
}

/**
 * An extension or a change of label waits for its approver; else the state says who acts while nobody holds it; else a parallel
 * track may wait for somebody beside the holder.
 */
function waitingRole(procedure: Procedure, standing: StandingOf): string | null {
  const approver = approverWaitedFor(procedure, standing)
  if (approver) return approver
  const state = procedure.states[standing.state]
  const own = standing.handlerId === null || state?.waits ? (state?.waitsFor ?? null) : null
  return own ?? (state?.final ? null : trackWaiting(procedure, standing))
}

function approverWaitedFor(procedure: Procedure, { marks }: StandingOf): string | null {
  const asked = marks.extensionTerm
  if (asked !== undefined) return procedure.terms[asked]?.extension?.approvers[0] ?? null
  if (marks.relabelTo === undefined) return null
  const decides = Object.values(procedure.steps).find(step => step.relabels === 'approve')
  return decides?.who[0]?.role ?? null
}

/** The first track that has been moved and is not at rest. */
function trackWaiting(procedure: Procedure, standing: StandingOf): string | null {
  for (const [name, track] of Object.entries(procedure.tracks ?? {})) {
    const state = track.states[standing.tracks[name] ?? track.initial]
    if (state?.waitsFor && !state.final && standing.tracks[name] !== track.initial) return state.waitsFor
  }
  return null
}

type Consequence = (ask: Question<unknown>) => Effects

/** The rung of the ladder is kept with its term, so that none is recorded twice. */
const reached: Consequence = ({ inputs }) => {
  const { term, rung } = inputs ?? {}
  return typeof term === 'string' && typeof rung === 'string' && rung !== 'secondOverdue'
    ? { rung: { term, rung } }
    : {}
}

/** Steps of the system that every procedure has. */
export const laddersConsequences: Readonly<Record<string, Consequence>> = {
  remind: reached,
  warn: reached,
  markOverdue: reached,
  superviseOverdue: reached,
  listAtMeeting: reached,
  reportToBanner: reached,
  recomputeTerms: ({ inputs }) => ({ moved: (inputs?.changes ?? []) as NonNullable<Effects['moved']> }),
  changeGrid: gridEffects,
}
