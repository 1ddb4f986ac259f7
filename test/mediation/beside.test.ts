/** Beside mediation, one story a line: judicial confirmation (民事诉讼法 205, 司法确认程序规定), the three channels on one dispute, the way up. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { mediationProcedure } from '../../src/mediation/procedure.ts'
import { tellStories } from '../support/stories.ts'
import { named } from './named.ts'

const confirmations = `
applied for jointly: the court accepts in three days | $filed | agreedWritten confirmation:filed confirmationAcceptance=03-09 performanceDue=03-31 planning=03-06
on the thirtieth day, at its last second | $written 04-03T23:59:59 fileConfirmation | agreedWritten confirmation:filed confirmationAcceptance=04-07 performanceDue=03-31 planning=03-06
one second later it remains a contract | $written 04-04T00:00:01 fileConfirmation | tooLate:confirmationWindow
by one party alone: not | $written fileConfirmation!(court=a,materials=b) | missingInput:jointly
the court decides in fifteen days | $reviewed | agreedWritten confirmation:underReview confirmationDecision=03-23 performanceDue=03-31 planning=03-06
ten more by its president | $reviewed courtExtends(amount=10,approvedBy=courtPresident) | agreedWritten confirmation:underReview confirmationDecision=03-31 performanceDue=03-31 planning=03-06
once only | $reviewed courtExtends(amount=5) courtExtends(amount=5) | limitReached
not eleven | $reviewed courtExtends(amount=11) | invalidInput:amount
confirmed | $reviewed courtConfirms | agreedWritten confirmation:confirmed performanceDue=03-31 planning=03-06
confirmed, breached, enforced | $reviewed courtConfirms startPerformance(followUpOn=2026-03-24) 04-01 recordBreach(dueOn=2026-03-31) enforce | enforced archiving=05-01 confirmation:confirmed
after two years too: the court takes it, late is the other side's to raise | $reviewed courtConfirms startPerformance(followUpOn=2026-03-24) 04-01 recordBreach(dueOn=2026-03-31) 2028-04-01T00:00:01 enforce | enforced archiving=2028-05-01 confirmation:confirmed
rejected: mediated anew by consent, a month | $reviewed 03-20 courtRejects(rejectedFor=unclear) mediateAgain(consentOf=allParties) | mediating confirmation:rejected mediationPeriod=04-20
and agreed anew: a window of its own | $reviewed 03-20 courtRejects mediateAgain agreeWritten(effectOn=2026-03-20,performBy=2026-03-31) | agreedWritten confirmation:possible confirmationWindow=04-20 performanceDue=03-31 planning=03-24
only what was rejected is mediated again | $reviewed courtConfirms mediateAgain | unlawfulStep:confirmation
declined: performance goes on | $filed 03-09 courtDeclines(declinedFor=ownership) startPerformance(followUpOn=2026-03-24) | performing confirmation:declined followUp=03-24 performanceDue=03-31
withdrawn at the court: not filed a second time | $reviewed dropConfirmation fileConfirmation | unlawfulStep:confirmation
revoked on an outsider's application, after the file is closed | $reviewed courtConfirms 03-31 recordPerformed archive courtRevokes | archived afterCare=04-30 confirmation:revoked
three days of the court, on a Tuesday | $written 03-10 fileConfirmation | agreedWritten confirmation:filed confirmationAcceptance=03-13 performanceDue=03-31 planning=03-06
fifteen from the day the court accepted | $filed 03-10 courtAccepts(acceptedOn=2026-03-09) | agreedWritten confirmation:underReview confirmationDecision=03-24 performanceDue=03-31 planning=03-06
withdrawn at the court | $reviewed dropConfirmation | agreedWritten confirmation:dropped performanceDue=03-31 planning=03-06
`

const channels = `
offered: two working days to answer, the month runs | $in offerHandOver(unit=b,channelAsked=administrative) | accepted channel:offered handOverAnswer=03-04 mediationPeriod=04-02 scheduling=03-04
nobody goes on meanwhile | $in offerHandOver(unit=b) startMediating | unlawfulStep:channel
a party may still stop it | $in offerHandOver(unit=b) resident.stop | terminated channel:offered handOverAnswer=03-04 notification=03-03
taken over, as administrative mediation | $in offerHandOver(unit=b) acceptHandOver(label=administrative) | accepted channel:taken mediationPeriod=04-02 scheduling=03-04
the same kind is no other channel | $in offerHandOver(unit=b) acceptHandOver(label=people) | invalidInput:label
refused: the former owner's again | $in offerHandOver(unit=b) refuseHandOver | accepted mediationPeriod=04-02 scheduling=03-04
recalled before the answer | $in offerHandOver(unit=b) recallHandOver | accepted mediationPeriod=04-02 scheduling=03-04
returned after it | $in offerHandOver(unit=b) acceptHandOver(label=administrative) returnHandOver | accepted mediationPeriod=04-02 scheduling=03-04
nothing to return where nothing was taken | $in returnHandOver | unlawfulStep:channel
entrusted by the court midway: the month stands still, the court's period runs | $in 03-10 offerHandOver(unit=b) acceptDelegation(label=judicialOrdinary,receivedOn=2026-03-10) | accepted channel:delegated delegatedPeriod=03-25 mediationPeriod=04-02~ scheduling=03-04
and back: the month goes on where it stood | $in 03-10 offerHandOver(unit=b) acceptDelegation(label=judicialOrdinary,receivedOn=2026-03-10) 03-20 endDelegation(label=people) | accepted mediationPeriod=04-12 scheduling=03-04
failed here, tried anew in another channel with consent asked again | $failed offerHandOver(unit=b) acceptHandOver(label=administrative) newRound | consentPending channel:taken consentAnswer=03-09
no new round in the same channel | $failed newRound | unlawfulStep:channel
escalated: decided in two working days | $failed escalate(unit=c) | escalated escalationDecision=03-06
accepted above: consent again | $failed escalate(unit=c) acceptEscalation | jointConsentPending consentAnswer=03-09
no joint round without it | $failed escalate(unit=c) acceptEscalation startMediating | unlawfulStep
a joint round of fifteen days | $failed escalate(unit=c) acceptEscalation acceptJoint | accepted jointRound=03-19 scheduling=03-06
lengthened by consent alone | $failed escalate(unit=c) acceptEscalation acceptJoint startMediating extend(amount=10) | mediating jointRound=03-29
adjourned within it only | $failed escalate(unit=c) acceptEscalation acceptJoint startMediating 03-20T00:00:01 adjournJoint(nextOn=2026-03-21) | tooLate:jointRound
not by the clock of the month that is over | $failed escalate(unit=c) acceptEscalation acceptJoint startMediating adjourn(nextOn=2026-03-10) | unlawfulStep
declined: back, and the ways are told | $failed escalate(unit=c) declineEscalation | failed notification=03-05
twice at most | $failed escalate(unit=c) declineEscalation escalate(unit=c) declineEscalation escalate(unit=c) | limitReached
the court's period from the day of signing | $in 03-10 offerHandOver(unit=b) 03-12 acceptDelegation(label=judicialOrdinary,receivedOn=2026-03-11) | accepted channel:delegated delegatedPeriod=03-26 mediationPeriod=04-02~ scheduling=03-04
given back, it is people's mediation again | $in offerHandOver(unit=b) acceptDelegation(label=judicialOrdinary,receivedOn=2026-03-02) endDelegation(label=people) offerHandOver(unit=b) acceptHandOver(label=people) | invalidInput:label
another kind without another channel | $in relabel(label=administrative) offerHandOver(unit=b) acceptHandOver(label=administrative) | invalidInput:label
`

for (const [part, table] of Object.entries({ confirmations, channels }))
  suite(part, () => {
    for (const { story, expected, told } of tellStories(mediationProcedure, table, named))
      test(story, () => assert.equal(told, expected))
  })
