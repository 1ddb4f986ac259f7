/** A mediation carried over HTTP from the application to the file kept, by mediators, the heads of the community and a court. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const mediationOpen = `
  03-02 | mediator1 | apply | applied registration=03-02 | supervise judge1 finance1
  03-02T11:00 | mediator1 | register(label=people) | registered acceptanceDecision=03-05 | mediator2 grid1 supervise
  03-03 | mediator1 | askConsent | consentPending consentAnswer=03-06 | community1
  03-04 | mediator1 | accept | accepted scheduling=03-06 mediationPeriod=04-04 | grid1 mediator2`

const mediationSession = `
  $open
  03-05 | community1 | schedule(person=@mediator1,sessionOn=03-09) | scheduled mediationPeriod=04-04 session=03-09 | community2 supervise
  03-09 | mediator1 | startMediating | mediating mediationPeriod=04-04 | community1`

const mediation = `
# agreed in writing, confirmed by the court, performed, kept
$session
03-09T16:00 | mediator1 | agreeWritten(performBy=03-31,effectOn=03-09,signedAgreement=photo) | agreedWritten performanceDue=03-31 planning=03-11 confirmationWindow=04-08 confirmation:possible | community1
03-10 | mediator1 | startPerformance(followUpOn=03-24) | performing performanceDue=03-31 confirmationWindow=04-08 followUp=03-24 confirmation:possible
03-20 | mediator1 | fileConfirmation | performing performanceDue=03-31 followUp=03-24 confirmationAcceptance=03-23 confirmation:filed | mediator2
03-23 | mediator1 | courtAccepts(acceptedOn=03-23) | performing performanceDue=03-31 followUp=03-24 confirmationDecision=04-07 confirmation:underReview
03-24 | mediator1 | followUp(followUpOn=04-14) | performing performanceDue=03-31 confirmationDecision=04-07 followUp=04-14 confirmation:underReview
03-31 | mediator1 | recordPerformed(performedOn=03-31) | performed confirmationDecision=04-07 afterCare=04-30 archiving=04-30 confirmation:underReview
04-01 | mediator1 | courtConfirms | performed afterCare=04-30 archiving=04-30 confirmation:confirmed
04-02 | mediator1 | followUpAfter | performed archiving=04-30 confirmation:confirmed
04-08 | mediator1 | archive | archived confirmation:confirmed | community2 grid1
# confirmation is asked within thirty days of effect
$session
03-09T16:00 | mediator1 | agreeWritten(performBy=05-31,effectOn=03-09,signedAgreement=photo) | agreedWritten performanceDue=05-31 planning=03-11 confirmationWindow=04-08 confirmation:possible
04-09T00:00:01 | mediator1 | fileConfirmation | 409 tooLate
# no agreement: told the other ways, kept
$session
03-16 | mediator1 | adjourn(nextOn=03-25) | adjourned mediationPeriod=04-04 nextSession=03-25
03-25 | mediator1 | startMediating | mediating mediationPeriod=04-04
03-26 | mediator1 | fail | failed notification=03-27 | community1
03-27 | mediator1 | notifyEnd | notified archiving=04-26
03-30 | mediator1 | archive | archived
# lengthened with the consent of all, not after the last second
$session
03-31 | mediator1 | extend(amount=15,term=mediationPeriod) | mediating mediationPeriod=04-19 | community1 mediator2
04-20T00:00:01 | mediator1 | extend(amount=15,term=mediationPeriod) | 409 tooLate
# suspended and resumed by the community
$session
03-10 | community1 | suspend(recheckOn=03-20) | suspended mediationPeriod=04-04~ recheck=03-20 | mediator1 supervise
03-20 | mediator1 | resume | mediating mediationPeriod=04-14 | mediator2
# withdrawn before anybody was heard
03-02 | mediator1 | apply | applied registration=03-02
03-02T11:00 | mediator1 | register(label=people) | registered acceptanceDecision=03-05
03-03 | mediator1 | withdraw | withdrawn | grid1
# void by two persons
03-02 | mediator1 | apply | applied registration=03-02
03-02T11:00 | mediator1 | register(label=people) | registered acceptanceDecision=03-05
03-03 | mediator1 | proposeVoid | registered acceptanceDecision=03-05
03-03T10:30 | mediator1 | void | 403 separation
03-04 | community1 | void | voided | mediator1 mediator2
# a referral to legal aid offered and accepted
$open
03-05 | mediator1 | refer(target=legalAid) | accepted scheduling=03-06 mediationPeriod=04-04 referralAnswer=03-09 referral:offered | grid1
03-06 | mediator1-2 | acceptReferral | accepted scheduling=03-06 mediationPeriod=04-04 referral:accepted
# handed over to the justice office, which takes it
$open
03-06 | mediator1 | offerHandOver(unit=@justice1) | accepted scheduling=03-06 mediationPeriod=04-04 handOverAnswer=03-10 channel:offered | mediator2
03-06T14:00 | justice1 | acceptHandOver(label=administrative) | accepted scheduling=03-06 mediationPeriod=04-04 channel:taken | mediator1
03-06T15:00 | justicehead | schedule(person=@justice1,sessionOn=03-12) | scheduled mediationPeriod=04-04 session=03-12 channel:taken | mediator1
# nobody agrees in the community: up to the work committee, which takes it on
$session
03-10 | mediator1 | fail | failed notification=03-11
03-11 | community1 | escalate(unit=@dispatch) | escalated escalationDecision=03-13 | community2
03-12 | dispatch | acceptEscalation | jointConsentPending consentAnswer=03-17 | community1
`
tellWalks(walker, 'mediation', readWalks(mediation, { open: mediationOpen, session: mediationSession }), {
  reader: 'mediator1',
  stranger: 'supervise',
})

afterWalks(server, walker)
