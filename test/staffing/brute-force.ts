/** Staffing by trying everything: what the solver must reach on towns small enough for it. */
import type { PartsAsk } from '../../src/staffing/connected-parts.ts'
import { type HeadsAsk, type HeadsFound, headsOf, largestLoad } from '../../src/staffing/problem.ts'

type Posts = HeadsFound['posts']

export interface Worth {
  readonly load: number
  readonly stays: number
  readonly away: number
  readonly unevenness: number
}

/** How good a division is, read from the division alone. */
export function worthOf(ask: HeadsAsk, posts: Posts): Worth {
  const heads = headsOf(ask.candidates, posts)
  const candidate = new Map(ask.candidates.map(it => [it.id, it]))
  const community = new Map(ask.grids.map(it => [it.id, it.communityId]))
  const isStay = ({ personId, gridId, role }: Posts[number]) => {
    const today = candidate.get(personId)!.today
    return today?.gridId === gridId && today.role === role
  }
  const moved = posts.filter(it => !isStay(it))
  return {
    load: largestLoad(ask.grids, heads),
    stays: posts.length - moved.length,
    away: moved.filter(it => community.get(it.gridId) !== candidate.get(it.personId)!.homeId).length,
    unevenness: ask.grids.reduce((sum, it) => sum + (it.workload ** 2 * 100) / (heads.get(it.id) ?? 0), 0),
  }
}

/** Least load, then most stays, then fewest away, then least uneven; null when nothing is lawful. */
export function bestOfAll(ask: HeadsAsk): Worth | null {
  let best: Worth | null = null
  const posts: { personId: string; gridId: string; role: 'gridLeader' | 'gridMember' }[] = []
  const place = (i: number) => {
    const it = ask.candidates[i]
    if (!it) {
      if (!isLawful(ask, posts)) return
      const worth = worthOf(ask, posts)
      if (!best || isBetter(worth, best)) best = worth
      return
    }
    const options = it.fixed
      ? [it.today!]
      : ask.grids.flatMap(grid => [
          ...(it.mayLead ? [{ role: 'gridLeader' as const, gridId: grid.id }] : []),
          ...(it.mayWork ? [{ role: 'gridMember' as const, gridId: grid.id }] : []),
        ])
    for (const option of options) {
      if (
        option.role === 'gridLeader' &&
        posts.some(p => p.role === 'gridLeader' && p.gridId === option.gridId)
      )
        continue
      posts.push({ ...option, personId: it.id })
      place(i + 1)
      posts.pop()
    }
    if (!it.mayWork && !it.fixed) place(i + 1)
  }
  place(0)
  return best
}

export function isLawful(ask: HeadsAsk, posts: Posts): boolean {
  return ask.grids.every(({ id }) => {
    const here = posts.filter(it => it.gridId === id)
    const leaders = here.filter(it => it.role === 'gridLeader').length
    return leaders === 1 && (!ask.memberEach || here.length > leaders)
  })
}

function isBetter(a: Worth, b: Worth): boolean {
  const order = [a.load - b.load, b.stays - a.stays, a.away - b.away, a.unevenness - b.unevenness]
  return (order.find(it => Math.abs(it) > 1e-6) ?? 0) < 0
}

/** Every way of sharing places among holders: the least largest load of those in which each holder's places hang together. */
export function bestParts(ask: PartsAsk): number | null {
  const { workloads, holders } = ask
  let best: number | null = null
  const holderOf = workloads.map(() => 0)
  for (let way = 0; way < holders.length ** workloads.length; way++) {
    for (
      let [place, rest] = [0, way];
      place < workloads.length;
      place++, rest = Math.floor(rest / holders.length)
    )
      holderOf[place] = rest % holders.length
    const isRight = holders.every(
      (it, j) => isInOnePiece(ask, holderOf, j) && it.fixed.every(p => holderOf[p] === j),
    )
    if (!isRight) continue
    const load = Math.max(...holders.map((_, j) => loadOfHolder(ask, holderOf, j)))
    if (best === null || load < best) best = load
  }
  return best
}

export function loadOfHolder(
  { workloads, holders }: PartsAsk,
  holderOf: readonly number[],
  j: number,
): number {
  const sum = workloads.reduce((sum, work, place) => sum + (holderOf[place] === j ? work : 0), 0)
  return (sum * 100) / holders[j]!.share
}

export function isInOnePiece(
  { neighbours, holders }: PartsAsk,
  holderOf: readonly number[],
  j: number,
): boolean {
  const own = holderOf.flatMap((holder, place) => (holder === j ? [place] : []))
  const seen = new Set(own.slice(0, 1))
  for (const place of seen) for (const next of neighbours[place]!) if (holderOf[next] === j) seen.add(next)
  return seen.size === own.length && own.length <= holders[j]!.most
}
