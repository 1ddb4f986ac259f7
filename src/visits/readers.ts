/** Who sees how far grids are covered, and who decides how often households are visited: figures of places for those who watch, households only for their own people. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { PostFacts } from '../proceedings/procedure.ts'
import { type RegistryReader, registryRoles, registryScope } from '../registry/policy.ts'

interface Asker extends RegistryReader {
  readonly roles: readonly string[]
}
interface Grid {
  readonly id: string
  readonly communityId: string
}

/** See the figures of every grid, and no household. */
const watching = ['supervisor', 'workCommitteeSecretary', 'workCommitteeDispatcher', 'dutyOfficer']
const decidingEverywhere = 'workCommitteeSecretary'
const decidingHere = 'communityDirector'

export function watchesCoverage(asker: Asker): boolean {
  return watching.some(role => asker.roles.includes(role))
}

/** Keeps the registry of this grid: may see its households. */
export function keepsGrid(asker: Asker, grid: Grid): boolean {
  const { grids, communities } = registryScope(asker)
  return communities.includes(grid.communityId) || grids.includes(grid.id)
}

/** @throws Refusal notYours */
export function requireCoverageReader(asker: Asker): void {
  const { grids, communities } = registryScope(asker)
  if (!watchesCoverage(asker) && grids.length + communities.length === 0)
    throw new Refusal('notYours', { what: 'coverage', roles: [...registryRoles, ...watching] })
}

/** The work committee for all, a director for the own community. */
export function mayDecideTarget(asker: Asker, communityId: string | null): boolean {
  if (asker.roles.includes(decidingEverywhere)) return true
  return (
    communityId !== null &&
    postsOf(asker).some(post => post.role === decidingHere && post.communityId === communityId)
  )
}

/** @throws Refusal notYours */
export function requireDecider(asker: Asker, communityId: string | null): void {
  if (!mayDecideTarget(asker, communityId))
    throw new Refusal('notYours', { what: 'visitTargets', roles: [decidingHere, decidingEverywhere] })
}

function postsOf({ actor }: Asker): readonly PostFacts[] {
  return [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
}
