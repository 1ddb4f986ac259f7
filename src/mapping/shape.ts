/** What the map asks and is answered over HTTP; the page and the published API share these. */
import { z } from 'zod'
import { asks } from './asks.ts'

const id = z.uuid()
const point = z.tuple([z.number(), z.number()])
const lang = z.string().max(35).optional()

export const figuresQueryShape = z.object({
  ask: z.enum(asks).default('open'),
  /** Of which procedure proceedings are counted. */
  procedure: z.string().max(40).default('matter'),
  category: z.string().max(20).optional(),
  /** Days on which they were opened, inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  lang,
})
export type FiguresQuery = z.infer<typeof figuresQueryShape>

export const gridFigureShape = z.object({
  gridId: id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(['general', 'dedicated']),
  communityId: id,
  communityName: z.string(),
  /** Where its name is written: a point inside; null without a boundary. */
  at: point.nullable(),
  /** Of the reader. What lies outside has no figure. */
  inSight: z.boolean(),
  /** Null: out of sight, or never. */
  value: z.number().nullable(),
  /** staffed: is there a grid leader. */
  hasLeader: z.boolean().optional(),
})
export type GridFigure = z.infer<typeof gridFigureShape>

export const mapFiguresShape = z.object({
  ask: z.enum(asks),
  asOf: z.iso.datetime({ offset: true }),
  /** What was done after that instant is still being counted. */
  isBehind: z.boolean(),
  /** What this reader may ask for. */
  asks: z.array(z.enum(asks)),
  /** Only what concerns the reader's own unit is counted. */
  ownUnitOnly: z.boolean(),
  /** Changes with the places: asked along with tiles, so that none is stale. */
  version: z.string(),
  rows: z.array(gridFigureShape),
})
export type MapFigures = z.infer<typeof mapFiguresShape>

export const pointsQueryShape = z.object({
  /** West, south, east, north. */
  bbox: z
    .string()
    .regex(/^-?[\d.]+(,-?[\d.]+){3}$/)
    .optional(),
  state: z.string().max(40).optional(),
  category: z.string().max(20).optional(),
  gridId: id.optional(),
  overdue: z.stringbool().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(20_000).default(5000),
  /** Sent as a file to keep. */
  download: z.stringbool().optional(),
  lang,
})
export type PointsQuery = z.infer<typeof pointsQueryShape>

const pointProperties = z.object({
  id,
  number: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  category: z.string(),
  categoryLabel: z.string(),
  gridId: id.nullable(),
  urgent: z.boolean(),
  overdue: z.boolean(),
  dueAt: z.string().nullable(),
})
export const mapPointsShape = z.object({
  type: z.literal('FeatureCollection'),
  /** There are more than these: those due first are here. */
  truncated: z.boolean(),
  /** Of those asked for: how many have no point, only a grid or a community. */
  withoutPoint: z.number().int(),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      geometry: z.object({ type: z.literal('Point'), coordinates: point }),
      properties: pointProperties,
    }),
  ),
})
export type MapPoints = z.infer<typeof mapPointsShape>
export type MapPoint = z.infer<typeof pointProperties>

const ring = z.array(point)
const boundary = z.object({
  type: z.enum(['Polygon', 'MultiPolygon']),
  coordinates: z.union([z.array(ring), z.array(z.array(ring))]),
})
const named = z.object({ id, name: z.string() })
const side = z.object({
  side: z.enum(['north', 'east', 'south', 'west']),
  /** Names of roads, rivers, railways along it, the longest first. */
  barriers: z.array(z.string()),
  neighbours: z.array(z.string()),
  /** Along this side the community or the jurisdiction ends. */
  atEdge: z.boolean(),
})

export const gridCardShape = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(['general', 'dedicated']),
  version: z.number().int(),
  validFrom: z.string(),
  decidedOn: z.string().nullable(),
  decision: z.string().nullable(),
  households: z.number().int(),
  community: named.extend({ code: z.string(), phone: z.string().nullable() }),
  jurisdiction: z.string(),
  /** Opens this grid on the map. */
  url: z.string(),
  printedOn: z.string(),
  boundary: boundary.nullable(),
  sides: z.array(side),
  neighbours: z.array(named.extend({ communityName: z.string(), boundary })),
  barriers: z.array(z.object({ kind: z.string(), name: z.string(), lines: z.array(ring) })),
  buildings: z.array(
    named.extend({
      compound: z.string(),
      households: z.number().int(),
      at: point,
      outline: boundary.nullable(),
    }),
  ),
  holders: z.array(
    z.object({
      role: z.string(),
      roleLabel: z.string(),
      name: z.string(),
      unit: z.string(),
      workPhone: z.string().nullable(),
    }),
  ),
  /** Every version of its code, the newest first. */
  versions: z.array(
    z.object({
      id,
      version: z.number().int(),
      name: z.string(),
      households: z.number().int(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      decidedOn: z.string().nullable(),
      decision: z.string().nullable(),
    }),
  ),
  /** Of the reader's, in the order of the choices; none for a reader who may not ask. */
  figures: z.array(z.object({ ask: z.enum(asks), value: z.number().nullable() })),
})
export type GridCard = z.infer<typeof gridCardShape>
export type Side = z.infer<typeof side>

export const findQueryShape = z.object({ q: z.string().trim().min(1).max(200), lang })
export const foundPlaceShape = z.object({
  key: z.string(),
  label: z.string(),
  lng: z.number(),
  lat: z.number(),
  /** How near to look. */
  zoom: z.number(),
  gridId: id.nullable(),
})
export type FoundPlace = z.infer<typeof foundPlaceShape>
