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
const coarseTolerance = 0.02
/** Up to so many nodes every plan is tried, as far as the steps reach. */
const smallest = 60
const searchSteps = 1_500_000

export function* equalParts(graph: Graph, ask: EqualAsk): Steps<Plan> {
  if (graph.size > smallest || totalOf(graph.weight) === 0) return yield* tightened(graph, ask)
  const rough = yield* tightened(graph, { ...ask, tolerance: coarseTolerance }, 1)
  const ideal = totalOf(graph.weight) / ask.count
  const { part, isComplete } = fairest(graph, ask.count, deviationOf(graph, rough) * ideal, searchSteps)
  const best = part === null ? rough : renumbered(part)
  if (isComplete) return smoothed(graph, best, ideal, ask.seed)
  const searched = yield* tightened(graph, ask)
  return isBetter(graph, searched, best, ask.tolerance) ? searched : best
}

/** The best of a few plans, each made with loose bounds among large nodes and narrow ones among small. */
function* tightened(graph: Graph, { count, tolerance, seed }: EqualAsk, most = 4): Steps<Plan> {
  const ideal = totalOf(graph.weight) / count
  const turns = graph.size <= 4000 ? most : 1
  let best: Plan | null = null
  for (let turn = 0; turn < turns; turn++) {
    const atFirst = around(ideal, Math.max(tolerance, coarseTolerance))
    const own = { count, seed: seed + turn * 7919, attempts: 1 }
    const wanted = { ...own, bounds: around(ideal, tolerance), atFirst }
    const plan = yield* within(partition(graph, wanted), turn / turns, 1 / turns)
    if (best === null || isBetter(graph, plan, best, tolerance)) best = plan
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
