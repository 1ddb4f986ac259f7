/** Posts whose holders are looked for at the place of a proceeding rather than in the unit that owns it. Pure. */
export const rolesAtPlace = {
  grid: new Set(['gridLeader', 'gridMember']),
  community: new Set([
    'communityDirector',
    'communitySecretary',
    'communityCounsel',
    'councilConvenor',
    'oversightMember',
  ]),
} as const
