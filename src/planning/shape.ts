/** What the routes of grid plans ask and answer: communities, plans, changes, comparison. */
import { z } from 'zod'
import {
  areasShape,
  divisionShape,
  editShape,
  figuresShape,
  groundShape,
  key,
  kind,
  planGridShape,
} from './shape-division.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
export const day = z.iso.date()
const facts = z.record(z.string(), z.unknown())
const share = z.number().min(0).max(1)
const worth = z.number().min(0).max(10_000).default(0)
export const stateShape = z.enum(['proposing', 'draft', 'adopted', 'discarded', 'failed'])

/** How grids are asked for. What weighs is given in households' worth. */
export const askShape = z.object({
  min: z.number().min(0).max(100_000).default(300),
  max: z.number().min(1).max(100_000).default(500),
  /** General grids to make; null: as many as the bounds call for. */
  count: z.number().int().min(1).max(699).nullable().default(null),
  seed: z.number().int().min(0).max(4_294_967_295).default(1),
  weights: z
    .object({
      /** A matter of the past twelve months at the building. */
      matters: worth,
      elderlyAlone: worth,
      hectares: worth,
    })
    .prefault({}),
  /** Are roads, rivers and railways heeded? */
  barriers: z.boolean().default(true),
  keepCompounds: z.boolean().default(true),
})
export const newPlanShape = z.object({
  id,
  communityId: id,
  name: z.string().trim().min(1).max(60),
  from: z.enum(['proposal', 'inForce']),
  ask: askShape.prefault({}),
})
export const importShape = newPlanShape.omit({ from: true }).extend({
  /** GeoJSON FeatureCollection of grids in CGCS2000: Polygon or MultiPolygon with name, kind and code. */
  geojson: z.record(z.string(), z.unknown()),
})
export const madeShape = z.object({ id })

const planRowShape = z.object({
  id,
  name: z.string(),
  state: stateShape,
  share,
  changedAt: instant,
  madeBy: z.string().nullable(),
  decidedOn: day.nullable(),
})
export const communitiesShape = z.object({
  /** What a grid should hold unless asked otherwise. */
  usual: z.object({ min: z.number(), max: z.number() }),
  rows: z.array(
    z.object({
      id,
      name: z.string(),
      code: z.string(),
      buildings: z.number().int(),
      households: z.number(),
      buildingsWithoutGrid: z.number().int(),
      mayEdit: z.boolean(),
      mayAdopt: z.boolean(),
      grids: z.array(
        z.object({ id, code: z.string(), name: z.string(), kind, households: z.number(), validFrom: day }),
      ),
      plans: z.array(planRowShape),
    }),
  ),
})
const reasonShape = z.object({ key, code: z.string(), facts, words: z.string() })
export const planShape = z.object({
  plan: planRowShape.extend({
    communityId: id,
    communityName: z.string(),
    failure: z.object({ code: z.string(), words: z.string() }).nullable(),
    ask: askShape,
    bounds: z.object({ least: z.number(), most: z.number() }),
    revision: z.number().int(),
    mayEdit: z.boolean(),
    mayAdopt: z.boolean(),
    canUndo: z.boolean(),
    canRedo: z.boolean(),
    madeAt: instant,
    decision: z.string().nullable(),
    remarks: z.string().nullable(),
    adoptedBy: z.string().nullable(),
    adoptedAt: instant.nullable(),
    handedOver: z.number().int(),
    toHandOver: z.number().int(),
  }),
  ground: groundShape,
  division: divisionShape,
  figures: z.array(figuresShape),
  /** Why a grid of the proposal was out of bounds. */
  reasons: z.array(reasonShape),
  /** Where a stretch cut off was joined to the nearest other one: pairs of buildings. */
  crossovers: z.array(z.object({ from: id, to: id, metres: z.number(), words: z.string() })),
  /** Buildings surveyed since, put to the grid of the nearest building until somebody moves them. */
  added: z.array(z.object({ building: id, name: z.string(), key })),
  edits: z.array(
    z.object({
      seq: z.number().int(),
      edit: editShape,
      person: z.string().nullable(),
      at: instant,
      undone: z.boolean(),
      /** Made of a building that is no longer there: left out. */
      isObsolete: z.boolean(),
      words: z.string(),
    }),
  ),
})
export const progressShape = z.object({
  state: stateShape,
  share,
  /** Whoever looks at another one sees a plan that somebody changed meanwhile. */
  revision: z.number().int(),
  handedOver: z.number().int(),
  toHandOver: z.number().int(),
})
export const revisionShape = z.object({ revision: z.number().int().min(0) })
export const editBodyShape = revisionShape.extend({ edit: editShape })
export const editedShape = revisionShape.extend({
  figures: z.array(figuresShape),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
})

const sideShape = z.object({
  /** Null: the grids in force. */
  id: id.nullable(),
  name: z.string(),
  grids: z.array(planGridShape),
  figures: z.array(figuresShape),
  boundaries: areasShape,
  totals: z.object({
    grids: z.number().int(),
    general: z.number().int(),
    inBounds: z.number().int(),
    shareInBounds: share,
    households: z.number(),
    walkMetres: z.number(),
    roundness: z.number(),
    cutCompounds: z.number().int(),
  }),
})
export const comparisonShape = z.object({
  a: sideShape,
  b: sideShape,
  /** Grids of both sides beside each other by what they share; null: it has no counterpart. */
  grids: z.array(
    z.object({
      a: key.nullable(),
      b: key.nullable(),
      sharedHouseholds: z.number(),
      sharedBuildings: z.number().int(),
    }),
  ),
  moved: z.array(z.object({ building: id, name: z.string(), from: key, to: key })),
  buildingsMoved: z.number().int(),
  householdsMoved: z.number(),
})
