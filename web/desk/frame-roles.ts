/** Whose work a place of the desk is: by the roles somebody holds. */
import { readersOfAll, readersOfOwn } from '../../src/mediation/figures/policy.ts'
import { holdsRole, type Me } from './session.ts'

/** The people of a grid and its community read the registry of residents; nobody else does. */
export function keepsRegistry(me: Me): boolean {
  return holdsRole(
    me,
    'gridLeader',
    'gridMember',
    'communitySecretary',
    'communityDirector',
    'communityWorker',
  )
}

/** How far grids are covered by visits: those who watch over all of them. */
export function seesCoverage(me: Me): boolean {
  return holdsRole(me, 'supervisor', 'workCommitteeSecretary', 'workCommitteeDispatcher', 'dutyOfficer')
}

/** Counsel themselves, who sends people to them, who asks for their opinion, who watches over both. */
export function usesCounsel(me: Me): boolean {
  return (
    keepsRegistry(me) ||
    seesCoverage(me) ||
    holdsRole(me, 'communityCounsel', 'justiceOfficer', 'mediator', 'councilConvenor', 'oversightMember')
  )
}

/** Figures of mediation: in a community those of its own, the justice office, the work committee and the supervisor all of them. */
export function seesMediationFigures(me: Me): boolean {
  return holdsRole(me, ...readersOfAll, ...readersOfOwn)
}
