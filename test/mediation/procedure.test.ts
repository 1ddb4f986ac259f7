/** Mediation, one story a line: 人民调解法, 若干规定, 特邀调解规定, 民事诉讼法 205, 司法确认程序规定. Due days reckoned by hand on the calendar of 2026. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { mediationPapers } from '../../src/mediation/papers/forms.ts'
import { mediationProcedure } from '../../src/mediation/procedure.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import { named } from './named.ts'

const intake = `
applied for on a Saturday: registered by Monday | 03-07 apply | applied registration=03-09
applied for late on a working day: that day | 03-02T23:30 apply | applied registration=03-02
a grid member finds it, the committee takes it | find register(label=people) | registered acceptanceDecision=03-05
registration says which kind | apply register! | missingInput:label
no mediation before consent is asked | apply register(label=people) accept | unlawfulStep
nor a session before consent is given | $asked startMediating | unlawfulStep
nor a session day | $asked schedule | unlawfulStep
consent of every party and the signed notice are asked for | $asked accept!(consentOf=allParties) | missingInput:rightsNotice
and nothing less than every party | $asked accept!(rightsNotice=p,consentOf=applicant) | invalidInput:consentOf
consent across New Year: the make-up Sunday counts | 2025-12-31 $asked | consentPending consentAnswer=01-06
silence is no consent: a visit changes nothing | $asked 03-05 visitForConsent | consentPending consentAnswer=03-05
accepted: a month from acceptance | $in | accepted mediationPeriod=04-02 scheduling=03-04
a month from the 31st ends on the last of February | 01-31 $in | accepted mediationPeriod=02-28 scheduling=02-03
the month does not roll over a holiday | 09-01 $in | accepted mediationPeriod=10-01 scheduling=09-03
arranging across the Spring Festival | 02-13 $in | accepted mediationPeriod=03-13 scheduling=02-24
not accepted: the head decides | apply register(label=people) notAccept(notAcceptedFor=crime) | notAccepted
a mediator does not refuse acceptance | apply register(label=people) mediator.notAccept | notYours
withdrawn before acceptance | $asked withdraw | withdrawn
after acceptance it is stopped, not withdrawn | $in withdraw | unlawfulStep
settled on the spot, orally | apply register(label=people) settleOnSpot(performBy=2026-03-10) | agreedOral performanceDue=03-10 planning=03-04
on the spot too only with consent | apply register(label=people) settleOnSpot!(agreement=x) | missingInput:consentOf
a court's referral is confirmed in three working days, over the October holiday | 09-30 $court | referredIn referralConfirmation=10-10
returned to the court | $court refuseReferral | referralRefused
found by the grid: registered the same day | find | found registration=03-02
`

const courts = `
before filing: thirty days from signing | $court signForDelegation(label=judicialBeforeFiling,receivedOn=2026-03-02) | registered acceptanceDecision=03-05 channel:delegated delegatedPeriod=04-01
whose last day on a holiday rolls | 04-01 $court signForDelegation(label=judicialBeforeFiling,receivedOn=2026-04-01) | registered acceptanceDecision=04-07 channel:delegated delegatedPeriod=05-06
ordinary procedure: fifteen | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) | registered acceptanceDecision=03-05 channel:delegated delegatedPeriod=03-17
simplified: seven, from the day of signing | $court 03-03 signForDelegation(label=judicialSimplified,receivedOn=2026-03-02) | registered acceptanceDecision=03-06 channel:delegated delegatedPeriod=03-09
people's mediation is no entrustment | $court signForDelegation(label=people) | invalidInput:label
consent here too, and no month beside the court's period | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) askConsent acceptDelegated | accepted channel:delegated delegatedPeriod=03-17 scheduling=03-04
the ordinary acceptance is not open to it | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) askConsent accept | unlawfulStep:channel
from ordinary to simplified it is shorter, at once | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) relabelDelegated(label=judicialSimplified) | registered acceptanceDecision=03-05 channel:delegated delegatedPeriod=03-09
longer only with a second person | $court signForDelegation(label=judicialSimplified,receivedOn=2026-03-02) relabelDelegated(label=judicialBeforeFiling) | registered acceptanceDecision=03-05 channel:delegated delegatedPeriod=03-09
who agrees | $court signForDelegation(label=judicialSimplified,receivedOn=2026-03-02) relabelDelegated(label=judicialBeforeFiling) approveRelabel | registered acceptanceDecision=03-05 channel:delegated delegatedPeriod=04-01
and is not the one who asked | $court signForDelegation(label=judicialSimplified,receivedOn=2026-03-02) communityDirector#7.relabelDelegated(label=judicialBeforeFiling) communityDirector#7.approveRelabel | separation
appraisal is left out of the court's period | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) 03-10 leaveOut(term=delegatedPeriod,cause=appraisal,from=2026-03-03,to=2026-03-07,evidence=x) | registered acceptanceDecision=03-05 channel:delegated delegatedPeriod=03-23
nothing is left out of the month | $in leaveOut(term=mediationPeriod,cause=appraisal) | invalidInput:term
adjourned within the court's period | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) askConsent acceptDelegated startMediating adjournDelegated(nextOn=2026-03-16) | adjourned channel:delegated delegatedPeriod=03-17 nextSession=03-16
not after it | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) askConsent acceptDelegated startMediating 03-18T00:00:01 adjournDelegated(nextOn=2026-03-20) | tooLate:delegatedPeriod
nor beside it by the ordinary way | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) askConsent acceptDelegated startMediating adjourn(nextOn=2026-03-16) | unlawfulStep:channel
lengthened by the parties | $court signForDelegation(label=judicialSimplified,receivedOn=2026-03-02) askConsent acceptDelegated extend(term=delegatedPeriod,amount=15) | accepted channel:delegated delegatedPeriod=03-24 scheduling=03-04
ended: if all agree, a month without the court | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) askConsent acceptDelegated 03-10 endDelegation(label=people) | accepted mediationPeriod=04-10 scheduling=03-04
the court's kinds are changed among themselves alone | $court signForDelegation(label=judicialOrdinary,receivedOn=2026-03-02) relabel(label=people) | unlawfulStep:channel
`

const sessions = `
arranged for a day and a mediator | $in schedule(person=wang,sessionOn=2026-03-04) | scheduled mediationPeriod=04-02 session=03-04
not for a day gone by | $in 03-04 schedule(person=wang,sessionOn=2026-03-03) | invalidInput:sessionOn
adjourned: the month runs on | $session adjourn(nextOn=2026-03-20) | adjourned mediationPeriod=04-02 nextSession=03-20
at the very end of the month still | $session 04-02T23:59:59 adjourn(nextOn=2026-04-03) | adjourned mediationPeriod=04-02 nextSession=04-03
not after it: extended, or ended | $session 04-03T00:00:01 adjourn(nextOn=2026-04-10) | tooLate:mediationPeriod
extended by consent at the last second | $session 04-02T23:59:59 extend(amount=15,consentOf=allParties) | mediating mediationPeriod=04-17
one second late | $session 04-03T00:00:01 extend(amount=15,consentOf=allParties) | tooLate:mediationPeriod
a second and a third time | $session extend(amount=30) extend(amount=30) extend(amount=2) | mediating mediationPeriod=06-03
not a fourth | $session extend(amount=5) extend(amount=5) extend(amount=5) extend(amount=5) | limitReached
not by more than the rule | $session extend(amount=31) | invalidInput:amount
nor without the paper on which they agree | $session extend!(amount=15,consentOf=allParties) | missingInput:extensionConsent
a head alone extends nothing | $session communityDirector.extend(amount=5) | notYours
set aside and taken up again: the days between do not count | $session 03-10 suspend(recheckOn=2026-03-20) 03-20 resume | mediating mediationPeriod=04-12
set aside at most thirty days | $session suspend(recheckOn=2026-04-04) | invalidInput:recheckOn
stopped by a party in session | $session resident.stop | terminated notification=03-05
stopped while consent is asked for | $asked stop(stoppedBy=respondent) | terminated notification=03-03
stopped while set aside | $session suspend(recheckOn=2026-03-20) 03-06 resident.stop | terminated notification=03-09
nothing goes on after a stop | $session stop startMediating | unlawfulStep
stopped, told the ways, archived | $session stop notifyEnd archive | archived
no archive before the ways are told | $session stop archive | unlawfulStep
failed: told within a working day, archived within thirty | $failed notifyEnd | notified archiving=04-03
while another mediator is asked for nothing is agreed | $session askRecusal agreeOral(performBy=2026-03-10) | unlawfulStep:recusal
decided within a working day | $session askRecusal | mediating mediationPeriod=04-02 recusal:asked recusalDecision=03-05
replaced by a head | $session askRecusal replaceMediator(person=li) | mediating mediationPeriod=04-02 recusal:decided
danger: urgent, on a line of its own | $session reportDanger(reportedTo=police110) | mediating danger:reported mediationPeriod=04-02
and lifted | $session reportDanger liftDanger | mediating danger:lifted mediationPeriod=04-02
danger says whom it was reported to | $session reportDanger!(dangerFacts=x,measures=y) | missingInput:reportedTo
merged, voided by two | $session proposeVoid communityDirector#7.void | voided
not voided by one | $session mediator#5.proposeVoid mediator#5.void | separation
referred to legal aid beside it | $session refer(target=legalAid,consent=given) | mediating mediationPeriod=04-02 referral:offered referralAnswer=03-06
a next session no later than thirty days on | $session adjourn(nextOn=2026-04-04) | invalidInput:nextOn
no joint clock without a joint round | $session adjournJoint(nextOn=2026-03-10) | unlawfulStep
failed: the ways are told within a working day | $failed | failed notification=03-05
the mediator kept, and agreed | $session askRecusal keepMediator agreeOral(performBy=2026-03-10) | agreedOral performanceDue=03-10 planning=03-06 recusal:decided
not by whoever asked, in another post | $session workCommitteeDispatcher#3.askRecusal workCommitteeDispatcher#3.replaceMediator(person=li) | separation
nor kept by them | $session workCommitteeDispatcher#3.askRecusal workCommitteeDispatcher#3.keepMediator | separation
looked into on the site | $session investigate(investigation=site) | mediating mediationPeriod=04-02
supervised: an answer in two working days | $session orderSupervision | mediating mediationPeriod=04-02 supervisionReply=03-06
and answered | $session orderSupervision answerSupervision | mediating mediationPeriod=04-02
overdue is explained within a working day | $session 04-03T00:00:01 system.markOverdue 04-03 | mediating mediationPeriod=04-02 overdueReason=04-07
the referral is taken over | $session refer(target=legalAid,consent=given) acceptReferral | mediating mediationPeriod=04-02 referral:accepted
`

const outcomes = `
agreed in writing | $written | agreedWritten confirmation:possible confirmationWindow=04-03 performanceDue=03-31 planning=03-06
with manner, place and time limit | $session agreeWritten!(disputeFacts=a,responsibility=b,agreement=c,manner=d,performancePlace=e) | missingInput:performBy
effect on no day to come | $session agreeWritten(effectOn=2026-03-05,performBy=2026-03-31) | futureAct
thirty days from effect end in the October holiday: the first day after | 08-03 $in 09-02 startMediating agreeWritten(effectOn=2026-09-02,performBy=2026-09-30) | agreedWritten confirmation:possible confirmationWindow=10-08 performanceDue=09-30 planning=09-04
orally: no window, there is nothing to confirm | $session agreeOral(performBy=2026-03-10) | agreedOral performanceDue=03-10 planning=03-06
until put in writing | $session agreeOral(performBy=2026-03-10) 03-06 putInWriting(effectOn=2026-03-06,performBy=2026-03-10) | agreedWritten confirmation:possible confirmationWindow=04-07 performanceDue=03-10 planning=03-06
performing with a first follow-up | $performing | performing confirmation:possible confirmationWindow=04-03 followUp=03-24 performanceDue=03-31
an instalment: the next due day and follow-up | $performing 03-31 recordInstalment(performBy=2026-04-30,followUpOn=2026-04-23) | performing confirmation:possible confirmationWindow=04-03 followUp=04-23 performanceDue=04-30
followed up | $performing 03-24 followUp(followUpOn=2026-04-03) | performing confirmation:possible confirmationWindow=04-03 followUp=04-03 performanceDue=03-31
performed | $performing 03-31 recordPerformed | performed afterCare=04-30 archiving=04-30 confirmation:possible confirmationWindow=04-03
archived: the later visit stays open | $performing 03-31 recordPerformed 04-20 archive | archived afterCare=04-30 confirmation:possible
and is made | $performing 03-31 recordPerformed 04-20 archive 04-30 followUpAfter | archived confirmation:possible
no breach on the due day itself | $performing 03-31T23:59:59 recordBreach(dueOn=2026-03-31) | tooEarly:performanceDue
breached: urged within three working days, two years for enforcement | $breached | breached confirmation:possible confirmationWindow=04-03 enforcementWindow=2028-03-31 followUp=03-24 performanceDue=03-31 urging=04-07
urged, a new day | $breached urgePerformance(performBy=2026-04-15,followUpOn=2026-04-18) | urged confirmation:possible confirmationWindow=04-03 enforcementWindow=2028-03-31 followUp=04-18 performanceDue=04-15
performed after urging | $breached urgePerformance(performBy=2026-04-15,followUpOn=2026-04-18) 04-15 recordPerformed | performed afterCare=05-15 archiving=05-15 confirmation:possible confirmationWindow=04-03
sued over performance | $breached sue | sued archiving=05-01 confirmation:possible confirmationWindow=04-03 enforcementWindow=2028-03-31
no enforcement of what no court confirmed | $breached enforce | unlawfulStep:confirmation
no public-order effect before performance | $breached applyPublicOrder | unlawfulStep
the police are asked after it | $performing 03-31 recordPerformed applyPublicOrder policeAgrees | performed afterCare=04-30 archiving=04-30 confirmation:possible confirmationWindow=04-03 publicOrder:agreed
in writing, before they decide | $performing 03-31 recordPerformed applyPublicOrder!(policeUnit=a,policeDecision=notYet) | missingInput:writtenApplication
the written day replaces the spoken one | $session agreeOral(performBy=2026-03-10) 03-06 putInWriting(effectOn=2026-03-04,performBy=2026-03-20) | agreedWritten confirmation:possible confirmationWindow=04-03 performanceDue=03-20 planning=03-06
breached before it was planned | $session agreeOral(performBy=2026-03-04) 03-05 recordBreach(dueOn=2026-03-04) | breached enforcementWindow=2028-03-06 performanceDue=03-04 urging=03-10
the visit afterwards is one | $performing 03-31 recordPerformed followUpAfter followUpAfter | unlawfulStep
nothing was performed where nothing was agreed | $failed notifyEnd archive applyPublicOrder | unlawfulStep:recordPerformed
the police refuse | $performing 03-31 recordPerformed applyPublicOrder policeRefuses | performed afterCare=04-30 archiving=04-30 confirmation:possible confirmationWindow=04-03 publicOrder:refused
counsel advises | $performing advise | performing confirmation:possible confirmationWindow=04-03 followUp=03-24 performanceDue=03-31
`

test('the declaration is sound and worded in both languages', () => {
  checkProcedure(mediationProcedure, roles)
  assert.deepEqual(missingWords(mediationProcedure), [])
  // Some papers arise from what was recorded without a step that asks for them.
  const written = new Set(mediationPapers.forms.map(form => `paper.${form.kind}`))
  assert.deepEqual(
    idleWords(mediationProcedure).filter(word => !written.has(word)),
    [],
  )
})

for (const [part, table] of Object.entries({ intake, courts, sessions, outcomes }))
  suite(part, () => {
    for (const { story, expected, told } of tellStories(mediationProcedure, table, named))
      test(story, () => assert.equal(told, expected))
  })
