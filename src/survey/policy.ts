/** Who may take places in and out. Pure. */

/** Places are the ground of everything else: one hand keeps them. */
export function mayTakeIn(roles: readonly string[]): boolean {
  return roles.includes('systemAdmin')
}

/** Whoever divides the jurisdiction into grids needs its buildings, with how many elderly live alone in each. */
export function mayTakeOut(roles: readonly string[]): boolean {
  return roles.some(role =>
    ['systemAdmin', 'workCommitteeSecretary', 'workCommitteeDispatcher'].includes(role),
  )
}
