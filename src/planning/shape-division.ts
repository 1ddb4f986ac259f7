/** A division of one community into grids as the API takes and shows it: ground, grids, changes by hand, figures. */
import { z } from 'zod'

const id = z.uuid()
export const key = z.string().min(1).max(60)
export const gridName = z.string().trim().min(1).max(60)
export const kind = z.enum(['general', 'dedicated'])
export const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
const metres = z.number()

export const groundShape = z.object({
  buildings: z.array(
    z.object({
      id,
      name: z.string(),
      point,
      households: z.number(),
      /** What bounds are held against, without hectares: those depend on the grid. */
      workload: z.number(),
      compound: z.string().nullable(),
      dedicated: z.string().nullable(),
    }),
  ),
  border: z.array(z.array(point)).nullable(),
  barriers: z.array(z.array(point)),
})
export const planGridShape = z.object({ key, name: z.string(), kind, code: z.string().nullable() })
export const divisionShape = z.object({
  grids: z.array(planGridShape),
  of: z.record(z.string(), z.string()),
  shapes: z.array(z.object({ building: id, point })),
})

const buildings = z.array(id).min(1).max(60_000)
export const editShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), buildings, to: key }),
  z.object({ kind: z.literal('split'), grid: key, buildings, key, name: gridName, as: kind.optional() }),
  z.object({ kind: z.literal('merge'), grids: z.tuple([key, key]) }),
  z.object({
    kind: z.literal('border'),
    between: z.tuple([key, key]),
    line: z.array(point).min(2).max(2000),
  }),
  z.object({ kind: z.literal('rename'), grid: key, name: gridName }),
  z.object({ kind: z.literal('kind'), grid: key, as: kind }),
])

export const figuresShape = z.object({
  key,
  households: z.number(),
  workload: z.number(),
  buildings: z.number().int(),
  isInBounds: z.boolean(),
  outside: z.number(),
  isContiguous: z.boolean(),
  crossesBarrier: z.boolean(),
  walkMetres: metres,
  squareMetres: z.number(),
  borderMetres: metres,
  roundness: z.number(),
  cutCompounds: z.array(z.string()),
})

/** GeoJSON of areas; properties say which grid each one is. */
export const areasShape = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.record(z.string(), z.unknown()),
      geometry: z.object({
        type: z.enum(['Polygon', 'MultiPolygon']),
        coordinates: z.array(z.unknown()),
      }),
    }),
  ),
})
