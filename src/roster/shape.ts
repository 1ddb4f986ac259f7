/** What rosters ask and answer over HTTP, shared with their page. Pure. */
import { z } from 'zod'
import { fields } from './columns.ts'

const fieldShape = z.enum(fields)
const count = z.number().int()

/** Beside the file: what whoever sends it says about it. */
export const wishesShape = z.object({
  /** Made by the client: a resend is the same roster. */
  id: z.uuid(),
  communityId: z.uuid(),
  /** Heading for each field, where the guess was wrong; null: none. */
  columns: z.partialRecord(fieldShape, z.string().max(60).nullable()).default({}),
  /** The compound of rows that name none; null: as the title says. */
  place: z.string().trim().max(60).nullable().default(null),
  /** Residents consented on paper to being reached by the phone numbers in it. */
  phones: z.boolean().default(false),
  /** Guardians consented on paper for the children under fourteen in it. */
  children: z.boolean().default(false),
})

const countsShape = z.object({ entered: count, changed: count, same: count, aside: count, households: count })
const rowsByShape = z.object({
  code: z.string(),
  label: z.string(),
  count,
  /** The first of them: row as the sheet shows it, and what is wrong in words without the value. */
  rows: z.array(z.object({ row: count, at: z.string(), words: z.string() })),
})
const columnShape = z.object({
  heading: z.string(),
  /** A, B, C … */
  letter: z.string(),
  field: fieldShape.nullable(),
  /** Why it is not read at all. */
  sensitive: z.string().nullable(),
  byContent: z.boolean(),
  /** Cells that say something. */
  filled: count,
})
export const reportShape = z.object({
  format: z.string(),
  sheets: count,
  rows: count,
  headingRow: count,
  columns: z.array(columnShape),
  place: z.string().nullable(),
  counts: countsShape,
  /** What was really written; null before. */
  written: countsShape.nullable(),
  passed: z.object({ foot: count, empty: count, elsewhere: count }),
  problems: z.array(rowsByShape),
  notes: z.array(rowsByShape),
  writtenAt: z.string().nullable(),
})

export const runShape = z.object({
  id: z.uuid(),
  community: z.object({ id: z.uuid(), name: z.string() }),
  fileName: z.string(),
  state: z.enum(['looking', 'looked', 'writing', 'done', 'failed']),
  share: z.number(),
  person: z.string().nullable(),
  at: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  rows: count,
  taken: count,
  aside: count,
  /** Rows kept aside that nobody has settled. */
  open: count,
  failure: z.string().nullable(),
  /** May be gone on with where it broke off. */
  resumable: z.boolean(),
  wishes: wishesShape.omit({ id: true, communityId: true }),
  report: reportShape.nullable(),
})

export const overviewShape = z.object({
  limitMegabytes: z.number(),
  communities: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      code: z.string(),
      residents: count,
      households: count,
      /** A grid worker takes out the own grid only, and nothing in. */
      mayTakeIn: z.boolean(),
      /** May take whole numbers out. */
      whole: z.boolean(),
      grids: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  ),
  runs: z.array(runShape.omit({ report: true, wishes: true })),
})

/** What a person may decide instead of changing a cell. */
const acceptShape = z.enum(['beside', 'move', 'consented'])

export const asideShape = z.object({
  rows: z.array(
    z.object({
      row: count,
      at: z.string(),
      cells: z.array(z.object({ field: fieldShape, text: z.string() })),
      problems: z.array(z.object({ code: z.string(), words: z.string() })),
      /** Buildings it may be. */
      buildings: z.array(z.object({ id: z.uuid(), name: z.string() })),
      /** What a person may decide instead of changing a cell. */
      accepts: z.array(acceptShape),
      /** Rows that name the same building in the same words. */
      alike: count,
    }),
  ),
  left: count,
})

const cellsShape = z.partialRecord(fieldShape, z.string().max(200))
export const mendShape = z.object({
  cells: cellsShape.default({}),
  /** The building a person picked. */
  buildingId: z.uuid().nullable().default(null),
  /** For all open rows that name the same building in the same words. */
  alike: z.boolean().default(false),
  /** `beside`: another household of the door; `move`: lives here now; `consented`: the guardian has signed. */
  accept: z.array(acceptShape).max(3).default([]),
})
export const mendedShape = z.object({
  /** Rows that are in the registry now. */
  mended: z.array(count),
  problems: z.array(z.object({ code: z.string(), words: z.string() })),
  open: count,
})
export const dropShape = z.object({ rows: z.array(count).min(1).max(2000) })

export const exportShape = z.object({
  communityId: z.uuid(),
  gridId: z.uuid().nullable().default(null),
  /** Phone and ID numbers in full, by the word of whoever answers for the community. */
  whole: z.boolean().default(false),
  reason: z.string().trim().min(2).max(200),
})

export type Wishes = z.infer<typeof wishesShape>
export type RunView = z.infer<typeof runShape>
export type Report = z.infer<typeof reportShape>
export type Overview = z.infer<typeof overviewShape>
export type AsideView = z.infer<typeof asideShape>
export type Mend = z.infer<typeof mendShape>
export type Mended = z.infer<typeof mendedShape>
export type ExportAsk = z.infer<typeof exportShape>
