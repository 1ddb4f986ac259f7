/** What the routes of staffing take and answer; shared with the page and the published API. */
import { z } from 'zod'

const id = z.uuid()
const day = z.iso.date()
const lang = z.string().max(35).optional()
const weight = z.number().min(0).max(100)
const named = z.object({ id, name: z.string() })

const queryWeight = z.coerce.number().min(0).max(100).optional()
export const staffingQueryShape = z.object({
  /** Without it: every community the reader may see. */
  community: id.optional(),
  on: day.optional(),
  matters: queryWeight,
  elderlyAlone: queryWeight,
  lang,
})

const weightsShape = z.object({ matters: weight, elderlyAlone: weight })
export const holderShape = z.object({
  postId: id,
  role: z.string(),
  roleLabel: z.string(),
  person: named,
  from: day,
  to: day.nullable(),
  /** Usually stands in. */
  deputy: named.nullable(),
  /** Open proceedings in the person's hands: no step gives them away when the post ends. */
  inHand: z.number().int(),
  /** On leave that day: until when, and who stands in. */
  away: z.object({ until: day, deputy: z.string().nullable() }).nullable(),
})
export const staffedGridShape = named.extend({
  code: z.string(),
  kind: z.string(),
  communityId: id,
  households: z.number(),
  openMatters: z.number(),
  elderlyAlone: z.number(),
  workload: z.number(),
  heads: z.number(),
  /** Workload for one head; null: nobody is there. */
  load: z.number().nullable(),
  holders: z.array(holderShape),
  /** Will begin. */
  later: z.array(holderShape),
  /** Roles nobody holds, for the grid or for all of its community. */
  vacant: z.array(z.string()),
})
export const absenceShape = z.object({
  id,
  person: named,
  deputy: named.nullable(),
  from: day,
  to: day,
  mayRemove: z.boolean(),
})
export const changeRowShape = z.object({
  id,
  kind: z.string(),
  from: day,
  begun: z.number().int(),
  ended: z.number().int(),
  by: z.string().nullable(),
  at: z.string(),
})
export const staffingShape = z.object({
  today: day,
  onDay: day,
  weights: weightsShape,
  roles: z.array(z.object({ role: z.string(), label: z.string() })),
  communities: z.array(named.extend({ mayChange: z.boolean() })),
  grids: z.array(staffedGridShape),
  /** Posts for a community as a whole. */
  whole: z.array(holderShape.extend({ communityId: id })),
  /** Active people without any post; told to whoever staffs everywhere. */
  waiting: z.array(named),
  absences: z.array(absenceShape),
  changes: z.array(changeRowShape),
})

/** What is not usual about a person: nothing of it is stored. */
const personAskShape = z.object({
  personId: id,
  /** The post held today stays. */
  fixed: z.boolean().optional(),
  /** Hundredths of a full post. */
  share: z.number().int().min(10).max(100).optional(),
  mayLead: z.boolean().optional(),
  mayWork: z.boolean().optional(),
  /** For somebody without a post: where to. */
  communityId: id.optional(),
})
export const proposalAskShape = z.object({
  communityIds: z.array(id).min(1).max(500),
  from: day.optional(),
  weights: weightsShape.optional(),
  persons: z.array(personAskShape).max(5000).default([]),
  /** Leaders and members; the others of the four duty holders. */
  roles: z
    .array(z.enum(['heads', 'communityWorker', 'communityPolice', 'enforcementOfficer', 'communityCounsel']))
    .default(['heads']),
  mayCross: z.boolean().default(false),
  memberEach: z.boolean().default(true),
  /** By how much the largest load may lie above the least, so that fewer move: 0.05 for 5 %. */
  slack: z.number().min(0).max(1).default(0),
  mostGrids: z.number().int().min(1).max(1000).default(1000),
  mostDeputies: z.number().int().min(1).max(20).default(1),
})
const beginShape = z.object({ personId: id, role: z.string().max(40), gridId: id, deputyId: id.nullish() })
const endShape = z.object({
  postId: id,
  personId: id,
  name: z.string(),
  role: z.string(),
  gridId: id.nullable(),
})
export const partShape = z.object({
  /** Leaders and members, or the role. */
  role: z.string(),
  community: named.nullable(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** Nothing below this exists. */
  bound: z.number().nullable(),
  /** Share of the largest load a better division could at most save. */
  gap: z.number().nullable(),
  stays: z.number().int(),
  moves: z.number().int(),
  staysProven: z.boolean(),
  /** Why there is no proposal, in words. */
  lacking: z.array(z.object({ what: z.string(), words: z.string() })),
})
export const proposalShape = z.object({
  from: day,
  weights: weightsShape,
  seconds: z.number(),
  parts: z.array(partShape),
  grids: z.array(
    named.extend({
      communityId: id,
      workload: z.number(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      headsBefore: z.number(),
      headsAfter: z.number(),
    }),
  ),
  begins: z.array(
    beginShape.extend({ name: z.string(), deputyName: z.string().nullable(), fromGridId: id.nullable() }),
  ),
  ends: z.array(endShape),
  /** Deputies of leaders who stay. */
  deputies: z.array(z.object({ postId: id, gridId: id, deputyId: id, deputyName: z.string() })),
  /** Leaders for whom no grid is left. */
  spare: z.array(named),
  /** Open proceedings in the hands of persons whose post ends; no step gives them away by itself. */
  inHand: z.array(z.object({ person: named, numbers: z.array(z.string()) })),
})
export const adoptShape = z.object({
  /** Made by the client: sent again, it is the same change. */
  id,
  from: day,
  begins: z.array(beginShape).max(5000),
  ends: z.array(id).max(5000),
  deputies: z
    .array(z.object({ postId: id, deputyId: id.nullable() }))
    .max(5000)
    .default([]),
  figures: z.record(z.string(), z.number()).optional(),
})
export const adoptedShape = z.object({ id, begun: z.number().int(), ended: z.number().int() })
export const postShape = z.object({
  id,
  from: day,
  personId: id,
  role: z.string().max(40),
  gridId: id,
  deputyId: id.nullish(),
  /** Posts that end the day before. */
  replaces: z.array(id).max(50).default([]),
})
export const endPostShape = z.object({ id, lastOn: day })
export const absenceAskShape = z.object({
  id,
  personId: id,
  from: day,
  to: day,
  deputyId: id.nullish(),
})
export const ownLeaveShape = z.object({
  today: day,
  absences: z.array(absenceShape),
  /** Colleagues at work in the same community or unit, the usual one first. */
  deputies: z.array(named.extend({ usual: z.boolean() })),
})
