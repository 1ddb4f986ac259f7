/** Closed lists of mediation's rosters: specialities are the kinds of dispute of the procedure, languages, relations of a mediator to a party and which of them bar. Pure data. */
import { disputeKind } from '../procedure-shared.ts'

export const specialities = disputeKind.options ?? []
export const languages = ['chinese', 'mongolian', 'other'] as const
export const offices = ['director', 'deputyDirector', 'member', 'engaged'] as const
export const ways = ['elected', 'recommended', 'engaged'] as const
export const sides = ['applicant', 'respondent', 'thirdParty'] as const
export const partyKinds = ['person', 'organisation'] as const
export const choiceWays = ['inPerson', 'phone', 'writing', 'online'] as const
/** `referral`: said to whoever handed the trouble over. */
export const consentWays = [...choiceWays, 'referral'] as const

/**
 * What a mediator may declare of a party: `kin` are close relatives (民法典第一千零四十五条), `otherKin` all others up to the fourth degree,
 * cousins and relatives by marriage among them.
 */
export const declarable = [
  'none',
  'kin',
  'otherKin',
  'interest',
  'employment',
  'neighbour',
  'actedEarlier',
  'otherTie',
] as const
export type Declared = (typeof declarable)[number]
/** What the server finds by itself; possible relations, each to be looked at by people. */
export const findable = ['self', 'sameHousehold', 'guardian', 'kinPhone'] as const
export type Found = (typeof findable)[number]
export type RelationWord = Exclude<Declared, 'none'> | Found

/** No agreement of the parties lifts these; the others stand aside when every party, knowing of them, chooses the mediator all the same. */
export const alwaysBars: ReadonlySet<RelationWord> = new Set([
  'kin',
  'interest',
  'self',
  'sameHousehold',
  'guardian',
  'kinPhone',
])
