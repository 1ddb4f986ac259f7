/** What the survey asks and answers over HTTP, shared with its page. Pure. */
import { z } from 'zod'
import { systems } from '../territory/coordinates.ts'
import { fields, kinds } from './columns.ts'

export const kindShape = z.enum(['auto', ...kinds])
export const surveyQueryShape = z.object({
  /** Looked at only; nothing is stored. */
  dry: z.stringbool().optional(),
  lang: z.string().max(35).optional(),
})
/** Fields beside the file: what whoever sends it says about it; an empty text means: none. */
export const wishesShape = z.object({
  columns: z.partialRecord(z.enum(fields), z.string().max(200).nullable()).default({}),
  households: z.string().max(500).nullable().default(null),
  system: z.enum(systems).nullable().default(null),
  communityId: z.uuid().nullable().default(null),
})

const countsShape = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  newCompounds: z.number().int(),
  removed: z.number().int(),
})
export const reportShape = z.object({
  kind: z.enum(kinds),
  dry: z.boolean(),
  fileName: z.string(),
  format: z.string(),
  rows: z.number().int(),
  columns: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  /** Which column each field was taken from. */
  chosen: z.partialRecord(z.enum(fields), z.string().nullable()),
  /** How households were counted: a column or an expression over columns. */
  households: z.string().nullable(),
  system: z.enum(systems).nullable(),
  /** What only a person can answer; nothing is taken in until then. */
  question: z
    .object({
      code: z.string(),
      words: z.string(),
      /** Of a doubtful system: how many rows looked at, and how many fit each. */
      sample: z.number().int().nullable(),
      fits: z.array(z.object({ system: z.enum(systems), within: z.number().int() })),
    })
    .nullable(),
  counts: countsShape.nullable(),
  notes: z.array(z.string()),
  communities: z.array(
    z.object({ id: z.string(), name: z.string(), buildings: z.number().int(), households: z.number().int() }),
  ),
  problems: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      count: z.number().int(),
      /** The first of them, with their number as the sheet shows it. */
      rows: z.array(z.object({ row: z.number().int(), words: z.string() })),
    }),
  ),
  /** Some of the places that go in, for a look at where they lie. */
  points: z.array(z.tuple([z.number(), z.number()])),
})
export type Report = z.infer<typeof reportShape>

export const newCommunityShape = z.object({
  name: z.string().trim().min(2).max(60),
  code: z.string().regex(/^\d{12}$/),
  /** GeoJSON of a Polygon or MultiPolygon, as text. */
  border: z.string().max(200_000).nullable().default(null),
})
export const surveyShape = z.object({
  jurisdiction: z.object({ id: z.number().int(), name: z.string() }),
  limitMegabytes: z.number(),
  communities: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      code: z.string(),
      hasBorder: z.boolean(),
      buildings: z.number().int(),
      households: z.number().int(),
      withoutGrid: z.number().int(),
    }),
  ),
  /** Communities by the division codes that were taken in and are not set up yet. */
  divisions: z.array(z.object({ code: z.string(), name: z.string() })),
  barriers: z.number().int(),
  runs: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(kinds),
      fileName: z.string(),
      person: z.string().nullable(),
      at: z.iso.datetime(),
      rows: z.number().int(),
      refused: z.number().int(),
    }),
  ),
})
