/** Who may take which step of an application for legal aid, one line a step; `!` not by somebody who handled it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { legalAidProcedure } from '../../src/legal/procedure.ts'
import { readTable, whoMay } from '../support/who-may.ts'

const table = `
apply             | communityCounsel@community justiceOfficer@owner resident
referIn           | communityCounsel@community workCommitteeDispatcher@everywhere mediator@owner justiceOfficer@owner petitionOfficer@owner politicalLegalOfficer@owner
askSupplement     | justiceOfficer@owner
supplement        | justiceOfficer@owner resident
deemWithdrawn     | justiceOfficer@owner
checkMeans        | justiceOfficer@owner
grant             | departmentHead@owner justiceOfficer@owner
grantWithoutMeans | departmentHead@owner justiceOfficer@owner
aidFirst          | departmentHead@owner justiceOfficer@owner
completePapers    | justiceOfficer@owner resident
refuse            | departmentHead@owner justiceOfficer@owner
assignLawyer      | departmentHead@owner justiceOfficer@owner
changeLawyer      | departmentHead@owner justiceOfficer@owner
terminate         | departmentHead@owner justiceOfficer@owner
conclude          | justiceOfficer@owner
objectRefusal     | justiceOfficer@owner resident
objectTermination | justiceOfficer@owner resident
orderAid          | departmentHead@owner!
keepRefusal       | departmentHead@owner!
keepTermination   | departmentHead@owner!
suspend           | departmentHead@owner!
resume            | departmentHead@owner justiceOfficer@owner
withdraw          | justiceOfficer@owner resident
merge             | departmentHead@owner justiceOfficer@owner
proposeVoid       | departmentHead@owner justiceOfficer@owner
void              | departmentHead@owner justiceOfficer@owner
assign            | departmentHead@owner justiceOfficer@owner
refer             | departmentHead@owner justiceOfficer@owner
acceptReferral    | departmentHead@owner justiceOfficer@owner
returnReferral    | departmentHead@owner justiceOfficer@owner
urge              | departmentHead@owner supervisor@everywhere
orderSupervision  | supervisor@everywhere
answerSupervision | departmentHead@owner justiceOfficer@owner
explainOverdue    | departmentHead@owner justiceOfficer@owner
declareRecusal    | justiceOfficer@owner
comment           | departmentHead@owner supervisor@everywhere justiceOfficer@owner
remind            | system
warn              | system
markOverdue       | system
superviseOverdue  | system
listAtMeeting     | system
reportToBanner    | system
recomputeTerms    | system
changeGrid        | system
`

test('legal aid: every step, every role', () => assert.deepEqual(whoMay(legalAidProcedure), readTable(table)))
