/** What the routes of mediation's rosters and of a dispute's mediator answer. Kinds, offices and relations are words of the catalogue `committee`. Pure. */
import { z } from 'zod'
import { committeeKinds } from '../terms-committee.ts'
import {
  choiceWays,
  consentWays,
  declarable,
  findable,
  languages,
  offices,
  partyKinds,
  sides,
  specialities,
  ways,
} from './kinds.ts'

const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime({ offset: true })
const named = z.object({ id, name: z.string() })
const stated = z.boolean().nullable()
const basis = z.object({ article: z.string(), mark: z.string() })

export const keptShape = z.object({ id, revision: z.number().int() })
export const doneShape = z.object({ done: z.literal(true) })

export const checkedShape = z.object({
  rule: z.string(),
  met: stated,
  basis,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export const mediatorRowShape = z.object({
  id,
  revision: z.number().int(),
  name: z.string(),
  committee: named.extend({ kind: z.enum(committeeKinds) }),
  /** A member of staff; null: engaged without an account, sits beside but is not entered as holding a dispute. */
  personId: id.nullable(),
  office: z.enum(offices),
  way: z.enum(ways),
  specialities: z.array(z.enum(specialities as [string, ...string[]])),
  languages: z.array(z.enum(languages)),
  fromOn: day,
  toOn: day.nullable(),
  awayFrom: day.nullable(),
  awayTo: day.nullable(),
  standing: z.enum(['available', 'away', 'ended', 'toCome']),
  /** The registry's number for finding relations is on record. */
  comparable: z.boolean(),
  mayChange: z.boolean(),
})
export type MediatorRow = z.infer<typeof mediatorRowShape>
export const committeeRowShape = z.object({
  id,
  revision: z.number().int(),
  kind: z.enum(committeeKinds),
  name: z.string(),
  unit: named,
  community: named.nullable(),
  termFrom: day,
  termEndsOn: day,
  termNear: z.boolean(),
  hasWoman: stated,
  mixedArea: stated,
  smallerGroupSits: stated,
  endedOn: day.nullable(),
  seated: z.number().int(),
  mediators: z.number().int(),
  checks: z.array(checkedShape),
  mayChange: z.boolean(),
})
export type CommitteeRow = z.infer<typeof committeeRowShape>
export const committeesShape = z.object({
  today: day,
  rows: z.array(committeeRowShape),
  /** Where the reader may found one: units, and communities with none. */
  mayAdd: z.boolean(),
  units: z.array(named),
  communities: z.array(named.extend({ unitId: id, hasCommittee: z.boolean() })),
})
export const committeeShape = committeeRowShape.extend({
  today: day,
  roster: z.array(mediatorRowShape),
  /** Staff of the unit who may be entered. */
  persons: z.array(named),
  exportBasis: basis,
})
export const mediatorsShape = z.object({ today: day, rows: z.array(mediatorRowShape) })

const relationShape = z.object({
  partyId: id,
  relation: z.enum([...declarable, ...findable]),
  found: z.boolean(),
})
export const candidateShape = z.object({
  id,
  name: z.string(),
  personId: id.nullable(),
  committee: named,
  office: z.enum(offices),
  specialities: z.array(z.string()),
  languages: z.array(z.enum(languages)),
  /** The kind of this dispute is among the specialities. */
  fits: z.boolean(),
  away: z.boolean(),
  /** Has the post to be entered as holding it; otherwise somebody who has enters what was done. */
  holds: z.boolean(),
  declared: z.boolean(),
  relations: z.array(relationShape),
  /** Why not, whatever the parties say; null: may be chosen. */
  barredBy: z.string().nullable(),
})
export const besideShape = z.object({
  disputeKind: z.string().nullable(),
  parties: z.array(
    z.object({
      id,
      side: z.enum(sides),
      kind: z.enum(partyKinds),
      /** Masked; in full on a reason. */
      label: z.string(),
      hasPhone: z.boolean(),
      /** In the round that is running; null: not yet. */
      consent: z.object({ how: z.enum(consentWays), at: instant, bySelf: z.boolean() }).nullable(),
      choice: z.object({ mediator: named.nullable(), how: z.enum(choiceWays), at: instant }).nullable(),
    }),
  ),
  outcome: z.object({
    state: z.enum(['none', 'waiting', 'agreed', 'committee']),
    mediator: named.nullable(),
  }),
  candidates: z.array(candidateShape),
  own: z.object({
    mayDeclare: z.boolean(),
    declaredAt: instant.nullable(),
    declared: z.record(z.string(), z.enum(declarable)),
    found: z.array(relationShape),
  }),
  mayRecord: z.boolean(),
  bases: z.object({ choice: basis, conflict: basis }),
})
export const partiesShape = z.object({
  parties: z.array(
    z.object({
      id,
      side: z.enum(sides),
      kind: z.enum(partyKinds),
      name: z.string(),
      phone: z.string().nullable(),
    }),
  ),
})
