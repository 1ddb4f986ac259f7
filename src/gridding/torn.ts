/** Surroundings torn in two by a bay of the community's border: what does not hang together with its building goes to the neighbour it borders on most, so that grids of neighbours are of one piece on the ground too. */
import { side } from '../territory/locate.ts'
import type { Border } from './cells.ts'
import { type Edge, outlineOf } from './outline.ts'
import { lengthOf, type Metres } from './plane.ts'
import type { Stretch } from './rim.ts'

export interface Surroundings {
  readonly borders: readonly Border[]
  readonly rim: readonly Stretch[]
}
/** A piece of a building's surroundings apart from it, by its edges. */
interface Piece {
  readonly building: number
  readonly edges: readonly (readonly [from: number, to: number])[]
  /** Whose it becomes; null where it borders on nothing. */
  owner: number | null
}

/** Surroundings in two pieces meet the rim at four corners; most buildings never do. */
const leastMeetings = 3

/** @param points where buildings are */
export function mended(
  given: Surroundings,
  points: readonly Metres[],
  corners: readonly Metres[],
): Surroundings {
  const edges = edgesOfDoubtful(given)
  const pieces = [...edges].flatMap(([v, own]) => piecesApart(v, own, points[v]!, corners))
  if (pieces.length === 0) return given
  const pieceAt = new Map(
    pieces.flatMap(piece => piece.edges.map(([from, to]) => [keyOf(from, to), piece] as const)),
  )
  giveAway(pieces, pieceAt, given.borders, corners)
  const owner = (v: number, from: number, to: number) => pieceAt.get(keyOf(from, to))?.owner ?? v
  return {
    borders: given.borders
      .map(it => ({ ...it, a: owner(it.a, it.from, it.to), b: owner(it.b, it.to, it.from) }))
      .filter(({ a, b }) => a !== b),
    rim: given.rim.map(({ stops, near }) => ({
      stops,
      near: near.map((v, i) => owner(v, stops[i]!, stops[i + 1]!)),
    })),
  }
}

/** The edges of each building that meets the rim often enough to be torn, with its surroundings to the left. */
function edgesOfDoubtful({ borders, rim }: Surroundings): ReadonlyMap<number, Edge[]> {
  const runs = new Map<number, number>()
  let before = -1
  for (const v of rim.flatMap(it => it.near)) {
    if (v !== before) runs.set(v, (runs.get(v) ?? 0) + 2)
    before = v
  }
  const edges = new Map<number, Edge[]>()
  for (const [v, meetings] of runs) if (meetings >= leastMeetings) edges.set(v, [])
  if (edges.size === 0) return edges
  const add = (v: number, from: number, to: number) => edges.get(v)?.push({ from, to, used: false })
  for (const { a, b, from, to } of borders) {
    add(a, from, to)
    add(b, to, from)
  }
  for (const { stops, near } of rim) for (const [i, v] of near.entries()) add(v, stops[i]!, stops[i + 1]!)
  return edges
}

/** All polygons but the one the building stands in; of a building beside its surroundings, all but the largest. */
function piecesApart(
  building: number,
  edges: readonly Edge[],
  point: Metres,
  corners: readonly Metres[],
): Piece[] {
  const { polygons } = outlineOf(edges, corners)
  if (polygons.length < 2) return []
  const holds = (ring: readonly number[]) =>
    side(
      ring.map(c => corners[c]!),
      point,
    ) >= 0
  const own = Math.max(
    0,
    polygons.findIndex(([outer]) => holds(outer!)),
  )
  return polygons
    .filter((_, i) => i !== own)
    .map(rings => ({
      building,
      edges: rings.flatMap(ring => ring.slice(1).map((to, i) => [ring[i]!, to] as const)),
      owner: null,
    }))
}

/** Round by round, because a piece may border on nothing but other pieces: each to the building it has most border with. */
function giveAway(
  pieces: readonly Piece[],
  pieceAt: ReadonlyMap<string, Piece>,
  borders: readonly Border[],
  corners: readonly Metres[],
): void {
  const beyond = new Map<string, number>()
  for (const { a, b, from, to } of borders) {
    beyond.set(keyOf(from, to), b)
    beyond.set(keyOf(to, from), a)
  }
  for (let open = pieces, before = -1; open.length > 0 && open.length !== before; ) {
    const found = open.map(piece => {
      const metres = new Map<number, number>()
      for (const [from, to] of piece.edges) {
        const other = beyond.get(keyOf(from, to))
        const across = pieceAt.get(keyOf(to, from))
        const owner = across === undefined ? other : across.owner
        if (owner === undefined || owner === null) continue
        metres.set(owner, (metres.get(owner) ?? 0) + lengthOf([corners[from]!, corners[to]!]))
      }
      return [...metres].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0]?.[0] ?? null
    })
    open.forEach((piece, i) => {
      piece.owner = found[i]!
    })
    before = open.length
    open = open.filter(it => it.owner === null)
  }
}

function keyOf(from: number, to: number): string {
  return `${from},${to}`
}
