/** Counts of visits and of households from the buildings as they are counted: the same as counts-plain.ts, for any days and places. Pure. */
import { numberOfDay } from '../proceedings/days.ts'
import {
  type CountedHouseholds,
  dayOf,
  eachHome,
  type HomeView,
  isSpoken,
  needSize,
  outcomeOf,
  type Packed,
  spotOf,
} from '../visits/index.ts'
import type { Ask } from './ask.ts'
import type { HouseholdCount, VisitCount, VisitingCount } from './counts-plain.ts'

type Asked = Pick<Ask, 'area' | 'period' | 'today'>
type Buildings = CountedHouseholds['buildings']

/** What was asked, in numbers of days and in sets. */
class Question {
  readonly from: number
  readonly to: number
  /** Households are those who lived there on this day. */
  readonly lastOn: number
  readonly everywhere: boolean
  readonly communities: ReadonlySet<string>
  readonly grids: ReadonlySet<string>

  constructor({ area, period, today }: Asked) {
    this.from = numberOfDay(period.from)
    this.to = numberOfDay(period.to)
    this.lastOn = Math.min(this.to, numberOfDay(today))
    this.everywhere = area.everywhere
    this.communities = new Set(area.communities)
    this.grids = new Set(area.grids)
  }

  /** By the community, or by the grid the building stands in today. */
  holds({ building, communityId }: HomeView): boolean {
    if (this.everywhere || this.communities.has(communityId)) return true
    return building.gridId !== null && this.grids.has(building.gridId)
  }

  /** By community or grid as they were written down with the visit: by place in the building's list. */
  spotsOf({ communities, spots }: Packed): readonly boolean[] {
    return spots.map(
      ([gridId, community]) =>
        this.everywhere ||
        this.communities.has(communities[community]!) ||
        (gridId !== null && this.grids.has(gridId)),
    )
  }

  /** Those coverage is divided by; as countable. */
  counts(home: HomeView): boolean {
    return home.lives(this.lastOn) && !home.wishesNone(this.lastOn) && home.building.gridId !== null
  }
}

export function visitsByGrid(buildings: Buildings, asked: Asked): readonly VisitCount[] {
  const question = new Question(asked)
  const found = new Map<string, VisitCount>()
  const sumsOf = (gridId: string | null, communityId: string) => {
    const key = `${gridId} ${communityId}`
    const known = found.get(key) ?? { gridId, communityId, ...nothing }
    found.set(key, known)
    return known
  }
  for (const building of buildings.values()) {
    const { gridId, communities, spots } = building
    const sumsAt: VisitCount[] = []
    const of = (at: number) => {
      sumsAt[at] ??= sumsOf(gridId, communities[at]!)
      return sumsAt[at]
    }
    const isAsked = question.spotsOf(building)
    // By community: the household that was counted as visited last, so that none is twice.
    const visited: number[] = []
    eachHome(building, home => {
      if (question.holds(home) && home.lives(question.lastOn)) {
        const sums = of(home.community)
        sums.households += 1
        if (home.wishesNone(question.lastOn)) sums.declined += 1
      }
      for (let at = home.firstVisit; at < home.endVisit; at++) {
        const visit = building.visits[at]!
        const day = dayOf(visit)
        if (day < question.from || day > question.to || !isAsked[spotOf(visit)]) continue
        const community = spots[spotOf(visit)]![1]
        const sums = of(community)
        sums.visitsDone += 1
        sums[outcomeOf(visit)] += 1
        if (!isSpoken(visit) || visited[community] === home.at) continue
        visited[community] = home.at
        if (question.counts(home)) sums.visited += 1
      }
    })
  }
  return [...found.values()]
}

const nothing = {
  ...{ households: 0, declined: 0, visited: 0, visitsDone: 0 },
  ...{ met: 0, byPhone: 0, nobody: 0, refused: 0 },
}

/** Of the buildings named; one where nobody lives is left out. */
export function householdsByBuilding(
  buildings: Buildings,
  ids: Iterable<string>,
  today: string,
): ReadonlyMap<string, HouseholdCount> {
  const on = numberOfDay(today)
  const found = new Map<string, HouseholdCount>()
  for (const id of ids) {
    const building = buildings.get(id)
    if (!building) continue
    let [households, declined] = [0, 0]
    eachHome(building, home => {
      if (home.isGone) return
      households += 1
      if (home.wishesNone(on)) declined += 1
    })
    const { dwellings, people } = building
    if (households > 0) found.set(id, { dwellings, households, declined, people })
  }
  return found
}

export function visitingIn(buildings: Buildings, asked: Asked): VisitingCount {
  const question = new Question(asked)
  const sums = { done: 0, visited: 0, refused: 0, living: 0, due: 0, declined: 0, needs: 0, served: 0 }
  for (const building of buildings.values()) {
    const spots = question.spotsOf(building)
    eachHome(building, home => {
      let isSpokenTo = false
      for (let at = home.firstVisit; at < home.endVisit; at++) {
        const visit = building.visits[at]!
        const day = dayOf(visit)
        if (day < question.from || day > question.to || !spots[spotOf(visit)]) continue
        sums.done += 1
        if (outcomeOf(visit) === 'refused') sums.refused += 1
        isSpokenTo ||= isSpoken(visit)
      }
      if (!question.holds(home) || !home.lives(question.lastOn)) return
      sums.living += 1
      if (home.wishesNone(question.lastOn)) sums.declined += 1
      if (question.counts(home)) {
        sums.due += 1
        if (isSpokenTo) sums.visited += 1
      }
      const needs = needsOn(home, question.lastOn)
      sums.needs += needs
      if (isSpokenTo) sums.served += needs
    })
  }
  return sums
}

/** Services asked for with a rhythm that were wished on a day. */
function needsOn({ building, firstNeed, endNeed }: HomeView, day: number): number {
  let sum = 0
  for (let need = firstNeed; need < endNeed; need++) {
    const at = need * needSize
    if (building.needs[at + 1]! > 0 && building.needs[at + 2]! <= day && building.needs[at + 3]! > day)
      sum += 1
  }
  return sum
}
