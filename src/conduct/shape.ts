/** What proceedings of any procedure ask and show over HTTP. */
import { z } from 'zod'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })
const force = z.enum(['law', 'policy', 'default'])
const mark = z.enum(['V', 'M', 'D', 'S'])
const named = z.object({ name: z.string(), label: z.string() })
const code = z.string().max(60)

export const openShape = z.object({
  id,
  procedure: code,
  step: code,
  inputs: z.record(code, z.unknown()).default({}),
  at: instant.optional(),
  besideId: id.optional(),
  communityId: id.optional(),
  gridId: id.optional(),
})
export const stepShape = z.object({
  id,
  step: code,
  seq: z.number().int().min(0),
  inputs: z.record(code, z.unknown()).default({}),
  at: instant.optional(),
})

export const clockShape = z.object({
  term: z.string(),
  label: z.string(),
  startsAt: instant,
  dueAt: instant,
  provisional: z.boolean(),
  force,
  mark,
  article: z.string(),
  ruleVersion: z.number().int(),
  /** A right that runs out, and nobody's duty. */
  window: z.boolean(),
  /** On the ladder: somebody here is late when it has passed, not a court or a party. */
  ours: z.boolean(),
  pausedAt: instant.nullable(),
  pauses: z.array(
    z.object({
      from: instant,
      to: instant.nullable(),
      cause: z.string().nullable(),
      evidence: z.string().nullable(),
      approvedBy: z.string().nullable(),
    }),
  ),
  extensions: z.array(z.string()),
  extensible: z
    .object({ times: z.number().int(), most: z.string(), approvers: z.array(z.string()) })
    .nullable(),
  left: z.string(),
  overdue: z.boolean(),
  endedAt: instant.nullable(),
  why: z.array(z.object({ on: z.string().nullable(), text: z.string() })),
})

export const inputShape = z.object({
  name: z.string(),
  kind: z.enum([
    'text',
    'longText',
    'choice',
    'unit',
    'person',
    'photos',
    'date',
    'boolean',
    'category',
    'proceeding',
    'rating',
    'fen',
    'number',
  ]),
  label: z.string(),
  help: z.string().nullable(),
  required: z.boolean(),
  personal: z.boolean(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** For choice, unit, person: what may be picked. */
  options: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
  purpose: z.enum(['before', 'after', 'evidence', 'paper']).nullable(),
  /** Proposed value, labelled as a proposal. */
  proposal: z.string().nullable(),
})
export const nextShape = z.object({
  step: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  primary: z.boolean(),
  to: z.string(),
  toLabel: z.string(),
  basis: z.object({ article: z.string(), force, mark }),
  /** Not recorded for an earlier moment: whether a window is open is told by the server's clock. */
  byOurClock: z.boolean(),
  inputs: z.array(inputShape),
  papers: z.array(z.string()),
})

export const photoShape = z.object({
  id,
  purpose: z.enum(['before', 'after', 'evidence', 'paper']).nullable(),
  thumbUrl: z.string(),
  url: z.string(),
  takenAt: instant.nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})

const actShape = z.object({
  id,
  seq: z.number().int(),
  step: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  stateLabel: z.string(),
  at: instant,
  recordedAt: instant.nullable(),
  actor: z.object({ name: z.string(), role: z.string(), onBehalfOf: z.string().nullable() }),
  /** `kept`: told by a person, named here and shown on a reason only. */
  details: z.array(z.object({ name: z.string(), label: z.string(), value: z.string(), kept: z.boolean() })),
  clocks: z.array(z.object({ what: z.string(), label: z.string(), dueAt: instant.nullable() })),
  /** Holds inputs that are shown on a reason only. */
  secret: z.boolean(),
  papers: z.array(named),
  photos: z.array(photoShape),
  /** Scans that are opened only by those whose unit took part: how many. */
  scansClosed: z.number().int(),
  hash: z.string(),
})

export const proceedingShape = z.object({
  id,
  number: z.string(),
  procedure: z.string(),
  procedureLabel: z.string(),
  restricted: z.boolean(),
  state: z.string(),
  stateLabel: z.string(),
  label: z.string().nullable(),
  level: z.number().int(),
  levelLabel: z.string(),
  urgent: z.boolean(),
  suspended: z.boolean(),
  owner: z.string(),
  handler: z.string().nullable(),
  waitsFor: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  tracks: z.array(named.extend({ state: z.string(), stateLabel: z.string() })),
  terms: z.array(clockShape),
  endedTerms: z.array(clockShape),
  acts: z.array(actShape),
  next: z.array(nextShape),
  nothing: z.string().nullable(),
  seq: z.number().int(),
  dossier: z.array(
    z.object({
      id,
      number: z.string(),
      procedure: z.string(),
      procedureLabel: z.string(),
      stateLabel: z.string(),
    }),
  ),
})

export const listQueryShape = z.object({
  procedure: code.optional(),
  state: code.optional(),
  scope: z.enum(['open', 'mine', 'overdue', 'closed']).optional(),
  /** The whole number, or the digits after its dash. */
  number: z.string().max(30).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(100).optional(),
})
export const listShape = z.object({
  rows: z.array(
    z.object({
      id,
      number: z.string(),
      procedure: z.string(),
      procedureLabel: z.string(),
      state: z.string(),
      stateLabel: z.string(),
      owner: z.string(),
      handler: z.string().nullable(),
      urgent: z.boolean(),
      overdue: z.boolean(),
      suspended: z.boolean(),
      openedAt: instant,
      closedAt: instant.nullable(),
      dueAt: instant.nullable(),
      dueLabel: z.string().nullable(),
      /** In working time where the term counts so, worded. */
      left: z.string().nullable(),
      provisional: z.boolean(),
    }),
  ),
  after: z.string().nullable(),
})
