/** Who may take which step of volunteering: the tables as agreed, held against the declarations. `@` says how near the post must be, `!` that who handled it may not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { volunteersProcedures } from '../../src/volunteers/index.ts'
import { readShortTable, whoMayShort } from '../support/who-may.ts'

/** Posts that share a line of the rules stand together. */
const groups = {
  grid: 'gridLeader@grid gridMember@grid',
  station: 'communityDirector@community communitySecretary@community',
  'station!': 'communityDirector@community! communitySecretary@community!',
  worker: 'communityWorker@community',
  lead: 'volunteerLead@owner',
  command: 'dutyOfficer@everywhere workCommitteeDispatcher@everywhere',
  supervisor: 'supervisor@everywhere',
}

const volunteerActivity = `
submit resubmit withdraw complain dispute | grid station worker lead resident
mobilise | command
passReview passRiskyReview returnPlan reject sampleHours correctHours upholdHours | station worker
declareRisk insure recordAccident resume merge proposeVoid void assign refer acceptReferral returnReferral answerSupervision explainOverdue | grid station worker lead
reschedule recruit fixRoster brief start end submitHours declareRecusal | grid worker lead
cancel | grid station worker lead command
enrol enrolMinor leave checkIn checkOut rate | grid worker lead resident
answerComplaint | station! supervisor@everywhere!
confirmHours returnHours close | station worker lead
suspend | station!
urge | station supervisor
orderSupervision | supervisor
comment | grid station worker lead supervisor
remind warn markOverdue superviseOverdue listAtMeeting reportToBanner recomputeTerms changeGrid | system
`

const serviceCertificate = `
request supplement withdraw | station worker lead resident
askForMore checkRecord publishList settle resume merge proposeVoid void assign answerSupervision explainOverdue declareRecusal | station worker lead
returnToCheck refuse certify recall revoke | station lead
verifyCode | station worker lead resident system
suspend | station!
urge | station supervisor
orderSupervision | supervisor
comment | station worker lead supervisor
remind warn markOverdue superviseOverdue listAtMeeting reportToBanner recomputeTerms changeGrid | system
`

const microWish = `
post | grid station worker resident
screen decline publish recordClaim contactPartners confirmLapse reopen close | station worker
claim | departmentHandler@everywhere departmentHead@everywhere resident volunteerLead@everywhere
giveUp | station
release deliver addPhoto | worker lead departmentHandler@owner departmentHead@owner resident
confirm denyFulfilment | station worker resident
proposeLapse | worker system
suspend | station!
resume merge proposeVoid void assign refer acceptReferral returnReferral answerSupervision explainOverdue | grid station worker lead
withdraw | grid worker lead resident
urge | station supervisor
orderSupervision | supervisor
declareRecusal | grid worker lead
comment | grid station worker lead supervisor
remind warn markOverdue superviseOverdue listAtMeeting reportToBanner recomputeTerms changeGrid | system
`

const volunteerTeam = `
apply complete registerVolunteer registerMinor leave withdraw | grid worker lead resident
register returnApplication refuse changeLead dissolve resume | station
changeTeam declareRecusal | grid worker lead
proposeDissolution merge proposeVoid void assign refer acceptReferral returnReferral answerSupervision explainOverdue | grid station worker lead
suspend | station!
urge | station supervisor
orderSupervision | supervisor
comment | grid station worker lead supervisor
remind warn markOverdue superviseOverdue listAtMeeting reportToBanner recomputeTerms changeGrid | system
`

const tables: Readonly<Record<string, string>> = {
  volunteerActivity,
  serviceCertificate,
  microWish,
  volunteerTeam,
}

for (const procedure of volunteersProcedures)
  test(procedure.id, () => {
    const agreed = readShortTable(tables[procedure.id]!, groups)
    assert.deepEqual(whoMayShort(procedure).sort(), agreed.sort())
  })
