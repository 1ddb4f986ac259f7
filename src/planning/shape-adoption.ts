/** What adopting a plan would do and does, versions of a grid, and what other systems call it, over HTTP. */
import { z } from 'zod'
import { day, revisionShape } from './shape.ts'
import { key, kind } from './shape-division.ts'

const id = z.uuid()
const share = z.number().min(0).max(1)
const worded = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  words: z.string(),
})

export const adoptionShape = revisionShape.extend({
  mayAdopt: z.boolean(),
  /** No decision may be dated before. */
  earliestOn: day,
  latestOn: day,
  grids: z.array(
    z.object({
      key,
      name: z.string(),
      kind,
      code: z.string(),
      version: z.number().int(),
      /** kept: as it is in force; renamed: only its name; changed: a new version of its code; new: a new code. */
      fate: z.enum(['kept', 'renamed', 'changed', 'new']),
      households: z.number(),
      buildings: z.number().int(),
      from: z.array(z.object({ code: z.string(), name: z.string(), households: z.number(), share })),
    }),
  ),
  /** Grids in force that this ends, and where their households go. */
  ended: z.array(
    z.object({
      id,
      code: z.string(),
      name: z.string(),
      households: z.number(),
      to: z.array(z.object({ code: z.string(), name: z.string(), share })),
    }),
  ),
  /** Open matters and proceedings at grids that change or end. */
  handOver: z.array(z.object({ code: z.string(), name: z.string(), open: z.number().int() })),
  toHandOver: z.number().int(),
  posts: z.array(
    z.object({
      person: z.string(),
      role: z.string(),
      roleLabel: z.string(),
      from: z.string(),
      /** Null: the post ends. */
      to: z.string().nullable(),
      toRole: z.string().nullable(),
      toRoleLabel: z.string().nullable(),
    }),
  ),
  /** To be weighed by whoever decides; nothing here forbids. */
  warnings: z.array(worded.extend({ key: key.nullable() })),
  /** What forbids it now. */
  obstacles: z.array(worded),
})
export const adoptShape = revisionShape.extend({
  decidedOn: day,
  /** Number or title of the document that decides. */
  decision: z.string().trim().min(1).max(100),
  remarks: z.string().trim().max(1000).optional(),
})
export const adoptedShape = z.object({ id, toHandOver: z.number().int() })

const externalCode = z.object({
  system: z.string().trim().min(1).max(60),
  code: z.string().trim().min(1).max(60),
})
export const externalCodesShape = z.object({ codes: z.array(externalCode).max(20) })

export const versionsShape = z.object({
  code: z.string(),
  rows: z.array(
    z.object({
      id,
      version: z.number().int(),
      name: z.string(),
      kind,
      households: z.number(),
      validFrom: day,
      /** Null: in force. */
      validTo: day.nullable(),
      decidedOn: day.nullable(),
      decision: z.string().nullable(),
      planId: id.nullable(),
      planName: z.string().nullable(),
      adoptedBy: z.string().nullable(),
      externalCodes: z.array(externalCode),
      /** Grids its households came from and went to, with their share. */
      from: z.array(z.object({ code: z.string(), version: z.number().int(), name: z.string(), share })),
      to: z.array(z.object({ code: z.string(), version: z.number().int(), name: z.string(), share })),
      boundary: z
        .object({ type: z.enum(['Polygon', 'MultiPolygon']), coordinates: z.array(z.unknown()) })
        .nullable(),
    }),
  ),
})
