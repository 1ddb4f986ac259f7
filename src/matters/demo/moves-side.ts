/** Moves of the demo's matters beside the way: extension, suspension, referral, ends without an answer, oversight. */
import { civilDay } from '../../proceedings/clock.ts'
import * as words from './answers.ts'
import {
  afterMinutes,
  atLevel,
  committee,
  director,
  dispatcher,
  handlingWords,
  holder,
  last,
  leader,
  pick,
  reporter,
  supervisor,
  within,
} from './manners.ts'
import { go, type Run } from './run.ts'
import { pastDue } from './time.ts'

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

/** Proposed by whoever handles it, decided by the dispatcher. */
export function relabel(run: Run, agrees: boolean): void {
  const inputs = words.relabelReasons[run.standing.label ?? 'help']!
  go(run, holder(run), 'relabel', { ...inputs }, within(run, 'handling', [0.05, 0.2]))
  const reason = agrees ? {} : { reason: pick(run, words.relabelRefusals) }
  go(
    run,
    dispatcher(run),
    agrees ? 'approveRelabel' : 'refuseRelabel',
    reason,
    within(run, 'handling', [0.05, 0.2]),
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
