/** What is asked of a year's load, and what of it was tuned once before it began: the same on every machine. Pure. */

export interface YearPlan {
  readonly seed: number
  readonly matters: number
  /** About so many acts a matter on the average. */
  readonly actsPerMatter: number
  /** The share that still lies open at the end. */
  readonly openShare: number
  readonly days: number
  /** The instant at which the year ends: what comes after it has not happened. ISO, UTC. */
  readonly until: string
}

/** How the acts come to be as many as asked for. */
export interface Tuning {
  /** Comments between one step and the next, on the average. */
  readonly commentsAStep: number
  /** Of what goes the ordinary way, the share that is solved on the spot instead. */
  readonly shorterShare: number
}

/** So many matters are written together and never in part. */
export function chunkSizeOf({ matters }: Pick<YearPlan, 'matters'>): number {
  return Math.min(1000, Math.max(50, Math.ceil(matters / 20)))
}
export const chunksOf = (plan: Pick<YearPlan, 'matters'>) => Math.ceil(plan.matters / chunkSizeOf(plan))
