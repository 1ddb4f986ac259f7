/** Shapes of papers: what is asked and what is answered, shared with the desk. Pure. */
import { z } from 'zod'

export const reasonShape = z.string().trim().min(2).max(500)

export const correctionShape = z.object({
  id: z.uuid(),
  actId: z.uuid(),
  input: z.string().max(60),
  value: z.string().trim().max(5000),
})

export const writeShape = z.object({
  id: z.uuid(),
  kind: z.string().max(60),
  actId: z.uuid(),
  reason: reasonShape,
  /** The version the sender has seen; 0 before the first. */
  seen: z.number().int().min(0).max(1000),
  corrections: z.array(correctionShape).max(20).default([]),
})
export type WriteAsk = z.infer<typeof writeShape>

export const signedAskShape = z.object({
  id: z.uuid(),
  kind: z.string().max(60),
  actId: z.uuid(),
  /** The version that was signed; null: signed before one was issued, or a paper made elsewhere. */
  version: z.number().int().min(1).max(1000).nullable(),
  reason: reasonShape,
})
export type SignedAsk = z.infer<typeof signedAskShape>

export const statusShape = z.enum(['missing', 'toWrite', 'toSign', 'ready', 'outside'])

const versionShape = z.object({
  id: z.uuid(),
  version: z.number().int(),
  number: z.string(),
  at: z.string(),
  by: z.string(),
  pages: z.number().int(),
  sha256: z.string(),
  /** Characters no font has, printed as a box. */
  missing: z.array(z.string()),
  reason: z.string(),
})

const signedShape = z.object({
  id: z.uuid(),
  version: z.number().int().nullable(),
  mime: z.string(),
  pages: z.number().int(),
  sha256: z.string(),
  at: z.string(),
  by: z.string(),
  /** Why it was struck off; null: it lies in the file. */
  struck: z.string().nullable(),
})

export const paperRowShape = z.object({
  kind: z.string(),
  label: z.string(),
  must: z.boolean(),
  actId: z.uuid().nullable(),
  onDay: z.string().nullable(),
  status: statusShape,
  /** Why it stands so, in words. */
  why: z.string(),
  /** The record was corrected after the latest version. */
  correctedSince: z.boolean(),
  mayWrite: z.boolean(),
  /** May put in what was signed by hand. */
  maySign: z.boolean(),
  versions: z.array(versionShape),
  signed: z.array(signedShape),
})

export const papersShape = z.object({
  rows: z.array(paperRowShape),
  numbers: z.array(z.string()),
  mayRead: z.boolean(),
})

export const readAsShape = z.enum(['pdf', 'word'])
/** Open: with its places to be filled in. */
export const sampleAsShape = z.enum(['pdf', 'word', 'open'])
export const dossierAsShape = z.enum(['pdf', 'zip'])
export const openedShape = z.object({ url: z.string(), fileName: z.string() })

export const editableShape = z.object({
  fields: z.array(
    z.object({
      actId: z.uuid(),
      input: z.string(),
      label: z.string(),
      value: z.string(),
      max: z.number().int(),
    }),
  ),
})

export const formsShape = z.object({
  units: z.array(z.object({ id: z.uuid(), name: z.string() })),
  office: z.object({
    shortName: z.string(),
    numberForm: z.string(),
    shipped: z.boolean(),
    example: z.string(),
    revision: z.number().int(),
  }),
  rows: z.array(
    z.object({
      procedure: z.string(),
      kind: z.string(),
      label: z.string(),
      placeholders: z.array(z.string()),
      own: z.object({ id: z.uuid(), name: z.string(), by: z.string(), at: z.string() }).nullable(),
    }),
  ),
})

export const officeAskShape = z.object({
  unitId: z.uuid(),
  shortName: z.string().trim().min(1).max(40),
  /** Null: the form Aili brings. */
  numberForm: z.string().trim().min(5).max(80).nullable(),
  seen: z.number().int().min(0),
})

export const formAskShape = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  procedure: z.string().max(40),
  kind: z.string().max(60),
  name: z.string().trim().min(1).max(120),
  seenId: z.uuid().nullable(),
})

export const lookedShape = z.object({
  placeholders: z.array(z.string()),
  unknown: z.array(z.string()),
  /** The first of them, and how many there are. */
  broken: z.array(z.object({ placeholder: z.string(), around: z.string() })),
  brokenCount: z.number().int(),
})

/** What a filled form says: its words, not its look. */
export const shownFormShape = z.object({
  blocks: z.array(
    z.union([
      z.object({
        kind: z.literal('paragraph'),
        text: z.string(),
        align: z.enum(['left', 'center', 'right']),
        strong: z.boolean(),
      }),
      z.object({ kind: z.literal('table'), rows: z.array(z.array(z.string())) }),
    ]),
  ),
})
