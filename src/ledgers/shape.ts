/** What the routes of ledgers take and answer; shared with the desk and the published API. Pure. */
import { z } from 'zod'
import { ledgerNames } from './declared.ts'

const id = z.uuid()
const day = z.iso.date()
const lang = z.string().max(35).optional()
const named = z.object({ id, name: z.string() })

export const nameShape = z.enum(ledgerNames)
export const langShape = z.object({ lang })

const placeAndDays = {
  community: id.optional(),
  grid: id.optional(),
  from: day.optional(),
  to: day.optional(),
  kind: z
    .string()
    .regex(/^[a-zA-Z]{1,20}$/)
    .optional(),
  /** Matters at one building. */
  building: id.optional(),
  /** Whose diary; without it one's own. */
  person: id.optional(),
  template: id.optional(),
  lang,
}
export const reasonShape = z.string().trim().min(2).max(200)
export const rowsQueryShape = z.object({
  ...placeAndDays,
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  /** The page is for paper: of residents only on a reason. */
  reason: reasonShape.optional(),
})
export const sheetQueryShape = z.object({ ...placeAndDays, reason: reasonShape.optional() })
export type RowsQuery = z.infer<typeof rowsQueryShape>
export type SheetQuery = z.infer<typeof sheetQueryShape>

const fieldKey = z.string().regex(/^[a-zA-Z]{1,30}$/)
const columnShape = z.object({
  field: fieldKey,
  /** The office's own heading; without it the usual one. */
  heading: z.string().trim().min(1).max(40).optional(),
  /** Characters; without it the usual width. */
  width: z.number().int().min(2).max(80).optional(),
})
export type Column = z.infer<typeof columnShape>

/** What a cell outside the table can say. */
export const cellMeanings = [
  'title',
  'place',
  'period',
  'from',
  'to',
  'asOf',
  'by',
  'count',
  'leave',
] as const
export type CellMeaning = (typeof cellMeanings)[number]

/** Where a form is filled in; rows and columns from 1. */
export const mappingShape = z.object({
  sheet: z.number().int().min(0).max(200),
  headingRow: z.number().int().min(1).max(200),
  firstRow: z.number().int().min(2).max(400),
  /** The last row kept free for the table; what stands below moves down. Null: only the first. */
  lastRow: z.number().int().min(2).max(2000).nullable(),
  columns: z
    .array(z.object({ column: z.number().int().min(1).max(200), field: fieldKey.or(z.literal('no')) }))
    .min(1)
    .max(100),
  cells: z
    .array(
      z.object({
        row: z.number().int().min(1).max(400),
        column: z.number().int().min(1).max(200),
        meaning: z.enum(cellMeanings),
      }),
    )
    .max(60),
})
export type Mapping = z.infer<typeof mappingShape>

const templateAsk = {
  /** Made by the page: sent twice, kept once. */
  id,
  /** The revision the writer had before them; 0 for a new one. */
  seen: z.number().int().min(0),
  ledger: nameShape,
  name: z.string().trim().min(1).max(60),
  /** Null: for all communities. */
  communityId: id.nullable(),
  title: z.string().trim().max(120).default(''),
}
export const templateAskShape = z.object({ ...templateAsk, columns: z.array(columnShape).min(1).max(40) })
export const formAskShape = z.object({ ...templateAsk, mapping: mappingShape })
export type TemplateAsk = z.infer<typeof templateAskShape>
export type FormAsk = z.infer<typeof formAskShape>

export const templateShape = z.object({
  id,
  ledger: nameShape,
  name: z.string(),
  community: named.nullable(),
  title: z.string(),
  columns: z.array(columnShape),
  mapping: mappingShape.nullable(),
  hasForm: z.boolean(),
  revision: z.number().int(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  mayKeep: z.boolean(),
})

export const fieldShape = z.object({
  key: z.string(),
  label: z.string(),
  type: z.string(),
  width: z.number(),
  aside: z.boolean(),
})
export const overviewShape = z.object({
  ledgers: z.array(
    z.object({
      name: nameShape,
      label: z.string(),
      what: z.string(),
      period: z.enum(['range', 'week', 'month', 'none']),
      kinds: z.array(z.object({ kind: z.string(), label: z.string() })),
      residents: z.boolean(),
      paper: z.enum(['landscape', 'portrait']),
      fields: z.array(fieldShape),
      /** Everything, or the communities and grids below. */
      everywhere: z.boolean(),
    }),
  ),
  communities: z.array(named.extend({ grids: z.array(named), mayKeep: z.boolean(), whole: z.boolean() })),
  mayKeepForAll: z.boolean(),
  /** Whose diaries the reader may open, by name; the reader first. */
  workers: z.array(named),
  templates: z.array(templateShape),
  today: day,
})

const cell = z.union([z.string(), z.number(), z.null()])
export const rowsShape = z.object({
  title: z.string(),
  place: z.string(),
  period: z.string(),
  from: day,
  to: day,
  asOf: z.iso.datetime(),
  by: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string(), type: z.string(), width: z.number() })),
  rows: z.array(
    z.object({
      id: z.string(),
      no: z.number().int(),
      cells: z.array(cell),
      opens: z
        .object({
          kind: z.enum(['matter', 'household', 'ledger', 'proceedings']),
          id: z.string(),
          query: z.record(z.string(), z.string()).optional(),
        })
        .optional(),
    }),
  ),
  nextCursor: z.string().nullable(),
  total: z.number().int(),
  totalIsLowerBound: z.boolean(),
})
export type Rows = z.infer<typeof rowsShape>

/** A form as the desk shows it: the first rows and columns, what was made one, and what Aili takes the headings for. */
export const lookedShape = z.object({
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  sheet: z.number().int(),
  rows: z.array(z.array(z.string())),
  rowCount: z.number().int(),
  columnCount: z.number().int(),
  merged: z.array(
    z.object({
      top: z.number().int(),
      left: z.number().int(),
      bottom: z.number().int(),
      right: z.number().int(),
    }),
  ),
  formulas: z.number().int(),
  /** Null: nothing in it looks like a heading. */
  suggested: mappingShape.nullable(),
})
