/** The rings of many areas in flat arrays: which side of a ring a point lies on, exactly, and how far away it is, without making anything on the way. Pure. */
import { orient2d } from 'robust-predicates'
import { metresPerDegree, type Ring } from './coordinates.ts'

/** From so many edges on, a ring is cut into slabs from south to north, so that few of its edges are looked at. */
const largeRing = 48
const edgesPerSlab = 6

interface Slabs {
  readonly south: number
  readonly perDegree: number
  readonly count: number
  /** First edges of slab s stand at `edges[starts[s]]`. */
  readonly starts: Int32Array
  readonly edges: Int32Array
}

export class Rings {
  /** Points of all rings one after the other, each ring closed. */
  private readonly x: Float64Array
  private readonly y: Float64Array
  /** Ring r has the points from `ringStarts[r]` to `ringStarts[r + 1]`. */
  private readonly ringStarts: Int32Array
  /** Polygon p has the rings from `polygonStarts[p]`, the outer one first. */
  private readonly polygonStarts: Int32Array
  /** Area a has the polygons from `areaStarts[a]`. */
  private readonly areaStarts: Int32Array
  private readonly slabs: (Slabs | undefined)[]

  constructor(areas: readonly (readonly (readonly Ring[])[])[]) {
    const rings = areas.flat(2)
    this.x = new Float64Array(rings.reduce((sum, ring) => sum + ring.length, 0))
    this.y = new Float64Array(this.x.length)
    this.ringStarts = startsOf(rings)
    this.polygonStarts = startsOf(areas.flat(1))
    this.areaStarts = startsOf(areas)
    let at = 0
    for (const ring of rings)
      for (const point of ring) {
        this.x[at] = point[0]
        this.y[at++] = point[1]
      }
    this.slabs = rings.map((ring, r) => (ring.length > largeRing ? this.slabsOf(r) : undefined))
  }

  /** Is the point inside the area or on its border? Holes are outside, their edges are on it. */
  covers(area: number, x: number, y: number): boolean {
    for (let p = this.areaStarts[area]!; p < this.areaStarts[area + 1]!; p++) {
      const outer = this.polygonStarts[p]!
      if (this.side(outer, x, y) < 0) continue
      let isInHole = false
      for (let r = outer + 1; r < this.polygonStarts[p + 1]! && !isInHole; r++)
        isInHole = this.side(r, x, y) > 0
      if (!isInHole) return true
    }
    return false
  }

  edgesOf(area: number, each: (ax: number, ay: number, bx: number, by: number) => void): void {
    const firstRing = this.polygonStarts[this.areaStarts[area]!]!
    const lastRing = this.polygonStarts[this.areaStarts[area + 1]!]!
    for (let r = firstRing; r < lastRing; r++)
      for (let i = this.ringStarts[r]! + 1; i < this.ringStarts[r + 1]!; i++)
        each(this.x[i - 1]!, this.y[i - 1]!, this.x[i]!, this.y[i]!)
  }

  /** Metres to the nearest border of the area, on a plane tangent at the point. */
  metresTo(area: number, x: number, y: number): number {
    const scale = metresPerDegree * Math.cos((y * Math.PI) / 180)
    const firstRing = this.polygonStarts[this.areaStarts[area]!]!
    const lastRing = this.polygonStarts[this.areaStarts[area + 1]!]!
    let least = Number.POSITIVE_INFINITY
    for (let r = firstRing; r < lastRing; r++)
      for (let i = this.ringStarts[r]! + 1; i < this.ringStarts[r + 1]!; i++) {
        const ax = (this.x[i - 1]! - x) * scale
        const ay = (this.y[i - 1]! - y) * metresPerDegree
        const dx = (this.x[i]! - x) * scale - ax
        const dy = (this.y[i]! - y) * metresPerDegree - ay
        const length = dx * dx + dy * dy
        const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
        least = Math.min(least, (ax + t * dx) ** 2 + (ay + t * dy) ** 2)
      }
    return Math.sqrt(least)
  }

  /** 1 inside, 0 on the ring, -1 outside; exact for any doubles. */
  private side(ring: number, x: number, y: number): -1 | 0 | 1 {
    const slabs = this.slabs[ring]
    let winding = 0
    if (slabs === undefined) {
      for (let i = this.ringStarts[ring]! + 1; i < this.ringStarts[ring + 1]!; i++) {
        const turn = this.turn(i, x, y)
        if (turn === onEdge) return 0
        winding += turn
      }
      return winding === 0 ? -1 : 1
    }
    const slab = Math.floor((y - slabs.south) * slabs.perDegree)
    if (slab < 0 || slab > slabs.count) return -1
    const at = Math.min(slab, slabs.count - 1)
    for (let k = slabs.starts[at]!; k < slabs.starts[at + 1]!; k++) {
      const turn = this.turn(slabs.edges[k]!, x, y)
      if (turn === onEdge) return 0
      winding += turn
    }
    return winding === 0 ? -1 : 1
  }

  /** What the edge that ends at point i adds to the winding of the ring around (x, y), or that the point lies on it. */
  private turn(i: number, x: number, y: number): number {
    const ay = this.y[i - 1]!
    const by = this.y[i]!
    if (ay < y ? by < y : ay > y && by > y) return 0
    const ax = this.x[i - 1]!
    const bx = this.x[i]!
    if (ax < x && bx < x) return 0
    if (ay === by) return x >= Math.min(ax, bx) ? onEdge : 0
    // Half-open in y, so that a ray to the east through a corner counts it once.
    const isUp = ay <= y && by > y
    const isDown = by <= y && ay > y
    if (ax > x && bx > x) return isUp ? 1 : isDown ? -1 : 0
    const turn = orient2d(ax, ay, bx, by, x, y)
    if (turn === 0) return onEdge
    // robust-predicates: negative = counter-clockwise.
    return isUp && turn < 0 ? 1 : isDown && turn > 0 ? -1 : 0
  }

  private slabsOf(ring: number): Slabs {
    const [from, to] = [this.ringStarts[ring]!, this.ringStarts[ring + 1]!]
    let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let i = from; i < to; i++) {
      south = Math.min(south, this.y[i]!)
      north = Math.max(north, this.y[i]!)
    }
    const count = Math.ceil((to - from) / edgesPerSlab)
    const perDegree = north > south ? count / (north - south) : 0
    const lists: number[][] = Array.from({ length: count }, () => [])
    const slabAt = (y: number) => Math.min(count - 1, Math.floor((y - south) * perDegree))
    for (let i = from + 1; i < to; i++) {
      const [low, high] = [Math.min(this.y[i - 1]!, this.y[i]!), Math.max(this.y[i - 1]!, this.y[i]!)]
      for (let s = slabAt(low); s <= slabAt(high); s++) lists[s]!.push(i)
    }
    return { south, perDegree, count, starts: startsOf(lists), edges: Int32Array.from(lists.flat()) }
  }
}

/** No winding is as large as this. */
const onEdge = 2

function startsOf(lists: readonly { readonly length: number }[]): Int32Array {
  const starts = new Int32Array(lists.length + 1)
  for (const [i, list] of lists.entries()) starts[i + 1] = starts[i]! + list.length
  return starts
}
