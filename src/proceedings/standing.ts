/** Where a proceeding stands: a fold over its acts. Needs neither calendar nor clock, so server and phone always agree. Pure. */
import type { Moved } from './act.ts'
import { endedPauses, stoppedByStep } from './pauses.ts'
import type { Act, OpenTerm, PauseOf, Procedure, StandingOf } from './procedure.ts'

/**
 * Replays acts from the first.
 * @param acts in order of seq, at least one
 * @throws Error when the log is empty or out of order: a bug or a damaged log, never a person's mistake
 * @example standing(matterProcedure, acts).state // 'handling'
 */
export function standing(procedure: Procedure, acts: readonly Act[]): StandingOf {
  const first = acts[0]
  if (!first) throw new Error('a proceeding has at least one act')
  return acts.reduce((before: StandingOf | null, act) => after(procedure, before, act), null)!
}

/** The standing after one more act. */
export function after(procedure: Procedure, before: StandingOf | null, act: Act): StandingOf {
  if (act.seq !== (before?.actCount ?? 0) + 1)
    throw new Error(`act ${act.id} has seq ${act.seq} after ${before?.actCount ?? 0}`)
  const { effects } = act
  const base = before ?? firstStanding(procedure, act)
  const step = procedure.steps[act.step]
  const ownerUnitId = effects.ownerUnitId ?? base.ownerUnitId
  const final = procedure.states[act.to]?.final ?? false
  return {
    ...base,
    state: act.to,
    level: effects.level ?? base.level,
    ownerUnitId,
    handlerId: effects.handlerId === undefined ? base.handlerId : effects.handlerId,
    gridId: effects.gridId === undefined ? base.gridId : effects.gridId,
    communityId: effects.communityId === undefined ? base.communityId : effects.communityId,
    urgent: effects.urgent ?? base.urgent,
    sealed: effects.sealed ?? base.sealed,
    suspended: effects.suspended ?? base.suspended,
    returnTo: effects.returnTo === undefined ? base.returnTo : effects.returnTo,
    label: effects.label ?? base.label,
    marks: withMarks(base.marks, effects.marks),
    ...termsAfter(base, act),
    counts: { ...base.counts, [act.step]: (base.counts[act.step] ?? 0) + 1 },
    takers: withTaker(base.takers, act),
    tracks: effects.tracks ? { ...base.tracks, ...effects.tracks } : base.tracks,
    handlers: step?.handles ? withOne(base.handlers, act.actorId) : base.handlers,
    approvers: step?.approves ? withOne(base.approvers, act.actorId) : base.approvers,
    unitIds: withOne(base.unitIds, ownerUnitId),
    closedAt: final ? (base.closedAt ?? act.at) : null,
    lastActAt: act.at,
    followsAt: isReminder(act) ? base.followsAt : act.at,
    actCount: act.seq,
  }
}

function firstStanding(procedure: Procedure, act: Act): StandingOf {
  const owner = act.effects.ownerUnitId
  if (!owner) throw new Error('the first act names the owner unit')
  return blankStanding(procedure, owner, act.at)
}

/** Before the first act. */
export function blankStanding(procedure: Procedure, owner: string, at: string): StandingOf {
  return {
    procedure: procedure.id,
    state: procedure.initial,
    level: 1,
    ownerUnitId: owner,
    handlerId: null,
    gridId: null,
    communityId: null,
    urgent: false,
    sealed: false,
    suspended: false,
    returnTo: null,
    label: null,
    marks: {},
    terms: [],
    closedTerms: [],
    counts: {},
    takers: {},
    tracks: Object.fromEntries(
      Object.entries(procedure.tracks ?? {}).map(([name, { initial }]) => [name, initial]),
    ),
    handlers: [],
    approvers: [],
    unitIds: [],
    openedAt: at,
    closedAt: null,
    lastActAt: at,
    followsAt: at,
    actCount: 0,
  }
}

function termsAfter(base: StandingOf, act: Act): Pick<StandingOf, 'terms' | 'closedTerms'> {
  const { effects } = act
  const closing = new Set(effects.closed)
  const closed = base.terms
    .filter(term => closing.has(term.term))
    .map(term => ({ ...term, closedAt: term.pausedAt ?? act.at }))
  const kept = base.terms.filter(term => !closing.has(term.term)).map(term => changedTerm(term, act))
  const opened = (effects.opened ?? []).map(
    (term): OpenTerm => ({
      ...term,
      ...(effects.recordedAt ? { knownAt: effects.recordedAt } : {}),
      extensions: [],
      pauses: [],
      pausedAt: null,
      rungs: [],
    }),
  )
  return { terms: [...kept, ...opened], closedTerms: [...base.closedTerms, ...closed] }
}

/** The order matters: an extension or a resumption says where the term ends after everything before it. */
function changedTerm(term: OpenTerm, act: Act): OpenTerm {
  const { effects } = act
  const of = <T extends { readonly term: string }>(list: readonly T[] | undefined) =>
    list?.find(one => one.term === term.term)
  let next = term
  const extended = of(effects.extended)
  if (extended) {
    const { amount, unit } = extended
    next = { ...next, ...endOf(extended), extensions: [...next.extensions, { amount, unit }] }
  }
  const moved = of(effects.moved)
  if (moved) next = { ...withVariant(next, moved.variant), ...endOf(moved) }
  const paused = of(effects.paused)
  if (paused && !stoppedByStep(next)) next = withPauses(next, [...next.pauses, { from: paused.at, to: null }])
  const resumed = of(effects.resumed)
  if (resumed) next = { ...withPauses(next, endedPauses(next.pauses, act.at)), ...endOf(resumed) }
  for (const one of effects.excluded ?? [])
    if (one.term === term.term) next = { ...withPauses(next, leftOut(next.pauses, one)), ...endOf(one) }
  if (next.dueAt > act.at && next.dueAt !== term.dueAt)
    next = { ...next, rungs: next.rungs.filter(rung => !afterDue.has(rung)) }
  if (effects.rung?.term === term.term) next = { ...next, rungs: [...next.rungs, effects.rung.rung] }
  return next
}

/** A term that is not overdue any more, because lawful time was left out, may become so again. */
const afterDue = new Set(['overdue', 'supervise', 'meeting', 'banner'])

const endOf = ({ dueAt, provisional }: Moved) => ({ dueAt, provisional })

function withVariant(term: OpenTerm, variant: string | null | undefined): OpenTerm {
  if (variant === undefined) return term
  const { variant: _, ...rest } = term
  return variant === null ? rest : { ...rest, variant }
}

/** The open one of the same cause ends, or a new one is added. */
function leftOut(pauses: readonly PauseOf[], one: PauseOf): readonly PauseOf[] {
  const { from, to, cause, evidence, approvedBy } = one
  const entry = {
    from,
    to,
    ...(cause === undefined ? {} : { cause }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
  }
  const open = pauses.findIndex(pause => pause.to === null && pause.cause === cause)
  return open < 0
    ? [...pauses, entry]
    : pauses.map((pause, index) => (index === open ? { ...pause, to } : pause))
}

function withPauses(term: OpenTerm, pauses: readonly PauseOf[]): OpenTerm {
  const open = pauses.filter(pause => pause.to === null).map(pause => pause.from)
  return { ...term, pauses, pausedAt: open.length ? open.sort()[0]! : null }
}

function withTaker(takers: StandingOf['takers'], { step, actorKind, actorId }: Act): StandingOf['takers'] {
  if (actorKind !== 'staff' || actorId === null) return takers
  return { ...takers, [step]: withOne(takers[step] ?? [], actorId) }
}

/**
 * An office that writes down a week's paper is not kept from it by the reminders sent meanwhile, nor by a grid that was
 * drawn anew; the mark of being overdue stands.
 */
function isReminder({ actorKind, step }: Act): boolean {
  return actorKind === 'system' && (step === 'remind' || step === 'warn' || step === 'changeGrid')
}

function withOne(list: readonly string[], one: string | null): readonly string[] {
  return one === null || list.includes(one) ? list : [...list, one]
}

function withMarks(
  marks: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>> | undefined,
): Readonly<Record<string, string>> {
  if (!changes) return marks
  return Object.fromEntries(
    Object.entries({ ...marks, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
