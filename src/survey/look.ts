/** A file of places looked at as what it is: buildings, communities, barriers or division codes; nothing stored. */
import type { Steps } from '../gridding/index.ts'
import type { Kind } from './columns.ts'
import type { Ground } from './ground.ts'
import { lookAtBarriers, type SurveyedBarrier } from './look-barriers.ts'
import { type Looked, lookAtCommunities, type SurveyedCommunity } from './look-borders.ts'
import { type LookedBuildings, lookAtBuildings, type Wishes } from './look-buildings.ts'
import { type LookedDivisions, lookAtDivisions } from './look-divisions.ts'
import type { SurveyFile } from './read-file.ts'

export type LookedAt =
  | ({ readonly kind: 'buildings' } & LookedBuildings)
  | ({ readonly kind: 'communities' } & Looked<SurveyedCommunity>)
  | ({ readonly kind: 'barriers' } & Looked<SurveyedBarrier>)
  | ({ readonly kind: 'divisions' } & LookedDivisions)

/** @throws Unfit, Unclear */
export function* lookAt(kind: Kind, file: SurveyFile, wishes: Wishes, ground: Ground): Steps<LookedAt> {
  switch (kind) {
    case 'buildings':
      return { kind, ...(yield* lookAtBuildings(file, wishes, ground)) }
    case 'communities':
      return { kind, ...(yield* lookAtCommunities(file, wishes, ground)) }
    case 'barriers':
      return { kind, ...(yield* lookAtBarriers(file, wishes, ground)) }
    case 'divisions':
      return { kind, ...(yield* lookAtDivisions(file, wishes, ground)) }
  }
}
