/** Where a proceeding stands: a fold over its acts. Needs neither calendar nor clock, so server and phone always agree. Pure. */
import type { Act, OpenTerm, Procedure, StandingOf } from './procedure.ts'

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
    handlers: step?.handles ? withOne(base.handlers, act.actorId) : base.handlers,
    approvers: step?.approves ? withOne(base.approvers, act.actorId) : base.approvers,
    unitIds: withOne(base.unitIds, ownerUnitId),
    closedAt: final ? (base.closedAt ?? act.at) : null,
    lastActAt: act.at,
    actCount: act.seq,
  }
}

function firstStanding(procedure: Procedure, act: Act): StandingOf {
  const owner = act.effects.ownerUnitId
  if (!owner) throw new Error('the first act names the owner unit')
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
    handlers: [],
    approvers: [],
    unitIds: [],
    openedAt: act.at,
    closedAt: null,
    lastActAt: act.at,
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
    (term): OpenTerm => ({ ...term, extensions: [], pauses: [], pausedAt: null, rungs: [] }),
  )
  return { terms: [...kept, ...opened], closedTerms: [...base.closedTerms, ...closed] }
}

function changedTerm(term: OpenTerm, act: Act): OpenTerm {
  const { effects } = act
  let next = term
  const extended = effects.extended?.find(one => one.term === term.term)
  if (extended) {
    const { amount, unit, dueAt, provisional } = extended
    next = { ...next, dueAt, provisional, extensions: [...next.extensions, { amount, unit }] }
  }
  const moved = effects.moved?.find(one => one.term === term.term)
  if (moved) next = { ...next, dueAt: moved.dueAt, provisional: moved.provisional }
  const paused = effects.paused?.find(one => one.term === term.term)
  if (paused && !next.pausedAt) next = { ...next, pausedAt: paused.at }
  const resumed = effects.resumed?.find(one => one.term === term.term)
  if (resumed && next.pausedAt) {
    const pauses = [...next.pauses, { from: next.pausedAt, to: act.at }]
    next = { ...next, dueAt: resumed.dueAt, provisional: resumed.provisional, pauses, pausedAt: null }
  }
  if (effects.rung?.term === term.term) next = { ...next, rungs: [...next.rungs, effects.rung.rung] }
  return next
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
