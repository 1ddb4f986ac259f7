/** What became of one agreement, as its figures count it: in effect, due, performed, confirmed by the court (人民调解法第二十九条至第三十三条). Pure. */
import { lastDayOf } from '../../proceedings/clock.ts'
import type { Act, StandingOf } from '../../proceedings/procedure.ts'
import type { Confirmation, Performance } from './shape.ts'

export interface Agreement {
  /** The act that recorded it, in writing if it was put in writing later. */
  readonly actId: string
  readonly effectOn: string
  /** As the act says; the instalments and clauses may reach further. */
  readonly performBy: string
  readonly amountFen: number | null
  readonly performedOn: string | null
  readonly performance: Performance
  /** Null for an oral one, which no court confirms. */
  readonly confirmation: Confirmation | null
  readonly confirmationUntil: string | null
  /** What acts say was received; `whole`: all that was received until then. */
  readonly received: readonly Received[]
}
export interface Received {
  readonly on: string
  readonly amountFen: number | null
  readonly whole: boolean
}

export function agreementFrom(standing: StandingOf, act: Act): Agreement {
  const { inputs, onDay } = act
  const isWritten = standing.state === 'agreedWritten'
  return {
    actId: act.id,
    effectOn: (isWritten && dayIn(inputs.effectOn)) || onDay,
    performBy: dayIn(inputs.performBy) ?? onDay,
    amountFen: fenIn(inputs.amountFen),
    performedOn: null,
    performance: 'awaited',
    received: [],
    ...confirmationIn(standing, isWritten),
  }
}

const performances: Readonly<Record<string, Performance>> = {
  agreedWritten: 'awaited',
  agreedOral: 'awaited',
  performing: 'awaited',
  breached: 'breached',
  urged: 'breached',
  performed: 'performed',
  sued: 'sued',
  enforced: 'enforced',
}
const receiving: ReadonlySet<string> = new Set(['recordInstalment', 'reportPerformance'])

/** After one more act, whichever it is. */
export function agreementWith(agreement: Agreement, standing: StandingOf, act: Act): Agreement {
  if (agreement.performance === 'replaced') return agreement
  const performance = performances[standing.state] ?? agreement.performance
  const isPutInWriting = act.step === 'putInWriting'
  const base: Agreement = isPutInWriting
    ? { ...agreementFrom(standing, act), received: agreement.received }
    : agreement
  const isWritten = isPutInWriting || agreement.confirmation !== null
  const isNew = performance === 'performed' && agreement.performance !== 'performed'
  const isReopened = act.step === 'reopenPerformance'
  return {
    ...base,
    performance,
    performedOn: isNew ? (dayIn(act.inputs.performedOn) ?? act.onDay) : isReopened ? null : base.performedOn,
    received: [...base.received, ...receivedBy(act)],
    ...confirmationIn(standing, isWritten),
  }
}

/** What a party reports is looked into first: it is no receipt. */
function receivedBy({ step, inputs, onDay, actorKind }: Act): Received[] {
  if (actorKind !== 'staff') return []
  const amountFen = fenIn(inputs.amountFen)
  const on = dayIn(inputs.performedOn) ?? onDay
  if (step === 'recordPerformed') return [{ on, amountFen, whole: true }]
  return receiving.has(step) && amountFen !== null ? [{ on, amountFen, whole: false }] : []
}

function confirmationIn(
  standing: StandingOf,
  isWritten: boolean,
): Pick<Agreement, 'confirmation' | 'confirmationUntil'> {
  const track = standing.tracks.confirmation ?? 'none'
  if (!isWritten || track === 'none') return { confirmation: null, confirmationUntil: null }
  const window = [...standing.closedTerms, ...standing.terms].findLast(
    ({ term }) => term === 'confirmationWindow',
  )
  return {
    confirmation: track as Confirmation,
    confirmationUntil: window ? lastDayOf(new Date(window.dueAt)) : null,
  }
}

function dayIn(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null
}

function fenIn(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null
}
