/** How much a grid holds beside what it should hold: a bar over the band between the bounds. The figure beside it says the same in words. */
import type { Bounds } from '../../../src/gridding/parts.ts'
import type { Drawing } from './drawing.ts'

export interface BarScale extends Bounds {
  readonly end: number
}

export function barScale({ figures, measure }: Drawing): BarScale {
  return scaleFor(
    measure.bounds,
    [...figures.values()].map(one => one.workload),
  )
}

/** A quarter beyond the upper bound is shown at least; a few giants do not make dwarfs of the rest. */
export function scaleFor({ least, most }: Bounds, values: readonly number[]): BarScale {
  const end = Math.min(Math.max(most * 1.25, ...values), most * 2)
  return { least, most, end: end || 1 }
}

interface BoundsBarProps {
  figures: { readonly workload: number; readonly isInBounds: boolean }
  scale: BarScale
}

export function BoundsBar({ figures, scale }: BoundsBarProps) {
  const share = (value: number) => `${Math.min(100, (100 * value) / scale.end)}%`
  const band = { left: share(scale.least), width: share(scale.most - scale.least) }
  return (
    <span className="bounds-bar" aria-hidden="true">
      <i style={band} />
      <b className={figures.isInBounds ? '' : 'out'} style={{ width: share(figures.workload) }} />
    </span>
  )
}
