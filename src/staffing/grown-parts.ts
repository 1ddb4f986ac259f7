/** The same for more places than can be tried: parts grow from what is held today, then places at the edges pass from hand to hand. Pure. */
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
  holders.forEach((holder, j) => {
    const first = parts.counts[j]! > 0 ? undefined : seedOf(parts, holder.today)
    if (first !== undefined) take(parts, first, j)
  })
  while (grow(parts)) {}
  if (parts.holderOf.includes(-1)) return null
  for (let rounds = 0; rounds < workloads.length * 20 && passOn(parts); rounds++) {}
  return { holderOf: parts.holderOf, load: Math.max(...loads(parts)), bound: boundOf(ask) }
}

/** Were work divisible everybody could have the same; and the largest place goes to somebody. */
function boundOf({ workloads, holders }: PartsAsk): number {
  const all = workloads.reduce((sum, it) => sum + it, 0)
  const shares = holders.reduce((sum, it) => sum + it.share, 0)
  const strongest = Math.max(...holders.map(it => it.share))
  return Math.max((all * 100) / shares, (Math.max(...workloads) * 100) / strongest)
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

/** A place held today, or the free one farthest from all that are taken. */
function seedOf({ ask, holderOf }: Parts, today: readonly number[]): number | undefined {
  const own = today.find(place => holderOf[place] === -1)
  if (own !== undefined) return own
  const seen = holderOf.map(holder => holder >= 0)
  let edge = holderOf.flatMap((holder, place) => (holder >= 0 ? [place] : []))
  if (edge.length === 0) return 0
  let last: number | undefined
  while (edge.length > 0) {
    const next = [...new Set(edge.flatMap(place => ask.neighbours[place]!))].filter(place => !seen[place])
    for (const place of next) seen[place] = true
    last = next[0] ?? last
    edge = next
  }
  return last
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

/** One place passes to a neighbouring holder where that lowers the larger load of the two, both staying in one piece. */
function passOn(parts: Parts): boolean {
  const { ask, holderOf, held, counts } = parts
  const loadWith = (j: number, more: number) => ((held[j]! + more) * 100) / ask.holders[j]!.share
  let best: { place: number; to: number; gain: number } | null = null
  for (const [place, from] of holderOf.entries()) {
    const work = ask.workloads[place]!
    if (ask.holders[from]!.fixed.includes(place)) continue
    for (const to of new Set(ask.neighbours[place]!.map(it => holderOf[it]!))) {
      if (to === from || counts[to]! >= ask.holders[to]!.most) continue
      const gain =
        Math.max(loadWith(from, 0), loadWith(to, 0)) - Math.max(loadWith(from, -work), loadWith(to, work))
      if (gain > (best?.gain ?? 1e-9) && staysWhole(parts, place)) best = { place, to, gain }
    }
  }
  if (best) take(parts, best.place, best.to)
  return best !== null
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
