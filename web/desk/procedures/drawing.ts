/** What of a procedure is drawn: states as boxes, steps as labels on the way from state to state, what leads aside or stays apart. */
import type { Procedure } from '../proceedings/wire.ts'

export type State = Procedure['states'][number]
export type Step = Procedure['steps'][number]
export type Term = Procedure['terms'][number]

export interface StateBox {
  readonly kind: 'state'
  readonly id: string
  readonly state: State
  /** Steps taken here that lead nowhere else. */
  readonly stays: readonly Step[]
  readonly initial: boolean
}
export interface StepLabel {
  readonly kind: 'step'
  readonly id: string
  readonly step: Step
  /** Lawful in so many states that they are counted, not drawn. */
  readonly many: number | null
  readonly article: boolean
}
export type Part = StateBox | StepLabel

export interface Drawing {
  readonly parts: readonly Part[]
  readonly lines: readonly { readonly from: string; readonly to: string }[]
  /** States beside the way, each with the steps that lead there and back. */
  readonly aside: readonly {
    readonly box: StateBox
    readonly into: readonly StepLabel[]
    readonly out: readonly StepLabel[]
  }[]
  /** Steps lawful in many states that change none. */
  readonly everywhere: readonly Step[]
}

export interface Choices {
  readonly common: boolean
  readonly articles: boolean
}

/** From more states than this a step is not drawn from each of them. */
const mostSources = 5
const mostSourcesOfCommon = 2
const mostPlacesOfStay = 2

export const stateId = (name: string) => `state ${name}`
export const stepId = (name: string) => `step ${name}`

export function drawingOf(procedure: Procedure, { common, articles }: Choices): Drawing {
  const steps = procedure.steps.filter(step => (common || !step.common) && !isSystem(step))
  const moves = steps.filter(step => step.to !== '=')
  const stays = steps.filter(step => step.to === '=')
  const onWay = statesOnWay(procedure)
  const boxOf = (state: State): StateBox => ({
    kind: 'state',
    id: stateId(state.name),
    state,
    initial: state.name === procedure.initial,
    stays: stays.filter(step => isNarrow(step) && step.from.includes(state.name)),
  })
  const labelOf = (step: Step): StepLabel => ({
    kind: 'step',
    id: stepId(step.name),
    step,
    many: isMany(step) ? step.from.length : null,
    article: articles,
  })
  const main = moves.filter(step => onWay.has(step.to))
  return {
    parts: [...procedure.states.filter(({ name }) => onWay.has(name)).map(boxOf), ...main.map(labelOf)],
    lines: main.flatMap(step => [
      ...(isMany(step)
        ? []
        : step.from
            .filter(name => onWay.has(name))
            .map(name => ({ from: stateId(name), to: stepId(step.name) }))),
      { from: stepId(step.name), to: stateId(step.to) },
    ]),
    aside: procedure.states
      .filter(({ name }) => !onWay.has(name))
      .map(state => ({
        box: boxOf(state),
        into: moves.filter(step => step.to === state.name).map(labelOf),
        out: moves
          .filter(
            step =>
              step.from.length <= mostSourcesOfCommon &&
              step.from.includes(state.name) &&
              step.to !== state.name,
          )
          .map(labelOf),
      })),
    everywhere: stays.filter(step => !isNarrow(step)),
  }
}

/** What the system does by itself: the rungs of the ladder, terms computed anew. */
export function isSystem(step: Step): boolean {
  return step.who.length > 0 && step.who.every(one => one.role === 'system')
}

function isMany(step: Step): boolean {
  return step.from.length > (step.common ? mostSourcesOfCommon : mostSources)
}

function isNarrow(step: Step): boolean {
  return step.from.length <= mostPlacesOfStay
}

/** Entered or left by a step of the procedure's own that is drawn; what is reached from anywhere, and the sides all procedures share, stand apart. */
function statesOnWay({ states, steps, initial }: Procedure): ReadonlySet<string> {
  const drawn = steps.filter(step => !step.common && !isMany(step))
  const known = new Set([initial, ...drawn.flatMap(step => (step.to === '=' ? [] : [step.to, ...step.from]))])
  return new Set(states.map(state => state.name).filter(name => known.has(name) && name !== 'suspended'))
}
