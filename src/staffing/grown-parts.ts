/** The same for more places than can be tried: parts grow from what is held today, then places at the edges pass from hand to hand, freely at first, sparingly at the end. Pure. */
import type { PartsAsk, PartsFound } from './connected-parts.ts'

interface Parts {
  readonly ask: PartsAsk
  readonly holderOf: number[]
  readonly held: number[]
  readonly counts: number[]
}

/** Null when places are left that nobody may take. What it finds is good, not proven: `bound` is what no way could beat. */
export function grownParts(ask: PartsAsk): PartsFound | null {
  const { workloads, holders } = ask
  const parts: Parts = {
    ask,
    holderOf: workloads.map(() => -1),
    held: holders.map(() => 0),
    counts: holders.map(() => 0),
  }
  holders.forEach((holder, j) => {
    for (const place of holder.fixed) take(parts, place, j)
  })
  plant(parts)
  while (grow(parts)) {}
  if (parts.holderOf.includes(-1)) return null
  passOn(parts)
  return { holderOf: parts.holderOf, load: Math.max(...loads(parts)), bound: boundOf(ask) }
}

/** Were work divisible everybody could have the same; and of so many places one more than holders, two go to somebody, and so on. */
function boundOf({ workloads, holders }: PartsAsk): number {
  const all = workloads.reduce((sum, it) => sum + it, 0)
  const shares = holders.reduce((sum, it) => sum + it.share, 0)
  const strongest = Math.max(...holders.map(it => it.share))
  const largest = workloads.toSorted((a, b) => b - a)
  let together = 0
  for (let each = 0; each * holders.length < largest.length; each++) {
    const last = each * holders.length
    const least = largest.slice(last - each, last + 1).reduce((sum, it) => sum + it, 0)
    together = Math.max(together, least)
  }
  return Math.max((all * 100) / shares, (together * 100) / strongest)
}

function loads({ ask, held }: Parts): number[] {
  return ask.holders.map((it, j) => (held[j]! * 100) / it.share)
}

function take({ ask, holderOf, held, counts }: Parts, place: number, j: number): void {
  const before = holderOf[place]!
  if (before >= 0) {
    held[before]! -= ask.workloads[place]!
    counts[before]!--
  }
  holderOf[place] = j
  held[j]! += ask.workloads[place]!
  counts[j]!++
}

/** Everybody begins with a place held today, or with one of the free ones at even distances. */
function plant(parts: Parts): void {
  const { ask, holderOf, counts } = parts
  ask.holders.forEach((holder, j) => {
    const own = counts[j] === 0 ? holder.today.find(place => holderOf[place] === -1) : undefined
    if (own !== undefined) take(parts, own, j)
  })
  const waiting = ask.holders.flatMap((_, j) => (counts[j] === 0 ? [j] : []))
  const free = inOrder(ask).filter(place => holderOf[place] === -1)
  waiting.forEach((j, i) => {
    const place = free[Math.floor(((i + 0.5) * free.length) / waiting.length)]
    if (place !== undefined && holderOf[place] === -1) take(parts, place, j)
  })
}

/** Places as one comes to them walking on from an edge. */
function inOrder({ neighbours }: PartsAsk): number[] {
  const walk = (from: number) => {
    const seen = new Set([from])
    for (const place of seen) for (const next of neighbours[place]!) seen.add(next)
    return [...seen]
  }
  return walk(walk(0).at(-1)!)
}

/** The least loaded holder that has a free neighbour takes one, rather one held today. */
function grow(parts: Parts): boolean {
  const { ask, holderOf, counts } = parts
  const load = loads(parts)
  const order = ask.holders.map((_, j) => j).sort((a, b) => load[a]! - load[b]! || a - b)
  for (const j of order) {
    const holder = ask.holders[j]!
    if (counts[j]! >= holder.most) continue
    const free = holderOf.flatMap((at, place) =>
      at === -1 && (counts[j] === 0 || ask.neighbours[place]!.some(it => holderOf[it] === j)) ? [place] : [],
    )
    const place = free.find(it => holder.today.includes(it)) ?? free[0]
    if (place === undefined) continue
    take(parts, place, j)
    return true
  }
  return false
}

/** So often each place is picked up on average; each passes to a neighbouring holder when that evens loads out, at first also when it does not quite. */
const triesEach = 500

function passOn(parts: Parts): void {
  const { ask, holderOf, held, counts } = parts
  const mean = loads(parts).reduce((sum, it) => sum + it, 0) / ask.holders.length || 1
  const weight = (j: number, more: number) => ((held[j]! + more) * 100) / ask.holders[j]!.share / mean
  const cost = (j: number, more: number) => weight(j, more) ** 4
  const random = steadyRandom()
  const tries = triesEach * holderOf.length
  let best = { load: Math.max(...loads(parts)), holderOf: [...holderOf] }
  for (let turn = 0; turn < tries; turn++) {
    const place = Math.floor(random() * holderOf.length)
    const near = ask.neighbours[place]!
    const [from, to] = [holderOf[place]!, holderOf[near[Math.floor(random() * near.length)] ?? place]!]
    const mayPass = to !== from && counts[from]! > 1 && counts[to]! < ask.holders[to]!.most
    if (!mayPass || ask.holders[from]!.fixed.includes(place)) continue
    const work = ask.workloads[place]!
    const worse = cost(from, -work) + cost(to, work) - cost(from, 0) - cost(to, 0)
    const heat = 2 * 0.001 ** (turn / tries)
    if ((worse > 0 && random() > Math.exp(-worse / heat)) || !staysWhole(parts, place)) continue
    take(parts, place, to)
    const load = Math.max(...loads(parts))
    if (load < best.load) best = { load, holderOf: [...holderOf] }
  }
  for (const [place, holder] of best.holderOf.entries())
    if (holderOf[place] !== holder) take(parts, place, holder)
}

/** The same numbers every time, so that the same question has the same answer. */
function steadyRandom(): () => number {
  let state = 20_261
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function staysWhole({ ask, holderOf, counts }: Parts, without: number): boolean {
  const holder = holderOf[without]!
  const own = (place: number) => place !== without && holderOf[place] === holder
  const first = ask.neighbours[without]!.find(own)
  if (first === undefined) return counts[holder] === 1
  const seen = new Set([first])
  for (const place of seen) for (const next of ask.neighbours[place]!) if (own(next)) seen.add(next)
  return seen.size === counts[holder]! - 1
}
