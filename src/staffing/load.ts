/** The least load that any division of these persons can reach, proven: halving between what is impossible and what was reached. */
import type { Highs } from 'highs'
import { type HeadsModel, headsModel } from './heads-model.ts'
import type { Answer, Model, Summand } from './model.ts'
import { type Candidate, type HeadsAsk, largestLoad, loadOf } from './problem.ts'
import { classesOf } from './standing-classes.ts'

export interface Least {
  /** The least load found; no division reaches less than `bound`. */
  readonly best: number
  readonly bound: number
  readonly made: HeadsModel
  readonly values: readonly number[]
}

/** Null when there is no division at all. */
export function leastLoad(highs: Highs, ask: HeadsAsk): Least | null {
  const made = headsModel(ask, classesOf(alike(ask.candidates)))
  const tried = (load: number, strictly: boolean): Answer =>
    withNeeds(ask, made, load, strictly).solve(highs, 'maximize', [], ask.seconds)
  const found = ({ values }: Answer) => ({ best: reached(ask, made, values), values, made })
  let bound = apportioned(ask)
  let answer = tried(bound, false)
  if (isFound(answer)) return { ...found(answer), bound }
  answer = tried(Number.POSITIVE_INFINITY, false)
  if (!isFound(answer)) return null
  let best = found(answer)
  for (;;) {
    const isNear = best.best - bound < best.best * 0.02
    const load = isNear ? best.best : (best.best + bound) / 2
    answer = tried(load, isNear)
    if (answer.outcome === 'late') return { ...best, bound }
    if (isFound(answer)) best = found(answer)
    else if (isNear) return { ...best, bound: best.best }
    else bound = load
  }
}

/** The programme with what each grid needs for a load; `strictly`: for less than that load. */
export function withNeeds(ask: HeadsAsk, made: HeadsModel, load: number, strictly: boolean): Model {
  const unit = unitOf(ask)
  const model = made.model.copy()
  for (const { id, workload } of ask.grids) {
    const sum = made.heads.get(id)!.map(([variable, share]): Summand => [variable, share / unit])
    const need = needed(workload, load, strictly, unit) / unit
    if (need > 0) model.row(sum, '>=', need)
  }
  return model
}

function isFound({ outcome }: Answer): boolean {
  return outcome === 'optimal' || outcome === 'found'
}

/** For the load alone it does not matter where somebody comes from, unless the post is fixed. */
function alike(candidates: readonly Candidate[]): Candidate[] {
  return candidates.map(it => (it.fixed ? it : { ...it, today: null, homeId: '' }))
}

/**
 * The first bound: were heads divisible down to the smallest part somebody works, and everybody free to go anywhere,
 * no division would do better than this.
 */
function apportioned(ask: HeadsAsk): number {
  const unit = unitOf(ask)
  const all = ask.candidates.reduce((sum, it) => sum + it.share, 0)
  const needs = (load: number) => ask.grids.map(it => needed(it.workload, load, false, unit))
  const fits = (load: number) => needs(load).reduce((sum, need) => sum + need, 0) <= all
  let [low, high] = [0, Math.max(1, ...ask.grids.map(it => loadOf(it.workload, unit)))]
  if (!fits(high)) return high
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (fits(middle)) high = middle
    else low = middle
  }
  // The load itself, not what halving came near to.
  const last = needs(high)
  return Math.max(0, ...ask.grids.map((it, i) => loadOf(it.workload, last[i]!)))
}

/** Hundredths of a head a grid needs for a load, in whole parts. */
function needed(workload: number, load: number, strictly: boolean, unit: number): number {
  if (workload <= 0 || load === Number.POSITIVE_INFINITY) return 0
  const parts = (workload * 100) / load / unit
  return (strictly ? Math.floor(parts + 1e-9) + 1 : Math.ceil(parts - 1e-9)) * unit
}

/** The largest part of a head of which every share is a multiple. */
function unitOf({ candidates }: HeadsAsk): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  return candidates.reduce((unit, it) => divisor(unit, it.share), 0) || 100
}

function reached(ask: HeadsAsk, made: HeadsModel, values: readonly number[]): number {
  const heads = ask.grids.map(({ id }) => {
    const sum = made.heads.get(id)!.reduce((sum, [variable, share]) => sum + share * values[variable]!, 0)
    return [id, sum] as const
  })
  return largestLoad(ask.grids, new Map(heads))
}
