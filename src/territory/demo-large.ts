/** A town of a big district for trials at size: up to ten quarters as large as the demo's one town, under one work committee. All of it invented. */
import { metresPerDegree } from './coordinates.ts'
import { type DemoPlan, demoJurisdiction } from './demo.ts'
import { gridCounts } from './demo-names.ts'
import { peoplePlan } from './demo-people.ts'
import { demoCentre, onlyQuarter, type PlacesPlan, placesPlan, type Quarter } from './demo-places.ts'
import { seededRandom } from './demo-random.ts'

export const gridsAQuarter = gridCounts.reduce((sum, count) => sum + count, 0)
export const mostQuarters = 10
/** Dwellings a grid, on the average. */
export const dwellingsAGrid = 388
const names = ['', '城东', '城西', '城南', '城北', '新区', '河东', '河西', '站北', '铁西'] as const
/** Metres from the middle of one quarter to that of the next. */
const [apartEast, apartNorth] = [5400, 4300]

/** @param quarters 1 to 10, each of 13 communities and 70 grids; one is the demo town under another seed */
export function largePlan(quarters: number, seed: number): DemoPlan {
  const random = seededRandom(seed)
  const places: PlacesPlan = { communities: [], grids: [], compounds: [], buildings: [], barriers: [] }
  for (let n = 0; n < quarters; n++) {
    const { communities, grids, compounds, buildings, barriers } = placesPlan(random, quarterAt(n))
    places.communities.push(...communities)
    places.grids.push(...grids)
    places.compounds.push(...compounds)
    places.buildings.push(...buildings)
    places.barriers.push(...barriers)
  }
  return {
    jurisdiction: { ...demoJurisdiction, settings: { centre: demoCentre, demo: true } },
    ...places,
    ...peoplePlan(random, places),
  }
}

/** Three in a row, from the middle outwards. */
function quarterAt(n: number): Quarter {
  const [column, row] = [[0, 1, -1][n % 3]!, Math.floor(n / 3)]
  const [lng, lat] = onlyQuarter.centre
  const metresEast = metresPerDegree * Math.cos((lat * Math.PI) / 180)
  return {
    centre: [lng + (column * apartEast) / metresEast, lat + (row * apartNorth) / metresPerDegree],
    street: onlyQuarter.street + n,
    name: names[n]!,
  }
}
