/** How grids were asked for: bounds, weights and what is heeded, as a plan keeps it. Pure. */
import type { z } from 'zod'
import { askShape } from './shape.ts'

export type PlanAsk = z.output<typeof askShape>

/** GB/T 34300 leaves the size of a grid to the place; 300 to 500 households is what towns go by. */
export const usual: PlanAsk = askShape.parse({})

export function boundsOf({ min, max }: PlanAsk) {
  return { least: min, most: max }
}

/** Does anything but households make work? */
export function isWeighted({ weights }: PlanAsk): boolean {
  return weights.matters > 0 || weights.elderlyAlone > 0 || weights.hectares > 0
}
