/** A line drawn by hand between two grids: which side of it a place lies on, whether it lies abreast of it, and pairs of points that fix a border exactly there. */
import { distance, type Metres } from './plane.ts'

/** Pairs stand so far apart along the line, each point so far off it: the border between two such points is the line itself. */
export const pairSpacing = 8
export const pairOffset = 2

export interface Beside {
  readonly metres: number
  readonly side: 'left' | 'right'
  /** Nearest to the line somewhere between its ends. */
  readonly isAbreast: boolean
}
export interface Pair {
  readonly middle: Metres
  readonly left: Metres
  readonly right: Metres
}

/** Without points that hardly differ from the one before. */
export function cleaned(line: readonly Metres[]): readonly Metres[] {
  return line.filter((point, i) => i === 0 || distance(point, line[i - 1]!) > 0.2)
}

export function besideOf(line: readonly Metres[], place: Metres): Beside {
  let best: Beside & { readonly sharpness: number } = {
    metres: Number.POSITIVE_INFINITY,
    side: 'left',
    isAbreast: false,
    sharpness: 0,
  }
  for (let i = 1; i < line.length; i++) {
    const found = besideStretch(line[i - 1]!, line[i]!, place, i === 1, i === line.length - 1)
    // At a corner two stretches are equally near: the one seen less along its length knows the side.
    const isNearer = found.metres < best.metres - 1e-9
    if (isNearer || (found.metres < best.metres + 1e-9 && found.sharpness > best.sharpness)) best = found
  }
  return best
}

function besideStretch(
  [ax, ay]: Metres,
  [bx, by]: Metres,
  [x, y]: Metres,
  isFirst: boolean,
  isLast: boolean,
) {
  const [dx, dy] = [bx - ax, by - ay]
  const length = Math.hypot(dx, dy)
  const along = ((x - ax) * dx + (y - ay) * dy) / (length * length)
  const t = Math.max(0, Math.min(1, along))
  const across = (dx * (y - ay) - dy * (x - ax)) / length
  const metres = Math.hypot(x - ax - t * dx, y - ay - t * dy)
  const isBeyond = (isFirst && along < 0) || (isLast && along > 1)
  return {
    metres,
    side: across >= 0 ? ('left' as const) : ('right' as const),
    isAbreast: !isBeyond,
    sharpness: metres === 0 ? 1 : Math.abs(across) / metres,
  }
}

/** Mirrored pairs along the line, the same whichever end it is begun from. */
export function pairsAlong(
  line: readonly Metres[],
  spacing = pairSpacing,
  offset = pairOffset,
): readonly Pair[] {
  return line.slice(1).flatMap(([bx, by], i) => {
    const [ax, ay] = line[i]!
    const length = Math.hypot(bx - ax, by - ay)
    if (length < 1e-6) return []
    const count = Math.max(1, Math.ceil(length / spacing))
    const off = Math.min(offset, length / 4)
    const [nx, ny] = [(-(by - ay) / length) * off, ((bx - ax) / length) * off]
    return Array.from({ length: count }, (_, k): Pair => {
      const t = (k + 0.5) / count
      const [x, y] = [ax + (bx - ax) * t, ay + (by - ay) * t]
      return { middle: [x, y], left: [x + nx, y + ny], right: [x - nx, y - ny] }
    })
  })
}
