/** Closed lists of sittings: places, who may be invited, the rights that are read, rows of the room and the states they belong to. 人民调解法第三条、第四条、第十九条至第二十四条. Pure data. */
import { inSession } from '../procedure-shared.ts'

export const placeKinds = ['room', 'address', 'online'] as const
export const opennesses = ['closed', 'open'] as const
export const sittingStates = ['planned', 'held', 'calledOff'] as const

/** Who may be asked to help, each only with the consent of every party (人民调解法第二十条); counsel and offices at a joint sitting too. */
export const invitable = [
  'relative',
  'neighbour',
  'colleague',
  'expert',
  'socialOrganisation',
  'justiceOffice',
  'police',
  'department',
  'counsel',
] as const
/** What is read to both sides before anybody is heard, in the order of the law. */
export const rights = [
  'voluntary',
  'otherWays',
  'free',
  'choose',
  'stop',
  'openness',
  'freeWill',
  'truth',
  'order',
  'others',
  'invited',
  'effect',
] as const
export type Right = (typeof rights)[number]
export const answers = ['agrees', 'refuses', 'considers'] as const
export const toldWays = ['paper', 'inPerson', 'phone', 'message'] as const
export const consentWays = ['inPerson', 'phone', 'writing', 'online'] as const

export const rowKinds = [
  'right',
  'invited',
  'consent',
  'told',
  'position',
  'statement',
  'proposal',
  'answer',
  'point',
  'dropped',
] as const
export type RowKind = (typeof rowKinds)[number]

/** What is proposed or agreed belongs to a mediation that has begun; what prepares it, to any state in session. */
const begun = ['mediating', 'adjourned'] as const
export const writableIn: Readonly<Record<RowKind, readonly string[]>> = {
  right: inSession,
  invited: inSession,
  consent: inSession,
  told: inSession,
  position: inSession,
  statement: inSession,
  proposal: begun,
  answer: begun,
  point: begun,
  dropped: begun,
}
/** What each kind of row may speak of. */
export const speaksOf: Readonly<Partial<Record<RowKind, readonly RowKind[]>>> = {
  consent: ['invited'],
  answer: ['proposal', 'point'],
  dropped: ['point', 'proposal', 'invited'],
}

/** Whichever of these clocks runs is the last lawful day of a sitting. */
export const periods = ['mediationPeriod', 'delegatedPeriod', 'jointRound'] as const
/** How long a sitting may be: longer ones are adjourned. No article says so. */
export const longestHours = 12
/** The calendar of a telephone reaches back so many days. */
export const feedBackDays = 60
