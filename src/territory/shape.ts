/** What the territory's routes answer; shared with the published API. */
import { z } from 'zod'

const id = z.uuid()
export const named = z.object({ id, name: z.string() })
const rows = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row) })

export const jurisdictionShape = z.object({
  id: z.number().int(),
  name: z.string(),
  /** The people and matters are invented. */
  demo: z.boolean(),
  centre: z.tuple([z.number(), z.number()]).nullable(),
  /** West, south, east, north. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  mapStyleUrl: z.string().nullable(),
})
export const communitiesShape = rows(
  named.extend({
    code: z.string(),
    grids: z.number().int(),
    households: z.number().int(),
    unitId: id,
    centre: z.tuple([z.number(), z.number()]).nullable(),
  }),
)
export const compoundsShape = rows(named.extend({ buildings: z.number().int() }))
export const buildingsShape = rows(
  named.extend({
    lng: z.number(),
    lat: z.number(),
    /** Null, and no name, until grids are made in its community. */
    gridId: id.nullable(),
    gridName: z.string(),
  }),
)
export const unitsShape = rows(
  named.extend({ kind: z.string(), kindLabel: z.string(), phone: z.string().nullable() }),
)
export const pointShape = z.object({
  lng: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  lang: z.string().max(20).optional(),
  system: z.enum(['CGCS2000', 'WGS84', 'GCJ02', 'BD09']).default('WGS84'),
})
export const gridShape = named.extend({
  code: z.string(),
  /** general or dedicated. */
  kind: z.string(),
  /** Civil day since which this version is in force. */
  validFrom: z.string(),
})
export const holderShape = z.object({
  role: z.string(),
  roleLabel: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Of the post, never a private one. */
  workPhone: z.string().nullable(),
})
export const locatedShape = z.object({
  /** Null outside the jurisdiction. */
  place: z
    .object({
      grid: gridShape,
      community: named,
      compound: named.nullable(),
      building: named.nullable(),
      near: z.boolean(),
      metres: z.number().int(),
      text: z.string(),
      holders: z.array(holderShape),
    })
    .nullable(),
})
export const categoriesShape = rows(
  z.object({
    code: z.string(),
    label: z.string(),
    group: z.string(),
    groupLabel: z.string(),
    isLocal: z.boolean(),
  }),
)
