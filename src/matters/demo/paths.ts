/** The ways a matter of the demo may go, each a short sequence of moves under the real procedure. */

import { dispatcher, leader, supervisor } from './manners.ts'
import * as moves from './moves.ts'
import * as answer from './moves-answer.ts'
import * as side from './moves-side.ts'
import { climbTo, type Run } from './run.ts'

export type Path = (run: Run) => void

const rated = (run: Run) => {
  const share = run.telling.reporter === null || run.telling.channel === 'patrol' ? 0 : 0.62
  if (run.world.random.next() < share) answer.rate(run)
}
const finished: Path = run => {
  answer.handle(run)
  answer.verify(run)
  rated(run)
}
/** Directly by the dispatcher, or up from the grid through the community. */
const toUnit: Path = run => {
  if (run.standing.gridId && run.world.random.next() < 0.4) {
    moves.file(run)
    moves.escalate(run)
    moves.escalate(run)
  } else moves.file(run, dispatcher(run))
  moves.dispatch(run)
}
const atUnit: Path = run => {
  toUnit(run)
  moves.signIn(run)
  moves.startHandling(run)
}
const atGrid: Path = run => {
  moves.file(run)
  const members = run.world.inRole('gridMember', { gridId: run.standing.gridId })
  const given = run.standing.level === 1 && run.world.random.next() < 0.4
  moves.undertake(run, undefined, given ? run.world.random.pick(members).id : null)
}
const answered: Path = run => {
  side.answerSupervision(run)
  side.explainOverdue(run)
}

/** By name, so that a schedule can ask for each. */
export const paths = {
  onSpot: run => {
    moves.solveOnSpot(run)
    answer.verify(run)
    rated(run)
  },
  grid: run => {
    atGrid(run)
    finished(run)
  },
  community: run => {
    if (run.standing.gridId) {
      moves.file(run)
      moves.escalate(run)
      moves.undertake(run)
    } else atGrid(run)
    finished(run)
  },
  committee: run => {
    moves.file(run, dispatcher(run))
    moves.undertake(run, dispatcher(run))
    finished(run)
  },
  unit: run => {
    atUnit(run)
    finished(run)
  },
  talkative: run => {
    side.addInformation(run)
    atUnit(run)
    side.comment(run)
    side.urge(run)
    finished(run)
  },
  declined: run => {
    moves.file(run)
    moves.escalate(run)
    moves.declineEscalation(run)
    moves.undertake(run, leader(run))
    finished(run)
  },
  returnedOnce: run => {
    toUnit(run)
    moves.giveBack(run)
    moves.redispatch(run)
    moves.signIn(run)
    moves.startHandling(run)
    finished(run)
  },
  returnedTwice: run => {
    toUnit(run)
    moves.giveBack(run)
    moves.redispatch(run)
    moves.signIn(run)
    moves.giveBack(run)
    moves.redispatch(run, moves.unitFor(run))
    moves.signIn(run)
    moves.startHandling(run)
    finished(run)
  },
  topDepartment: run => {
    moves.file(run)
    moves.escalate(run)
    moves.escalate(run)
    moves.escalateToDepartment(run)
    moves.signIn(run)
    moves.startHandling(run)
    finished(run)
  },
  extended: run => {
    atUnit(run)
    side.askExtension(run, '3')
    side.answerExtension(run, true)
    finished(run)
  },
  extendedLong: run => {
    atUnit(run)
    side.askExtension(run, '10')
    side.answerExtension(run, true)
    finished(run)
  },
  extensionRefused: run => {
    atUnit(run)
    side.askExtension(run, '2')
    side.answerExtension(run, false)
    finished(run)
  },
  relabelled: run => {
    atUnit(run)
    side.relabel(run, true)
    finished(run)
  },
  relabelRefused: run => {
    atUnit(run)
    side.relabel(run, false)
    finished(run)
  },
  suspended: run => {
    atUnit(run)
    side.suspend(run)
    side.resume(run)
    finished(run)
  },
  supervised: run => {
    atUnit(run)
    side.supervise(run)
    answered(run)
    finished(run)
  },
  reworked: run => {
    atUnit(run)
    answer.handle(run)
    answer.rework(run)
    finished(run)
  },
  reworkedTwice: run => {
    atGrid(run)
    answer.handle(run)
    answer.rework(run)
    answer.handle(run)
    answer.rework(run)
    moves.undertake(run)
    finished(run)
  },
  reopened: run => {
    atUnit(run)
    answer.handle(run)
    answer.verify(run)
    answer.reopen(run)
    finished(run)
  },
  unhappy: run => {
    atUnit(run)
    answer.handle(run)
    answer.verify(run)
    answer.rate(run, true)
    answer.callBack(run)
  },
  unhappyReopened: run => {
    atUnit(run)
    answer.handle(run)
    answer.verify(run)
    answer.rate(run, true)
    answer.reopen(run, supervisor(run))
    finished(run)
  },
  late: run => lateBy(run, 0),
  veryLate: run => lateBy(run, 8),
  toBanner: run => lateBy(run, 16),
  unclaimed: run => {
    climbTo(run, earlier(run, side.overlook(run, 'filing', 1)))
    moves.file(run, dispatcher(run))
    side.explainOverdue(run)
    moves.dispatch(run)
    moves.signIn(run)
    moves.startHandling(run)
    finished(run)
  },
  complex: run => {
    moves.file(run, dispatcher(run), { complex: true })
    moves.dispatch(run)
    moves.signIn(run)
    moves.startHandling(run)
    finished(run)
  },
  notFiled: run => side.notFile(run),
  withdrawn: run => {
    moves.file(run)
    side.withdraw(run)
  },
  voided: run => side.voidIt(run),
  mediated: run => {
    moves.file(run)
    side.refer(run, 'mediation')
    side.answerReferral(run, true)
  },
  petitioned: run => {
    moves.file(run, dispatcher(run))
    side.refer(run, 'petition')
    side.answerReferral(run, true)
  },
  referredBack: run => {
    moves.file(run)
    side.refer(run, 'mediation')
    side.answerReferral(run, false)
    moves.undertake(run)
    finished(run)
  },
  sealed: run => side.seal(run),
} as const satisfies Record<string, Path>
export type PathName = keyof typeof paths

/** Forgotten for working days on end; the ladder goes up rung by rung until somebody answers. */
function lateBy(run: Run, workingDays: number): void {
  atUnit(run)
  climbTo(run, earlier(run, side.overlook(run, 'handling', workingDays)))
  answered(run)
  finished(run)
}

function earlier(run: Run, at: Date): Date {
  return at < run.world.now ? at : run.world.now
}
