/** Divides a connected graph into a given number of contiguous parts as equal as can be: small graphs by trying every plan, large ones by tightening the bounds. */
import { seededRandom } from '../territory/demo-random.ts'
import { fairest } from './exact.ts'
import { cutOf, type Graph, totalOf } from './graph.ts'
import { outsideCost, type Plan, partition, renumbered } from './partition.ts'
import { type Bounds, partsOf } from './parts.ts'
import { refine } from './refine.ts'
import { type Steps, within } from './steps.ts'

export interface EqualAsk {
  readonly count: number
  /** A deviation not worth lessening at the cost of longer borders, as a share of an equal part. */
  readonly tolerance: number
  readonly seed: number
}

/** How far a plan already found best may be left again for shorter borders. */
const slack = 0.0005
/** Held among few large nodes, in turn: which of them leads to the shorter borders differs from graph to graph. */
const coarseTolerances = [0.02, 0.1, 0.05]
/** Up to so many nodes every plan is tried, as far as the steps reach. */
const smallest = 60
const searchSteps = 6_000_000
/** Plans made of which the best is kept; one that stays out of the tolerance takes longer and counts as several. */
const turns = 24
const turnsOfFailing = 6
/** So few nodes that a turn takes long for what it finds, because every start is tried. */
const fewNodes = 150
const fewTurns = 9

export function* equalParts(given: Graph, ask: EqualAsk): Steps<Plan> {
  const graph = weighedAlike(given, ask.count)
  if (graph.size > smallest || totalOf(graph.weight) === 0)
    return yield* tightened(graph, ask, graph.size > fewNodes ? turns : fewTurns)
  const rough = yield* tightened(graph, { ...ask, tolerance: coarseTolerances[0]! }, 1)
  const ideal = totalOf(graph.weight) / ask.count
  const { part, isComplete } = fairest(graph, ask.count, deviationOf(graph, rough) * ideal, searchSteps)
  const best = part === null ? rough : renumbered(part)
  if (isComplete) return smoothed(graph, best, ideal, ask.seed)
  const tolerance = Math.min(ask.tolerance, slack)
  const searched = yield* tightened(graph, { ...ask, tolerance }, fewTurns)
  return isBetter(graph, searched, best, tolerance) ? searched : best
}

/** Weights of any unit, from shares of one to persons times a billion: the search tells weights apart as if a part weighed a million. */
function weighedAlike(graph: Graph, count: number): Graph {
  const ideal = totalOf(graph.weight) / count
  if (ideal === 0 || (ideal > 1e3 && ideal < 1e9)) return graph
  const factor = 2 ** Math.round(Math.log2(1e6 / ideal))
  return { ...graph, weight: graph.weight.map(weight => weight * factor) }
}

/** The best of some plans, each made with loose bounds among large nodes and narrow ones among small. */
function* tightened(graph: Graph, { count, tolerance, seed }: EqualAsk, budget: number): Steps<Plan> {
  const ideal = totalOf(graph.weight) / count
  const most = graph.size <= 4000 ? budget : 1
  let best: Plan | null = null
  for (let turn = 0, spent = 0; spent < most; turn++) {
    const loose = coarseTolerances[turn % coarseTolerances.length]!
    const atFirst = around(ideal, Math.max(tolerance, loose))
    const own = { count, seed: seed + turn * 7919, attempts: 1 }
    const wanted = { ...own, bounds: around(ideal, tolerance), atFirst }
    const plan = yield* within(partition(graph, wanted), spent / most, 1 / most)
    if (best === null || isBetter(graph, plan, best, tolerance)) best = plan
    spent += deviationOf(graph, plan) <= tolerance + 1e-9 ? 1 : turnsOfFailing
  }
  return best!
}

/** The largest deviation of a part from an equal one, as a share of it. */
export function deviationOf(graph: Graph, { part, count }: Plan): number {
  const ideal = totalOf(graph.weight) / count
  const { weights } = partsOf(graph, around(ideal, 0), part, count)
  return ideal === 0 ? 0 : weights.reduce((most, weight) => Math.max(most, Math.abs(weight / ideal - 1)), 0)
}

function around(ideal: number, share: number): Bounds {
  return { least: ideal * (1 - share), most: ideal * (1 + share) }
}

function isBetter(graph: Graph, plan: Plan, best: Plan, tolerance: number): boolean {
  const [own, other] = [deviationOf(graph, plan), deviationOf(graph, best)].map(it => Math.max(it, tolerance))
  if (plan.count !== best.count) return plan.count > best.count
  return Math.abs(own! - other!) > 1e-9 ? own! < other! : cutOf(graph, plan.part) < cutOf(graph, best.part)
}

function smoothed(graph: Graph, { part, count }: Plan, ideal: number, seed: number): Plan {
  const deviation = deviationOf(graph, { part, count })
  const parts = partsOf(graph, around(ideal, deviation + slack), part, count)
  refine(parts, { passes: 10, from: 0, outside: 1000 * outsideCost(parts) }, seededRandom(seed))
  return renumbered(parts.part)
}
