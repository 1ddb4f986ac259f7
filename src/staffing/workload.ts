/** What there is to do in a grid, in households, and how it falls on the heads there. Pure: shared by server and page. */

/** How many households one open matter, one person of great age living alone, is worth. Local default; the office sets its own. */
export interface Weights {
  readonly matters: number
  readonly elderlyAlone: number
}
export const usualWeights: Weights = { matters: 3, elderlyAlone: 1 }

export interface Work {
  readonly households: number
  readonly openMatters: number
  readonly elderlyAlone: number
}

/** @example workloadOf({ households: 400, openMatters: 6, elderlyAlone: 10 }, { matters: 5, elderlyAlone: 1 }) // 440 */
export function workloadOf(work: Work, weights: Weights): number {
  return work.households + work.openMatters * weights.matters + work.elderlyAlone * weights.elderlyAlone
}

export const headRoles: readonly string[] = ['gridLeader', 'gridMember']

interface AtGrid {
  readonly personId: string
  readonly role: string
  readonly gridId: string | null
}

/** Heads at each grid: who leads or works in several is shared out evenly among them. */
export function headsAt(posts: readonly AtGrid[]): Map<string, number> {
  const working = posts.filter(it => it.gridId !== null && headRoles.includes(it.role))
  const grids = new Map(
    [...Map.groupBy(working, it => it.personId)].map(([id, held]) => [
      id,
      [...new Set(held.map(it => it.gridId!))],
    ]),
  )
  const heads = new Map<string, number>()
  for (const held of grids.values())
    for (const gridId of held) heads.set(gridId, (heads.get(gridId) ?? 0) + 1 / held.length)
  return heads
}
