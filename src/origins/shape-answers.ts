/** What the routes of a dispute's beginning answer. Pure. */
import { z } from 'zod'
import { consentWays, sides } from '../mediation/parties/kinds.ts'

const id = z.uuid()
const instant = z.iso.datetime({ offset: true })

/** What a party sees with number and code: its own dispute in plain words, nothing of what the other side said. */
export const ownDisputeShape = z.object({
  number: z.string(),
  kindLabel: z.string(),
  side: z.enum(sides),
  state: z.string(),
  stateLabel: z.string(),
  whatNow: z.string(),
  unit: z.string(),
  receivedAt: instant,
  /** The nearest day by which somebody must act; null: none runs. */
  due: z.object({ label: z.string(), dueAt: instant }).nullable(),
  acts: z.array(z.object({ id, label: z.string(), at: instant })),
  /** Why it was not taken in, and the way that is right; null otherwise. */
  rightWay: z.string().nullable(),
  mayStop: z.boolean(),
  mayConsent: z.boolean(),
  consented: z.object({ how: z.enum(consentWays), at: instant }).nullable(),
  over: z.boolean(),
})
export type OwnDispute = z.infer<typeof ownDisputeShape>
export const appliedShape = ownDisputeShape.extend({ code: z.string() })

const codeShape = z.object({ partyId: id, side: z.enum(sides), label: z.string(), code: z.string() })
export const openedShape = z.object({ id, number: z.string(), codes: z.array(codeShape) })
export const codesShape = z.object({ codes: z.array(codeShape) })

export const originShape = z.object({
  /** The matter it came from. */
  matter: z.object({ id, number: z.string(), stateLabel: z.string(), seen: z.boolean() }).nullable(),
  sender: z.object({ unit: z.string(), sentAt: instant, told: z.boolean() }).nullable(),
})
export const sentShape = z.object({
  rows: z.array(
    z.object({
      id,
      number: z.string(),
      sentAt: instant,
      to: z.string(),
      stateLabel: z.string(),
      /** By when its receiver answers whether it takes it; null: answered. */
      answerDueAt: instant.nullable(),
      askedBy: z.string().nullable(),
      result: z.string().nullable(),
    }),
  ),
})
