/** Counts of visits and of households from the buildings as they are counted: the same as counts-plain.ts, for any days and places. Pure. */
import { numberOfDay } from '../proceedings/days.ts'
import {
  type CountedHouseholds,
  dayOf,
  HomeView,
  isSpoken,
  needSize,
  outcomeOf,
  outcomes,
  type Packed,
  spotAndOutcomeOf,
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
  const found = new Map<string | null, Map<string, VisitCount>>()
  const home = new HomeView()
  for (const building of buildings.values()) {
    const { gridId, communities, spots } = building
    const { households, declined, visited, visits } = sumsIn(building, question, home)
    const inGrid = found.get(gridId) ?? new Map<string, VisitCount>()
    found.set(gridId, inGrid)
    communities.forEach((communityId, at) => {
      if (households[at]! + visited[at]! === 0) return
      const sums = sumsOf(inGrid, gridId, communityId)
      sums.households += households[at]!
      sums.declined += declined[at]!
      sums.visited += visited[at]!
    })
    spots.forEach(([, community], spot) => {
      const of = (outcome: number) => visits[spot * outcomes.length + outcome]!
      const [met, byPhone, nobody, refused] = [of(0), of(1), of(2), of(3)]
      const done = met + byPhone + nobody + refused
      if (done === 0) return
      const sums = sumsOf(inGrid, gridId, communities[community]!)
      sums.visitsDone += done
      sums.met += met
      sums.byPhone += byPhone
      sums.nobody += nobody
      sums.refused += refused
    })
  }
  return [...found.values()].flatMap(inGrid => [...inGrid.values()])
}

function sumsOf(inGrid: Map<string, VisitCount>, gridId: string | null, communityId: string): VisitCount {
  const known = inGrid.get(communityId)
  if (known) return known
  const sums = { gridId, communityId, ...nothing }
  inGrid.set(communityId, sums)
  return sums
}

/** Of one building, by place of the community in its list; visits by place of grid and community and by outcome. */
interface SumsIn {
  readonly households: readonly number[]
  readonly declined: readonly number[]
  /** Households of which somebody was spoken to. */
  readonly visited: readonly number[]
  readonly visits: readonly number[]
}

/** Half a million visits are gone through for one question: numbers in rows, nothing looked up by name. */
function sumsIn(building: Packed, question: Question, home: HomeView): SumsIn {
  const { communities, spots, visits: rows } = building
  const { from, to, lastOn } = question
  const [households, declined, visited] = [zeros(communities), zeros(communities), zeros(communities)]
  const visits = new Array<number>(spots.length * outcomes.length).fill(0)
  const isAsked = question.spotsOf(building)
  // By community: the household that was counted as visited last, so that none is twice.
  const last = communities.map(() => -1)
  const communityOf = spots.map(([, community]) => community)
  home.enter(building)
  while (home.next()) {
    if (question.holds(home) && home.lives(lastOn)) {
      households[home.community]! += 1
      if (home.wishesNone(lastOn)) declined[home.community]! += 1
    }
    const isCountable = question.counts(home)
    for (let at = home.firstVisit; at < home.endVisit; at++) {
      const visit = rows[at]!
      const day = dayOf(visit)
      if (day > to) break
      const spot = spotOf(visit)
      if (day < from || !isAsked[spot]) continue
      visits[spotAndOutcomeOf(visit)]! += 1
      if (!isCountable || !isSpoken(visit)) continue
      const community = communityOf[spot]!
      if (last[community] === home.at) continue
      last[community] = home.at
      visited[community]! += 1
    }
  }
  return { households, declined, visited, visits }
}

const zeros = ({ length }: readonly unknown[]) => new Array<number>(length).fill(0)

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
  const home = new HomeView()
  for (const id of ids) {
    const building = buildings.get(id)
    if (!building) continue
    let [households, declined] = [0, 0]
    home.enter(building)
    while (home.next()) {
      if (home.isGone) continue
      households += 1
      if (home.wishesNone(on)) declined += 1
    }
    const { dwellings, people } = building
    if (households > 0) found.set(id, { dwellings, households, declined, people })
  }
  return found
}

export function visitingIn(buildings: Buildings, asked: Asked): VisitingCount {
  const question = new Question(asked)
  const sums = { done: 0, visited: 0, refused: 0, living: 0, due: 0, declined: 0, needs: 0, served: 0 }
  const home = new HomeView()
  for (const building of buildings.values()) {
    const isAsked = question.spotsOf(building)
    home.enter(building)
    while (home.next()) {
      let isSpokenTo = false
      for (let at = home.firstVisit; at < home.endVisit; at++) {
        const visit = building.visits[at]!
        const day = dayOf(visit)
        if (day > question.to) break
        if (day < question.from || !isAsked[spotOf(visit)]) continue
        sums.done += 1
        if (outcomeOf(visit) === 'refused') sums.refused += 1
        isSpokenTo ||= isSpoken(visit)
      }
      if (!question.holds(home) || !home.lives(question.lastOn)) continue
      sums.living += 1
      if (home.wishesNone(question.lastOn)) sums.declined += 1
      if (question.counts(home)) {
        sums.due += 1
        if (isSpokenTo) sums.visited += 1
      }
      const needs = needsOn(home, question.lastOn)
      sums.needs += needs
      if (isSpokenTo) sums.served += needs
    }
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
