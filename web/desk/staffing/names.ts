/** Grids said short where their community stands above already. */
import type { Staffing } from './wire.ts'

export function gridName(
  { communities, grids }: Pick<Staffing, 'communities' | 'grids'>,
  id: string | null,
): string {
  const grid = grids.find(it => it.id === id)
  if (!grid) return ''
  const { name, communityId } = grid
  const isAlone = grids.every(it => it.communityId === communityId)
  const community = communities.find(it => it.id === communityId)?.name ?? ''
  const rest = isAlone && name.startsWith(community) ? name.slice(community.length).trim() : ''
  return rest || name
}
