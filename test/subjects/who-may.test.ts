/** Who may take which step of a request about own data, one line a step; `!` not by somebody who handled it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dataRequestProcedure } from '../../src/subjects/procedure.ts'
import { readShortTable, whoMayShort } from '../support/who-may.ts'

const groups = {
  counter: 'communityDirector@community communitySecretary@community communityWorker@community',
  office: 'communityDirector@owner communitySecretary@owner communityWorker@owner',
  deciders: 'communityDirector@owner communitySecretary@owner',
  others: 'communityDirector@owner! communitySecretary@owner!',
  supervisor: 'supervisor@everywhere',
}

const table = `
ask | counter resident
checkIdentity askProof | office
bringProof | office resident
deemWithdrawn | office
grant freeze refuse | deciders
suspend | others
resume | office
withdraw | office resident
merge proposeVoid void assign askExtension | office
grantExtension refuseExtension extend | others
urge | deciders supervisor
orderSupervision | supervisor
answerSupervision explainOverdue declareRecusal | office
comment | office supervisor
remind warn markOverdue superviseOverdue listAtMeeting reportToBanner recomputeTerms changeGrid | system
`

test('own data: every step, every role', () =>
  assert.deepEqual(whoMayShort(dataRequestProcedure), readShortTable(table, groups)))
