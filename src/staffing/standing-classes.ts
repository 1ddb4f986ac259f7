/** Candidates of equal standing counted together, so that the solver does not weigh the same person twice under another name. Pure. */
import type { Candidate, HeldPost } from './problem.ts'

export interface StandingClass {
  readonly homeId: string
  readonly mayLead: boolean
  readonly mayWork: boolean
  readonly share: number
  readonly today: HeldPost | null
  readonly fixed: boolean
  readonly persons: readonly string[]
}

/** Classes in a steady order, whatever order the candidates come in. */
export function classesOf(candidates: readonly Candidate[]): StandingClass[] {
  const groups = Map.groupBy(candidates, keyOf)
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({ ...group[0]!, persons: group.map(it => it.id).sort() }))
}

function keyOf({ homeId, mayLead, mayWork, share, today, fixed }: Candidate): string {
  return [today?.gridId ?? '', today?.role ?? '', homeId, mayLead, mayWork, share, fixed].join(' ')
}
