/** Why grids cannot be staffed with these persons, counted so that words can say how many are missing. Pure. */
import type { HeadsAsk, Lacking, WorkingRole } from './problem.ts'

/** @param communityId the community the question is about; null: all together */
export function lackingFor(
  ask: Pick<HeadsAsk, 'grids' | 'candidates' | 'memberEach'>,
  communityId: string | null,
): Lacking[] {
  const { grids, candidates, memberEach } = ask
  const about = { communityId, gridId: null }
  if (grids.length === 0) return [{ ...about, what: 'noGrids', have: 0, need: 1 }]
  const crowded = grids.flatMap(({ id }): Lacking[] => {
    const have = candidates.filter(it => isFixedAt(it, 'gridLeader', id)).length
    return have > 1 ? [{ ...about, what: 'twoFixedLeaders', gridId: id, have, need: 1 }] : []
  })
  if (crowded.length > 0) return crowded
  const free = candidates.filter(it => !it.fixed)
  const taken = (role: WorkingRole) =>
    grids.filter(({ id }) => candidates.some(it => isFixedAt(it, role, id))).length
  const either = free.filter(it => it.mayLead && it.mayWork).length
  const leadOnly = free.filter(it => it.mayLead && !it.mayWork).length
  const workOnly = free.filter(it => !it.mayLead && it.mayWork).length
  const need = grids.length
  const leaders = taken('gridLeader') + leadOnly + either
  if (leaders < need) return [{ ...about, what: 'leaders', have: leaders, need }]
  const leading = Math.max(0, need - taken('gridLeader') - leadOnly)
  const members = taken('gridMember') + workOnly + either - leading
  return memberEach && members < need ? [{ ...about, what: 'members', have: members, need }] : []
}

function isFixedAt(it: HeadsAsk['candidates'][number], role: WorkingRole, gridId: string): boolean {
  return it.fixed && it.today?.role === role && it.today.gridId === gridId
}
