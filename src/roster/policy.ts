/** Who may take rosters in and out: the people of a community, for their own community; nobody in bulk beyond it. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { type RegistryReader, registryScope } from '../registry/policy.ts'

const takers = ['communitySecretary', 'communityDirector', 'communityWorker']
const heads = ['communitySecretary', 'communityDirector']

/** Communities whose rosters somebody may take in: those they read as a whole. */
export function communitiesTaken(reader: RegistryReader): readonly string[] {
  return registryScope(reader).communities
}

/** @throws Refusal notYours */
export function requireTaker(reader: RegistryReader, communityId: string | null): void {
  if (communityId === null ? communitiesTaken(reader).length > 0 : mayTakeIn(reader, communityId)) return
  throw new Refusal('notYours', { what: 'roster', roles: takers })
}

export function mayTakeIn(reader: RegistryReader, communityId: string): boolean {
  return communitiesTaken(reader).includes(communityId)
}

/** Whole numbers leave the registry in bulk only by the word of whoever answers for the community, who stands in for them included. */
export function mayTakeOutWhole({ actor }: RegistryReader, communityId: string): boolean {
  const posts = [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
  return posts.some(post => heads.includes(post.role) && post.communityId === communityId)
}

/** @throws Refusal notYours */
export function requireTakerOut(
  reader: RegistryReader,
  place: { readonly communityId: string; readonly gridId: string | null },
): void {
  const { communities, grids } = registryScope(reader)
  const isIn =
    communities.includes(place.communityId) || (place.gridId !== null && grids.includes(place.gridId))
  if (!isIn) throw new Refusal('notYours', { what: 'roster', roles: takers })
}
