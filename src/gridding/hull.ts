/** The outline drawn around buildings where no border of the community was given: their convex hull, a little wider. */
import { Delaunay } from 'd3-delaunay'
import type { Metres } from './plane.ts'

const directions = 16

/** @param metres how much wider than the buildings @returns a closed ring, counter-clockwise */
export function hullAround(points: readonly Metres[], metres: number): Metres[] {
  const reach = metres / Math.cos(Math.PI / directions)
  const widened = hullOf(points).flatMap(([x, y]) =>
    Array.from({ length: directions }, (_, i): Metres => {
      const angle = (2 * Math.PI * i) / directions
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
    }),
  )
  const ring = hullOf(widened)
  return [...ring, ring[0]!]
}

/** Of points on one line, all of them. */
function hullOf(points: readonly Metres[]): Metres[] {
  const { hull, collinear } = Delaunay.from(points as [number, number][]) as Delaunay<Metres> & {
    collinear?: Int32Array
  }
  if (collinear !== undefined || hull.length < 3) return [...points]
  return Array.from(hull, i => points[i]!)
}
