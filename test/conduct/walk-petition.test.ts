/** Petitions and outreach visits carried over HTTP from registration to closing by the people they need. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const open = `
  03-02 | petition1 | register | registered intake=03-17 | supervise grid1 mediator1 court1
  03-03 | petition1 | triage(kind=appeal,path=petition) | triaged intake=03-17 | city petitionhead
  03-04 | petition1 | transfer(unit=@housing) | transferred acceptance=03-19 objectionWindow=03-11 | petitionhead housing
  03-10 | housing | accept(person=@housing) | accepted decision=05-09 | petition1 city supervise`

const opinion = `
  03-12 | housing | investigate | investigating decision=05-09 | housing-head petition1
  03-16 | housing-2 | joinInvestigation | investigating decision=05-09 | housing
  03-18 | housing | hearPetitioner(heardOn=03-18) | investigating decision=05-09 | city
  04-20 | housing | proposeOpinion(proposed=reject) | opinionProposed decision=05-09 | housing-head
`
const decided = `
  $opinion
  04-22 | housing-head | decideReject | decided delivery=04-27 | housing housing-2 petition1 secretary
  04-23 | housing | deliver(deliveredOn=04-23) | delivered reviewWindow=05-23 | petition1`

const table = `
# from registration to the rated close
$open
$opinion
04-22 | housing-head | decideSupport(performer=@housing,performOn=05-20) | decided delivery=04-27 execution=05-20 execution:ordered | housing petition1 secretary
04-23 | housing | deliver(deliveredOn=04-23) | delivered execution=05-20 reviewWindow=05-23 execution:ordered | petition1
05-18 | housing | recordExecution(performedOn=05-18) | delivered reviewWindow=05-23 execution:performed | city
05-20 | petition2 | close | closed reviewWindow=05-23 rating=06-19 execution:performed | housing city
05-25 | petition2 | rate | closed reviewWindow=05-23 execution:performed | supervise
# extended once by the head, as the known answer has it
$open
05-06 | housing | askExtension(term=decision,amount=30) | accepted decision=05-09 | petition1 housing-head
05-06T11:00 | housing-head | grantExtension | accepted decision=06-08 | housing housing-2 city-head
05-20 | housing | askExtension(term=decision,amount=10) | 409 limitReached
# suspended and resumed
$open
03-20 | housing-head | suspend(recheckOn=04-10) | suspended decision=05-09 recheck=04-10 | housing city-head
04-01 | housing | resume | accepted decision=05-09 | city
# withdrawn by the petitioner's word
$open
03-16 | housing | withdraw | withdrawn | petition1 supervise
# void by two persons
03-02 | petition1 | register | registered intake=03-17
03-03 | petition1 | proposeVoid | registered intake=03-17
03-03T10:05 | petition1 | void | 403 separation
03-04 | petition2 | void | voided | petition1
# a referral offered and accepted
$open
03-12 | housing | refer(target=legalAid) | accepted decision=05-09 referralAnswer=03-16 referral:offered | city
03-13 | housing | acceptReferral | accepted decision=05-09 referral:accepted | city
# objected within the window, refused, taken
03-02 | petition1 | register | registered intake=03-17
03-03 | petition1 | triage(kind=appeal,path=petition) | triaged intake=03-17
03-04 | petition1 | transfer(unit=@city) | transferred acceptance=03-19 objectionWindow=03-11
03-06 | city | object | objected acceptance=03-19 objectionAnswer=03-13 | petition1
03-09 | petition2 | rejectObjection | transferred acceptance=03-19 | city
03-12 | city | notAccept(rightWay=court) | notAccepted | petition1
# not supported, reviewed, reviewed again, final
$open
$decided
05-08 | petition1 | requestReview | reviewRequested review=06-07 | city
05-11 | petition1 | assignReview(unit=@city) | reviewing review=06-07 | supervise
05-18 | city-head | decideReview(reviewResult=upheld) | reviewDecided delivery=05-23 | city housing-head
05-20 | city | deliverReview(deliveredOn=05-20) | reviewed reReviewWindow=06-19 | housing
06-10 | petition1 | requestReReview | reReviewRequested reReview=07-10 | city-head
06-11 | petition1 | assignReReview(unit=@civil) | reReviewing reReview=07-10 | civil housing
06-20 | civil-head | decideReReview(reviewResult=upheld) | reReviewDecided delivery=06-25 | civil housing-head city-head
06-22 | civil | deliverReReview(deliveredOn=06-22) | final rating=07-22 | city
# the window of review runs out at midnight
$open
$decided
05-24T00:00:01 | petition1 | requestReview | 409 tooLate
`

tellWalks(walker, 'petition', readWalks(table, { open, opinion, decided }), {
  reader: 'petition1',
  stranger: 'supervise',
})

const outreach = `
# planned, held, listed, answered twice, closed
03-02 | petition1 | plan(visitOn=03-05) | planned visit=03-05 | supervise mediator1
03-05T15:00 | petition1 | visit(heldOn=03-05) | visited listing=03-10 | city
03-05T16:00 | petition2 | receiveVisitor | visited listing=03-10 | city
03-06 | petition1 | listMatters(answerOn=03-16) | listed promisedAnswer=03-16
03-16 | petition1 | answerRound(heldOn=03-16,answerOn=03-26) | listed promisedAnswer=03-26
03-26 | petition1 | answerFinally(heldOn=03-26) | closed | court1
# suspended and resumed
03-02 | petition1 | plan(visitOn=03-25) | planned visit=03-25
03-03 | petitionhead | suspend(recheckOn=03-20) | suspended visit=03-25~ recheck=03-20 | petition1
03-10 | petition1 | resume | planned visit=04-01
# void by two persons
03-02 | petition1 | plan(visitOn=03-25) | planned visit=03-25
03-03 | petition1 | proposeVoid | planned visit=03-25
03-04 | petition2 | void | voided | petition1
# a referral offered and accepted
03-02 | petition1 | plan(visitOn=03-05) | planned visit=03-05
03-05T15:00 | petition1 | visit(heldOn=03-05) | visited listing=03-10
03-06 | petition1 | refer | visited listing=03-10 referralAnswer=03-10 referral:offered | city
03-09 | petition1 | acceptReferral | visited listing=03-10 referral:accepted | city
# cancelled
03-02 | petition1 | plan(visitOn=03-05) | planned visit=03-05
03-03 | petition1 | cancel | cancelled | city
`
tellWalks(walker, 'outreachVisit', readWalks(outreach), { reader: 'petition1', stranger: 'supervise' })

afterWalks(server, walker)
