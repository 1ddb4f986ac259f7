/** The outline of a community, cut where the surroundings of two buildings meet on it: which building each piece of it belongs to. */
import type { Meeting } from './clip.ts'
import type { Metres } from './plane.ts'

/** Where the border between two buildings' surroundings ends on the outline. */
export interface Crossing extends Meeting {
  readonly a: number
  readonly b: number
}
/** A straight stretch of the outline: the corners on it, and the building inside of each piece between two of them. */
export interface Stretch {
  readonly stops: readonly number[]
  readonly near: readonly number[]
}
export interface RimPiece {
  readonly from: number
  readonly to: number
  readonly near: number
}

/** @param rings closed, of corners @param nearest the building nearest to a place */
export function rimOf(
  rings: readonly (readonly number[])[],
  corners: readonly Metres[],
  crossings: readonly Crossing[],
  nearest: (x: number, y: number) => number,
): readonly Stretch[] {
  const met = new Map<string, Crossing[]>()
  for (const crossing of crossings) {
    const key = `${crossing.ring},${crossing.stretch}`
    const known = met.get(key)
    if (known === undefined) met.set(key, [crossing])
    else known.push(crossing)
  }
  return rings.flatMap((ring, r) =>
    ring.slice(1).map((end, i) => {
      const own = (met.get(`${r},${i}`) ?? []).sort((a, b) => a.along - b.along)
      const all = [ring[i]!, ...own.map(it => it.corner), end]
      const stops = all.filter((corner, at) => at === 0 || corner !== all[at - 1])
      const near = stops.slice(1).map((to, at) => {
        const [[ax, ay], [bx, by]] = [corners[stops[at]!]!, corners[to]!]
        return nearest((ax + bx) / 2, (ay + by) / 2)
      })
      return { stops, near }
    }),
  )
}

/** Pieces of the outline as parts have them: where two of one part follow each other on a stretch they are one piece. */
export function* rimPieces(rim: readonly Stretch[], part: ArrayLike<number>): Generator<RimPiece> {
  for (const { stops, near } of rim)
    for (let first = 0, at = 1; at <= near.length; at++) {
      if (at < near.length && part[near[at]!] === part[near[first]!]) continue
      yield { from: stops[first]!, to: stops[at]!, near: near[first]! }
      first = at
    }
}
