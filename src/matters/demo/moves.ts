/** Moves of the demo's matters on the way to somebody: filing, escalation, dispatch, return, beginning. */
import type { Actor } from '../../proceedings/procedure.ts'
import * as words from './answers.ts'
import {
  atLevel,
  committee,
  dispatcher,
  handlingWords,
  holder,
  leader,
  photosAt,
  pick,
  type Share,
  unitWorkers,
  within,
} from './manners.ts'
import { go, type Run } from './run.ts'

export function file(run: Run, by: Actor = atLevel(run), more: { complex?: boolean } = {}): void {
  go(run, by, 'file', { category: run.telling.story.category, ...more }, within(run, 'filing', [0.05, 0.85]))
}

export function solveOnSpot(run: Run): void {
  const { gridId } = run.standing
  const by = pick(run, [leader(run), ...run.world.inRole('gridMember', { gridId })])
  const at = within(run, 'filing', [0.2, 0.95])
  go(
    run,
    by,
    'solveOnSpot',
    {
      result: pick(run, words.solvedOnSpotWords),
      before: photosAt(run, at, 'before'),
      after: photosAt(run, at, 'after'),
    },
    at,
  )
}

/** @param person to whom it is given; null: whoever undertakes it does it */
export function undertake(run: Run, by: Actor = atLevel(run), person: string | null = null): void {
  const term = run.standing.state === 'escalated' ? 'escalationDecision' : 'dispatching'
  go(
    run,
    by,
    'undertake',
    { plan: pick(run, handlingWords(run).plans), ...(person ? { person } : {}) },
    within(run, term, [0.1, 0.8]),
  )
}

export function escalate(run: Run, by: Actor = atLevel(run), share: Share = [0.1, 0.85]): void {
  const term =
    { reported: 'filing', filed: 'dispatching', escalated: 'escalationDecision' }[run.standing.state] ??
    'handling'
  go(
    run,
    by,
    'escalate',
    { ...pick(run, words.escalationReasons) },
    within(run, term, term === 'handling' ? [0.1, 0.3] : share),
  )
}

export function declineEscalation(run: Run): void {
  const { random } = run.world
  const reason = random.pick(words.decisionReasons)
  go(run, atLevel(run), 'declineEscalation', { reason }, within(run, 'escalationDecision', [0.1, 0.6]))
}

/** The competent department; another one when it is passed on after a return. */
export function unitFor(run: Run, another = false): string {
  const own = run.world.departmentFor(run.telling.story.category)
  const others = run.world.departments.filter(id => id !== own)
  return another || own === null ? pick(run, others) : own
}

export function dispatch(run: Run, unit: string = unitFor(run)): void {
  const term = run.standing.state === 'escalated' ? 'escalationDecision' : 'dispatching'
  const askedResult = pick(run, handlingWords(run).plans)
  go(run, dispatcher(run), 'dispatch', { unit, askedResult }, within(run, term, [0.1, 0.8]))
}

export function escalateToDepartment(run: Run): void {
  const reasons = pick(run, words.escalationReasons)
  go(
    run,
    dispatcher(run),
    'escalateToDepartment',
    { unit: unitFor(run), ...reasons, outsideCompetence: true },
    within(run, 'escalationDecision', [0.1, 0.7]),
  )
}

export function signIn(run: Run): void {
  go(
    run,
    unitWorkers(run)[run.world.random.next() < 0.7 ? 0 : 1] ?? unitWorkers(run)[0]!,
    'signIn',
    {},
    within(run, 'signingIn', [0.1, 0.9]),
  )
}

export function giveBack(run: Run, by: Actor = unitWorkers(run)[0]!): void {
  go(
    run,
    by,
    'return',
    { reason: pick(run, words.returnReasons), suggestedUnit: unitFor(run, true) },
    within(run, 'returnWindow', [0.1, 0.5]),
  )
}

export function redispatch(run: Run, unit: string = unitFor(run, true)): void {
  const rules = (run.standing.counts.return ?? 0) >= 2
  const by = rules ? committee(run) : dispatcher(run)
  go(
    run,
    by,
    rules ? 'ruleDispatch' : 'redispatch',
    { unit, reason: pick(run, words.decisionReasons) },
    within(run, 'redispatching', [0.2, 0.9]),
  )
}

export function startHandling(run: Run): void {
  const plan = pick(run, handlingWords(run).plans)
  go(
    run,
    holder(run),
    'startHandling',
    { contact: pick(run, words.verificationWords), plan },
    within(run, 'firstContact', [0.05, 0.7]),
  )
}
