/** The roles of the grid system 1+13+X and how far each sees (domain facts, no queries). Pure: shared by server and phone. */
import type { PostFacts } from '../proceedings/procedure.ts'

/**
 * How far a post sees: the grid it is for; that grid, or its community where no grid is named; the community and what
 * its unit owns; what its unit owns; all of the jurisdiction; nothing of the business.
 */
export type Reach = 'grid' | 'place' | 'community' | 'unit' | 'jurisdiction' | 'nothing'

export const reaches = {
  gridLeader: 'grid',
  gridMember: 'grid',
  communitySecretary: 'community',
  communityDirector: 'community',
  communityWorker: 'place',
  communityPolice: 'place',
  enforcementOfficer: 'place',
  communityCounsel: 'community',
  workCommitteeDispatcher: 'jurisdiction',
  workCommitteeSecretary: 'jurisdiction',
  departmentHandler: 'unit',
  departmentHead: 'unit',
  supervisor: 'jurisdiction',
  dutyOfficer: 'jurisdiction',
  mediator: 'unit',
  justiceOfficer: 'unit',
  petitionOfficer: 'unit',
  disciplineOfficer: 'unit',
  disciplineHead: 'unit',
  // A court's enforcement passes from stage to stage; one judge answers for the whole.
  enforcementJudge: 'unit',
  courtFilingOfficer: 'unit',
  courtSearchOfficer: 'unit',
  courtDisposalOfficer: 'unit',
  courtPaymentOfficer: 'unit',
  courtClosingOfficer: 'unit',
  courtPresident: 'unit',
  procurator: 'unit',
  procuratorateHead: 'unit',
  financeOfficer: 'unit',
  politicalLegalOfficer: 'unit',
  politicalLegalHead: 'unit',
  volunteerLead: 'unit',
  councilConvenor: 'community',
  oversightMember: 'community',
  // The three administrators (GB/T 22239-2019, 8.1.4.2) run the system and read no business content.
  systemAdmin: 'nothing',
  securityAdmin: 'nothing',
  auditAdmin: 'nothing',
} as const satisfies Record<string, Reach>

export type Role = keyof typeof reaches
export const roles = Object.keys(reaches) as readonly Role[]
export const adminRoles: readonly string[] = ['systemAdmin', 'securityAdmin', 'auditAdmin']

export function isRole(word: string): word is Role {
  return Object.hasOwn(reaches, word)
}

/** What a set of posts sees. */
export interface Scope {
  readonly reach: 'jurisdiction' | 'scoped'
  readonly units: readonly string[]
  readonly communities: readonly string[]
  readonly grids: readonly string[]
}

const nothing: Scope = { reach: 'scoped', units: [], communities: [], grids: [] }

/**
 * The sight that posts give together. An administrator sees nothing, whatever other post the person holds or stands in for.
 * @example scopeOf([{ role: 'gridLeader', unitId, gridId }]) // { reach: 'scoped', grids: [gridId], … }
 */
export function scopeOf(own: readonly PostFacts[], standingInFor: readonly PostFacts[] = []): Scope {
  if (own.some(post => adminRoles.includes(post.role))) return nothing
  const parts = [...own, ...standingInFor].map(scopeOfPost)
  const all = (part: 'units' | 'communities' | 'grids') => [...new Set(parts.flatMap(scope => scope[part]))]
  return {
    reach: parts.some(scope => scope.reach === 'jurisdiction') ? 'jurisdiction' : 'scoped',
    units: all('units'),
    communities: all('communities'),
    grids: all('grids'),
  }
}

function scopeOfPost(post: PostFacts): Scope {
  const grids = post.gridId ? [post.gridId, ...(post.gridVersions ?? [])] : []
  const communities = post.communityId ? [post.communityId] : []
  switch (isRole(post.role) ? reaches[post.role] : 'nothing') {
    case 'jurisdiction':
      return { ...nothing, reach: 'jurisdiction' }
    case 'unit':
      return { ...nothing, units: [post.unitId] }
    case 'community':
      return { ...nothing, communities, units: ownsWork(post) ? [post.unitId] : [] }
    case 'place':
      return post.gridId ? { ...nothing, grids } : { ...nothing, communities }
    case 'grid':
      return { ...nothing, grids }
    case 'nothing':
      return nothing
  }
}

/** A lawyer's unit is the law firm: what it owns for other communities is not theirs to see. */
function ownsWork(post: PostFacts): boolean {
  return post.role === 'communitySecretary' || post.role === 'communityDirector'
}
