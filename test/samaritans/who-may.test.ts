/** Who may take which step of good-samaritan recognition 见义勇为确认: step | roles, with how near the post must be; `!`: not by whoever handled it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { samaritanProcedure } from '../../src/samaritans/procedure.ts'
import { writtenOut } from '../support/circles.ts'
import { readTable, whoMay } from '../support/who-may.ts'

const circles = {
  community: 'communityDirector communitySecretary',
  police: 'communityPolice departmentHandler departmentHead',
  grid: 'gridLeader gridMember',
}
const table = `
reportClue             | procurator@everywhere politicalLegalOfficer@everywhere resident community@everywhere police@everywhere grid@everywhere
apply                  | politicalLegalOfficer@everywhere resident
recommend              | procurator@everywhere politicalLegalOfficer@everywhere resident community@everywhere police@everywhere grid@everywhere
startExOfficio         | politicalLegalOfficer@everywhere police@everywhere
dismissClue            | politicalLegalOfficer@tookPart
receive                | politicalLegalOfficer@tookPart
askSupplement          | politicalLegalOfficer@tookPart
supplement             | politicalLegalOfficer@tookPart resident
goOnWithout            | politicalLegalOfficer@tookPart
accept                 | politicalLegalOfficer@tookPart
notAccept              | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
startVerifying         | politicalLegalOfficer@tookPart
giveAccount            | community@community
investigate            | politicalLegalOfficer@tookPart
askPolice              | politicalLegalOfficer@tookPart
recallFromPolice       | politicalLegalOfficer@tookPart
determine              | police@owner
recordDetermination    | politicalLegalOfficer@tookPart
recuseMember           | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
reviewFor              | politicalLegalHead@tookPart!
reviewAgainst          | politicalLegalHead@tookPart!
sendBack               | politicalLegalHead@tookPart!
publishNotice          | politicalLegalOfficer@tookPart
askWaiver              | politicalLegalOfficer@tookPart
waiveNotice            | politicalLegalHead@tookPart!
refuseWaiver           | politicalLegalHead@tookPart!
endNotice              | politicalLegalOfficer@tookPart
raiseObjection         | politicalLegalOfficer@tookPart resident
dismissObjection       | politicalLegalHead@tookPart!
upholdObjection        | politicalLegalHead@tookPart!
reopenVerification     | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
recognise              | politicalLegalHead@tookPart!
certify                | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
decideNotRecognised    | politicalLegalHead@tookPart!
askReview              | politicalLegalOfficer@tookPart resident
recordUpheld           | politicalLegalOfficer@tookPart
recordChanged          | politicalLegalOfficer@tookPart
reward                 | politicalLegalOfficer@tookPart
arrangeHelp            | politicalLegalOfficer@tookPart
beginFollowUp          | politicalLegalOfficer@tookPart
visit                  | politicalLegalOfficer@tookPart
close                  | politicalLegalOfficer@tookPart
revoke                 | politicalLegalHead@tookPart!
nominateCity           | politicalLegalOfficer@tookPart
grantCity              | politicalLegalOfficer@tookPart
declineCity            | politicalLegalOfficer@tookPart
nominateRegion         | politicalLegalOfficer@tookPart
grantRegion            | politicalLegalOfficer@tookPart
declineRegion          | politicalLegalOfficer@tookPart
nominateNation         | politicalLegalOfficer@tookPart
grantNation            | politicalLegalOfficer@tookPart
declineNation          | politicalLegalOfficer@tookPart
referLegalAid          | communityCounsel@community politicalLegalOfficer@tookPart
grantLegalAid          | politicalLegalOfficer@tookPart
refuseLegalAid         | politicalLegalOfficer@tookPart
assignLawyer           | politicalLegalOfficer@tookPart
requestMedicalAdvance  | politicalLegalOfficer@tookPart
approveMedicalAdvance  | politicalLegalHead@tookPart!
refuseMedicalAdvance   | politicalLegalHead@tookPart!
payMedicalAdvance      | politicalLegalOfficer@tookPart
askPublicity           | politicalLegalOfficer@tookPart
consentPublicity       | politicalLegalOfficer@tookPart resident
declinePublicity       | politicalLegalOfficer@tookPart resident
withdrawPublicity      | politicalLegalOfficer@tookPart resident
publicise              | politicalLegalOfficer@tookPart
suspend                | politicalLegalHead@tookPart!
resume                 | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
withdraw               | politicalLegalOfficer@tookPart resident
merge                  | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
proposeVoid            | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
void                   | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
assign                 | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
askExtension           | politicalLegalOfficer@tookPart
grantExtension         | politicalLegalHead@tookPart!
refuseExtension        | politicalLegalHead@tookPart!
extend                 | politicalLegalHead@tookPart!
leaveOut               | politicalLegalHead@tookPart!
endLeaveOut            | politicalLegalHead@tookPart!
refer                  | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
acceptReferral         | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
returnReferral         | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
urge                   | supervisor@everywhere politicalLegalHead@tookPart!
orderSupervision       | supervisor@everywhere
answerSupervision      | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
explainOverdue         | politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
declareRecusal         | politicalLegalOfficer@tookPart
comment                | supervisor@everywhere politicalLegalOfficer@tookPart politicalLegalHead@tookPart!
remind                 | system
warn                   | system
markOverdue            | system
superviseOverdue       | system
listAtMeeting          | system
reportToBanner         | system
recomputeTerms         | system
changeGrid             | system
`

test('who may: good-samaritan recognition', () => {
  assert.deepEqual(writtenOut(whoMay(samaritanProcedure)), writtenOut(readTable(table), circles))
})
