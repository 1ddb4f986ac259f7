/** Plays a list of acts on paper: for an office that wants to check the dates of a proceeding, and for tables of stories. Pure. */
import { Refusal } from '../kernel/errors.ts'
import type { Calendar } from './calendar.ts'
import { openTermOf } from './conditions.ts'
import { judge, type Rules } from './judge.ts'
import { openProceeding } from './opening.ts'
import type { Act, Actor, PostFacts, Procedure, StandingOf, Step, Who } from './procedure.ts'
import { ruleOf } from './terms.ts'

export interface PlayedAct {
  readonly step: string
  readonly at: Date
  readonly inputs?: Readonly<Record<string, unknown>>
  /** Left out: somebody who may. */
  readonly actor?: Actor
}

export interface Played {
  readonly acts: readonly Act[]
  readonly standing: StandingOf
}

/** Where a proceeding on paper lies; any unit and grid will do. */
export const paperUnit = '00000000-0000-4000-8000-000000000001'
const paperGrid = '00000000-0000-4000-8000-000000000002'
const paperCommunity = '00000000-0000-4000-8000-000000000003'

/**
 * Every act is judged by the same rules as in earnest, in the order of the list; only required inputs may be missing.
 * @throws Refusal of the first act that is not lawful, with the number of the act in its facts
 * @example play(rulesOf(petition), acts, makeCalendar()).standing.terms
 */
export function play(rules: Rules<unknown>, acts: readonly PlayedAct[], calendar: Calendar): Played {
  let played: Played | null = null
  for (const [index, act] of acts.entries()) {
    try {
      played = played ? next(rules, played, act, calendar, index) : first(rules.procedure, act, calendar)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Refusal(error.code, { ...error.facts, act: index + 1 })
    }
  }
  if (!played) throw new Refusal('missingInput', { input: 'acts' })
  return played
}

function first(
  procedure: Procedure,
  { step: name, at, inputs = {}, actor }: PlayedAct,
  calendar: Calendar,
): Played {
  const step = procedure.steps[name]
  if (!step?.from.includes(procedure.initial)) {
    const lawful = Object.keys(procedure.steps).filter(one =>
      procedure.steps[one]!.from.includes(procedure.initial),
    )
    throw new Refusal('unlawfulStep', {
      step: name,
      state: procedure.initial,
      procedure: procedure.id,
      lawful,
    })
  }
  const [who] = step.who
  const { act, standing } = openProceeding(
    procedure,
    {
      actId: actIdOf(0),
      step: name,
      actor: actor ?? actorFor(who!, null, 1),
      actorRole: who!.role,
      at,
      inputs,
      effects: { ownerUnitId: paperUnit, gridId: paperGrid, communityId: paperCommunity },
    },
    calendar,
  )
  return { acts: [act], standing }
}

function next(
  rules: Rules<unknown>,
  played: Played,
  asked: PlayedAct,
  calendar: Calendar,
  index: number,
): Played {
  const step = rules.procedure.steps[asked.step]
  const { standing } = played
  const actor = asked.actor ?? whoeverMay(rules.procedure, step, standing)
  const inputs = { ...defaultsOf(rules.procedure, step, standing), ...asked.inputs }
  const judged = judge(
    rules,
    { standing, actor, step: asked.step, inputs, at: asked.at, facts: null },
    calendar,
    actIdOf(index),
  )
  return { acts: [...played.acts, judged.act], standing: judged.standing }
}

/** Nobody is asked on paper which of several persons it was: the first who may, and somebody else for the second signature. */
function whoeverMay(procedure: Procedure, step: Step | undefined, standing: StandingOf): Actor {
  const who = step ? bestWho(procedure, step, standing) : undefined
  if (!step || !who) return { kind: 'system', id: null, posts: [] }
  const apart =
    who.of.includes('notHandler') ||
    step.apartFrom ||
    step.extension === 'grant' ||
    step.relabels === 'approve'
  return actorFor(who, standing, apart ? 2 + standing.actCount : 1)
}

/** An extension is granted by an approver its rule names. */
function bestWho(procedure: Procedure, step: Step, standing: StandingOf): Who | undefined {
  if (step.extension !== 'grant' && step.extension !== 'give') return step.who[0]
  const term =
    openTermOf(standing, standing.marks.extensionTerm) ??
    standing.terms.find(one => ruleOf(procedure, one).extension)
  const approvers = term ? (ruleOf(procedure, term).extension?.approvers ?? []) : []
  return step.who.find(who => approvers.includes(who.role)) ?? step.who[0]
}

/** One extensible term need not be named. */
function defaultsOf(
  procedure: Procedure,
  step: Step | undefined,
  standing: StandingOf,
): Record<string, unknown> {
  if (!step?.extension || step.extension === 'grant' || step.extension === 'refuse') return {}
  const term = standing.terms.find(one => ruleOf(procedure, one).extension)
  return term ? { term: term.term } : {}
}

/** Somebody at the declared post in all the declared relations. @param person tells persons apart */
export function actorFor(who: Who, standing: StandingOf | null, person: number): Actor {
  if (who.of.includes('system')) return { kind: 'system', id: null, posts: [] }
  if (who.of.includes('reporter')) return { kind: 'resident', id: null, posts: [] }
  const id = who.of.includes('handler') && standing?.handlerId ? standing.handlerId : personId(person)
  return { kind: 'staff', id, posts: [postFor(who, standing)] }
}

function postFor(who: Who, standing: StandingOf | null): PostFacts {
  return {
    role: who.role,
    unitId: (who.of.includes('unitBefore') ? standing?.marks.unitBefore : standing?.ownerUnitId) ?? paperUnit,
    communityId: standing?.communityId ?? paperCommunity,
    gridId: standing?.gridId ?? paperGrid,
  }
}

const actIdOf = (index: number) => `00000000-0000-4000-8000-${String(100 + index).padStart(12, '0')}`
const personId = (person: number) => `00000000-0000-4000-8000-${String(500 + person).padStart(12, '0')}`
