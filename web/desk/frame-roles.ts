/** Whose work a place of the desk is: by the roles somebody holds. */
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
