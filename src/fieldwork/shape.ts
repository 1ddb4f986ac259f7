/** What a phone sends when there is signal, and what it is told: the published shapes, shared with the phone. Pure. */
import { z } from 'zod'

/** What can be done on a phone without signal. */
export const entryKinds = [
  'report',
  'act',
  'visit',
  'patrol',
  'hazard',
  'hazardEvent',
  'change',
  'household',
  'consent',
  'need',
] as const
export type EntryKind = (typeof entryKinds)[number]

export const mostEntries = 200
export const syncLimitBytes = 2 * 1024 * 1024

const instant = z.iso.datetime({ offset: true })

export const entryShape = z.object({
  /** Made on the phone; the same at every attempt. */
  id: z.uuid(),
  kind: z.enum(entryKinds),
  /** By the phone's clock. */
  at: instant,
  /** Token under which its photos were uploaded. */
  claim: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .nullish(),
  body: z.unknown(),
})

export const syncShape = z.object({
  /** Null where the browser cannot lock what it keeps, so keeps nothing. */
  deviceId: z.uuid().nullable(),
  /** The phone's clock while sending: a clock that is wrong is put right. */
  phoneNow: instant,
  /** How many remain on the phone beside these. */
  waiting: z.number().int().min(0).max(100_000).default(0),
  /** Each is read by itself: one that is malformed is refused alone and holds up none of the others. */
  entries: z.array(z.union([entryShape, z.unknown()])).max(mostEntries),
})
export type SyncAsked = z.infer<typeof syncShape>
export type SentEntry = z.infer<typeof entryShape>

const errorShape = z.object({
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.unknown()),
  status: z.number().int(),
})

export const resultShape = z.object({
  /** As it was sent, in small letters; a malformed one as well. */
  id: z.string(),
  /** taken: now; again: known from an earlier attempt; refused: needs a person; notTried: later, as it is. */
  outcome: z.enum(['taken', 'again', 'refused', 'notTried']),
  answer: z.unknown().optional(),
  error: errorShape.optional(),
})
export type SyncResult = z.infer<typeof resultShape>

export const syncedShape = z.object({
  serverNow: instant,
  results: z.array(resultShape),
  /** This phone was reported lost: everything on it is to be removed, nothing of it is taken. */
  wipe: z.boolean(),
})

export const deviceShape = z.object({
  id: z.uuid(),
  name: z.string(),
  person: z.object({ id: z.uuid(), name: z.string() }),
  own: z.boolean(),
  firstAt: instant,
  lastAt: instant,
  /** Not sent when it was last heard of. */
  waiting: z.number().int(),
  wipeAskedAt: instant.nullable(),
  wipedAt: instant.nullable(),
})
