/** Lawful walks through any procedure, thrown with dice: somebody who may, inputs that fit, time that passes. */

import { Refusal } from '../../src/kernel/errors.ts'
import { matterRules } from '../../src/matters/consequences.ts'
import { noFacts } from '../../src/matters/facts.ts'
import { allProcedures } from '../../src/procedures.ts'
import type { Calendar } from '../../src/proceedings/calendar.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { addDays } from '../../src/proceedings/days.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { judge, type Rules } from '../../src/proceedings/judge.ts'
import { openProceeding } from '../../src/proceedings/opening.ts'
import { actorFor, paperUnit } from '../../src/proceedings/play.ts'
import type { Act, Actor, StandingOf, Step, Who } from '../../src/proceedings/procedure.ts'
import { type Dice, inputsOf, uuid } from './walk-inputs.ts'

/** Every procedure there is, with the rules it runs by. */
export const everyRules: readonly Rules<unknown>[] = allProcedures.map(procedure =>
  procedure.id === 'matter' ? (matterRules as Rules<unknown>) : rulesOf(procedure),
)

/** One move as it was asked for: the same can be asked again elsewhere. */
export interface Move {
  readonly step: string
  readonly who: Who
  readonly person: number
  readonly at: Date
  readonly inputs: Readonly<Record<string, unknown>>
}
export interface Taken {
  readonly move: Move
  readonly act: Act
  readonly before: StandingOf | null
  readonly standing: StandingOf
}

/** What the system does by itself, and what moves nothing: thrown in between, not walked. */
export const aside: ReadonlySet<string> = new Set([
  ...[
    'remind',
    'warn',
    'markOverdue',
    'superviseOverdue',
    'listAtMeeting',
    'reportToBanner',
    'recomputeTerms',
    'changeGrid',
  ],
  ...[
    'comment',
    'addInformation',
    'urge',
    'orderSupervision',
    'answerSupervision',
    'explainOverdue',
    'declareRecusal',
    'assign',
  ],
])

/** @param length of the walk at most; it ends where nothing more is lawful */
export function walk(rules: Rules<unknown>, dice: Dice, length: number, calendar: Calendar): Taken[] {
  const taken = [begun(rules, dice, calendar)]
  while (taken.length < length) {
    const { standing } = taken.at(-1)!
    const at = new Date(Date.parse(standing.lastActAt) + waiting(dice))
    const next = candidates(rules, standing, dice).reduce<Taken | null>(
      (found, [step, who]) =>
        found ?? tried(rules, standing, moveTo(rules, step, who, at, standing, dice), calendar),
      null,
    )
    if (!next) return taken
    taken.push(next)
  }
  return taken
}

/** Null when it is refused: whatever else goes wrong is a fault. */
export function tried(
  rules: Rules<unknown>,
  standing: StandingOf,
  move: Move,
  calendar: Calendar,
): Taken | null {
  const actor = actorOf(move, standing)
  const question = {
    standing,
    actor,
    step: move.step,
    inputs: move.inputs,
    at: move.at,
    facts: factsFor(rules, standing, move.inputs),
  }
  try {
    return { move, before: standing, ...judge(rules, question, calendar, uuid(1000 + standing.actCount)) }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

const actorOf = ({ who, person }: Move, standing: StandingOf): Actor => actorFor(who, standing, person)

function begun({ procedure }: Rules<unknown>, dice: Dice, calendar: Calendar): Taken {
  const beginnings = Object.keys(procedure.steps).filter(name =>
    procedure.steps[name]!.from.includes(procedure.initial),
  )
  const step = beginnings[dice(beginnings.length)]!
  const declared = procedure.steps[step]!
  const at = instantOf(addDays('2025-09-01', dice(400)), ['08:40', '11:59', '17:29', '22:15'][dice(4)]!)
  const who = declared.who[dice(declared.who.length)]!
  const move: Move = { step, who, person: 1, at, inputs: inputsOf(declared, at, null, dice) }
  const natures = ['inquiry', 'help', 'suggestion', 'complaint', 'report']
  const effects = {
    ownerUnitId: paperUnit,
    gridId: uuid(2),
    communityId: uuid(3),
    handlerId: null,
    level: 1 as const,
  }
  const own = procedure.id === 'matter' ? { label: natures[dice(5)]!, urgent: dice(4) === 0 } : {}
  const actor = actorFor(who, null, 1)
  const opening = {
    actId: uuid(999),
    step,
    actor,
    actorRole: who.role,
    at,
    inputs: move.inputs,
    effects: { ...effects, ...own },
  }
  return { move, before: null, ...openProceeding(procedure, opening, calendar) }
}

/** Steps from here in an order thrown by dice, the ordinary way on first and endings last, each with one of those who may. */
function candidates(
  { procedure }: Rules<unknown>,
  { state }: StandingOf,
  dice: Dice,
): (readonly [string, Who])[] {
  const steps = Object.entries(procedure.steps).filter(
    ([name, step]) => step.from.includes(state) && !aside.has(name),
  )
  const weight = ([, step]: [string, Step]) =>
    dice(100) + (procedure.states[step.to]?.final ? 80 : 0) - (step.primary ? 40 : 0)
  return steps
    .map(entry => [weight(entry), entry] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, 8)
    .map(([, [name, step]]) => [name, step.who[dice(step.who.length)]!] as const)
}

function moveTo(
  { procedure }: Rules<unknown>,
  step: string,
  who: Who,
  at: Date,
  standing: StandingOf,
  dice: Dice,
): Move {
  return { step, who, person: 1 + dice(4), at, inputs: inputsOf(procedure.steps[step]!, at, standing, dice) }
}

/** Minutes, hours or weeks: more often short than long. */
function waiting(dice: Dice): number {
  const hour = 3_600_000
  return (
    [0, 60_000, hour, 5 * hour, 24 * hour, 3 * 24 * hour, 12 * 24 * hour, 40 * 24 * hour][
      dice(dice(3) === 0 ? 8 : 6)
    ]! + dice(1000)
  )
}

function factsFor({ procedure }: Rules<unknown>, standing: StandingOf, inputs: Move['inputs']): unknown {
  if (procedure.id !== 'matter') return null
  const day = inputs.recheckOn ?? inputs.askedOn
  return {
    ...{
      ...noFacts,
      nature: standing.label ?? 'help',
      communityUnitId: uuid(12),
      workCommitteeUnitId: uuid(11),
      verifierId: uuid(599),
    },
    primary: typeof inputs.primary === 'string' ? { id: inputs.primary, state: 'filed' } : null,
    namedDayEndsAt: typeof day === 'string' ? instantOf(addDays(day, 1), '00:00') : null,
  }
}
