/** Looks at a file of buildings: which go in, to which community and grid, and what is wrong with each of the others. */
import {
  type Building,
  checkingRows,
  expressionOf,
  middleOfShape,
  nameIn,
  type Problem,
  type Row,
  type Steps,
  Unfit,
  within,
} from '../gridding/index.ts'
import { type Point, rounded, type System } from '../territory/coordinates.ts'
import type { CommunityRow } from '../territory/index.ts'
import { type Boundary, polygonsOf } from '../territory/locate.ts'
import { countIn, textIn } from './cells.ts'
import { type Asked, communityOfRow, namedCommunity, namesOf, requireCommunity } from './community-of-row.ts'
import { askSystem, type Sighting } from './doubt.ts'
import type { Ground } from './ground.ts'
import { type Chosen, chosenColumns, householdsOf } from './guess.ts'
import { outlineOf } from './outline.ts'
import { placedRows, type SurveyFile } from './read-file.ts'

/** What whoever sends the file says about it; null: not said. */
export interface Wishes {
  readonly columns: Chosen
  readonly households: string | null
  readonly system: System | null
  readonly communityId: string | null
}
export interface SurveyedBuilding {
  readonly row: number
  readonly externalId: string | null
  readonly communityId: string
  readonly compound: string | null
  readonly street: string | null
  readonly name: string | null
  readonly households: number
  readonly floors: number | null
  readonly units: number | null
  readonly residents: number | null
  readonly elderlyAlone: number | null
  readonly dedicated: string | null
  readonly outline: Boundary | null
  readonly lng: number
  readonly lat: number
  /** The grid in force that holds it. */
  readonly gridId: string | null
}
export interface LookedBuildings {
  readonly chosen: Chosen
  readonly households: string
  readonly system: System
  /** Otherwise it was taken for granted. */
  readonly isSystemSaid: boolean
  readonly items: readonly SurveyedBuilding[]
  readonly problems: readonly Problem[]
  readonly withoutHouseholds: number
}

/** The most any building has. */
const numbers = { floors: 150, units: 100, residents: 20_000, elderlyAlone: 2000 } as const
const rowsAStep = 5000

/** @throws Unfit for what only a person can answer, Unclear */
export function* lookAtBuildings(file: SurveyFile, wishes: Wishes, ground: Ground): Steps<LookedBuildings> {
  const chosen = chosenColumns(file, 'buildings', wishes.columns)
  const asked = askedCommunity(wishes, ground, chosen)
  const rows = placedRows(file, {
    lng: chosen.lng ?? null,
    lat: chosen.lat ?? null,
    place: chosen.place ?? null,
  })
  requirePlace(file, chosen)
  const households = householdsOf(chosen, wishes.households)
  if (households === null) throw new Unfit('noHouseholds', { columns: file.columns.join(', ') })
  const system = wishes.system ?? 'CGCS2000'
  const checking = checkingRows(rows, {
    households: expressionOf(households, file.columns),
    system,
    compound: chosen.compound ?? null,
    dedicated: chosen.dedicated ?? null,
    id: chosen.id ?? null,
    numbers: Object.entries(numbers).flatMap(([field, most]) => {
      const column = chosen[field as keyof typeof numbers]
      return column ? [{ column, most }] : []
    }),
    nameOf: row => fullName(row, chosen),
  })
  const checked = yield* within(checking, 0, 0.6)
  const byRow = new Map(rows.map(row => [row.row, row]))
  if (wishes.system === null) {
    const nameOf = (row: Row) => (chosen.name ? textIn(row.properties[chosen.name]) : null)
    const sightings = checked.buildings.map(building => {
      const row = byRow.get(building.row)!
      return sightingOf(building, row, nameOf(row), ground, asked)
    })
    askSystem(sightings, ground)
  }
  const problems = [...checked.problems]
  const items: SurveyedBuilding[] = []
  for (const [i, building] of checked.buildings.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield 0.6 + (0.4 * i) / checked.buildings.length
    const row = byRow.get(building.row)!
    const outline = row.shape?.kind === 'polygons' ? outlineOf(row.shape.polygons, system) : null
    const point = pointOf(building, outline)
    const { community, problem } = communityOfRow(row, point, ground, asked)
    if (problem !== null) problems.push({ row: building.row, ...problem })
    else items.push({ ...surveyed(row, building, point, community, { chosen, ground }), outline })
  }
  requireCommunity(problems, checked.buildings.length, ground, asked)
  problems.sort((a, b) => a.row - b.row)
  const { withoutHouseholds } = checked
  const isSystemSaid = wishes.system !== null
  return { chosen, households, system, isSystemSaid, items, problems, withoutHouseholds }
}

function askedCommunity({ communityId }: Wishes, ground: Ground, chosen: Chosen): Asked {
  const { communities, areas } = ground
  if (communities.length === 0) throw new Unfit('noCommunity')
  const column = chosen.community ?? null
  const wished = communityId === null ? null : (communities.find(it => it.id === communityId) ?? null)
  if (wished === null && column === null && areas.length === 0 && communities.length > 1)
    throw new Unfit('whichCommunity', { communities: namesOf(communities) })
  return { column, wished }
}

function requirePlace({ features, columns }: SurveyFile, { lng, lat, place }: Chosen): void {
  if (features === null && !(lng && lat) && !place)
    throw new Unfit('noPlaceColumns', { columns: columns.join(', ') })
}

/** Two rows of one compound with the same name are one building; along a street, a number may be that of several. */
function fullName({ properties }: Row, { community, compound, name }: Chosen): string | null {
  if (!compound || !name) return null
  const [own, building] = [nameIn(properties[compound]), textIn(properties[name])]
  if (own === null || building === null) return null
  const place = community ? textIn(properties[community]) : null
  return [place, own, building].filter(part => part !== null).join(' ')
}

function sightingOf(
  building: Building,
  row: Row,
  name: string | null,
  ground: Ground,
  asked: Asked,
): Sighting {
  const { point, compound } = building
  const community = namedCommunity(row, ground, asked)
  return {
    point,
    compound,
    own: community === null || typeof community === 'string' ? null : community.boundary,
    known: compound === null || name === null ? null : ground.placeOf(compound, name),
  }
}

/** Of an outline its middle as written down, so that a file taken out and in again says the same. */
function pointOf({ point }: Building, outline: Boundary | null): Point {
  const [lng, lat] =
    outline === null ? point : middleOfShape({ kind: 'polygons', polygons: polygonsOf(outline) })
  return [rounded(lng), rounded(lat)]
}

function surveyed(
  { row, properties }: Row,
  { households, compound, dedicated }: Building,
  [lng, lat]: Point,
  community: CommunityRow,
  { chosen, ground }: { chosen: Chosen; ground: Ground },
): Omit<SurveyedBuilding, 'outline'> {
  const text = (column: string | null | undefined) => (column ? textIn(properties[column]) : null)
  const count = (column: string | null | undefined) => (column ? countIn(properties[column]) : null)
  return {
    row,
    externalId: text(chosen.id),
    communityId: community.id,
    compound: compound === null ? null : textIn(compound),
    street: text(chosen.street),
    name: text(chosen.name),
    households: Math.round(households),
    floors: count(chosen.floors),
    units: count(chosen.units),
    residents: count(chosen.residents),
    elderlyAlone: count(chosen.elderlyAlone),
    dedicated: dedicated === null ? null : textIn(dedicated),
    lng,
    lat,
    gridId: ground.gridAt(community.id, [lng, lat])?.id ?? null,
  }
}
