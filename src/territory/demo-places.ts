/** Places of the demo jurisdiction: 13 communities, 70 grids, compounds and buildings for about 28,000 households. */
import { metresToRing, type Point, type Ring } from './coordinates.ts'
import { bendStreets, divide, type Mesh, meshOf, outlineOf, stored } from './demo-mesh.ts'
import { communityNames, compoundPrefixes, compoundSuffixes, gridCounts } from './demo-names.ts'
import type { Random } from './demo-random.ts'
import { blockAround, type StreetPlan, streetsPlan } from './demo-streets.ts'
import { side } from './locate.ts'

export interface PolygonBoundary {
  readonly type: 'Polygon'
  readonly coordinates: readonly Ring[]
}
export interface CommunityPlan {
  id: string
  unitId: string
  code: string
  name: string
  boundary: PolygonBoundary
}
export interface GridPlan {
  id: string
  communityId: string
  code: string
  name: string
  households: number
  boundary: PolygonBoundary
}
export interface CompoundPlan {
  id: string
  communityId: string
  name: string
}
export interface BuildingPlan {
  id: string
  compoundId: string
  gridId: string
  name: string
  households: number
  floors: number
  units: number
  outline: PolygonBoundary
  lng: number
  lat: number
}
export interface PlacesPlan {
  communities: CommunityPlan[]
  grids: GridPlan[]
  compounds: CompoundPlan[]
  buildings: BuildingPlan[]
  barriers: StreetPlan[]
}

export const demoCentre: Point = [121.47, 45.06]
/** A part of a town that is larger than the demo's: where it lies, which division code of six its codes begin with, what its names begin with. */
export interface Quarter {
  readonly centre: Point
  readonly street: number
  readonly name: string
}
export const onlyQuarter: Quarter = { centre: demoCentre, street: 100, name: '' }
/** How far the streets are turned from east–west. */
const turn = 0.21
/** An entrance with its two flats a floor is so long, a block so deep. */
const metresAUnit = 15
const metresDeep = 12

export function placesPlan(random: Random, quarter: Quarter = onlyQuarter): PlacesPlan {
  const mesh = meshOf(quarter.centre, townOutline)
  const quarters = divide(mesh, 0, gridCounts, turn, random)
  const gridFaces = quarters.map((face, i) => divide(mesh, face, Array(gridCounts[i]!).fill(1), turn, random))
  bendStreets(mesh, 260, random)
  const plan: PlacesPlan = {
    communities: [],
    grids: [],
    compounds: [],
    buildings: [],
    barriers: streetsPlan(mesh, gridFaces),
  }
  const names = random.shuffled(
    compoundPrefixes.flatMap(a => compoundSuffixes.map(b => quarter.name + a + b)),
  )
  gridFaces.forEach((faces, i) => {
    const community = communityPlan(mesh, faces, i, random, quarter)
    plan.communities.push(community)
    faces.forEach((face, j) => {
      addGrid(plan, mesh, face, j + 1, community, names, random)
    })
  })
  return plan
}

/** Metres east and north of the centre: about 5 km by 4 km. */
const townOutline: readonly Point[] = [
  [-2500, -900],
  [-1900, -1750],
  [-500, -1950],
  [1250, -2050],
  [2250, -1450],
  [2600, 250],
  [2150, 1500],
  [900, 2050],
  [-900, 1900],
  [-2250, 1300],
]

function communityPlan(
  mesh: Mesh,
  faces: readonly number[],
  i: number,
  random: Random,
  { street, name }: Quarter,
): CommunityPlan {
  return {
    id: random.uuid(),
    unitId: random.uuid(),
    code: `152222${street}${String(i + 1).padStart(3, '0')}`,
    name: `${name}${communityNames[i]}社区`,
    boundary: { type: 'Polygon', coordinates: [outlineOf(mesh, faces)] },
  }
}

function addGrid(
  plan: PlacesPlan,
  mesh: Mesh,
  face: number,
  sequence: number,
  community: CommunityPlan,
  names: string[],
  random: Random,
): void {
  const ring = outlineOf(mesh, [face])
  const grid: GridPlan = {
    id: random.uuid(),
    communityId: community.id,
    code: `${community.code}${String(sequence).padStart(3, '0')}`,
    name: `${community.name}第${sequence}网格`,
    households: 0,
    boundary: { type: 'Polygon', coordinates: [ring] },
  }
  const target = random.whole(338, 446)
  const shares = random.next() < 0.55 ? [1] : [0.6, 0.4]
  const sites = sitesIn(mesh, face, ring)
  for (const share of shares) {
    const compound = { id: random.uuid(), communityId: community.id, name: names.pop()! }
    plan.compounds.push(compound)
    grid.households += addBuildings(plan, mesh, compound, grid, target * share, sites, random)
  }
  plan.grids.push(grid)
}

/** Buildings of one compound stand together: the sites nearest to a first one. */
function addBuildings(
  plan: PlacesPlan,
  mesh: Mesh,
  compound: CompoundPlan,
  grid: GridPlan,
  target: number,
  sites: Point[],
  random: Random,
): number {
  const [floors, households] = random.pick([
    [6, 36],
    [6, 24],
    [5, 30],
    [11, 44],
    [4, 16],
  ] as const)
  const count = Math.max(1, Math.round(target / households))
  const first = random.pick(sites)
  sites.sort((a, b) => distance(a, first) - distance(b, first))
  const taken = sites.splice(0, count).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  if (taken.length < count) throw new Error(`grid ${grid.code} has no room for ${count} buildings`)
  const units = Math.max(1, Math.round(households / floors / 2))
  taken.forEach(([lng, lat], i) => {
    plan.buildings.push({
      id: random.uuid(),
      compoundId: compound.id,
      gridId: grid.id,
      name: `${i + 1}号楼`,
      households,
      floors,
      units,
      outline: {
        type: 'Polygon',
        coordinates: [blockAround(mesh, [lng, lat], units * metresAUnit, metresDeep, turn)],
      },
      lng,
      lat,
    })
  })
  return count * households
}

/** Building sites on rows along the streets, at least 14 m from the grid's border. */
function sitesIn(mesh: Mesh, face: number, ring: Ring): Point[] {
  const corners = mesh.faces[face]!.map(v => mesh.points[v]!)
  const reach = Math.max(...corners.flatMap(([x, y]) => [Math.abs(x), Math.abs(y)])) * 1.5
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const along = corners.map(([x, y]) => x * cos + y * sin)
  const across = corners.map(([x, y]) => y * cos - x * sin)
  const sites: Point[] = []
  for (let a = Math.ceil(Math.min(...along) / 58) * 58; a < Math.min(reach, Math.max(...along)); a += 58)
    for (let b = Math.ceil(Math.min(...across) / 36) * 36; b < Math.max(...across); b += 36) {
      const point = stored(mesh, [a * cos - b * sin, a * sin + b * cos])
      if (side(ring, point) === 1 && metresToRing(point, ring) > 14) sites.push(point)
    }
  return sites
}

function distance(a: Point, b: Point): number {
  return Math.hypot((a[0] - b[0]) * 0.706, a[1] - b[1])
}
