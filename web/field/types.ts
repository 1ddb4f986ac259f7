/** The shapes of the published API as the field pages use them; only types, so that no validator travels to the phone. */
import type { z } from 'zod'
import type {
  actRequestShape,
  actShape,
  inputShape,
  matterRowShape,
  matterShape,
  nextStepShape,
  photoShape,
  receiptShape,
  reportShape,
  termShape,
  worklistShape,
} from '../../src/matters/shape.ts'

export type Matter = z.infer<typeof matterShape>
export type Row = z.infer<typeof matterRowShape>
export type Worklist = z.infer<typeof worklistShape>
export type Term = z.infer<typeof termShape>
export type ActShown = z.infer<typeof actShape>
export type Photo = z.infer<typeof photoShape>
export type NextStep = z.infer<typeof nextStepShape>
export type InputAsked = z.infer<typeof inputShape>
export type ActRequest = z.infer<typeof actRequestShape>
/** The channel says that it comes from a member of staff, who must be signed in. */
export type ReportRequest = z.input<typeof reportShape> & { channel: 'grid' }
export type Receipt = z.infer<typeof receiptShape>

/** Values of a form being filled: photos are ids on this phone until they are sent. */
export type Values = Record<string, string | boolean | string[] | undefined>

/** A household as the phone takes it along (`householdsIn` of the registry). */
export interface Home {
  id: string
  dwellingId: string
  buildingId: string
  gridId: string | null
  communityId: string
  address: { compound: string; building: string; entrance: string; floor: number | null; number: string }
  lng: number | null
  lat: number | null
  kind: 'family' | 'collective'
  visits: 'welcome' | 'refused'
  visitsUntil: string | null
  versions: Record<string, number>
  people: Person[]
  needs: Need[]
}
export interface Person {
  id: string
  name: string
  relation: string
  bornOn: string | null
  stays: 'here' | 'away'
  minor: boolean
  hasPhone: boolean
  versions: Record<string, number>
}
export interface Need {
  id: string
  residentId: string
  kind: string
  everyDays: number | null
}
export type Outcome = 'met' | 'nobody' | 'refused' | 'byPhone'
export interface LastVisit {
  on: string
  outcome: Outcome
}
/** A household to be visited, in walking order. */
export interface DueVisit {
  householdId: string
  dueOn: string
  reasons: {
    kind: 'agreed' | 'need' | 'matter' | 'welcome' | 'never' | 'target'
    dueOn: string
    [fact: string]: unknown
  }[]
  lastVisit: LastVisit | null
  order: number
  /** On today's list; the others wait for another day. */
  today: boolean
}
export interface Stop {
  id: string
  name: string
  lng: number | null
  lat: number | null
  buildingId: string | null
  items: { id: string; text: string }[]
}
export interface Plan {
  id: string
  revision: number
  name: string
  stops: Stop[]
  everyDays: number
  dueOn: string
  lastOn: string | null
}
export interface Hazard {
  id: string
  kind: string
  what: string
  placeText: string
  lng: number | null
  lat: number | null
  grade: 'ordinary' | 'serious'
  state: 'open' | 'fixed'
  foundAt: string
  recheckOn: string | null
}
