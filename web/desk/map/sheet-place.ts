/** From degrees to millimetres of paper: the whole grid fits, at a scale one can write down. */
import type { GridCard } from '../../../src/mapping/shape.ts'

export type Point = readonly [number, number]
export type Boundary = NonNullable<GridCard['boundary']>
export interface Paper {
  /** Millimetres. */
  readonly width: number
  readonly height: number
  /** 1:n */
  readonly scale: number
  place(point: Point): Point
  /** Back to degrees. */
  degrees(point: Point): Point
}

const metresPerDegree = 111_195.08
const scales = [
  500, 600, 800, 1000, 1250, 1500, 1750, 2000, 2250, 2500, 3000, 3500, 4000, 4500, 5000, 6000, 7000, 8000,
  10_000, 12_500, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 80_000, 100_000, 150_000, 200_000, 300_000,
  500_000,
]

/** @param rim millimetres left on every side for what lies beyond */
export function paperFor(boundary: Boundary, width: number, height: number, rim: number): Paper {
  const points = polygonsOf(boundary).flat(2)
  const along = (i: 0 | 1) => points.map(point => point[i])
  const [west, east, south, north] = [
    Math.min(...along(0)),
    Math.max(...along(0)),
    Math.min(...along(1)),
    Math.max(...along(1)),
  ]
  const middle: Point = [(west + east) / 2, (south + north) / 2]
  const perLng = metresPerDegree * Math.cos((middle[1] * Math.PI) / 180)
  const needed = Math.max(
    ((east - west) * perLng * 1000) / (width - 2 * rim),
    ((north - south) * metresPerDegree * 1000) / (height - 2 * rim),
  )
  const scale = scales.find(one => one >= needed) ?? Math.ceil(needed / 100_000) * 100_000
  const mm = 1000 / scale
  return {
    width,
    height,
    scale,
    place: ([lng, lat]) => [
      width / 2 + (lng - middle[0]) * perLng * mm,
      height / 2 - (lat - middle[1]) * metresPerDegree * mm,
    ],
    degrees: ([x, y]) => [
      middle[0] + (x - width / 2) / perLng / mm,
      middle[1] - (y - height / 2) / metresPerDegree / mm,
    ],
  }
}

export function polygonsOf(boundary: Boundary): readonly (readonly (readonly Point[])[])[] {
  return boundary.type === 'Polygon'
    ? [boundary.coordinates as readonly (readonly Point[])[]]
    : (boundary.coordinates as readonly (readonly (readonly Point[])[])[])
}

/** The d of an SVG path, in millimetres with two decimals. */
export function pathOf(rings: readonly (readonly Point[])[], paper: Paper, closed = true): string {
  const drawn = rings.map(ring =>
    ring.map(point =>
      paper
        .place(point)
        .map(at => at.toFixed(2))
        .join(' '),
    ),
  )
  return drawn.map(points => `M${points.join('L')}${closed ? 'Z' : ''}`).join('')
}

/** A length for the scale bar: round, and no longer than 60 mm on paper. */
export function barMetres(paper: Paper): number {
  const most = (60 * paper.scale) / 1000
  const power = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find(digit => digit * power <= most) ?? 1) * power
}
