/** What is answered about sittings and their room. Pure. */
import { z } from 'zod'
import { partyKinds, sides } from '../parties/kinds.ts'
import { invitable, opennesses, periods, placeKinds, rights, rowKinds, sittingStates } from './kinds.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime()
const named = z.object({ id, name: z.string() })
const basis = z.object({ article: z.string(), mark: z.string() })

export const sittingShape = z.object({
  id,
  revision: z.number(),
  from: instant,
  to: instant,
  placeKind: z.enum(placeKinds),
  /** A room by its name; other places are told in the room. */
  room: z.string().nullable(),
  mediator: named,
  openness: z.enum(opennesses),
  interpreter: z.boolean(),
  state: z.enum(sittingStates),
})
export const sittingsShape = z.object({
  sittings: z.array(sittingShape),
  parties: z.array(z.object({ id, side: z.enum(sides), kind: z.enum(partyKinds), label: z.string() })),
  lawful: z.object({
    first: day,
    /** Null: no period runs. */
    last: day.nullable(),
    term: z.enum(periods).nullable(),
    mayExtend: z.boolean(),
    basis: basis.nullable(),
  }),
  /** What setting a sitting means now; null: none may be set. */
  sets: z.enum(['schedule', 'adjourn']).nullable(),
  mediators: z.array(named),
  /** Whom the parties chose together. */
  chosenId: z.string().nullable(),
  rooms: z.array(z.string()),
  rights: z.array(z.object({ right: z.enum(rights), article: z.string() })),
  bases: z.object({ reading: basis, otherWays: basis, stop: basis, invited: basis }),
  mayKeep: z.boolean(),
  mayOpen: z.boolean(),
})
export type SittingsShown = z.infer<typeof sittingsShape>

export const clashShape = z.object({ what: z.enum(['mediator', 'room']), from: instant, to: instant })
export const clashesShape = z.object({ clashes: z.array(clashShape) })

export const roomRowShape = z.object({
  id,
  seq: z.number(),
  kind: z.enum(rowKinds),
  sittingId: id.nullable(),
  subject: z.string().nullable(),
  partyId: id.nullable(),
  re: id.nullable(),
  replaces: id.nullable(),
  answer: z.string().nullable(),
  text: z.string(),
  manner: z.string(),
  place: z.string(),
  time: z.string(),
  name: z.string(),
  by: z.string(),
  at: instant,
})
export type RoomRow = z.infer<typeof roomRowShape>
export const rowsShape = z.object({ rows: z.array(roomRowShape), last: z.number() })
export const roomShape = rowsShape.extend({
  /** In full: whoever sits with them knows them. */
  parties: z.array(z.object({ id, name: z.string() })),
  places: z.record(z.string(), z.string()),
  reasons: z.record(z.string(), z.string()),
  investigations: z.array(z.object({ at: instant, way: z.string(), found: z.string() })),
})
export type RoomShown = z.infer<typeof roomShape>

export const addressShape = z.object({
  since: instant.nullable(),
  /** Told once, when it is made. */
  address: z.string().nullable(),
})
export const invitableShape = z.enum(invitable)
