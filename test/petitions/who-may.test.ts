/** Who may take which step of a petition and of an outreach visit: the table as agreed, held against the declaration. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outreachProcedure, petitionProcedure } from '../../src/petitions/index.ts'
import { readTable, whoMay } from '../support/who-may.ts'

/** Posts that share a line of the rules stand together. */
const groups: Readonly<Record<string, string>> = {
  body: 'departmentHandler@owner petitionOfficer@owner workCommitteeDispatcher@owner',
  clerks:
    'departmentHandler@owner petitionOfficer@owner workCommitteeDispatcher@owner communityDirector@owner communitySecretary@owner',
  heads: 'departmentHead@owner workCommitteeSecretary@owner',
  'heads!': 'departmentHead@owner! workCommitteeSecretary@owner!',
  nearby: 'communityDirector@tookPart communitySecretary@tookPart',
  recorders:
    'departmentHandler@tookPart petitionOfficer@tookPart workCommitteeDispatcher@tookPart communityDirector@tookPart communitySecretary@tookPart',
  organisers:
    'petitionOfficer@owner disciplineOfficer@owner workCommitteeDispatcher@owner departmentHandler@owner',
  leaders: 'departmentHead@owner workCommitteeSecretary@owner disciplineHead@owner',
  'leaders!': 'departmentHead@owner! workCommitteeSecretary@owner! disciplineHead@owner!',
}

/** `@` says how near the post must be, `!` that who handled it may not. */
const petition = `
receive             | gridLeader@everywhere gridMember@everywhere communitySecretary@everywhere communityDirector@everywhere workCommitteeDispatcher@everywhere workCommitteeSecretary@everywhere departmentHandler@everywhere departmentHead@everywhere petitionOfficer@everywhere resident
register            | clerks
triage              | clerks
transfer            | clerks
dispatch            | clerks
object              | body heads
agreeObjection      | clerks
rejectObjection     | clerks
raiseDispute        | clerks
designate           | workCommitteeSecretary@everywhere petitionOfficer@tookPart
accept              | body heads
notAccept           | body heads
notAcceptAgain      | body heads
channelToLegalWay   | body heads
closeChannelled     | body heads
takeSuggestion      | body heads
replySuggestion     | body heads
chooseSimple        | clerks
passSimpleDown      | clerks
transferSimple      | clerks
acceptSimple        | body heads
leaveSimple         | clerks
turnOrdinary        | heads
decideSimple        | body heads
replySimply         | body heads
investigate         | body
joinInvestigation   | body
hearPetitioner      | body
holdHearing         | body heads
proposeOpinion      | body
returnProposal      | heads
reconcile           | body
decideSupport       | heads!
decideExplain       | heads!
decideReject        | heads!
deliver             | body heads
close               | heads! petitionOfficer@tookPart!
rate                | petitionOfficer@tookPart! resident
orderExecution      | heads
urgeExecution       | heads workCommitteeDispatcher@owner departmentHandler@owner supervisor@everywhere petitionOfficer@tookPart
recordExecution     | heads recorders
proposeElevation    | heads workCommitteeDispatcher@owner departmentHandler@owner supervisor@everywhere petitionOfficer@tookPart
elevate             | workCommitteeSecretary@everywhere! petitionOfficer@tookPart!
declineElevation    | workCommitteeSecretary@everywhere! petitionOfficer@tookPart!
promiseFeedback     | body heads
giveFeedback        | body heads nearby
noteHardship        | body heads nearby
informHardship      | body heads nearby
recordCare          | body heads nearby
withdraw            | clerks resident
requestReview       | recorders resident
assignReview        | heads workCommitteeDispatcher@owner departmentHandler@owner petitionOfficer@tookPart
decideReview        | heads! petitionOfficer@owner!
annulOnReview       | heads! petitionOfficer@owner!
deliverReview       | body heads
requestReReview     | recorders resident
assignReReview      | heads workCommitteeDispatcher@owner departmentHandler@owner petitionOfficer@tookPart
holdReReviewHearing | body heads
decideReReview      | heads! petitionOfficer@owner!
deliverReReview     | body heads
publishOpinion      | heads
seal                | heads communitySecretary@owner communityDirector@owner workCommitteeDispatcher@owner departmentHandler@owner petitionOfficer@tookPart resident
reportUrgently      | clerks heads
addInformation      | recorders resident
reportBack          | body heads
suspend             | heads!
resume              | clerks heads
merge               | clerks heads
proposeVoid         | clerks heads
void                | clerks heads
assign              | clerks heads
askExtension        | clerks
grantExtension      | heads!
refuseExtension     | heads!
extend              | heads!
leaveOut            | heads
endLeaveOut         | heads
refer               | clerks heads
acceptReferral      | clerks heads
returnReferral      | clerks heads
urge                | heads supervisor@everywhere petitionOfficer@tookPart
orderSupervision    | supervisor@everywhere petitionOfficer@tookPart
answerSupervision   | clerks heads
explainOverdue      | clerks heads
declareRecusal      | clerks
comment             | heads communitySecretary@owner communityDirector@owner workCommitteeDispatcher@owner departmentHandler@owner supervisor@everywhere petitionOfficer@tookPart
remind              | system
warn                | system
markOverdue         | system
superviseOverdue    | system
listAtMeeting       | system
reportToBanner      | system
recomputeTerms      | system
changeGrid          | system
`

const outreach = `
plan                | organisers leaders
cancel              | organisers leaders
visit               | organisers leaders
receiveVisitor      | organisers leaders
listMatters         | organisers leaders
closeWithoutMatters | organisers leaders
answerRound         | organisers leaders
answerFinally       | organisers leaders
suspend             | leaders!
resume              | organisers leaders
merge               | organisers leaders
proposeVoid         | organisers leaders
void                | organisers leaders
assign              | organisers leaders
refer               | organisers leaders
acceptReferral      | organisers leaders
returnReferral      | organisers leaders
urge                | leaders supervisor@everywhere
orderSupervision    | supervisor@everywhere
answerSupervision   | organisers leaders
explainOverdue      | organisers leaders
declareRecusal      | organisers
comment             | organisers leaders supervisor@everywhere
remind              | system
warn                | system
markOverdue         | system
superviseOverdue    | system
listAtMeeting       | system
reportToBanner      | system
recomputeTerms      | system
changeGrid          | system
`

test('petition', () => assert.deepEqual(lined(whoMay(petitionProcedure)), lined(readTable(petition))))
test('outreach visit', () => assert.deepEqual(lined(whoMay(outreachProcedure)), lined(readTable(outreach))))

function lined(rows: readonly string[]): string[] {
  return rows.map(row => {
    const [step, may = ''] = row.split('|').map(cell => cell.trim())
    const posts = may.split(' ').flatMap(word => (groups[word] ?? word).split(' '))
    return `${step} | ${[...new Set(posts)].sort().join(' ')}`
  })
}
