/** Looks at buildings row by row: what is wrong is named and left out, the rest goes in. */
import { metresBetween, type Point, type System, toStored } from '../territory/coordinates.ts'
import { type Building, type Problem, type ProblemCode, type Row, Unfit } from './building.ts'
import { columnUnder, idHeadings, noWords } from './columns.ts'
import { type Expression, numberIn } from './expression.ts'
import { isSelfCrossing, middleOfShape } from './rings.ts'
import { finish, type Steps } from './steps.ts'

export interface CheckAsk {
  readonly households: Expression
  readonly system: System
  readonly compound: string | null
  readonly dedicated: string | null
  /** Column that names a building once; null: the first of the usual names there is. */
  readonly id: string | null
  /** Further columns of whole numbers, and the most any building has of them. */
  readonly numbers?: readonly { readonly column: string; readonly most: number }[]
  /** What names a building: two rows of the same are one building written down twice. Null: not named. */
  readonly nameOf?: (row: Row) => string | null
}
export interface Checked {
  readonly buildings: readonly Building[]
  readonly problems: readonly Problem[]
  /** Rows whose cells for households are all empty: they count as none. */
  readonly withoutHouseholds: number
}

/** No building holds as many; a typing error does. */
const mostHouseholds = 5000
/** Farther than this from the middle of all, a building belongs to another county. */
const farMetres = 150_000
const rowsAStep = 5000

/** @throws Unfit if a column is missing */
export function checkRows(rows: readonly Row[], ask: CheckAsk): Checked {
  return finish(checkingRows(rows, ask))
}

/** The same in steps, for hundreds of thousands of rows. @throws Unfit */
export function* checkingRows(rows: readonly Row[], ask: CheckAsk): Steps<Checked> {
  requireColumns(rows, ask)
  const points = rows.map(row => placeOf(row))
  const middle = medianOf(points.filter((point): point is Point => point !== null && isInDegrees(point)))
  const seen: Seen = {
    id: ask.id ?? columnUnder(columnsOf(rows), idHeadings),
    ids: new Map(),
    places: new Map(),
    names: new Map(),
  }
  const buildings: Building[] = []
  const problems: Problem[] = []
  let withoutHouseholds = 0
  for (const [i, row] of rows.entries()) {
    if (i % rowsAStep === rowsAStep - 1) yield i / rows.length
    const found = problemOf(row, points[i]!, middle, ask, seen)
    if (found !== null) {
      problems.push({ row: row.row, ...found })
      continue
    }
    if (
      ask.households.columns.length > 0 &&
      ask.households.columns.every(name => isEmpty(row.properties[name]))
    )
      withoutHouseholds++
    buildings.push(buildingOf(row, points[i]!, ask))
  }
  return { buildings, problems, withoutHouseholds }
}

/** The columns there are, in the order they are met. */
export function columnsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.slice(0, 1000).flatMap(row => Object.keys(row.properties)))]
}

interface Seen {
  readonly id: string | null
  readonly ids: Map<string, number>
  readonly places: Map<string, number>
  readonly names: Map<string, number>
}
type Found = { readonly code: ProblemCode; readonly facts: Problem['facts'] } | null

function requireColumns(
  rows: readonly Row[],
  { households, compound, dedicated, id, numbers }: CheckAsk,
): void {
  const columns = columnsOf(rows)
  const named = [compound, dedicated, id].filter(name => name !== null)
  const asked = [...households.columns, ...named, ...(numbers ?? []).map(it => it.column)]
  const missing = asked.find(name => !columns.includes(name))
  if (missing !== undefined) throw new Unfit('noSuchColumn', { column: missing, columns: columns.join(', ') })
}

function placeOf({ shape }: Row): Point | null {
  return shape === null ? null : middleOfShape(shape)
}

function problemOf(row: Row, point: Point | null, middle: Point | null, ask: CheckAsk, seen: Seen): Found {
  if (point === null || row.shape === null) return { code: 'noPlace', facts: {} }
  const { shape } = row
  if (shape.kind === 'polygons' && shape.polygons.some(rings => rings.some(isSelfCrossing)))
    return { code: 'selfCrossing', facts: {} }
  return (
    misplaced(point, middle) ??
    impossible(row, ask) ??
    miscounted(row, ask) ??
    repeated(row, point, ask, seen)
  )
}

function misplaced([lng, lat]: Point, middle: Point | null): Found {
  const turned: Point = [lat, lng]
  const facts = { lng, lat }
  const isTurnedNear = isInDegrees(turned) && middle !== null && metresBetween(middle, turned) < farMetres
  if (!isInDegrees([lng, lat])) {
    // All rows turned alike leave no middle to compare with.
    const isTurned = isTurnedNear || (middle === null && isInDegrees(turned))
    return { code: isTurned ? 'swapped' : 'notDegrees', facts }
  }
  if (middle === null || metresBetween(middle, [lng, lat]) < farMetres) return null
  return { code: isTurnedNear ? 'swapped' : 'farAway', facts }
}

function impossible(row: Row, { households }: CheckAsk): Found {
  const count = households.of(row.properties)
  if (Number.isNaN(count)) {
    const cell = households.columns.map(name => String(row.properties[name] ?? '')).join(', ')
    return { code: 'householdsUnreadable', facts: { cell } }
  }
  if (count >= 0 && count <= mostHouseholds) return null
  return { code: 'householdsImpossible', facts: { households: count, most: mostHouseholds } }
}

/** Floors, entrances and the like: no building has a hundred and fifty floors or half an entrance. */
function miscounted(row: Row, { numbers = [] }: CheckAsk): Found {
  for (const { column, most } of numbers) {
    const count = numberIn(row.properties[column])
    if (Number.isNaN(count))
      return { code: 'numberUnreadable', facts: { column, cell: String(row.properties[column]) } }
    if (count < 0 || count > most || !Number.isInteger(count))
      return { code: 'numberImpossible', facts: { column, count, most } }
  }
  return null
}

function repeated(row: Row, point: Point, ask: CheckAsk, seen: Seen): Found {
  const id = seen.id === null ? null : row.properties[seen.id]
  if (id !== null && !isEmpty(id)) {
    const first = seen.ids.get(String(id))
    if (first !== undefined) return { code: 'duplicateId', facts: { id: String(id), first } }
    seen.ids.set(String(id), row.row)
  }
  // Two blocks may be registered at the gate of their compound: a point alone does not make them one.
  const same = row.shape?.kind === 'polygons' ? '' : JSON.stringify(row.properties)
  const place = `${point[0].toFixed(8)},${point[1].toFixed(8)}${same}`
  const first = seen.places.get(place)
  if (first !== undefined) return { code: 'duplicatePlace', facts: { first } }
  const name = ask.nameOf?.(row) ?? null
  const namesake = name === null ? undefined : seen.names.get(name)
  if (namesake !== undefined) return { code: 'duplicateName', facts: { name: name!, first: namesake } }
  seen.places.set(place, row.row)
  if (name !== null) seen.names.set(name, row.row)
  return null
}

function buildingOf(row: Row, point: Point, { households, system, compound, dedicated }: CheckAsk): Building {
  return {
    row: row.row,
    point: toStored(point, system),
    households: households.of(row.properties),
    compound: compound === null ? null : nameIn(row.properties[compound]),
    dedicated: dedicated === null ? null : nameIn(row.properties[dedicated]),
  }
}

/** A cell that says no is no name. */
export function nameIn(cell: unknown): string | null {
  const text = isEmpty(cell) ? '' : String(cell).trim()
  return noWords.includes(text.toLowerCase()) ? null : text
}

function isEmpty(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

function isInDegrees([lng, lat]: Point): boolean {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90
}

function medianOf(points: readonly Point[]): Point | null {
  if (points.length === 0) return null
  const middle = (axis: 0 | 1) => points.map(p => p[axis]).sort((a, b) => a - b)[points.length >> 1]!
  return [middle(0), middle(1)]
}
