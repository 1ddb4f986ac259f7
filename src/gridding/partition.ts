/** Divides a connected graph into contiguous parts within bounds, or as equal as can be, with short borders: few nodes first, then finer and finer. Deterministic for a seed. */
import { type Random, seededRandom } from '../territory/demo-random.ts'
import { bisected } from './bisect.ts'
import { passOn } from './chains.ts'
import { levelsOf } from './coarsen.ts'
import { cutOf, type Graph } from './graph.ts'
import { mend } from './mend.ts'
import { type Bounds, excess, type Parts, partsOf, totalExcess } from './parts.ts'
import { recombine } from './recombine.ts'
import { refine } from './refine.ts'
import { type Steps, within } from './steps.ts'

export interface Ask {
  readonly bounds: Bounds
  /** Held while parts get their place among few large nodes, where narrow bounds would only be in the way. */
  readonly atFirst?: Bounds
  /** Parts to make; null: as many as the bounds call for. */
  readonly count: number | null
  readonly seed: number
  /** Times to begin anew while more is out of bounds than single nodes make unavoidable; if not said, 3 where nodes are many. */
  readonly attempts?: number
}
export interface Plan {
  /** Part of each node, numbered from 0 by their first node. */
  readonly part: Int32Array
  readonly count: number
}
/** Coarsest nodes a part: fewer leave no choice, more cost time. */
const nodesPerPart = 4
const passes = 40
/** So few that several starts cost little. */
const fewNodes = 250
/** At the end no border is short enough to pay for a grid out of bounds. */
const strict = 1000

export function* partition(graph: Graph, ask: Ask): Steps<Plan> {
  const unavoidable = unavoidableExcess(graph, ask.bounds)
  let best: { plan: Plan; outside: number } | null = null
  for (let turn = 0; turn < (ask.attempts ?? (graph.size <= fewNodes ? 1 : 3)); turn++) {
    const steps = attempt(graph, { ...ask, seed: ask.seed + turn * 104_729 })
    const plan = yield* within(steps, turn === 0 ? 0 : 0.7 + 0.1 * turn, turn === 0 ? 0.8 : 0.1)
    const outside = totalExcess(partsOf(graph, ask.bounds, plan.part, plan.count))
    if (best === null || outside < best.outside - 1e-6) best = { plan, outside }
    if (outside <= unavoidable + 1e-6) break
  }
  return best!.plan
}

/** What single nodes weigh beyond the bounds: no plan is less out of bounds than that. */
export function unavoidableExcess({ weight }: Graph, bounds: Bounds): number {
  return weight.reduce((sum, own) => sum + excess(Math.max(own, bounds.most), bounds), 0)
}

function* attempt(graph: Graph, { bounds, atFirst = bounds, count, seed }: Ask): Steps<Plan> {
  const random = seededRandom(seed)
  const wanted = Math.min(graph.size, count ?? countFor(graph, bounds))
  const middle = (bounds.least + bounds.most) / 2
  const limits = { nodes: Math.max(nodesPerPart * wanted, 200), weight: middle / nodesPerPart }
  const levels = wanted === 1 ? [{ graph, cluster: null }] : levelsOf(graph, limits, random)
  yield 0.1
  const coarsest = levels.at(-1)!
  const first = levels.length === 1 ? bounds : atFirst
  let parts = bestStart(coarsest.graph, first, wanted, count === null, random)
  yield 0.2
  for (let l = levels.length - 2; l >= 0; l--) {
    const part = parts.part
    const finer = levels[l + 1]!.cluster!.map(c => part[c]!)
    parts = partsOf(levels[l]!.graph, l === 0 ? bounds : atFirst, finer, parts.count)
    polish(parts, count === null, l === 0 ? 16 : 1, random)
    yield 0.2 + (0.8 * (levels.length - l)) / levels.length
  }
  return renumbered(parts.part)
}

/** As many parts as the middle of the bounds calls for; a node beyond all bounds is a part of its own. */
export function countFor(graph: Graph, bounds: Bounds): number {
  let [alone, rest] = [0, 0]
  for (const weight of graph.weight) {
    if (weight > bounds.most) alone++
    else rest += weight
  }
  const others = Math.round(rest / ((bounds.least + bounds.most) / 2))
  return Math.max(1, alone + (rest >= bounds.least ? Math.max(1, others) : alone === 0 ? 1 : 0))
}

/** Parts numbered from 0 in the order of their first node, empty ones left out. */
export function renumbered(part: Int32Array): Plan {
  const number = new Map<number, number>()
  const own = part.map(p => {
    if (!number.has(p)) number.set(p, number.size)
    return number.get(p)!
  })
  return { part: own, count: number.size }
}

/** What a unit out of bounds costs against a link: a four-hundredth of a part as much as a mean link. */
export function outsideCost({ bounds }: Parts): number {
  return 800 / (bounds.least + bounds.most)
}

/** Where nodes are few, a handful of starts costs little: the least out of bounds is kept, of those the one with the shortest borders. */
function bestStart(graph: Graph, bounds: Bounds, count: number, isCountFree: boolean, random: Random): Parts {
  const starts = graph.size <= fewNodes ? 16 : Math.max(1, Math.round(1600 / graph.size))
  const floor = unavoidableExcess(graph, bounds) + 1e-6
  let idle = 0
  let best: { parts: Parts; outside: number; cut: number } | null = null
  for (let start = 0; start < starts && idle < 4; start++) {
    const parts = partsOf(graph, bounds, bisected(graph, count, random), count)
    settle(parts, isCountFree, random)
    const [outside, cut] = [totalExcess(parts), cutOf(graph, parts.part)]
    // What four starts leave out of bounds alike, a fifth will too.
    idle = best !== null && outside > floor && outside > best.outside - 1e-6 ? idle + 1 : 0
    if (best === null || outside < best.outside - 1e-6 || (outside < best.outside + 1e-6 && cut < best.cut))
      best = { parts, outside, cut }
  }
  return best!.parts
}

/** At the coarsest, where parts get their place: from hot to cold, then twice anew with what is out of bounds brought in. */
function settle(parts: Parts, isCountFree: boolean, random: Random): void {
  mend(parts)
  const outside = outsideCost(parts)
  for (const from of [1, 0.6, 0.3]) {
    refine(parts, { passes, from, outside }, random)
    passOn(parts, { isCountFree, walks: 30 }, random)
    recombine(parts, { isCountFree, rounds: 12, patience: 2, trees: treesFor(parts) }, random)
  }
  passOn(parts, { isCountFree, walks: 300 }, random)
}

/** Border by border; what is still out of bounds is looked into once more where single buildings can be told apart. */
function polish(parts: Parts, isCountFree: boolean, rounds: number, random: Random): void {
  const outside = outsideCost(parts)
  refine(parts, { passes, from: 0.6, outside }, random)
  const passed = passOn(parts, { isCountFree, walks: 30 }, random)
  const cut = recombine(parts, { isCountFree, rounds, patience: rounds / 2, trees: treesFor(parts) }, random)
  if (passed + cut + passOn(parts, { isCountFree, walks: rounds * 20 }, random) > 0)
    refine(parts, { passes: passes / 4, from: 0, outside: strict * outside }, random)
}

/** Many in small stretches, where each is quick and one seldom hits. */
function treesFor({ graph, count }: Parts): number {
  return Math.max(6, Math.min(24, Math.round((1000 * count) / (graph.size + 1) / 3)))
}
