/** Who may see which phones keep data, and order one that is lost to be emptied. Pure. */
import type { PostFacts } from '../proceedings/procedure.ts'

export interface DeviceAsker {
  readonly personId: string
  readonly roles: readonly string[]
  readonly actor: {
    readonly posts: readonly PostFacts[]
    readonly deputyFor?: readonly { readonly posts: readonly PostFacts[] }[]
  }
}

/** Whose phones: all of the jurisdiction, those of workers at posts of some communities, beside one's own. */
export interface DeviceReach {
  readonly all: boolean
  readonly communities: readonly string[]
}

/** The administrator of the system for everybody, a director for the workers of the community; everybody for themselves. */
export function deviceReach({ roles, actor }: DeviceAsker): DeviceReach {
  const posts = [...actor.posts, ...(actor.deputyFor ?? []).flatMap(absent => absent.posts)]
  const communities = posts
    .filter(post => post.role === 'communityDirector' && post.communityId)
    .map(post => post.communityId!)
  return { all: roles.includes('systemAdmin'), communities: [...new Set(communities)] }
}
