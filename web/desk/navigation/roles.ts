/** Whose work a place of the desk is: by the roles somebody holds. */
import { readersOfAll, readersOfOwn } from '../../../src/mediation/figures/policy.ts'
import { holdsRole, type Me } from '../session.ts'

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

/** Whoever watches over the work of others: figures, ledgers, rounds. */
export function watches(me: Me): boolean {
  return holdsRole(
    me,
    'supervisor',
    'workCommitteeSecretary',
    'workCommitteeDispatcher',
    'communityDirector',
    'departmentHead',
    'dutyOfficer',
  )
}

/** Whoever writes down what residents bring by telephone or at the counter. */
export function takesReports(me: Me): boolean {
  return holdsRole(
    me,
    'workCommitteeDispatcher',
    'communityDirector',
    'communitySecretary',
    'dutyOfficer',
    'gridLeader',
    'gridMember',
  )
}

/** Whoever draws grids and says who looks after them. */
export function dividesGrids(me: Me): boolean {
  return holdsRole(
    me,
    'workCommitteeSecretary',
    'workCommitteeDispatcher',
    'communityDirector',
    'communitySecretary',
  )
}

/** Who keeps, chooses from or is told of the rosters of mediators. */
export function mediates(me: Me): boolean {
  return holdsRole(
    me,
    'mediator',
    'justiceOfficer',
    'communityDirector',
    'communitySecretary',
    'courtFilingOfficer',
    'workCommitteeSecretary',
    'workCommitteeDispatcher',
  )
}

/** Figures of mediation: in a community those of its own, the justice office, the work committee and the supervisor all of them. */
export function seesMediationFigures(me: Me): boolean {
  return holdsRole(me, ...readersOfAll, ...readersOfOwn)
}
