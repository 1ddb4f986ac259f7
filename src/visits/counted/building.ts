/** A building as it is counted: its households with the days they lived there, wished no visits, were visited and asked for services, as whole numbers in a row. Pure. */
import { needKinds, needs } from '../../registry/needs.ts'

/** Before and after all days there are. */
export const [always, never] = [-(2 ** 31), 2 ** 31 - 1]

export const outcomes = ['met', 'byPhone', 'nobody', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

export interface Visited {
  readonly day: number
  readonly outcome: Outcome
  /** Grid and community it was written down under, as they were then. */
  readonly gridId: string | null
  readonly communityId: string
}
export interface Asked {
  readonly kind: string
  readonly everyDays: number | null
  readonly askedOn: number
  readonly endedOn: number | null
}
export interface Home {
  readonly communityId: string
  readonly movedInOn: number | null
  readonly movedOutOn: number | null
  /** Wishes no visits; until: the last such day, null for good. */
  readonly refuses: boolean
  readonly refusesUntil: number | null
  /** Ordered by day. */
  readonly visits: readonly Visited[]
  readonly needs: readonly Asked[]
}
/** As it is kept. */
export interface Packed {
  readonly gridId: string | null
  readonly dwellings: number
  /** People who live there now. */
  readonly people: number
  readonly communities: readonly string[]
  /** Grid and community of visits: [grid or null, place of the community]. */
  readonly spots: readonly (readonly [string | null, number])[]
  /** Six numbers each: community, lives from, to (not included), wishes no visits until, visits, needs. */
  readonly homes: Int32Array
  /** One number each: day, spot, outcome. */
  readonly visits: Uint32Array
  /** Four numbers each: kind, days, asked on, ended on. */
  readonly needs: Int32Array
}
export interface Counts {
  readonly gridId: string | null
  readonly dwellings: number
  readonly people: number
}

const mostSpots = 2 ** 14
export const [homeSize, needSize] = [6, 4]

export function packed(counts: Counts, homes: readonly Home[]): Packed {
  const communities: string[] = []
  const spots: [string | null, number][] = []
  const placeOf = (id: string) => {
    const at = communities.indexOf(id)
    return at < 0 ? communities.push(id) - 1 : at
  }
  const spotOf = ({ gridId, communityId }: Visited) => {
    const community = placeOf(communityId)
    const at = spots.findIndex(spot => spot[0] === gridId && spot[1] === community)
    if (at < 0 && spots.length === mostSpots) throw new Error('more grids and communities than are counted')
    return at < 0 ? spots.push([gridId, community]) - 1 : at
  }
  const rows = homes.flatMap(home => [
    placeOf(home.communityId),
    home.movedInOn ?? always,
    home.movedOutOn ?? never,
    home.refuses ? (home.refusesUntil ?? never) : always,
    home.visits.length,
    home.needs.length,
  ])
  const visits = homes.flatMap(home =>
    home.visits.map(
      visit => ((visit.day << 16) | (spotOf(visit) << 2) | outcomes.indexOf(visit.outcome)) >>> 0,
    ),
  )
  const asked = homes.flatMap(home =>
    home.needs.flatMap(need => [
      (needs as readonly string[]).indexOf(need.kind),
      need.everyDays ?? 0,
      need.askedOn,
      need.endedOn ?? never,
    ]),
  )
  return {
    ...counts,
    communities,
    spots,
    homes: Int32Array.from(rows),
    visits: Uint32Array.from(visits),
    needs: Int32Array.from(asked),
  }
}

export const dayOf = (visit: number): number => visit >>> 16
export const spotOf = (visit: number): number => (visit >>> 2) & (mostSpots - 1)
/** The place of its spot times as many as there are outcomes, and the place of its outcome. */
export const spotAndOutcomeOf = (visit: number): number => visit & (mostSpots * 4 - 1)
export const outcomeOf = (visit: number): Outcome => outcomes[visit & 3]!
/** Somebody of the household was spoken to. */
export const isSpoken = (visit: number): boolean => (visit & 3) < 2

/** By place in the list of kinds: how often it is due without a wish of one's own, and whether a call will do. */
export const kinds = needs.map(name => needKinds[name])

/** Walks the households of one building after another: itself the household it has come to, and no new object for each. */
export class HomeView {
  building!: Packed
  at = 0
  /** Its visits and needs: from, up to but without. */
  firstVisit = 0
  endVisit = 0
  firstNeed = 0
  endNeed = 0

  /** Before the first household. */
  enter(building: Packed): void {
    this.building = building
    this.at = -homeSize
    this.endVisit = 0
    this.endNeed = 0
  }
  /** False: there is none any more. */
  next(): boolean {
    const { homes } = this.building
    this.at += homeSize
    if (this.at >= homes.length) return false
    this.firstVisit = this.endVisit
    this.firstNeed = this.endNeed
    this.endVisit += homes[this.at + 4]!
    this.endNeed += homes[this.at + 5]!
    return true
  }

  /** Place of its community in the building's list. */
  get community(): number {
    return this.building.homes[this.at]!
  }
  get communityId(): string {
    return this.building.communities[this.community]!
  }
  get movedOutOn(): number {
    return this.building.homes[this.at + 2]!
  }
  /** Moved out, be it on a day to come. */
  get isGone(): boolean {
    return this.movedOutOn !== never
  }
  lives(day: number): boolean {
    return this.building.homes[this.at + 1]! <= day && day < this.building.homes[this.at + 2]!
  }
  wishesNone(day: number): boolean {
    return this.building.homes[this.at + 3]! >= day
  }
}
