/** What the figures of mediation are asked, by which parts they are counted, and how they are answered over HTTP. Pure. */
import { z } from 'zod'
import { disputeKind } from '../procedure-shared.ts'

export const ways = ['people', 'administrative', 'judicial'] as const
export type Way = (typeof ways)[number]
export const outcomes = ['agreedWritten', 'agreedOral', 'failed', 'stopped', 'notBegun', 'leftOut'] as const
export type Outcome = (typeof outcomes)[number]
export const performances = ['awaited', 'performed', 'breached', 'sued', 'enforced', 'replaced'] as const
export type Performance = (typeof performances)[number]
export const confirmations = [
  'possible',
  'filed',
  'underReview',
  'confirmed',
  'declined',
  'rejected',
  'dropped',
  'revoked',
] as const
export type Confirmation = (typeof confirmations)[number]

/** Each part is one list: by the day it is counted under. `now`: as it stands, whatever the period. */
export const parts = {
  ended: [
    'ended',
    'agreed',
    'agreedWritten',
    'agreedOral',
    'failed',
    'stopped',
    'notBegun',
    'leftOut',
    'overPeriod',
    'overUntil',
    'lastEnded',
    'local',
    'passedOn',
  ],
  due: ['due', 'performed', 'performedOnTime', 'performedLate', 'unperformed', 'notYetDue'],
  money: ['moneyDue', 'moneyReceived', 'moneyOpen', 'moneyNotYetDue'],
  effect: [
    'eligible',
    'applied',
    'confirmed',
    'refused',
    'pending',
    'dropped',
    'revoked',
    'windowOpen',
    'lapsed',
  ],
  now: ['running', 'closeToEnd', 'pastEnd', 'waiting'],
} as const
export type Ground = keyof typeof parts
export type Part = (typeof parts)[Ground][number]
export const grounds = Object.keys(parts) as Ground[]
export const partNames = grounds.flatMap((ground): readonly Part[] => parts[ground])
export const groundOf = (part: Part): Ground =>
  grounds.find(ground => (parts[ground] as readonly Part[]).includes(part))!

export const dimensions = ['community', 'unit', 'way', 'kind'] as const
export type Dimension = (typeof dimensions)[number]

/** A cell of nobody: a dispute without a community, one whose kind was never said. */
const orNone = z.union([z.uuid(), z.literal('none')])
export const figuresQueryShape = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  community: orNone.optional(),
  unit: z.uuid().optional(),
  way: z.enum([...ways, 'none']).optional(),
  kind: z.enum(['none', ...(disputeKind.options ?? [])]).optional(),
})
export type FiguresQuery = z.infer<typeof figuresQueryShape>
export const figuresListQueryShape = figuresQueryShape.extend({
  part: z.enum(partNames as [Part, ...Part[]]),
  after: z.string().max(120).optional(),
})
export type FiguresListQuery = z.infer<typeof figuresListQueryShape>

const day = z.iso.date()
const count = z.number().int().min(0)
const counts = z.object(
  Object.fromEntries(partNames.map(name => [name, count])) as Record<Part, typeof count>,
)
const sums = z.object({
  counts,
  dueFen: count,
  receivedFen: count,
  /** In days; null of none. */
  median: z.number().nullable(),
  mean: z.number().nullable(),
})
export type Sums = z.infer<typeof sums>
const cell = sums.extend({ id: z.string(), name: z.string().nullable(), committee: z.string().nullable() })
export type Cell = z.infer<typeof cell>
const choice = z.object({ id: z.string(), name: z.string() })

export const figuresShape = z.object({
  asOf: z.iso.datetime(),
  today: day,
  from: day,
  to: day,
  /** The whole jurisdiction, or the communities that are the reader's own. */
  reach: z.enum(['jurisdiction', 'own']),
  place: z.string(),
  total: sums,
  by: z.object({
    community: z.array(cell),
    unit: z.array(cell),
    way: z.array(cell),
    kind: z.array(cell),
  }),
  choices: z.object({ community: z.array(choice), unit: z.array(choice) }),
  bases: z.record(z.string(), z.object({ article: z.string(), mark: z.string(), force: z.string() })),
  leastForRate: count,
  closeDays: count,
})
export type Figures = z.infer<typeof figuresShape>

const row = z.object({
  key: z.string(),
  proceedingId: z.uuid(),
  number: z.string().nullable(),
  state: z.string().nullable(),
  /** Whether the dispute itself is in the reader's sight. */
  opens: z.boolean(),
  round: count,
  unit: z.string(),
  community: z.string().nullable(),
  way: z.enum(ways).nullable(),
  kind: z.string().nullable(),
  begunOn: day.nullable(),
  endedOn: day.nullable(),
  outcome: z.enum(outcomes).nullable(),
  days: count.nullable(),
  untilOn: day.nullable(),
  dueOn: day.nullable(),
  performedOn: day.nullable(),
  performance: z.enum(performances).nullable(),
  effectOn: day.nullable(),
  confirmation: z.enum(confirmations).nullable(),
  confirmationUntil: day.nullable(),
  /** Of money: which instalment, in fen. */
  row: count.nullable(),
  amountFen: count.nullable(),
  receivedFen: count.nullable(),
})
export const figuresListShape = z.object({
  part: z.enum(partNames as [Part, ...Part[]]),
  ground: z.enum(grounds as [Ground, ...Ground[]]),
  from: day,
  to: day,
  place: z.string(),
  total: count,
  dueFen: count.nullable(),
  receivedFen: count.nullable(),
  rows: z.array(row),
  after: z.string().nullable(),
})
export type FiguresList = z.infer<typeof figuresListShape>
export type FiguresRow = z.infer<typeof row>
