/** A clue carried over HTTP within the discipline commission alone: sealed, disposed of, filed, closed, fed back. */
import assert from 'node:assert/strict'
import { before } from 'node:test'
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

before(async () => {
  const admin = await walker.visitor('admin')
  const off = await (await walker.visitor('discipline1')).post('/api/proceedings', {
    id: crypto.randomUUID(),
    procedure: 'clue',
    step: 'receive',
    inputs: {},
  })
  assert.equal(`${off.status} ${off.body.error.code}`, '409 switchedOff')
  assert.equal(
    (await (await walker.visitor('discipline1')).post('/api/procedures/clue/switch', { on: true })).status,
    403,
  )
  assert.deepEqual((await admin.post('/api/procedures/clue/switch', { on: true })).body, { on: true })
})

const clueOpen = `
  03-02 | discipline1 | receive(signed=realName) | received sealing=03-02 identityCheck=03-05 forwarding=03-09 | supervise dispatch petition1 secretary
  03-02T10:30 | discipline1 | seal | sealed identityCheck=03-05 forwarding=03-09 | disciplinehead
  03-03 | discipline1 | confirmRealName(receivedOn=03-02) | sealed forwarding=03-09 acceptanceNotice=03-23 identity:realName | disciplinehead
  03-04 | discipline1 | screen(level=own) | screened forwarding=03-09 acceptanceNotice=03-23 identity:realName | supervise
  03-05 | discipline1 | acceptOwn(person=@discipline1) | acceptedOwn acceptanceNotice=03-23 disposalOpinion=04-05 identity:realName | discipline`

const clueFiled = `
  $open
  03-06 | discipline1 | tellAcceptance(toldOn=03-06) | acceptedOwn disposalOpinion=04-05 identity:realName
  03-10 | discipline1 | proposeDisposal(way=preliminaryVerification,studiedOn=03-10) | disposalProposed disposalOpinion=04-05~ disposalDecision=03-17 identity:realName | disciplinehead
  03-12 | disciplinehead | startVerification(person=@discipline1,groupSize=2) | preliminaryVerification preliminaryVerification=05-11 identity:realName | discipline1 discipline2
  04-20 | discipline1 | reportVerification(classified=fileCase) | disposalProposed disposalDecision=04-27 identity:realName
  04-22 | disciplinehead | fileCase(filedOn=04-22,person=@discipline1) | caseFiled review=07-21 identity:realName | discipline1`

const clue = `
# verified, filed, reviewed, sanctioned, fed back, kept
$filed
05-20 | discipline1 | startReview | underReview review=07-21 identity:realName
06-10 | discipline2 | closeCase | caseClosed resultFeedback=07-02 quarterlyReport=09-10 identity:realName | discipline1
06-15 | disciplinehead | sanction(personCount=1,decidedOn=06-15) | sanctioned resultFeedback=07-02 quarterlyReport=09-10 identity:realName | discipline2
06-20 | discipline2 | tellResult(round=1) | fedBack quarterlyReport=09-10 identity:realName | supervise
06-22 | discipline2 | reportToReception | fedBack identity:realName
06-25 | discipline2 | archive | archived identity:realName | disciplinehead
# lengthened once by the head
$filed
06-01 | discipline1 | askExtension(term=review,amount=60) | caseFiled review=07-21 identity:realName
06-02 | disciplinehead | grantExtension | caseFiled review=09-19 identity:realName | discipline1 discipline2
06-03 | discipline1 | askExtension(term=review,amount=5) | 409 limitReached
# suspended and resumed
$open
03-09 | disciplinehead | suspend(recheckOn=03-20) | suspended acceptanceNotice=03-23 disposalOpinion=04-05 recheck=03-20 identity:realName | discipline1 supervise
03-16 | discipline1 | resume | acceptedOwn acceptanceNotice=03-23 disposalOpinion=04-05 identity:realName
# withdrawn
$open
03-09 | discipline1 | withdraw | withdrawn identity:realName | disciplinehead
# void by two persons
03-02 | discipline1 | receive(signed=anonymous) | received sealing=03-02 identityCheck=03-05 forwarding=03-09
03-03 | discipline1 | proposeVoid | received sealing=03-02 identityCheck=03-05 forwarding=03-09 overdueReason=03-04
03-03T10:30 | discipline1 | void | 403 separation
03-04 | disciplinehead | void | voided
# the head of the office concerned: up at once, and nothing more to be seen of it
03-02 | discipline1 | receive(signed=anonymous) | received sealing=03-02 identityCheck=03-05 forwarding=03-09
03-02T10:20 | discipline1 | forwardUpDirectly | gone | disciplinehead
`
tellWalks(walker, 'clue', readWalks(clue, { open: clueOpen, filed: clueFiled }), {
  reader: 'discipline1',
  stranger: 'supervise',
})

afterWalks(server, walker)
