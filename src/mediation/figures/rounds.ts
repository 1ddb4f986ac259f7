/** The mediations of a dispute as its figures count them, read from its acts: when each began and ended and how, at which unit, and what became of its agreement. Pure. */
import type { Act, StandingOf } from '../../proceedings/procedure.ts'
import { after } from '../../proceedings/standing.ts'
import { mediationProcedure } from '../procedure.ts'
import { beforeAgreement, inSession } from '../procedure-shared.ts'
import { type Agreement, agreementFrom, agreementWith } from './agreed.ts'
import { asideAfter, daysOf, noPeriod, type Period, periodAfter } from './periods.ts'
import type { Outcome, Way } from './shape.ts'

export interface Round extends Period {
  readonly round: number
  readonly communityId: string | null
  /** Whoever has it while it runs, or had it when it ended. */
  readonly unitId: string
  readonly way: Way | null
  readonly disputeKind: string | null
  /** The day all parties had consented; null before. */
  readonly begunOn: string | null
  readonly endedOn: string | null
  readonly outcome: Outcome | null
  /** From beginning to end, days set aside left out. */
  readonly days: number | null
  /** The last mediation of the dispute: none was asked for since. */
  readonly isLast: boolean
  /** Agreed, and no unit but the community's ever had the dispute. */
  readonly isLocal: boolean
  /** A community had the dispute and another unit took it over. */
  readonly isPassedOn: boolean
  readonly agreement: Agreement | null
}

type IsCommunity = (unitId: string) => boolean
interface Counting {
  readonly standing: StandingOf
  readonly rounds: readonly Round[]
  readonly disputeKind: string | null
  readonly seat: Seat
}
interface Seat {
  readonly wasLocal: boolean
  readonly wasElsewhere: boolean
  readonly isPassedOn: boolean
}

/** @param isCommunity whether a unit is that of a community */
export function roundsOf(acts: readonly Act[], isCommunity: IsCommunity): readonly Round[] {
  let so: Counting | null = null
  for (const act of acts) so = counted(so, act, isCommunity)
  if (so === null) return []
  const { rounds, standing } = so
  const isGone = standing.state === 'voided' || standing.state === 'merged'
  const goneOn = acts.at(-1)!.onDay
  return isGone
    ? rounds.map(round => leftOut(round, goneOn))
    : rounds.map(round => ({ ...round, isLast: round === lastHeld(rounds) }))
}

/** A new one that nobody consented to leaves the one before the last. */
function lastHeld(rounds: readonly Round[]): Round | undefined {
  return rounds.findLast(({ outcome }) => outcome !== 'notBegun')
}

const session: ReadonlySet<string> = new Set(inSession)
const before: ReadonlySet<string> = new Set(beforeAgreement)
const seated: ReadonlySet<string> = new Set([
  'registered',
  'consentPending',
  'jointConsentPending',
  ...inSession,
])
const outcomes: Readonly<Record<string, Outcome>> = {
  agreedWritten: 'agreedWritten',
  agreedOral: 'agreedOral',
  failed: 'failed',
  terminated: 'stopped',
}

function counted(so: Counting | null, act: Act, isCommunity: IsCommunity): Counting {
  const standing = after(mediationProcedure, so?.standing ?? null, act)
  const at = placeOf(standing)
  const { disputeKind: said } = act.inputs
  const disputeKind = typeof said === 'string' ? said : (so?.disputeKind ?? null)
  const seat = seatAfter(so?.seat ?? nowhere, standing, at, isCommunity)
  const earlier = so?.rounds ?? []
  const rounds = withRunning(earlier, standing, at)
  const last = rounds.at(-1)!
  const next: Round =
    last.outcome === null
      ? moved({ ...last, disputeKind }, { act, standing, at, seat })
      : { ...last, agreement: last.agreement && agreementWith(last.agreement, standing, act) }
  return { standing, disputeKind, seat, rounds: [...rounds.slice(0, -1), next] }
}

/** While it is set aside it stands where it returns to. */
function placeOf({ state, returnTo }: StandingOf): string {
  return state === 'suspended' ? (returnTo ?? state) : state
}

const nowhere: Seat = { wasLocal: false, wasElsewhere: false, isPassedOn: false }

/** An offer that nobody has answered moves nothing. */
const isOffered = ({ tracks }: StandingOf): boolean => tracks.channel === 'offered'

function seatAfter(seat: Seat, standing: StandingOf, at: string, isCommunity: IsCommunity): Seat {
  const isSeated = seated.has(at) || outcomes[at] !== undefined
  if (isOffered(standing) || !isSeated) return seat
  if (isCommunity(standing.ownerUnitId)) return { ...seat, wasLocal: true }
  return { ...seat, wasElsewhere: true, isPassedOn: seat.isPassedOn || seat.wasLocal }
}

/** A dispute begins with one; asked about anew or mediated again it has another, and what was agreed before is replaced. */
function withRunning(earlier: readonly Round[], standing: StandingOf, at: string): readonly Round[] {
  const last = earlier.at(-1)
  if (last && (last.outcome === null || !before.has(at))) return earlier
  const kept = earlier.map(round =>
    round.agreement
      ? { ...round, agreement: { ...round.agreement, performance: 'replaced' as const } }
      : round,
  )
  return [...kept, waiting(kept.length + 1, standing)]
}

function waiting(round: number, { communityId, ownerUnitId }: StandingOf): Round {
  return {
    ...{ round, communityId, unitId: ownerUnitId, way: null, disputeKind: null },
    ...{ begunOn: null, endedOn: null, outcome: null, days: null },
    ...{ isLast: false, isLocal: false, isPassedOn: false, agreement: null },
    ...noPeriod,
  }
}

interface Moving {
  readonly act: Act
  readonly standing: StandingOf
  readonly at: string
  readonly seat: Seat
}

function moved(round: Round, { act, standing, at, seat }: Moving): Round {
  const held = isOffered(standing)
    ? {}
    : { unitId: standing.ownerUnitId, way: wayOf(standing.label) ?? round.way }
  const isAgreed = outcomes[at]?.startsWith('agreed') ?? false
  const begunOn = round.begunOn ?? (session.has(at) || isAgreed ? act.onDay : null)
  const period = asideAfter(periodAfter(round, standing), standing, act.onDay)
  const next = { ...round, ...held, ...period, begunOn, communityId: standing.communityId }
  const outcome = outcomeAt(at, begunOn)
  if (outcome === null) return { ...next, isPassedOn: seat.isPassedOn }
  return {
    ...next,
    outcome,
    endedOn: act.onDay,
    days: begunOn === null ? null : daysOf(begunOn, act.onDay, period),
    isLocal: isAgreed && seat.wasLocal && !seat.wasElsewhere,
    isPassedOn: seat.isPassedOn,
    agreement: isAgreed ? agreementFrom(standing, act) : null,
  }
}

/** Stopped, withdrawn or refused before all consented, no mediation had begun (人民调解法第十七条). */
function outcomeAt(at: string, begunOn: string | null): Outcome | null {
  const isOver = outcomes[at] !== undefined || mediationProcedure.states[at]?.final === true
  if (!isOver) return null
  return begunOn === null ? 'notBegun' : (outcomes[at] ?? 'leftOut')
}

function wayOf(label: string | null): Way | null {
  if (label === null) return null
  return label === 'people' || label === 'administrative' ? label : 'judicial'
}

/** Entered by mistake, or one with another dispute: nothing of it counts. */
function leftOut(round: Round, goneOn: string): Round {
  const endedOn = round.endedOn ?? goneOn
  return { ...round, outcome: 'leftOut', endedOn, agreement: null, isLocal: false, isLast: false }
}
