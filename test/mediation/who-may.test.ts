/** Who may take which step of mediation: procedures §11, one line a step. The resident is a party; `!` not by somebody who handled it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediationProcedure } from '../../src/mediation/procedure.ts'
import { readTable, whoMay } from '../support/who-may.ts'

/** Groups that the table names by one word. */
const groups: Readonly<Record<string, string>> = {
  mediators:
    'mediator@owner justiceOfficer@owner departmentHandler@owner communityPolice@owner courtFilingOfficer@owner workCommitteeDispatcher@owner',
  heads:
    'communityDirector@community communitySecretary@community departmentHead@owner workCommitteeDispatcher@everywhere',
  'heads!':
    'communityDirector@community! communitySecretary@community! departmentHead@owner! workCommitteeDispatcher@everywhere!',
}

const table = `
apply             | mediators communitySecretary@community communityDirector@community resident
find              | mediators gridLeader@grid gridMember@grid communitySecretary@community communityDirector@community
referIn           | communityDirector@community communityPolice@community communityCounsel@community workCommitteeDispatcher@everywhere departmentHandler@owner mediator@owner justiceOfficer@owner petitionOfficer@owner courtFilingOfficer@owner
fromMatter        | system
refuseReferral    | mediators heads
register          | mediators heads
signForDelegation | mediators
notAccept         | heads
askConsent        | mediators
visitForConsent   | mediators
accept            | mediators
acceptDelegated   | mediators
settleOnSpot      | mediators
withdraw          | mediators resident
schedule          | mediators heads
startMediating    | mediators
investigate       | mediators
adjourn           | mediators
adjournDelegated  | mediators
adjournJoint      | mediators
extend            | mediators
agreeWritten      | mediators
agreeOral         | mediators
putInWriting      | mediators
fail              | mediators
askRecusal        | mediators resident
replaceMediator   | heads
keepMediator      | heads
stop              | mediators resident
startPerformance  | mediators
reportPerformance | mediators resident
recordInstalment  | mediators
takeBackReceipt   | mediators
reopenPerformance | mediators
followUp          | mediators
recordPerformed   | mediators
followUpAfter     | mediators
recordBreach      | mediators resident
urgePerformance   | mediators
sue               | mediators resident
enforce           | mediators resident
mediateAgain      | mediators
notifyEnd         | mediators
tellSender        | mediators
archive           | mediators communityDirector@community communityWorker@community
advise            | communityCounsel@community
reportDanger      | mediators heads gridLeader@grid gridMember@grid
liftDanger        | mediators heads
offerHandOver     | mediators heads
acceptHandOver    | mediators communitySecretary@owner communityDirector@owner departmentHead@owner
acceptDelegation  | mediators communitySecretary@owner communityDirector@owner departmentHead@owner
refuseHandOver    | mediators communitySecretary@owner communityDirector@owner departmentHead@owner
recallHandOver    | heads communityPolice@unitBefore departmentHandler@unitBefore mediator@unitBefore justiceOfficer@unitBefore courtFilingOfficer@unitBefore
returnHandOver    | mediators communitySecretary@owner communityDirector@owner departmentHead@owner
endDelegation     | mediators communitySecretary@owner communityDirector@owner departmentHead@owner
relabelDelegated  | mediators heads
newRound          | mediators
escalate          | communitySecretary@community communityDirector@community mediator@owner justiceOfficer@owner
acceptEscalation  | workCommitteeDispatcher@everywhere workCommitteeSecretary@everywhere
declineEscalation | workCommitteeDispatcher@everywhere workCommitteeSecretary@everywhere
acceptJoint       | mediators
fileConfirmation  | mediators resident
courtAccepts      | mediators
courtDeclines     | mediators
courtExtends      | mediators courtPresident@everywhere
courtConfirms     | mediators
courtRejects      | mediators
dropConfirmation  | mediators resident
courtRevokes      | mediators
applyPublicOrder  | mediators resident
policeAgrees      | mediators
policeRefuses     | mediators
suspend           | heads!
resume            | mediators heads
merge             | mediators heads
proposeVoid       | mediators heads
void              | mediators heads
assign            | mediators heads
leaveOut          | heads
endLeaveOut       | heads
relabel           | mediators heads
approveRelabel    | heads!
refuseRelabel     | heads!
refer             | mediators heads
acceptReferral    | mediators heads
returnReferral    | mediators heads
urge              | heads supervisor@everywhere
orderSupervision  | supervisor@everywhere
answerSupervision | mediators heads
explainOverdue    | mediators heads
declareRecusal    | mediators
comment           | mediators heads supervisor@everywhere
remind            | system
warn              | system
markOverdue       | system
superviseOverdue  | system
listAtMeeting     | system
reportToBanner    | system
recomputeTerms    | system
changeGrid        | system
`

test('mediation: every step, every role', () => {
  assert.deepEqual(whoMay(mediationProcedure).map(inFull), readTable(table).map(inFull))
})

/** Groups written out, each role once with the farthest place it may act from, in the order of the alphabet. */
function inFull(line: string): string {
  const [step, may] = line.split(' | ') as [string, string]
  const places = new Map<string, string>()
  for (const one of may.split(' ').flatMap(word => (groups[word] ?? word).split(' '))) {
    const role = one.split('@')[0]!
    if (!places.get(role)?.includes('@everywhere')) places.set(role, one)
  }
  return `${step} | ${[...places.values()].sort().join(' ')}`
}
