/** What is asked of the rosters of mediation and of the parties of a dispute, as forms send it. Pure. */
import { z } from 'zod'
import { committeeKinds } from '../terms-committee.ts'
import {
  choiceWays,
  consentWays,
  declarable,
  languages,
  offices,
  partyKinds,
  sides,
  specialities,
  ways,
} from './kinds.ts'

const id = z.uuid()
const day = z.iso.date()
const stated = z.boolean().nullable()
/** The revision the writer saw; 0: a new one. */
const seen = z.number().int().min(0).max(1_000_000)

export const committeeAskShape = z.object({
  id,
  seen,
  kind: z.enum(committeeKinds),
  name: z.string().trim().min(2).max(60),
  unitId: id,
  communityId: id.nullable(),
  termFrom: day,
  hasWoman: stated,
  mixedArea: stated,
  smallerGroupSits: stated,
  endedOn: day.nullable().default(null),
})
export type CommitteeAsk = z.infer<typeof committeeAskShape>

export const mediatorAskShape = z.object({
  id,
  seen,
  committeeId: id,
  /** A member of staff; null: somebody engaged without an account. */
  personId: id.nullable(),
  name: z.string().trim().min(1).max(60),
  office: z.enum(offices),
  way: z.enum(ways),
  specialities: z.array(z.enum(specialities as [string, ...string[]])).max(specialities.length),
  languages: z.array(z.enum(languages)).min(1).max(languages.length),
  fromOn: day,
  toOn: day.nullable(),
  awayFrom: day.nullable().default(null),
  awayTo: day.nullable().default(null),
  /** The number the registry knows the mediator by; kept as a digest only. Absent: stays as it was. */
  registeredPhone: z.string().trim().max(30).optional(),
})
export type MediatorAsk = z.infer<typeof mediatorAskShape>

export const partyAskShape = z.object({
  id,
  side: z.enum(sides),
  kind: z.enum(partyKinds),
  name: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(30).default(''),
})
export type PartyAsk = z.infer<typeof partyAskShape>

/** One answer for every party. */
export const declarationAskShape = z.object({
  id,
  relations: z.record(id, z.enum(declarable)),
})
export type DeclarationAsk = z.infer<typeof declarationAskShape>

export const consentAskShape = z.object({ id, partyId: id, how: z.enum(consentWays) })

export const choiceAskShape = z.object({
  id,
  partyId: id,
  /** Null: leaves it to the committee. */
  mediatorId: id.nullable(),
  how: z.enum(choiceWays),
})
export type ChoiceAsk = z.infer<typeof choiceAskShape>
