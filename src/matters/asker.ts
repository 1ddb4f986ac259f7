/** Who asks: a resident holding a query code, a member of staff, or the system. */

import { everythingOf, type Sight } from '../kernel/database.ts'
import type { Actor } from '../proceedings/procedure.ts'
import type { Staff } from '../territory/index.ts'
import { matterProcedure } from './procedure.ts'

export interface Asker {
  readonly actor: Actor
  readonly sight: Sight
  readonly name: string | null
  /** Upload token of a resident's browser. */
  readonly claim?: string | undefined
}

export function systemAsker(jurisdictionId: number): Asker {
  return { actor: { kind: 'system', id: null, posts: [] }, sight: everythingOf(jurisdictionId), name: null }
}

/** The reporter: sees the one matter the query code opens. */
export function reporterAsker(jurisdictionId: number, proceedingId: string, claim?: string): Asker {
  const sight = {
    jurisdictionId,
    reach: 'scoped',
    personId: null,
    units: [],
    communities: [],
    grids: [],
    proceedingId,
  } as const
  return { actor: { kind: 'resident', id: null, posts: [] }, sight, name: null, claim }
}

export function staffAsker(staff: Staff): Asker {
  return { actor: staff.actor, sight: staff.sight, name: staff.name }
}

/** Whoever holds a post that reports, or stands in for one; administrators do not. */
export function mayReport({ actor }: Pick<Staff, 'actor'>): boolean {
  const held = [...actor.posts, ...(actor.deputyFor ?? []).flatMap(one => one.posts)]
  return held.some(post => matterProcedure.steps.report!.who.some(who => who.role === post.role))
}
