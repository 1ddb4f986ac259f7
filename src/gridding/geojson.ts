/** Buildings, borders of communities and barriers out of GeoJSON (RFC 7946). */
import type { Point, Ring } from '../territory/coordinates.ts'
import { type Row, type Shape, Unfit } from './building.ts'
import { readJson } from './json.ts'

export interface Feature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: Geometry | null
}
interface Geometry {
  readonly type?: unknown
  readonly coordinates?: unknown
  /** Of a collection. */
  readonly geometries?: unknown
}

/** @throws Unfit */
export function rowsOfGeoJson(text: string): readonly Row[] {
  return rowsOfFeatures(featuresOf(text))
}

export function rowsOfFeatures(features: readonly Feature[]): readonly Row[] {
  return features.map(({ properties, geometry }, i) => ({ row: i + 1, properties, shape: shapeOf(geometry) }))
}

/** Lines, and the rings of areas, of every feature. @throws Unfit */
export function linesOfGeoJson(text: string): readonly (readonly Point[])[] {
  return featuresOf(text).flatMap(linesOfFeature)
}

export function linesOfFeature({ geometry }: Feature): readonly (readonly Point[])[] {
  return partsOfGeometry(geometry).flatMap(({ coordinates }) => linesIn(coordinates))
}

/** @throws Unfit */
export function featuresOf(text: string): readonly Feature[] {
  return featuresIn(readJson(text))
}

/** A collection, one feature, or a bare geometry. @throws Unfit */
export function featuresIn(read: unknown): readonly Feature[] {
  const type = String(fieldOf(read, 'type') ?? '')
  const single =
    type === 'Feature'
      ? [read]
      : /^((Multi)?(Polygon|LineString|Point)|GeometryCollection)$/.test(type)
        ? [{ geometry: read }]
        : null
  const features = fieldOf(read, 'features') ?? single
  if (!Array.isArray(features)) throw new Unfit('notGeoJson')
  return features.map(feature => ({
    properties: (fieldOf(feature, 'properties') ?? {}) as Feature['properties'],
    geometry: (fieldOf(feature, 'geometry') ?? null) as Feature['geometry'],
  }))
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

/** What a collection holds, however deep; of any other geometry, itself. */
function partsOfGeometry(geometry: Geometry | null): readonly Geometry[] {
  if (geometry === null || typeof geometry !== 'object') return []
  return Array.isArray(geometry.geometries)
    ? (geometry.geometries as (Geometry | null)[]).flatMap(partsOfGeometry)
    : [geometry]
}

/** The areas of a feature; one without any is where its only point is. */
function shapeOf(geometry: Geometry | null): Shape | null {
  const parts = partsOfGeometry(geometry)
  const areas = parts.filter(({ type }) => type === 'Polygon' || type === 'MultiPolygon')
  const points = parts.flatMap(pointsOf)
  if (areas.length === 0)
    return points.length === 1 && isPoint(points[0]) ? { kind: 'point', point: plain(points[0]) } : null
  const polygons = areas.flatMap(({ type, coordinates }) =>
    type === 'Polygon' ? [coordinates] : Array.isArray(coordinates) ? coordinates : [null],
  )
  const rings = polygons.map(polygon => (Array.isArray(polygon) ? polygon.map(ringOf) : [null]))
  const whole = rings.filter(polygon => polygon.length > 0 && polygon.every(ring => ring !== null))
  return whole.length > 0 && whole.length === rings.length
    ? { kind: 'polygons', polygons: whole as Ring[][] }
    : null
}

function pointsOf({ type, coordinates }: Geometry): readonly unknown[] {
  if (type === 'Point') return [coordinates]
  return type === 'MultiPoint' && Array.isArray(coordinates) ? coordinates : []
}

/** Closed, at least a triangle; null if it is none. */
function ringOf(ring: unknown): Ring | null {
  if (!Array.isArray(ring) || ring.length < 3 || !ring.every(isPoint)) return null
  const points = ring.map(plain)
  const [first, last] = [points[0]!, points.at(-1)!]
  const closed = first[0] === last[0] && first[1] === last[1] ? points : [...points, first]
  return closed.length >= 4 ? closed : null
}

function isPoint(value: unknown): value is number[] {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1])
}

function plain(point: readonly number[]): Point {
  return [point[0]!, point[1]!]
}

function linesIn(coordinates: unknown): Point[][] {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return []
  if (isPoint(coordinates[0])) return [coordinates.filter(isPoint).map(plain)]
  return coordinates.flatMap(linesIn)
}
