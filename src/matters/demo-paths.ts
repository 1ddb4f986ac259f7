/** The ways a matter of the demo may go, each a short sequence of moves under the real procedure. */

import * as moves from './demo-moves.ts'
import { dispatcher, supervisor } from './demo-moves.ts'
import { climbTo, type Run } from './demo-run.ts'

export type Path = (run: Run) => void

const rated = (run: Run) => {
  const share = run.telling.reporter === null || run.telling.channel === 'patrol' ? 0 : 0.62
  if (run.world.random.next() < share) moves.rate(run)
}
const finished: Path = run => {
  moves.handle(run)
  moves.verify(run)
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
  moves.undertake(run)
}
const answered: Path = run => {
  moves.answerSupervision(run)
  moves.explainOverdue(run)
}

/** By name, so that a schedule can ask for each. */
export const paths = {
  onSpot: run => {
    moves.solveOnSpot(run)
    moves.verify(run)
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
    moves.addInformation(run)
    atUnit(run)
    moves.comment(run)
    moves.urge(run)
    finished(run)
  },
  declined: run => {
    moves.file(run)
    moves.escalate(run)
    moves.declineEscalation(run)
    moves.undertake(run, moves.leader(run))
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
    moves.askExtension(run, '3')
    moves.answerExtension(run, true)
    finished(run)
  },
  extendedLong: run => {
    atUnit(run)
    moves.askExtension(run, '10')
    moves.answerExtension(run, true)
    finished(run)
  },
  extensionRefused: run => {
    atUnit(run)
    moves.askExtension(run, '2')
    moves.answerExtension(run, false)
    finished(run)
  },
  suspended: run => {
    atUnit(run)
    moves.suspend(run)
    moves.resume(run)
    finished(run)
  },
  supervised: run => {
    atUnit(run)
    moves.supervise(run)
    answered(run)
    finished(run)
  },
  reworked: run => {
    atUnit(run)
    moves.handle(run)
    moves.rework(run)
    finished(run)
  },
  reworkedTwice: run => {
    atGrid(run)
    moves.handle(run)
    moves.rework(run)
    moves.handle(run)
    moves.rework(run)
    moves.undertake(run)
    finished(run)
  },
  reopened: run => {
    atUnit(run)
    moves.handle(run)
    moves.verify(run)
    moves.reopen(run)
    finished(run)
  },
  unhappy: run => {
    atUnit(run)
    moves.handle(run)
    moves.verify(run)
    moves.rate(run, true)
    moves.callBack(run)
  },
  unhappyReopened: run => {
    atUnit(run)
    moves.handle(run)
    moves.verify(run)
    moves.rate(run, true)
    moves.reopen(run, supervisor(run))
    finished(run)
  },
  late: run => lateBy(run, 0),
  veryLate: run => lateBy(run, 8),
  toBanner: run => lateBy(run, 16),
  unclaimed: run => {
    climbTo(run, earlier(run, moves.overlook(run, 'filing', 1)))
    moves.file(run, dispatcher(run))
    moves.explainOverdue(run)
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
  notFiled: run => moves.notFile(run),
  withdrawn: run => {
    moves.file(run)
    moves.withdraw(run)
  },
  voided: run => moves.voidIt(run),
  mediated: run => {
    moves.file(run)
    moves.refer(run, 'mediation')
    moves.answerReferral(run, true)
  },
  petitioned: run => {
    moves.file(run, dispatcher(run))
    moves.refer(run, 'petition')
    moves.answerReferral(run, true)
  },
  referredBack: run => {
    moves.file(run)
    moves.refer(run, 'mediation')
    moves.answerReferral(run, false)
    moves.undertake(run)
    finished(run)
  },
  sealed: run => moves.seal(run),
} as const satisfies Record<string, Path>
export type PathName = keyof typeof paths

/** Forgotten for working days on end; the ladder goes up rung by rung until somebody answers. */
function lateBy(run: Run, workingDays: number): void {
  atUnit(run)
  climbTo(run, earlier(run, moves.overlook(run, 'handling', workingDays)))
  answered(run)
  finished(run)
}

function earlier(run: Run, at: Date): Date {
  return at < run.world.now ? at : run.world.now
}
