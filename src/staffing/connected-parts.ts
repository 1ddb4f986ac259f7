/** Places shared out among holders so that each holder's places hang together and the largest load is least: every way is tried up to thirteen places. Pure. */

export interface PartHolder {
  readonly id: string
  /** Hundredths of a full post. */
  readonly share: number
  /** Places at most. */
  readonly most: number
  /** Numbers of the places held today, and of those that stay theirs. */
  readonly today: readonly number[]
  readonly fixed: readonly number[]
}
export interface PartsAsk {
  readonly workloads: readonly number[]
  /** Neighbours of each place; places hang together in all. */
  readonly neighbours: readonly (readonly number[])[]
  readonly holders: readonly PartHolder[]
  readonly slack: number
}
export interface PartsFound {
  /** For each place the number of its holder. */
  readonly holderOf: readonly number[]
  readonly load: number
  /** No way of sharing out has a smaller largest load. */
  readonly bound: number
}

/** With more places than this not every way can be tried. */
export const mostTried = 13

/** Null when no holder may take what the others cannot, or the fixed places do not hang together. */
export function triedParts(ask: PartsAsk): PartsFound | null {
  const { workloads, holders } = ask
  const all = (1 << workloads.length) - 1
  const sets = connectedSets(ask)
  const weights = weightsOf(workloads)
  const fixed = holders.map(it => maskOf(it.fixed))
  const mayTake = holders.map((it, j) => {
    const others = fixed.reduce((sum, mask, i) => (i === j ? sum : sum | mask), 0)
    const lawful = (set: number) =>
      (set & fixed[j]!) === fixed[j]! && (set & others) === 0 && bits(set) <= it.most
    return [0, ...sets].filter(lawful)
  })
  const loads = (set: number, j: number) => (weights[set]! * 100) / holders[j]!.share
  const best = chosen(all, mayTake, loads, Math.max)
  if (!best) return null
  const today = holders.map(it => maskOf(it.today))
  const within = best.cost * (1 + ask.slack) + 1e-9
  const news = (set: number, j: number) =>
    loads(set, j) > within ? Number.POSITIVE_INFINITY : bits(set & ~today[j]!)
  const kept = chosen(all, mayTake, news, (a, b) => a + b)!
  const holderOf = workloads.map((_, place) => kept.sets.findIndex(set => (set & (1 << place)) !== 0))
  return { holderOf, load: Math.max(...kept.sets.map(loads)), bound: best.cost }
}

/** One lawful set a holder, apart and together everything, with the least cost: holders one after another, over what is still free. */
function chosen(
  all: number,
  mayTake: readonly (readonly number[])[],
  cost: (set: number, j: number) => number,
  together: (a: number, b: number) => number,
): { cost: number; sets: number[] } | null {
  let reached = new Map<number, number>([[0, 0]])
  const taken: Map<number, number>[] = []
  mayTake.forEach((sets, j) => {
    const next = new Map<number, number>()
    const by = new Map<number, number>()
    const isLast = j === mayTake.length - 1
    const costs = sets.map(set => cost(set, j))
    for (const [held, before] of reached)
      sets.forEach((set, i) => {
        if ((set & held) !== 0 || (isLast && (set | held) !== all)) return
        const value = together(before, costs[i]!)
        if (value >= (next.get(set | held) ?? Number.POSITIVE_INFINITY)) return
        next.set(set | held, value)
        by.set(set | held, set)
      })
    reached = next
    taken.push(by)
  })
  const least = reached.get(all)
  if (least === undefined) return null
  const sets: number[] = []
  for (let [j, held] = [taken.length - 1, all]; j >= 0; j--) {
    const set = taken[j]!.get(held)!
    sets.unshift(set)
    held &= ~set
  }
  return { cost: least, sets }
}

function connectedSets({ workloads, neighbours }: PartsAsk): number[] {
  const near = neighbours.map(maskOf)
  const sets: number[] = []
  for (let set = 1; set < 1 << workloads.length; set++) {
    let [seen, edge] = [set & -set, set & -set]
    while (edge !== 0) {
      const place = 31 - Math.clz32(edge & -edge)
      edge &= edge - 1
      const more = near[place]! & set & ~seen
      seen |= more
      edge |= more
    }
    if (seen === set) sets.push(set)
  }
  return sets
}

function weightsOf(workloads: readonly number[]): Float64Array {
  const weights = new Float64Array(1 << workloads.length)
  for (let set = 1; set < weights.length; set++) {
    const place = 31 - Math.clz32(set & -set)
    weights[set] = weights[set & (set - 1)]! + workloads[place]!
  }
  return weights
}

function maskOf(places: readonly number[]): number {
  return places.reduce((mask, place) => mask | (1 << place), 0)
}

function bits(set: number): number {
  let count = 0
  for (let rest = set; rest !== 0; rest &= rest - 1) count++
  return count
}
