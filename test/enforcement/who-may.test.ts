/** Who may take which step of enforcement: the table as agreed, stage by stage, held against the declaration for every role. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enforcementProcedures } from '../../src/enforcement/index.ts'
import { writtenOut } from '../support/circles.ts'
import { whoMay } from '../support/who-may.ts'

const circles = {
  stages: 'enforcementJudge courtFilingOfficer courtSearchOfficer courtDisposalOfficer courtPaymentOfficer',
  deciders: 'enforcementJudge courtPresident',
  money: 'courtPaymentOfficer financeOfficer',
  recorders: 'enforcementJudge courtFilingOfficer courtSearchOfficer',
  searchers: 'enforcementJudge courtSearchOfficer',
}

/** `@owner`: of the court that owns it; `!`: not by somebody who handled it. */
const table = `
apply                     | courtFilingOfficer@owner resident
referIn                   | system
applyOnReferral           | courtFilingOfficer@owner resident
declineReferral           | courtFilingOfficer@owner
transferFromTrial         | courtFilingOfficer@owner
file                      | courtFilingOfficer@owner
refuse                    | courtFilingOfficer@owner
triageFast                | enforcementJudge@owner
triageOrdinary            | enforcementJudge@owner
proposeOrdinary           | enforcementJudge@owner
leaveFastTrack            | enforcementJudge@owner! courtPresident@owner
notify                    | courtFilingOfficer@owner
serve                     | enforcementJudge@owner courtFilingOfficer@owner
serveElectronically       | enforcementJudge@owner courtFilingOfficer@owner
announceService           | courtFilingOfficer@owner
completeAnnouncement      | courtFilingOfficer@owner
askCommunity              | searchers@owner
recordCommunityAnswer     | searchers@owner
tellOfHigherCourt         | enforcementJudge@owner courtFilingOfficer@owner
searchFirst               | courtSearchOfficer@owner
search                    | courtSearchOfficer@owner
recordFinding             | courtSearchOfficer@owner
control                   | courtSearchOfficer@owner
findNoAssets              | courtSearchOfficer@owner
giveLead                  | courtFilingOfficer@owner courtSearchOfficer@owner resident
giveUrgentLead            | courtFilingOfficer@owner courtSearchOfficer@owner resident
checkLead                 | courtSearchOfficer@owner
checkUrgentLead           | courtSearchOfficer@owner
recordAssetReport         | recorders@owner
noteAssetChange           | recorders@owner
recordAssetChange         | recorders@owner
freezeFunds               | searchers@owner
freezeFundsFirst          | searchers@owner
renewFunds                | searchers@owner
liftFunds                 | searchers@owner
seizeMovables             | searchers@owner
seizeMovablesFirst        | searchers@owner
renewMovables             | searchers@owner
liftMovables              | searchers@owner
sealImmovables            | searchers@owner
sealImmovablesFirst       | searchers@owner
renewImmovables           | searchers@owner
liftImmovables            | searchers@owner
coerce                    | enforcementJudge@owner
proposeMeasure            | enforcementJudge@owner
proposeFurtherMeasure     | enforcementJudge@owner
decideMeasure             | courtPresident@owner
declineMeasure            | courtPresident@owner
declineFurtherMeasure     | courtPresident@owner
liftRestrictions          | searchers@owner
demand                    | enforcementJudge@owner
recordPartPayment         | enforcementJudge@owner courtPaymentOfficer@owner
confirmPaid               | enforcementJudge@owner courtPaymentOfficer@owner
confirmPaidDirectly       | enforcementJudge@owner resident
settle                    | enforcementJudge@owner
payInstalment             | enforcementJudge@owner courtPaymentOfficer@owner
urgeInstalment            | enforcementJudge@owner
markBreached              | enforcementJudge@owner
startResumptionPeriod     | enforcementJudge@owner courtFilingOfficer@owner
applyForResumption        | courtFilingOfficer@owner resident
grantResumption           | enforcementJudge@owner
refuseResumption          | enforcementJudge@owner
entrustValuation          | courtDisposalOfficer@owner
recordValuation           | courtDisposalOfficer@owner
announceMovablesAuction   | courtDisposalOfficer@owner
announceImmovablesAuction | courtDisposalOfficer@owner
sellMovables              | courtDisposalOfficer@owner
sellImmovables            | courtDisposalOfficer@owner
failAuction               | courtDisposalOfficer@owner
withdrawAuction           | courtDisposalOfficer@owner
sellPrivately             | courtDisposalOfficer@owner
setOff                    | courtDisposalOfficer@owner
recordPrice               | courtDisposalOfficer@owner
serveSaleRuling           | courtDisposalOfficer@owner
handOver                  | courtDisposalOfficer@owner
serveDistributionPlan     | courtDisposalOfficer@owner
objectToPlan              | courtDisposalOfficer@owner resident
confirmPlan               | courtDisposalOfficer@owner
opposeObjection           | courtDisposalOfficer@owner resident
amendPlan                 | courtDisposalOfficer@owner
sueOnPlan                 | courtDisposalOfficer@owner resident
keepPlan                  | courtDisposalOfficer@owner
decidePlanSuit            | courtDisposalOfficer@owner
raiseOutsiderObjection    | courtFilingOfficer@owner courtDisposalOfficer@owner
upholdOutsider            | deciders@owner!
rejectOutsider            | deciders@owner!
sueOnOutsider             | courtFilingOfficer@owner resident
clearOutsider             | courtFilingOfficer@owner courtDisposalOfficer@owner
decideOutsiderSuit        | courtFilingOfficer@owner courtDisposalOfficer@owner
raiseConductObjection     | courtFilingOfficer@owner resident
decideConductObjection    | deciders@owner!
askConductReview          | courtFilingOfficer@owner resident
recordConductReview       | courtFilingOfficer@owner courtDisposalOfficer@owner
receiveMoney              | money@owner
receiveFurther            | money@owner
noticeArrival             | money@owner
computeRelease            | enforcementJudge@owner courtPaymentOfficer@owner
approveRelease            | enforcementJudge@owner! courtPresident@owner
returnRelease             | enforcementJudge@owner! courtPresident@owner
release                   | money@owner
delayRelease              | courtPresident@owner
renewDelay                | courtPresident@owner
endDelay                  | enforcementJudge@owner courtPaymentOfficer@owner courtPresident@owner
liftMeasures              | searchers@owner
stay                      | enforcementJudge@owner
postpone                  | enforcementJudge@owner
liftStay                  | enforcementJudge@owner
terminate                 | enforcementJudge@owner
endOtherwise              | enforcementJudge@owner
talkToCreditor            | enforcementJudge@owner
proposeRoundTermination   | enforcementJudge@owner
signRoundTermination      | courtFilingOfficer@owner resident
approveRoundTermination   | courtPresident@owner!
refuseRoundTermination    | courtPresident@owner!
closeRound                | courtClosingOfficer@owner!
searchAgain               | courtSearchOfficer@owner
resumeRound               | enforcementJudge@owner courtFilingOfficer@owner
endRoundSearches          | courtSearchOfficer@owner courtClosingOfficer@owner!
proposeClosing            | enforcementJudge@owner
proposeClosingAfterRuling | enforcementJudge@owner
approveClosing            | courtClosingOfficer@owner!
returnClosing             | courtClosingOfficer@owner!
suspend                   | courtPresident@owner!
resume                    | stages@owner courtPresident@owner
withdraw                  | stages@owner resident
merge                     | stages@owner courtPresident@owner
proposeVoid               | stages@owner courtPresident@owner
void                      | stages@owner courtPresident@owner
assign                    | stages@owner courtPresident@owner
askExtension              | stages@owner
grantExtension            | courtPresident@owner!
refuseExtension           | courtPresident@owner!
extend                    | courtPresident@owner!
leaveOut                  | courtPresident@owner
endLeaveOut               | courtPresident@owner
relabel                   | stages@owner courtPresident@owner
approveRelabel            | courtPresident@owner!
refuseRelabel             | courtPresident@owner!
refer                     | stages@owner courtPresident@owner
acceptReferral            | stages@owner courtPresident@owner
returnReferral            | stages@owner courtPresident@owner
urge                      | courtPresident@owner procurator@everywhere
orderSupervision          | courtPresident@owner procurator@everywhere
answerSupervision         | stages@owner courtPresident@owner
explainOverdue            | stages@owner courtPresident@owner
declareRecusal            | stages@owner
comment                   | stages@owner courtPresident@owner procurator@everywhere
remind                    | system
warn                      | system
markOverdue               | system
superviseOverdue          | system
listAtMeeting             | system
reportToBanner            | system
recomputeTerms            | system
changeGrid                | system
`

test('who may take which step of enforcement', () => {
  assert.deepEqual(
    writtenOut(whoMay(enforcementProcedures[0]!)),
    writtenOut(table.trim().split('\n'), circles),
  )
})
