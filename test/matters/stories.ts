/** Stories of procedure 1, one a line: what happens | who does what, when | the state and level it ends in, or the refusal of the last step. A time stands before the step it belongs to: +2h is later by that much, 11-25T17:30 is that instant in Shanghai. */

const table = `
solved on the spot                           | leader.solveOnSpot member.verify | closed 1
the member who solved it does not verify     | member.solveOnSpot member.verify | separation
filed at the grid                            | leader.file | filed 1
filed at the community                       | director.file | filed 2
filed at the work committee                  | dispatcher.file | filed 3
a leader does not call a matter complex      | leader.file(complex=true) | notYours
not filed, the right way shown               | leader.notFile | notFiled 1
not filed without the right way              | leader.notFile(rightWay=) | missingInput
merged into another                          | leader.merge | merged 1
the grid handles it                          | leader.file leader.undertake leader.handle member.verify | closed 1
a leader does not take what lies higher      | director.file leader.undertake | notYours
dispatched, signed in, handled, verified     | dispatcher.file dispatcher.dispatch handler.signIn handler.startHandling handler.handle member.verify | closed 3
another department does not sign in          | dispatcher.file dispatcher.dispatch other.signIn | notYours
asked for after the term                     | dispatcher.file dispatcher.dispatch(askedOn=2026-12-10) | invalidInput
asked for on a day gone by                   | dispatcher.file dispatcher.dispatch(askedOn=2026-11-20) | invalidInput
returned once, dispatched again              | dispatcher.file dispatcher.dispatch handler.return dispatcher.redispatch | dispatched 3
returned after signing in                    | dispatcher.file dispatcher.dispatch handler.signIn +1h handler.return | returned 3
returned within four working hours           | dispatcher.file dispatcher.dispatch 11-23T16:30 handler.return | returned 3
returned a second after four working hours   | dispatcher.file dispatcher.dispatch 11-23T16:30:01 handler.return | tooLate
returned twice: the dispatcher decides no more | dispatcher.file dispatcher.dispatch handler.return dispatcher.redispatch handler.return dispatcher.redispatch | notYours
returned twice: the work committee rules     | dispatcher.file dispatcher.dispatch handler.return dispatcher.redispatch handler.return committee.ruleDispatch | dispatched 3
the work committee does not rule the first   | dispatcher.file dispatcher.dispatch handler.return committee.ruleDispatch | notYours
a third return is refused                    | dispatcher.file dispatcher.dispatch handler.return dispatcher.redispatch handler.return committee.ruleDispatch handler.return | limitReached
returned twice, sent to the banner, not back  | dispatcher.file dispatcher.dispatch handler.return dispatcher.redispatch handler.return dispatcher.escalateToDepartment other.return | limitReached
handled without the first contact            | dispatcher.file dispatcher.dispatch handler.signIn handler.startHandling(contact=) | missingInput
handled without a photo after                | leader.file leader.undertake leader.handle(after=) | missingInput
extension asked and granted                  | $department handler.requestExtension dispatcher.grantExtension | handling 3
extension in the last second                 | $department 11-26T17:30 handler.requestExtension | handling 3
extension one second late                    | $department 11-26T17:30:01 handler.requestExtension | tooLate
extension asked twice                        | $department handler.requestExtension head.requestExtension | limitReached
extended once and not again                  | $department handler.requestExtension dispatcher.grantExtension handler.requestExtension | limitReached
refused and asked again in time              | $department handler.requestExtension dispatcher.refuseExtension handler.requestExtension | handling 3
five days by the dispatcher                  | $department handler.requestExtension(days=5) dispatcher.grantExtension | handling 3
ten days not by the dispatcher               | $department handler.requestExtension(days=10) dispatcher.grantExtension | notYours
fifteen days by the work committee           | $department handler.requestExtension(days=15) committee.grantExtension | handling 3
twenty days by nobody                        | $department handler.requestExtension(days=20) | invalidInput
nothing to grant                             | $department dispatcher.grantExtension | unlawfulStep
one's own request                            | dispatcher.file dispatcher.undertake dispatcher.requestExtension dispatcher.grantExtension | separation
the other dispatcher grants it               | dispatcher.file dispatcher.undertake dispatcher.requestExtension dispatcher2.grantExtension | handling 3
suspended with a day to look again           | $department committee.suspend | suspended 3
suspended for thirty days                    | $department committee.suspend(recheckOn=2026-12-23) | suspended 3
suspended for thirty-one days                | $department committee.suspend(recheckOn=2026-12-24) | invalidInput
suspended until yesterday                    | $department committee.suspend(recheckOn=2026-11-22) | invalidInput
the dispatcher does not suspend              | $department dispatcher.suspend | notYours
resumed where it was                         | $department committee.suspend +48h dispatcher.resume | handling 3
resumed as signed in                         | dispatcher.file dispatcher.dispatch handler.signIn committee.suspend +48h committee.resume | signedIn 3
nobody handles while suspended               | $department committee.suspend handler.handle | unlawfulStep
a shorter label applies at once              | $department handler.relabel(label=inquiry) dispatcher.approveRelabel | unlawfulStep
a longer label waits for a second person     | $department handler.relabel(label=complaint) dispatcher.approveRelabel | handling 3
the work committee decides as well           | $department handler.relabel(label=complex) committee.approveRelabel | handling 3
the same label is no change                  | $department handler.relabel(label=help) | invalidInput
a label nobody knows                         | $department handler.relabel(label=praise) | invalidInput
one proposal at a time                       | $department handler.relabel(label=complaint) head.relabel(label=report) | limitReached
refused and proposed anew                    | $department handler.relabel(label=complaint) dispatcher.refuseRelabel handler.relabel(label=report) | handling 3
nobody approves a label of their own         | dispatcher.file dispatcher.relabel(label=complaint) dispatcher.approveRelabel | separation
the other dispatcher approves it             | dispatcher.file dispatcher.relabel(label=complaint) dispatcher2.approveRelabel | filed 3
whoever handled it approves no label         | dispatcher.file dispatcher2.undertake dispatcher.relabel(label=complaint) dispatcher2.approveRelabel | separation
the head of the department approves no label | $department handler.relabel(label=complaint) head.approveRelabel | notYours
not relabelled before it is filed            | leader.relabel(label=inquiry) | unlawfulStep
not relabelled when it is handled            | $handled handler.relabel(label=inquiry) | unlawfulStep
a proposal ends with the handling            | $department handler.relabel(label=complaint) handler.handle member.rework dispatcher.approveRelabel | unlawfulStep
proposed, set aside, decided                 | $department handler.relabel(label=complaint) committee.suspend dispatcher.approveRelabel | suspended 3
sent back once                               | $handled member.rework | handling 3
sent back twice goes up                      | leader.file leader.undertake leader.handle member.rework leader.handle member.reworkUp | escalated 2
a second time not to the same handler        | leader.file leader.undertake leader.handle member.rework leader.handle member.rework | limitReached
not up at the first time                     | $handled member.reworkUp | unlawfulStep
the supervisor verifies                      | $handled supervisor.verify | closed 3
the leader verifies what the leader did not handle | $handled leader.verify | closed 3
the handler does not verify                  | leader.file leader.undertake leader.handle leader.verify | separation
verified without a photo                     | $handled member.verify(evidence=) | missingInput
rated                                        | $closed resident.rate | closed 3
rated on the fifteenth day                   | $closed 12-08T23:59:59 resident.rate | closed 3
rated after fifteen days                     | $closed 12-09T00:00:01 resident.rate | tooLate
rated twice                                  | $closed resident.rate resident.rate | tooLate
staff do not rate                            | $closed handler.rate | notYours
dissatisfied and unsolved: called back       | $closed resident.rate(solved=no,satisfied=1) | callback 3
dissatisfied but solved: no call             | $closed resident.rate(solved=partly,satisfied=1) | closed 3
called back and closed                       | $closed resident.rate(solved=no,satisfied=2) supervisor.callBack | closed 3
called back and reopened                     | $closed resident.rate(solved=no,satisfied=2) supervisor.reopen | handling 3
after the call still reopened by the resident | $closed resident.rate(solved=no,satisfied=2) supervisor.callBack +24h resident.reopen | handling 3
reopened on the thirtieth day                | $closed 12-23T23:59:59 resident.reopen | handling 3
reopened after thirty days                   | $closed 12-24T00:00:01 resident.reopen | tooLate
the supervisor reopens                       | $closed supervisor.reopen | handling 3
reopened, handled and rated again            | $closed resident.rate resident.reopen handler.handle member.verify resident.rate | closed 3
the leader asks the community                | leader.file leader.escalate | escalated 2
the community asks the work committee        | leader.file leader.escalate director.escalate | escalated 3
nobody asks above the work committee         | leader.file leader.escalate director.escalate director.escalate | limitReached
the leader does not ask for the community    | leader.file leader.escalate leader.escalate | notYours
the resident asks once                       | leader.file resident.escalate | escalated 2
the resident asks a second time              | leader.file resident.escalate director.declineEscalation resident.escalate | limitReached
declined: back where it was                  | leader.file leader.escalate director.declineEscalation | filed 1
declined: back with who handled it           | leader.file leader.undertake leader.escalate director.declineEscalation leader.handle | verifying 1
the leader does not decline                  | leader.file leader.escalate leader.declineEscalation | notYours
sent up by rework it cannot be declined      | leader.file leader.undertake leader.handle member.rework leader.handle member.reworkUp director.declineEscalation | unlawfulStep
the community takes it up                    | leader.file leader.escalate director.undertake secretary.answerSupervision | unlawfulStep
escalated and dispatched                     | leader.file leader.escalate director.escalate dispatcher.dispatch | dispatched 3
to the banner outside local competence       | dispatcher.file dispatcher.escalateToDepartment(outsideCompetence=true) | dispatched 4
to the banner without having tried           | dispatcher.file dispatcher.escalateToDepartment | missingInput
to the banner after trying                   | $department dispatcher.escalateToDepartment | dispatched 4
referred to the police by the leader         | leader.file leader.refer | referred 1
referred to mediation without consent        | leader.file leader.refer(target=mediation) | missingInput
referred to mediation with consent           | leader.file leader.refer(target=mediation,consent=true) | referred 1
contact shared only with consent             | leader.file leader.refer(sharesContact=true) | missingInput
a leader does not refer to petition          | leader.file leader.refer(target=petition) | notYours
a community does not refer to petition       | director.file director.refer(target=petition) | notYours
a community refers to social assistance      | director.file director.refer(target=socialAssistance,consent=true) | referred 2
the dispatcher refers to petition            | dispatcher.file dispatcher.refer(target=petition) | referred 3
the referral is accepted                     | leader.file leader.refer director.acceptReferral | handedOver 1
the referral comes back                      | leader.file leader.refer +24h director.returnReferral | filed 1
referred while suspended, comes back running | $department committee.suspend dispatcher.refer +24h dispatcher.returnReferral | filed 3
sealed by the leader                         | leader.seal | sealed 1
the reporter withdraws                       | leader.file resident.withdraw | withdrawn 1
withdrawn while being verified               | $handled resident.withdraw | withdrawn 3
not withdrawn when closed                    | $closed resident.withdraw | unlawfulStep
voided by two                                | leader.proposeVoid director.void | voided 1
voided by one alone                          | leader.proposeVoid leader.void | separation
voided without a proposal                    | director.void | unlawfulStep
proposed twice                               | leader.proposeVoid director.proposeVoid | limitReached
whoever handled it does not void it          | director.file director.undertake dispatcher.proposeVoid director.void | separation
supervision ordered and answered             | leader.file supervisor.orderSupervision leader.answerSupervision | filed 1
supervision ordered twice                    | leader.file supervisor.orderSupervision supervisor.orderSupervision | limitReached
supervision not ordered, not answered        | leader.file leader.answerSupervision | unlawfulStep
nothing overdue, nothing to explain          | leader.file leader.explainOverdue | unlawfulStep
overdue and explained                        | leader.file +48h system.markOverdue leader.explainOverdue | filed 1
overdue explained twice                      | leader.file +48h system.markOverdue leader.explainOverdue leader.explainOverdue | unlawfulStep
urging keeps the state                       | leader.file supervisor.urge | filed 1
a comment when closed                        | $closed leader.comment | closed 3
a stranger's leader                          | stranger.file | notYours
an administrator                             | auditor.file | notYours
a step nobody knows                          | leader.dance | unlawfulStep
dispatching what is not filed                | dispatcher.dispatch | unlawfulStep
verifying what is not handled                | leader.file member.verify | unlawfulStep
`

const parts: Readonly<Record<string, string>> = {
  $department: 'dispatcher.file dispatcher.dispatch handler.signIn handler.startHandling',
  $handled: 'dispatcher.file dispatcher.dispatch handler.signIn handler.startHandling handler.handle',
  $closed:
    'dispatcher.file dispatcher.dispatch handler.signIn handler.startHandling handler.handle member.verify',
}

export interface Move {
  readonly who: string
  readonly step: string
  readonly changes: Readonly<Record<string, unknown>>
  /** Milliseconds to wait, or an instant; null: at once. */
  readonly when: number | Date | null
}
export interface Story {
  readonly story: string
  readonly moves: readonly Move[]
  readonly result: string
}

export const stories: readonly Story[] = table.trim().split('\n').map(readStory)

function readStory(line: string): Story {
  const [story, told, result] = line.split('|').map(part => part.trim()) as [string, string, string]
  const words = told.split(' ').flatMap(word => (parts[word] ?? word).split(' '))
  const moves: Move[] = []
  let when: Move['when'] = null
  for (const word of words) {
    const time = readTime(word)
    if (time !== null) when = time
    else {
      moves.push({ ...readMove(word), when })
      when = null
    }
  }
  return { story, moves, result }
}

function readTime(word: string): number | Date | null {
  const later = /^\+(\d+)h$/.exec(word)
  if (later) return Number(later[1]) * 3_600_000
  return /^\d\d-\d\dT/.test(word) ? new Date(`2026-${word}+08:00`) : null
}

function readMove(word: string): Omit<Move, 'when'> {
  const [, who, step, list = ''] = /^(\w+)\.(\w+)(?:\((.*)\))?$/.exec(word) ?? []
  if (!who || !step) throw new Error(`not a step: ${word}`)
  const changes = Object.fromEntries(
    list
      .split(',')
      .filter(Boolean)
      .map(pair => {
        const [name, value] = pair.split('=') as [string, string]
        return [name, readValue(value)]
      }),
  )
  return { who, step, changes }
}

function readValue(text: string): unknown {
  if (text === 'true') return true
  if (text === '') return null
  // Amounts of days are chosen from a list, as words.
  return text
}
