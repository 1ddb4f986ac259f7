/** Whether a procedure is sound: every state reachable and able to end, every step takeable by somebody, every name known, every rule with its basis and without gap. Pure. */
import { type Facts, Refusal } from '../kernel/errors.ts'
import type { Procedure, Step } from './procedure.ts'
import { checkVersions, versionsOf } from './rule-book.ts'

export type Fault = { readonly reason: string } & Facts

/**
 * @param roles that exist in the jurisdiction's system
 * @param declared the procedure has no consequences of its own, so each open state names the role that acts there
 * @throws Refusal procedureUnsound, rulesGap, rulesOverlap, invalidInput: the first thing that is wrong, and what would be lawful
 */
export function checkProcedure(procedure: Procedure, roles: readonly string[], declared = true): void {
  const [fault] = faultsOf(procedure, roles, declared)
  if (fault) throw new Refusal('procedureUnsound', { procedure: procedure.id, ...fault })
  for (const name of Object.keys(procedure.terms))
    checkVersions(procedure.id, name, versionsOf(procedure, name))
}

/** All that is wrong with the states and steps. */
export function faultsOf(procedure: Procedure, roles: readonly string[], declared = true): Fault[] {
  return [
    ...Object.entries(procedure.steps).flatMap(([name, step]) => stepFaults(procedure, name, step, roles)),
    ...stateFaults(procedure),
    ...trackFaults(procedure),
    ...approverFaults(procedure),
    ...(declared ? nobodyWaits(procedure, roles) : []),
  ]
}

function stepFaults(procedure: Procedure, name: string, step: Step, roles: readonly string[]): Fault[] {
  const faults: Fault[] = []
  const known = new Set([...roles, 'resident', 'system'])
  if (!step.basis?.article?.trim()) faults.push({ reason: 'noBasis', step: name })
  if (step.who.length === 0) faults.push({ reason: 'nobodyMay', step: name })
  for (const { role } of step.who)
    if (!known.has(role)) faults.push({ reason: 'unknownRole', step: name, role })
  for (const state of [...step.from, ...(['=', '^'].includes(step.to) ? [] : [step.to])])
    if (!procedure.states[state]) faults.push({ reason: 'unknownState', step: name, state })
  for (const term of termsNamedBy(step))
    if (!procedure.terms[term]) faults.push({ reason: 'unknownTerm', step: name, window: term })
  for (const other of [...(step.needs ?? []), ...(step.apartFrom ?? [])])
    if (!procedure.steps[other]) faults.push({ reason: 'unknownStep', step: name, other })
  for (const input of [...Object.values(step.opensFrom ?? {}), ...Object.values(step.dueFrom ?? {})])
    if (step.inputs?.find(one => one.name === input)?.kind !== 'date')
      faults.push({ reason: 'noDate', step: name, input })
  return [...faults, ...tellFaults(procedure, name, step)]
}

function termsNamedBy(step: Step): string[] {
  const lists = [
    step.opens,
    step.closes,
    step.pauses,
    step.resumes,
    step.keeps,
    step.within,
    step.notBefore,
    step.whileOpen,
    step.whileClosed,
  ]
  const named = [...Object.keys(step.opensFrom ?? {}), ...Object.keys(step.dueFrom ?? {})]
  return [...lists.flatMap(list => list ?? []), ...named, ...(step.extends ? [step.extends.term] : [])]
}

/** Where the applicant must be told of an extension, the granting step asks how that was done. */
function tellFaults(procedure: Procedure, name: string, step: Step): Fault[] {
  if (step.extension !== 'grant' && step.extension !== 'give') return []
  const mustTell = Object.values(procedure.terms).some(rule => rule.extension?.mustTell)
  const asks = step.inputs?.some(input => input.name === 'told' && input.required)
  return mustTell && !asks ? [{ reason: 'tellsNobody', step: name }] : []
}

/** @throws Refusal procedureUnsound: what an office adds must not name somebody who could never approve */
export function checkApprovers(procedure: Procedure): void {
  const [fault] = approverFaults(procedure)
  if (fault) throw new Refusal('procedureUnsound', { procedure: procedure.id, ...fault })
}

/** Whoever a rule names as approver of an extension may take the step that grants it, or nobody could. */
function approverFaults(procedure: Procedure): Fault[] {
  return Object.keys(procedure.terms).flatMap(window => {
    const granting = Object.values(procedure.steps).filter(
      step => step.extension === 'grant' || step.extension === 'give' || step.extends?.term === window,
    )
    const roles = [...new Set(granting.flatMap(step => step.who.map(who => who.role)))]
    const named = versionsOf(procedure, window).flatMap(rule => rule.extension?.approvers ?? [])
    return [...new Set(named)]
      .filter(role => !roles.includes(role))
      .map((role): Fault => ({ reason: 'approverMayNot', window, role, roles }))
  })
}

/** Walks forward from the beginning, and backward from every end. */
function stateFaults({ states, steps, initial }: Procedure): Fault[] {
  if (!states[initial]) return [{ reason: 'unknownState', step: '', state: initial }]
  const edges = Object.values(steps).flatMap(step => edgesOf(step, steps))
  const reached = closure([initial], edges)
  const ends = Object.keys(states).filter(state => states[state]!.final)
  const able = closure(
    ends,
    edges.map(([from, to]) => [to, from] as const),
  )
  return Object.keys(states).flatMap((state): Fault[] =>
    !reached.has(state)
      ? [{ reason: 'unreachable', state }]
      : !able.has(state)
        ? [{ reason: 'deadEnd', state }]
        : [],
  )
}

/** A side state leads back to wherever it may have been entered from. */
function edgesOf(step: Step, steps: Procedure['steps']): (readonly [string, string])[] {
  if (step.to === '=') return []
  if (step.to !== '^') return step.from.map(from => [from, step.to] as const)
  const entered = Object.values(steps).filter(
    other => step.from.includes(other.to) && !step.from.every(one => other.from.includes(one)),
  )
  return step.from.flatMap(from => entered.flatMap(other => other.from.map(back => [from, back] as const)))
}

function trackFaults({ tracks, steps }: Procedure): Fault[] {
  const faults: Fault[] = []
  for (const [name, step] of Object.entries(steps)) {
    const asked = [
      ...Object.entries(step.while ?? {}),
      ...(step.track ? [[step.track.name, [...step.track.from, step.track.to]] as const] : []),
    ]
    for (const [track, states] of asked)
      for (const state of states)
        if (!tracks?.[track]?.states[state]) faults.push({ reason: 'unknownTrack', step: name, track, state })
  }
  for (const [track, { initial, states }] of Object.entries(tracks ?? {})) {
    const moves = Object.values(steps).flatMap(step =>
      step.track?.name === track ? step.track.from.map(from => [from, step.track!.to] as const) : [],
    )
    const reached = closure([initial], moves)
    const able = closure(
      Object.keys(states).filter(state => states[state]!.final),
      moves.map(([from, to]) => [to, from] as const),
    )
    for (const state of Object.keys(states)) {
      if (!reached.has(state)) faults.push({ reason: 'unreachable', state: `${track}.${state}` })
      else if (!able.has(state)) faults.push({ reason: 'deadEnd', state: `${track}.${state}` })
    }
  }
  return faults
}

/** An open state in which nobody is named lets a proceeding lie in nobody's inbox. */
function nobodyWaits({ states, initial }: Procedure, roles: readonly string[]): Fault[] {
  return Object.entries(states).flatMap(([state, { final, waitsFor }]): Fault[] =>
    final || state === initial || (waitsFor && roles.includes(waitsFor))
      ? []
      : [{ reason: 'nobodyWaits', state }],
  )
}

function closure(begin: readonly string[], edges: readonly (readonly [string, string])[]): Set<string> {
  const seen = new Set(begin)
  const queue = [...begin]
  for (let next = queue.pop(); next !== undefined; next = queue.pop())
    for (const [from, to] of edges)
      if (from === next && !seen.has(to)) {
        seen.add(to)
        queue.push(to)
      }
  return seen
}
