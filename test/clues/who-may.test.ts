/** Who may take which step of a clue: the table as agreed, held against the declaration for every role. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clueProcedures } from '../../src/clues/index.ts'
import { readTable, whoMay } from '../support/who-may.ts'

/** `@owner`: at the body that owns it now; `!`: not by somebody who handled it. Nobody else may do anything. */
const table = `
receive               | disciplineOfficer@owner resident
seal                  | disciplineOfficer@owner
confirmRealName       | disciplineOfficer@owner
recordAnonymous       | disciplineOfficer@owner
screen                | disciplineOfficer@owner
forwardUp             | disciplineHead@owner!
forwardUpDirectly     | disciplineOfficer@owner
forwardDown           | disciplineHead@owner
sendBackUp            | disciplineHead@owner
returnClue            | disciplineHead@owner!
keepRepeat            | disciplineOfficer@owner
acceptOwn             | disciplineOfficer@owner
tellAcceptance        | disciplineOfficer@owner
proposeDisposal       | disciplineOfficer@owner
returnProposal        | disciplineHead@owner!
startTalk             | disciplineHead@owner!
recordTalk            | disciplineOfficer@owner
reportTalk            | disciplineOfficer@owner
startVerification     | disciplineHead@owner!
reportVerification    | disciplineOfficer@owner
hold                  | disciplineHead@owner!
recheckHeld           | disciplineOfficer@owner
takeUpHeld            | disciplineHead@owner!
conclude              | disciplineHead@owner!
fileCase              | disciplineHead@owner!
startReview           | disciplineOfficer@owner
returnToInvestigation | disciplineOfficer@owner
closeCase             | disciplineOfficer@owner
sanction              | disciplineHead@owner!
transferToJustice     | disciplineHead@owner!
decideFalseAccusation | disciplineHead@owner!
tellResult            | disciplineOfficer@owner
skipFeedback          | disciplineOfficer@owner
answerObjection       | disciplineOfficer@owner
bringEvidence         | disciplineOfficer@owner resident
rejectEvidence        | disciplineOfficer@owner
takeUpAgain           | disciplineHead@owner!
reportToReception     | disciplineOfficer@owner
archive               | disciplineOfficer@owner
archiveAnonymous      | disciplineOfficer@owner
askElevation          | disciplineOfficer@owner disciplineHead@owner
elevate               | disciplineHead@owner
refuseElevation       | disciplineHead@owner
answerElevated        | disciplineOfficer@owner disciplineHead@owner
reportRetaliation     | disciplineOfficer@owner resident
answerRetaliation     | disciplineOfficer@owner disciplineHead@owner
suspend               | disciplineHead@owner!
resume                | disciplineOfficer@owner disciplineHead@owner
withdraw              | disciplineOfficer@owner resident
merge                 | disciplineOfficer@owner disciplineHead@owner
proposeVoid           | disciplineOfficer@owner disciplineHead@owner
void                  | disciplineOfficer@owner disciplineHead@owner
assign                | disciplineOfficer@owner disciplineHead@owner
askExtension          | disciplineOfficer@owner
grantExtension        | disciplineHead@owner!
refuseExtension       | disciplineHead@owner!
extend                | disciplineHead@owner!
urge                  | disciplineHead@owner
orderSupervision      | disciplineHead@owner
answerSupervision     | disciplineOfficer@owner disciplineHead@owner
explainOverdue        | disciplineOfficer@owner disciplineHead@owner
declareRecusal        | disciplineOfficer@owner
comment               | disciplineOfficer@owner disciplineHead@owner
remind                | system
warn                  | system
markOverdue           | system
superviseOverdue      | system
listAtMeeting         | system
reportToBanner        | system
recomputeTerms        | system
changeGrid            | system
`

test('who may take which step of a clue', () => {
  assert.deepEqual(whoMay(clueProcedures[0]!), readTable(table))
})
