/** Who may take which step of council and assembly: the tables as agreed, held against the declarations. `@` says how near the post must be, `!` that who handled it may not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { councilProcedures } from '../../src/council/index.ts'
import { readShortTable, whoMayShort } from '../support/who-may.ts'

/** Posts that share a line of the rules stand together. */
const groups = {
  committee: 'communityDirector@community communitySecretary@community',
  director: 'communityDirector@community',
  secretary: 'communitySecretary@community',
  worker: 'communityWorker@community',
  grid: 'gridLeader@grid gridMember@grid',
  convenor: 'councilConvenor@community',
  oversight: 'oversightMember@community',
  counsel: 'communityCounsel@community',
  unit: 'departmentHandler@owner departmentHead@owner',
  supervisor: 'supervisor@everywhere',
}

const proposal = `
submit | worker grid convenor oversight departmentHandler@everywhere resident volunteerLead@everywhere
screen accept answer toMatter toDepartment closeUnagreed startImplementing toAssembly toAssemblyForCharter callOnRequest noticeResidents noticeRepresentatives exemptNotice startBinding orderCorrection annul | committee
takeTransfer returnTransfer verifySignatures verifyJoined findInsufficient findJoinedInsufficient uphold | committee worker
requestAssembly withdrawRequest joinRequest challenge | director worker resident
studyByParty | secretary
schedule adjourn recordAgreement recordNoAgreement | director convenor
holdSession | worker grid convenor
conveneResidents conveneRepresentatives recordInquorate vote fileWithGovernment publish publishResult archive | director worker
recount declarePassed declareFailed | committee oversight
clearLegal findUnlawful | counsel
requireFiling | committee counsel
objectToPublished | worker oversight resident
reportProgress finish | director worker unit
returnToAgenda | committee convenor
evaluate giveOversightOpinion | oversight
withdraw | director worker convenor resident
suspend grantExtension refuseExtension extend | communitySecretary@community!
resume merge proposeVoid void assign refer acceptReferral returnReferral answerSupervision explainOverdue | committee worker convenor
askExtension declareRecusal | director worker convenor
urge | secretary supervisor
orderSupervision | supervisor
comment | committee worker convenor supervisor
remind warn markOverdue superviseOverdue listAtMeeting reportToBanner recomputeTerms changeGrid | system
`

const villageResolution = `
propose deliberate revise drop | secretary
discuss | director
sendBack noticeResidents noticeRepresentatives exemptNotice startBinding orderCorrection annul | committee
requestAssembly withdrawRequest joinRequest challenge | director worker resident
verifySignatures verifyJoined findInsufficient findJoinedInsufficient uphold resume merge proposeVoid void assign refer acceptReferral returnReferral answerSupervision explainOverdue | committee worker
conveneResidents conveneRepresentatives recordInquorate vote fileWithGovernment publish publishResult archive askExtension declareRecusal | director worker
recount declarePassed declareFailed | committee oversight
clearLegal findUnlawful | counsel
requireFiling | committee counsel
objectToPublished | worker oversight resident
reportProgress finish | director worker unit
returnToAgenda | committee convenor
evaluate giveOversightOpinion | oversight
suspend grantExtension refuseExtension extend | communitySecretary@community!
urge | secretary supervisor
orderSupervision | supervisor
comment | committee worker supervisor
remind warn markOverdue superviseOverdue listAtMeeting reportToBanner recomputeTerms changeGrid | system
`

const tables: Readonly<Record<string, string>> = { proposal, villageResolution }

for (const procedure of councilProcedures)
  test(procedure.id, () => {
    const agreed = readShortTable(tables[procedure.id]!, groups)
    assert.deepEqual(whoMayShort(procedure).sort(), agreed.sort())
  })
