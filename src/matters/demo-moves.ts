/** The moves of which the demo's matters are made: who takes each step, with which words, and how soon. */
import { civilDay } from '../proceedings/clock.ts'
import type { Actor } from '../proceedings/procedure.ts'
import { categoryOf } from '../territory/index.ts'
import * as words from './demo-answers.ts'
import { go, photoIdAt, type Run } from './demo-run.ts'
import { officeMinutesAfter, pastDue, residentTime, weighted, withinTerm } from './demo-time.ts'

const reporter: Actor = { kind: 'resident', id: null, posts: [] }
type Share = readonly [number, number]

const last = (run: Run) => new Date(run.standing.lastActAt)
const within = (run: Run, term: string, share: Share) =>
  withinTerm(
    run.world,
    last(run),
    run.standing.terms.find(one => one.term === term && !one.pausedAt),
    share,
  )
const afterMinutes = (run: Run, from: number, to: number) =>
  officeMinutesAfter(run.world, last(run), run.world.random.between(from, to))
const pick = <T>(run: Run, from: readonly T[]): T => run.world.random.pick(from)
const handlingWords = (run: Run) =>
  words.handlingWords[categoryOf(run.telling.story.category)?.competence ?? 'community']
const photosAt = (run: Run, at: Date, count = 1) =>
  Array.from({ length: count }, () => photoIdAt(run.world, at))
const needsPhoto = (run: Run) => !['inquiry', 'suggestion'].includes(run.standing.label ?? '')

export const leader = (run: Run) => run.world.inRole('gridLeader', { gridId: run.standing.gridId })[0]!
const director = (run: Run) =>
  run.world.inRole('communityDirector', { communityId: run.standing.communityId })[0]!
export const dispatcher = (run: Run) =>
  run.world.named(run.world.random.next() < 0.7 ? 'dispatch' : 'dispatch2')
const committee = (run: Run) => run.world.named('secretary')
export const supervisor = (run: Run) => run.world.named('supervise')
const holder = (run: Run) => run.world.worker(run.standing.handlerId!)
const unitWorkers = (run: Run) => run.world.inRole('departmentHandler', { unitId: run.standing.ownerUnitId })
/** Who looks at it at its level. */
const atLevel = (run: Run) =>
  run.standing.level >= 3
    ? dispatcher(run)
    : run.standing.level === 2 || !run.standing.gridId
      ? director(run)
      : leader(run)

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
    { result: pick(run, words.solvedOnSpotWords), before: photosAt(run, at), after: photosAt(run, at) },
    at,
  )
}

export function undertake(run: Run, by: Actor = atLevel(run)): void {
  const term = run.standing.state === 'escalated' ? 'escalationDecision' : 'dispatching'
  go(run, by, 'undertake', { plan: pick(run, handlingWords(run).plans) }, within(run, term, [0.1, 0.8]))
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

/** @param late working days past due; null: in time */
export function handle(run: Run, late: number | null = null): void {
  const term = run.standing.terms.find(one => one.term === 'handling')
  const at =
    late === null || !term
      ? within(run, 'handling', [0.2, 0.85])
      : pastDue(run.world, new Date(term.dueAt), late)
  const suggestion =
    run.standing.label === 'suggestion'
      ? { adopted: pick(run, ['adopted', 'adopted', 'partly', 'notAdopted']) }
      : {}
  const photos = needsPhoto(run) ? { after: photosAt(run, at, run.world.random.next() < 0.15 ? 2 : 1) } : {}
  go(
    run,
    holder(run),
    'handle',
    {
      result: pick(run, handlingWords(run).results),
      contact: pick(run, words.verificationWords),
      ...suggestion,
      ...photos,
    },
    at,
  )
}

export function verify(run: Run): void {
  const at = within(run, 'verification', [0.1, 0.85])
  const residentAnswer =
    run.telling.reporter === null
      ? 'anonymous'
      : pick(run, ['solved', 'solved', 'solved', 'partly', 'unreachable'])
  const evidence = needsPhoto(run) ? { evidence: photosAt(run, at) } : {}
  go(
    run,
    run.standing.handlerId ? holder(run) : supervisor(run),
    'verify',
    { onSite: pick(run, words.verificationWords), residentAnswer, ...evidence },
    at,
  )
}

export function rework(run: Run): void {
  const again = (run.standing.counts.rework ?? 0) > 0
  const at = within(run, 'verification', [0.2, 0.8])
  go(
    run,
    run.standing.handlerId ? holder(run) : supervisor(run),
    again ? 'reworkUp' : 'rework',
    { reason: pick(run, words.reworkReasons), evidence: photosAt(run, at) },
    at,
  )
}

export function rate(run: Run, unhappy = false): void {
  const answers = words.residentAnswers.filter(one => (one.solved === 'no') === unhappy)
  const {
    solved,
    satisfied,
    words: said,
  } = weighted(
    run.world,
    answers.map(value => ({ value, weight: value.satisfied ** 2 })),
  )
  go(run, reporter, 'rate', { solved, satisfied, words: said }, evening(run, 'rating'))
}

export function reopen(run: Run, by: Actor = reporter): void {
  const at = by === reporter ? evening(run, 'reopening') : within(run, 'callback', [0.3, 0.8])
  go(run, by, 'reopen', { stillWrong: pick(run, words.reopenReasons) }, at)
}

export function callBack(run: Run): void {
  go(
    run,
    supervisor(run),
    'callBack',
    { heard: pick(run, words.verificationWords) },
    within(run, 'callback', [0.2, 0.8]),
  )
}

export function askExtension(run: Run, days: string): void {
  go(
    run,
    holder(run),
    'requestExtension',
    { days, reason: pick(run, words.extensionCauses) },
    within(run, 'handling', [0.3, 0.6]),
  )
}

export function answerExtension(run: Run, grants: boolean): void {
  const by = Number(run.standing.marks.extensionDays) > 5 ? committee(run) : dispatcher(run)
  go(
    run,
    by,
    grants ? 'grantExtension' : 'refuseExtension',
    grants ? {} : { reason: pick(run, words.decisionReasons) },
    within(run, 'handling', [0.1, 0.4]),
  )
}

export function suspend(run: Run): void {
  const at = afterMinutes(run, 60, 300)
  const [cause, reason] = pick(
    run,
    (['season', 'funds', 'ownership'] as const).map((one, i) => [one, words.suspensionCauses[i]!] as const),
  )
  const recheckOn = civilDay(new Date(at.getTime() + run.world.random.whole(18, 28) * 86_400_000))
  go(run, committee(run), 'suspend', { cause, reason, recheckOn }, at)
}

export function resume(run: Run): void {
  go(
    run,
    dispatcher(run),
    'resume',
    { reason: pick(run, words.handlingWords.community.plans) },
    within(run, 'recheck', [0.6, 0.95]),
  )
}

export function notFile(run: Run): void {
  const { reason, rightWay } = pick(run, words.notFiledReasons)
  const way = pick(run, ['court', 'administrative', 'other'])
  go(
    run,
    atLevel(run),
    'notFile',
    { reason, rightWay: way, rightWayDetail: rightWay },
    within(run, 'filing', [0.2, 0.8]),
  )
}

export function merge(run: Run, primary: { id: string; state: string }): void {
  go(run, atLevel(run), 'merge', { primary: primary.id }, within(run, 'filing', [0.2, 0.8]), primary)
}

export function withdraw(run: Run): void {
  go(
    run,
    reporter,
    'withdraw',
    { reason: pick(run, words.residentAnswers).words || words.residentAnswers[0]!.words },
    afterMinutes(run, 30, 200),
  )
}

export function voidIt(run: Run): void {
  const { reason } = words.notFiledReasons[1]!
  go(run, leader(run), 'proposeVoid', { reason }, afterMinutes(run, 10, 40))
  go(run, director(run), 'void', { reason }, afterMinutes(run, 10, 60))
}

export function refer(run: Run, target: string): void {
  const by = ['mediation', 'police110'].includes(target) ? atLevel(run) : dispatcher(run)
  const { whyNotHere } = pick(run, words.escalationReasons)
  go(
    run,
    by,
    'refer',
    { target, reason: whyNotHere, sharesContact: true, consent: true },
    afterMinutes(run, 20, 110),
  )
}

export function answerReferral(run: Run, accepts: boolean): void {
  const receivedBy = run.world.territory.unit(run.world.departments[0]!)!.name
  const inputs = accepts ? { receivedBy } : { receivedBy, reason: pick(run, words.returnReasons) }
  go(
    run,
    run.standing.level >= 3 ? dispatcher(run) : director(run),
    accepts ? 'acceptReferral' : 'returnReferral',
    inputs,
    within(run, 'referralAnswer', [0.2, 0.8]),
  )
}

export function seal(run: Run): void {
  go(run, dispatcher(run), 'seal', { reason: words.notFiledReasons[0]!.reason }, afterMinutes(run, 10, 60))
}

export function urge(run: Run): void {
  go(
    run,
    dispatcher(run),
    'urge',
    { reason: pick(run, words.reworkReasons) },
    within(run, 'handling', [0.3, 0.5]),
  )
}

export function supervise(run: Run): void {
  go(
    run,
    supervisor(run),
    'orderSupervision',
    { reason: pick(run, words.reopenReasons) },
    within(run, 'handling', [0.2, 0.4]),
  )
}

export function answerSupervision(run: Run): void {
  if (!run.standing.terms.some(term => term.term === 'supervisionReply')) return
  go(
    run,
    run.standing.handlerId ? holder(run) : atLevel(run),
    'answerSupervision',
    { answer: pick(run, handlingWords(run).plans) },
    afterMinutes(run, 30, 200),
  )
}

export function explainOverdue(run: Run): void {
  if (!run.standing.terms.some(term => term.term === 'overdueReason')) return
  go(
    run,
    run.standing.handlerId ? holder(run) : atLevel(run),
    'explainOverdue',
    { reason: pick(run, words.extensionCauses) },
    afterMinutes(run, 20, 120),
  )
}

export function comment(run: Run): void {
  go(
    run,
    run.standing.handlerId ? holder(run) : atLevel(run),
    'comment',
    { words: pick(run, handlingWords(run).plans) },
    afterMinutes(run, 20, 90),
  )
}

export function addInformation(run: Run): void {
  go(run, reporter, 'addInformation', { words: pick(run, words.reopenReasons) }, afterMinutes(run, 5, 40))
}

/** Waits until the ladder has gone past a term by that many working days; the next step finds it so. */
export function overlook(run: Run, term: string, workingDays: number): Date {
  const open = run.standing.terms.find(one => one.term === term)
  return open ? pastDue(run.world, new Date(open.dueAt), workingDays) : last(run)
}

/** In the evening, at home, within a window that ends. */
function evening(run: Run, term: string): Date {
  const around = within(run, term, [0.03, 0.45])
  const at = residentTime(run.world, around)
  return at > last(run) ? at : new Date(last(run).getTime() + 3_600_000)
}
