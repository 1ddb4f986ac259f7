/** Keeps of a border what lies within the outline of a community, and says where on the outline it ends, so that outline and border share that very corner. */
import Flatbush from 'flatbush'
import type { Ring } from '../territory/coordinates.ts'
import { side } from '../territory/locate.ts'
import type { Metres } from './plane.ts'

export interface Meeting {
  readonly ring: number
  /** Stretch of the ring from point `stretch` to the next, and how far along it, 0 … 1. */
  readonly stretch: number
  readonly along: number
  readonly corner: number
}
export interface Piece {
  readonly from: number
  readonly to: number
  readonly metres: number
}
export interface Clipper {
  holds(x: number, y: number): boolean
  /** Stretches of the outline that a–b may meet, by number. */
  near(a: Metres, b: Metres): readonly number[]
  cut(
    a: Metres,
    b: Metres,
    near: readonly number[],
  ): { readonly pieces: readonly Piece[]; readonly meetings: readonly Meeting[] }
}

/** @param corner gives a point its number */
export function clipperOf(outline: readonly Ring[], corner: (x: number, y: number) => number): Clipper {
  const stretches = outline.flatMap((ring, r) =>
    ring.slice(1).map((to, i) => ({ ring: r, stretch: i, from: ring[i]!, to })),
  )
  const index = new Flatbush(stretches.length)
  for (const { from, to } of stretches) index.add(...boxOf(from, to))
  index.finish()
  const holds = (x: number, y: number) => isWithin(outline, [x, y])
  return {
    holds,
    near: (a, b) => index.search(...boxOf(a, b)),
    cut(a, b, near) {
      const meetings = near
        .map(i => ({ ...stretches[i]!, ...meeting(a, b, stretches[i]!.from, stretches[i]!.to) }))
        .filter(it => it.t >= 0)
        .sort((x, y) => x.t - y.t || x.ring - y.ring || x.stretch - y.stretch)
        .map(({ ring, stretch, t, along }) => ({
          ring,
          stretch,
          along,
          t,
          corner: corner(...between(a, b, t)),
        }))
      return { pieces: piecesBetween(a, b, meetings, holds, corner), meetings }
    },
  }
}

function boxOf([ax, ay]: Metres, [bx, by]: Metres): [number, number, number, number] {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)]
}

/** Inside an odd number of rings: holes and islands need no telling apart. */
export function isWithin(outline: readonly Ring[], point: Metres): boolean {
  let within = false
  for (const ring of outline) if (side(ring, point) >= 0) within = !within
  return within
}

function piecesBetween(
  a: Metres,
  b: Metres,
  meetings: readonly { readonly t: number; readonly corner: number }[],
  inside: (x: number, y: number) => boolean,
  corner: (x: number, y: number) => number,
): Piece[] {
  const whole = Math.hypot(b[0] - a[0], b[1] - a[1])
  const stops = [0, ...meetings.map(it => it.t), 1]
  const pieces: Piece[] = []
  for (let i = 1; i < stops.length; i++) {
    const [s, t] = [stops[i - 1]!, stops[i]!]
    if (t <= s || !inside(...between(a, b, (s + t) / 2))) continue
    const from = i === 1 ? corner(a[0], a[1]) : meetings[i - 2]!.corner
    const to = i === stops.length - 1 ? corner(b[0], b[1]) : meetings[i - 1]!.corner
    if (from !== to) pieces.push({ from, to, metres: (t - s) * whole })
  }
  return pieces
}

/** Where a–b meets c–d, as shares of both; t is -1 if they do not. Half-open at d, so that a corner of the outline is met once. */
function meeting(a: Metres, b: Metres, c: Metres, d: Metres): { t: number; along: number } {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const cross = rx * sy - ry * sx
  if (cross === 0) return { t: -1, along: 0 }
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
  const along = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
  return t >= 0 && t <= 1 && along >= 0 && along < 1 ? { t, along } : { t: -1, along: 0 }
}

function between(a: Metres, b: Metres, t: number): [number, number] {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}
