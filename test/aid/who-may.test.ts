/** Who may take which step of state judicial aid 国家司法救助: step | roles, with how near the post must be; `!`: not by whoever handled it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judicialAidProcedure } from '../../src/aid/procedure.ts'
import { writtenOut } from '../support/circles.ts'
import { readTable, whoMay } from '../support/who-may.ts'

const circles = {
  organ: 'procurator enforcementJudge justiceOfficer departmentHandler',
  heads: 'procuratorateHead courtPresident departmentHead',
  community: 'communityDirector communitySecretary',
  group: 'politicalLegalOfficer politicalLegalHead',
}
const table = `
identify               | organ@everywhere
tipOff                 | gridLeader@everywhere gridMember@everywhere communityPolice@everywhere mediator@everywhere petitionOfficer@everywhere courtFilingOfficer@everywhere politicalLegalOfficer@everywhere organ@everywhere community@everywhere
applyAtOnce            | resident organ@everywhere
transfer               | organ@owner
inform                 | organ@owner
apply                  | resident organ@owner
contactFirst           | organ@owner
contactAgain           | organ@owner
endUnapplied           | organ@owner
findComplete           | organ@owner
askSupplement          | organ@owner
supplement             | resident organ@owner
urgeSupplement         | organ@owner
urgeSupplementAgain    | organ@owner
lapse                  | organ@owner
accept                 | organ@owner
startVerifying         | organ@owner
visit                  | organ@tookPart
countersignVisit       | organ@tookPart
askCommunity           | organ@owner
confirmLiving          | organ@tookPart community@owner
recordLiving           | organ@owner
testExclusions         | organ@tookPart
proposeNotEligible     | organ@owner
findNotEligible        | heads@owner!
declineNotEligible     | heads@owner!
propose                | organ@owner
proposeAboveCap        | organ@owner
sendBack               | heads@owner!
submit                 | heads@owner!
returnProposal         | politicalLegalHead@owner!
reportSpecially        | group@owner
approve                | politicalLegalHead@owner!
approveAboveCap        | politicalLegalHead@owner!
refuse                 | politicalLegalHead@owner!
fund                   | financeOfficer@owner organ@tookPart
tellApplicant          | organ@owner
payInstalment          | organ@owner
pay                    | organ@owner
revoke                 | politicalLegalHead@tookPart!
requestAdvance         | organ@tookPart
approveAdvance         | heads@tookPart!
refuseAdvance          | heads@tookPart!
payAdvance             | organ@tookPart
followUpFirst          | organ@owner community@tookPart
followUpSecond         | organ@owner community@tookPart
close                  | organ@owner
findNeed               | organ@tookPart community@tookPart
referAssistance        | organ@tookPart
acceptAssistance       | organ@tookPart
returnAssistance       | organ@tookPart
dropNeed               | organ@tookPart
findHelper             | organ@tookPart
transferClue           | organ@tookPart
acceptClue             | organ@tookPart
returnClue             | organ@tookPart
dropClue               | organ@tookPart
askReview              | resident organ@tookPart
askEligibilityReview   | resident organ@owner
passReview             | organ@owner heads@owner!
uphold                 | group@owner
change                 | group@owner
proposeClawback        | organ@tookPart
reclaimAdvance         | organ@tookPart
decideClawback         | heads@tookPart! group@owner
dropClawback           | heads@tookPart! group@owner
recordRecovery         | organ@tookPart
suspend                | politicalLegalHead@owner! heads@owner!
resume                 | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
withdraw               | politicalLegalOfficer@owner resident organ@owner
merge                  | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
proposeVoid            | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
void                   | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
assign                 | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
refer                  | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
acceptReferral         | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
returnReferral         | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
urge                   | supervisor@tookPart politicalLegalHead@tookPart heads@owner!
orderSupervision       | supervisor@tookPart politicalLegalHead@tookPart
answerSupervision      | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
explainOverdue         | politicalLegalOfficer@owner politicalLegalHead@owner! organ@owner heads@owner!
declareRecusal         | politicalLegalOfficer@owner organ@owner
comment                | supervisor@tookPart politicalLegalOfficer@owner politicalLegalHead@tookPart organ@owner heads@owner!
remind                 | system
warn                   | system
markOverdue            | system
superviseOverdue       | system
listAtMeeting          | system
reportToBanner         | system
recomputeTerms         | system
changeGrid             | system
`

test('who may: state judicial aid', () => {
  assert.deepEqual(writtenOut(whoMay(judicialAidProcedure)), writtenOut(readTable(table), circles))
})
