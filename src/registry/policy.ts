/** Who may read and change the registry, and how far: the people of a grid and of its community, nobody else (domain rule: household list of a grid). Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { PostFacts } from '../proceedings/procedure.ts'
import { adminRoles } from '../territory/roles.ts'

const ofGrid = ['gridLeader', 'gridMember']
const ofCommunity = ['communitySecretary', 'communityDirector', 'communityWorker']
export const registryRoles: readonly string[] = [...ofGrid, ...ofCommunity]

/** A member of staff as far as the registry asks. */
export interface RegistryReader {
  readonly personId: string
  readonly jurisdictionId: number
  readonly actor: {
    readonly posts: readonly PostFacts[]
    readonly deputyFor?: readonly { readonly posts: readonly PostFacts[] }[]
  }
}

/** Where somebody reads the registry: grids by every version, whole communities. */
export interface RegistryScope {
  readonly grids: readonly string[]
  readonly communities: readonly string[]
}

/**
 * By posts of the grid and the community alone, own and stood in for: counsel, police, departments and administrators see no resident through it,
 * whatever else they see.
 */
export function registryScope(reader: RegistryReader): RegistryScope {
  if (reader.actor.posts.some(post => adminRoles.includes(post.role))) return { grids: [], communities: [] }
  const posts = [...reader.actor.posts, ...(reader.actor.deputyFor ?? []).flatMap(absent => absent.posts)]
  const grids = new Set<string>()
  const communities = new Set<string>()
  for (const { role, gridId, gridVersions, communityId } of posts) {
    if (!registryRoles.includes(role)) continue
    if (gridId && !isOfWholeCommunity(role)) for (const id of [gridId, ...(gridVersions ?? [])]) grids.add(id)
    else if (communityId && !ofGrid.includes(role)) communities.add(communityId)
  }
  return { grids: [...grids], communities: [...communities] }
}

/** The sight under which the database shows residents: the second fence says the same as the first. */
export function registrySight(reader: RegistryReader) {
  const { grids, communities } = registryScope(reader)
  const { jurisdictionId, personId } = reader
  return { jurisdictionId, reach: 'scoped' as const, personId, units: [] as string[], grids, communities }
}

export function mayReadRegistry(reader: RegistryReader): boolean {
  const { grids, communities } = registryScope(reader)
  return grids.length + communities.length > 0
}

/** @throws Refusal notYours */
export function requireRegistryReader(reader: RegistryReader): void {
  if (!mayReadRegistry(reader)) throw new Refusal('notYours', { what: 'registry', roles: registryRoles })
}

/** Two entries become one only by whoever answers for the grid or the community. */
export const mergeRoles: readonly string[] = ['gridLeader', ...ofCommunity]
/** The words people consent to are of the whole jurisdiction. */
export const consentTextRoles: readonly string[] = ['workCommitteeSecretary', 'systemAdmin']
/** What was removed because its time was over: how many, of nobody in particular. */
export const retentionRoles: readonly string[] = ['auditAdmin', 'workCommitteeSecretary', ...registryRoles]

export function holdsOneOf({ actor }: Pick<RegistryReader, 'actor'>, roles: readonly string[]): boolean {
  const posts = [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
  return posts.some(post => roles.includes(post.role))
}

/** @throws Refusal notYours */
export function requireOneOf(
  reader: Pick<RegistryReader, 'actor'>,
  roles: readonly string[],
  what: string,
): void {
  if (!holdsOneOf(reader, roles)) throw new Refusal('notYours', { what, roles })
}

function isOfWholeCommunity(role: string): boolean {
  return role === 'communitySecretary' || role === 'communityDirector'
}
