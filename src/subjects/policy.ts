/** Who may work at the counter for a resident: people of the community whose registry shows that resident; not the people of a grid, who have none. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { type RegistryReader, registrySight } from '../registry/policy.ts'

export const counterRoles: readonly string[] = ['communitySecretary', 'communityDirector', 'communityWorker']

/**
 * The sight of the posts that work at a counter alone.
 * @throws Refusal notYours
 */
export function counterSight(reader: RegistryReader) {
  const { posts, deputyFor = [] } = reader.actor
  const atCounter = <T extends { readonly role: string }>(held: readonly T[]) =>
    held.filter(post => counterRoles.includes(post.role))
  const actor = {
    posts: atCounter(posts),
    deputyFor: deputyFor.map(absent => ({ ...absent, posts: atCounter(absent.posts) })),
  }
  const sight = registrySight({ ...reader, actor })
  if (sight.grids.length + sight.communities.length === 0)
    throw new Refusal('notYours', { what: 'counter', roles: counterRoles })
  return sight
}
