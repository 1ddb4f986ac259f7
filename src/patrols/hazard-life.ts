/** The life of a hazard: what was done about it, in the order in which it was done, and what may be done next. Nothing closes by itself. Pure. */
import { Refusal } from '../kernel/errors.ts'
import { addDays } from '../proceedings/days.ts'
import type { EventKind } from './shape.ts'
import { type Grade, postponing, recheck } from './terms.ts'

export type HazardState = 'open' | 'fixed' | 'closed'
export interface Happened {
  readonly id: string
  readonly kind: 'found' | EventKind
  readonly personId: string | null
  /** When it was done, which may be long before it arrived. */
  readonly at: Date
  readonly recheckOn: string | null
  readonly grade: Grade | null
  readonly proceedingId: string | null
}
export interface HazardStanding {
  readonly state: HazardState
  readonly grade: Grade
  readonly recheckOn: string | null
  /** The matter raised last. */
  readonly proceedingId: string | null
  /** Since somebody last looked or a matter was raised: a matter closed later asks for a look. */
  readonly lookedAt: Date
  readonly closedAt: Date | null
  readonly closedBy: string | null
  /** Who said so since it was last seen there. */
  readonly fixedBy: readonly string[]
}

/** Replayed in the order of doing: phones send when they have signal. */
export function hazardStanding(events: readonly Happened[]): HazardStanding {
  const [found, ...later] = inOrder(events)
  if (!found) throw new Error('a hazard was found by somebody')
  const begun: HazardStanding = {
    state: 'open',
    grade: found.grade ?? 'ordinary',
    recheckOn: found.recheckOn,
    proceedingId: null,
    lookedAt: found.at,
    closedAt: null,
    closedBy: null,
    fixedBy: [],
  }
  return later.reduce(after, begun)
}

/** As it stood when this was done. */
export function standingAt(events: readonly Happened[], at: Date): HazardStanding {
  return hazardStanding(events.filter(event => event.kind === 'found' || event.at <= at))
}

function after(standing: HazardStanding, event: Happened): HazardStanding {
  const seen = { ...standing, recheckOn: event.recheckOn ?? standing.recheckOn }
  switch (event.kind) {
    case 'fixed':
      if (standing.state === 'closed') return standing
      return {
        ...seen,
        state: 'fixed',
        fixedBy: [...standing.fixedBy, ...(event.personId ? [event.personId] : [])],
      }
    case 'stillThere':
      // Also after a closing that was done before and arrived later: what was seen last holds.
      return { ...seen, state: 'open', fixedBy: [], lookedAt: event.at, closedAt: null, closedBy: null }
    case 'closed':
      return { ...standing, state: 'closed', recheckOn: null, closedAt: event.at, closedBy: event.personId }
    case 'postponed':
      return standing.state === 'closed' ? standing : { ...seen, lookedAt: event.at }
    case 'regraded':
      return { ...seen, grade: event.grade ?? standing.grade }
    case 'reported':
      return { ...standing, proceedingId: event.proceedingId, lookedAt: event.at }
    default:
      return standing
  }
}

function inOrder(events: readonly Happened[]): Happened[] {
  const rank = (event: Happened) => (event.kind === 'found' ? 0 : 1)
  return [...events].sort(
    (a, b) => rank(a) - rank(b) || a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1),
  )
}

export interface EventAsk {
  readonly kind: EventKind
  readonly personId: string
  readonly note: string
  readonly photos: number
  readonly recheckOn: string | null
  readonly grade: Grade | null
  /** Civil day on which it was done. */
  readonly onDay: string
  /** Its matter was closed since somebody last looked. */
  readonly matterClosed: boolean
  readonly hasMatter: boolean
}

/**
 * The day for the next look that follows, null when none does.
 * @throws Refusal hazardState when it is no step now; missingInput, invalidInput
 */
export function judgeEvent(standing: HazardStanding, ask: EventAsk): string | null {
  if (standing.state === 'closed')
    throw new Refusal('hazardState', { procedure: 'patrol', reason: 'state', state: 'closed' })
  if (ask.hasMatter && ask.kind !== 'reported' && ask.kind !== 'stillThere')
    throw new Refusal('invalidInput', { procedure: 'patrol', input: 'matter', problem: 'notHere' })
  const later = addDays(ask.onDay, recheck.days[standing.grade])
  switch (ask.kind) {
    case 'fixed':
      return later
    case 'stillThere':
      return dayAsked(standing.grade, ask) ?? later
    case 'closed':
      requireSeen(standing, ask)
      return null
    case 'postponed':
      if (ask.note === '') throw new Refusal('missingInput', { procedure: 'patrol', input: 'note' })
      if (ask.recheckOn === null)
        throw new Refusal('missingInput', { procedure: 'patrol', input: 'recheckOn' })
      return dayAsked(standing.grade, ask)
    case 'regraded':
      return afterRegrading(standing, ask)
    case 'reported':
      if (!ask.hasMatter) throw new Refusal('missingInput', { procedure: 'patrol', input: 'matter' })
      return null
  }
}

/** Closed by somebody who stands there and shows it; of a serious one not by the only person who knows it was there. */
function requireSeen(standing: HazardStanding, ask: EventAsk): void {
  if (ask.photos === 0) throw new Refusal('missingInput', { procedure: 'patrol', input: 'photos' })
  if (standing.grade !== 'serious') return
  if (standing.fixedBy.length === 0 && !ask.matterClosed)
    throw new Refusal('hazardState', { procedure: 'patrol', reason: 'notSaidFixed' })
  if (standing.fixedBy.includes(ask.personId))
    throw new Refusal('hazardState', { procedure: 'patrol', reason: 'sameEyes' })
}

function afterRegrading(standing: HazardStanding, ask: EventAsk): string | null {
  if (ask.grade === null || ask.grade === standing.grade)
    throw new Refusal('hazardState', { procedure: 'patrol', reason: 'sameGrade' })
  if (ask.note === '') throw new Refusal('missingInput', { procedure: 'patrol', input: 'note' })
  const soon = addDays(ask.onDay, recheck.days[ask.grade])
  // Never later by a lesser grade: the look that was due stays due.
  return standing.recheckOn !== null && standing.recheckOn < soon ? standing.recheckOn : soon
}

/** @throws Refusal invalidInput for a day gone by; hazardState for one too far */
export function dayAsked(grade: Grade, ask: Pick<EventAsk, 'recheckOn' | 'onDay'>): string | null {
  const { recheckOn, onDay } = ask
  if (recheckOn === null) return null
  if (recheckOn < onDay)
    throw new Refusal('invalidInput', { procedure: 'patrol', input: 'recheckOn', problem: 'past' })
  const last = addDays(onDay, postponing.days[grade])
  if (recheckOn > last)
    throw new Refusal('hazardState', {
      procedure: 'patrol',
      reason: 'tooFar',
      last,
      days: postponing.days[grade],
    })
  return recheckOn
}
