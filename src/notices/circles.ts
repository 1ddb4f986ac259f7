/** Who is told of which step: the circles beside whoever must act next. The recipients of the overdue ladder are a local default. Pure data. */

export type Circle = 'holder' | 'grid' | 'head' | 'supervisor' | 'committee' | 'dutyOfficer' | 'discipline'

const circles: Readonly<Record<string, readonly Circle[]>> = {
  urge: ['holder'],
  orderSupervision: ['holder', 'head', 'committee'],
  seal: ['discipline'],
  remind: ['holder'],
  warn: ['holder', 'head'],
  markOverdue: ['holder', 'head', 'supervisor'],
  superviseOverdue: ['holder', 'head', 'committee'],
  listAtMeeting: ['committee'],
  reportToBanner: ['committee', 'dutyOfficer'],
  recomputeTerms: ['holder'],
  changeGrid: ['holder', 'grid'],
}

/**
 * The circles told of a step. Nobody with a view of the whole jurisdiction hears of a restricted procedure: the head of
 * the unit that owns it takes their place.
 */
export function circlesOf(step: string, restricted: boolean): readonly Circle[] {
  const told = circles[step] ?? []
  if (!restricted) return told
  return [...new Set(told.map(circle => (circle === 'holder' ? circle : 'head')))]
}

/** Steps that are told to a circle. */
export const toldKinds: readonly string[] = Object.keys(circles)
