/** Stories of a clue, one a line: what happens | who does what, when | where it ends, or the refusal of the last step. */

const accepted =
  '03-02T10:00 receive 03-02T10:30 seal 03-03 recordAnonymous screen 03-05 acceptOwn(person=li)'
const named =
  '03-02T10:00 receive 03-02T10:30 seal 03-03 confirmRealName(receivedOn=2026-03-02) screen 03-05 acceptOwn(person=li)'

export const moves = {
  accepted,
  named,
  proposed: `${accepted} 03-12 proposeDisposal(way=preliminaryVerification)`,
  verifying: '$proposed 03-13 startVerification(person=li,groupSize=2)',
  reported: '$verifying 05-06 disciplineOfficer#7.reportVerification',
  filed: '$reported 05-07 fileCase(person=li)',
  reviewing: '$filed 06-01 disciplineOfficer#7.startReview',
  closed: '$reviewing 06-15 closeCase',
  namedClosed:
    '$named 03-06 tellAcceptance 03-12 proposeDisposal 03-13 startTalk(person=li) 03-16 recordTalk 03-20 reportTalk(way=concluded) 03-23 conclude(person=li)',
}

/** Sealing one working hour, identity three working days, forwarding five, from Monday 2 March. */
export const coming = `
received: three clocks run                   | receive                                                | received sealing=03-02T11:00 identityCheck=03-05 forwarding=03-09
received late on a Friday: the hour goes on  | 03-06T17:00 receive                                    | received sealing=03-09T09:00 identityCheck=03-11 forwarding=03-13
before a make-up Saturday                    | 02-13 receive                                          | received sealing=02-13T11:00 identityCheck=02-25 forwarding=02-27
sealed                                       | receive +20m seal                                      | sealed identityCheck=03-05 forwarding=03-09
unsealed it is not screened                  | receive screen                                         | unlawfulStep
a name is checked after sealing              | receive confirmRealName(receivedOn=2026-03-02)         | unlawfulStep
real name: told within 15 wd of receipt      | receive seal 03-04 confirmRealName(receivedOn=2026-03-02) | sealed forwarding=03-09 acceptanceNotice=03-23 identity:realName
the day of receipt lies in the future        | receive seal confirmRealName(receivedOn=2026-03-03)    | futureAct
checked twice                                | receive seal confirmRealName(receivedOn=2026-03-02) recordAnonymous | unlawfulStep:identity
15 wd over the Spring Festival               | 02-12 receive seal confirmRealName(receivedOn=2026-02-12) | sealed forwarding=02-26 acceptanceNotice=03-11 identity:realName
anonymous: nobody is told                    | $accepted tellAcceptance                               | unlawfulStep:identity
a strict receipt names whom it is about      | receive!(channel=visit,signed=anonymous,content=x)     | missingInput:reportedPerson
up to the upper level by the head            | receive seal screen forwardUp                          | forwardedUp
by the officer who handled it, no            | receive seal screen disciplineOfficer.forwardUp        | notYours
concerning the own head: straight up         | receive forwardUpDirectly                              | forwardedUp
nothing may be kept of it: confirmed         | receive seal screen forwardUp!()                       | missingInput:nothingKept
down: the lower body has five working days   | receive seal recordAnonymous screen 03-06 forwardDown(unit=town) | forwardedDown lowerRegistration=03-13 identity:anonymous
the lower body accepts                       | receive seal recordAnonymous screen 03-06 forwardDown(unit=town) 03-10 acceptOwn(person=li) | acceptedOwn disposalOpinion=04-10 identity:anonymous
the lower body sends it back                 | receive seal recordAnonymous screen 03-06 forwardDown(unit=town) 03-10 sendBackUp | screened forwarding=03-17 identity:anonymous
and further down                             | receive seal recordAnonymous screen 03-06 forwardDown(unit=town) 03-09 forwardDown(unit=post) | forwardedDown lowerRegistration=03-16 identity:anonymous
without substance: returned by the head      | receive seal screen returnClue(returnGround=noSubstance) | returned
a repeat is kept, nobody is told again       | receive seal screen keepRepeat                         | repeatKept
accepted: a month for the opinion            | $accepted                                              | acceptedOwn disposalOpinion=04-05 identity:anonymous
accepted on 31 March: no 31 April            | 03-30 receive seal recordAnonymous screen 03-31 acceptOwn(person=li) | acceptedOwn disposalOpinion=04-30 identity:anonymous
acceptance is told once                      | $named tellAcceptance tellAcceptance                   | unlawfulStep
acceptance told ends its clock               | $named tellAcceptance                                  | acceptedOwn disposalOpinion=04-05 identity:realName
acceptance told after the day it was due     | $named 03-25 tellAcceptance                            | acceptedOwn disposalOpinion=04-05 identity:realName
withdrawn before disposal                    | $accepted withdraw                                     | withdrawn identity:anonymous
not withdrawn once disposal is proposed      | $proposed withdraw                                     | unlawfulStep
`

export const disposing = `
proposed: the opinion stands still, the head decides in five working days | $proposed | disposalProposed disposalOpinion=04-05~ disposalDecision=03-19 identity:anonymous
not studied by one alone                     | $accepted proposeDisposal!(way=concluded,studiedOn=2026-03-05,grounds=x) | missingInput:studied
returned: the same month goes on             | $proposed 03-17 returnProposal(person=li)              | acceptedOwn disposalOpinion=04-10 identity:anonymous
whoever proposed does not approve            | $proposed disciplineHead=proposeDisposal.startTalk     | separation
an officer does not approve                  | $proposed disciplineOfficer#9.conclude                 | notYours
talk: 30 days                                | $proposed 03-13 startTalk(person=li)                   | talkInquiry talkInquiry=04-12 identity:anonymous
a talk nobody recorded is not reported       | $proposed 03-13 startTalk(person=li) reportTalk        | unlawfulStep:recordTalk
talk reported: decided anew                  | $proposed 03-13 startTalk(person=li) 03-20 recordTalk reportTalk(way=concluded) | disposalProposed disposalDecision=03-27 identity:anonymous
verification: 60 days                        | $verifying                                             | preliminaryVerification preliminaryVerification=05-12 identity:anonymous
a group of one                               | $proposed startVerification(person=li,groupSize=1)     | invalidInput:groupSize
verification reported                        | $reported                                              | disposalProposed disposalDecision=05-12 identity:anonymous
filed without verification                   | $proposed fileCase(person=li)                          | unlawfulStep:reportVerification
held: looked at again every six months       | $proposed 03-31 hold(person=li)                        | heldForLater heldRecheck=09-30 identity:anonymous
re-checked: six months more                  | $proposed 03-31 hold(person=li) 08-31 recheckHeld      | heldForLater heldRecheck=2027-02-28 identity:anonymous
taken up again: a month anew                 | $proposed 03-31 hold(person=li) 08-31 takeUpHeld(person=li) | acceptedOwn disposalOpinion=09-30 identity:anonymous
concluded: told in 15 wd, reported in a quarter | $proposed 03-31 conclude(person=li)                 | concluded resultFeedback=04-22 quarterlyReport=06-30 identity:anonymous
filed: 90 days                               | $filed                                                 | caseFiled review=08-05 identity:anonymous
90 + 90 days                                 | $filed 08-05T23:59:59 disciplineHead#9.extend(amount=90) | caseFiled review=11-03 identity:anonymous
asked for one second late                    | $filed 08-06T00:00:01 askExtension(amount=30)          | tooLate:review
asked in time, granted afterwards by the head | $filed 08-05T23:59:59 askExtension(amount=90) 08-06 grantExtension | caseFiled review=11-03 identity:anonymous
nobody grants what they asked for            | $filed 08-05 askExtension(amount=90) disciplineHead=askExtension.grantExtension | separation
a second extension                           | $filed 08-04 disciplineHead#9.extend(amount=90) disciplineHead#9.extend(amount=1) | limitReached
91 days more                                 | $filed 08-04 disciplineHead#9.extend(amount=91)        | invalidInput:amount
under review                                 | $reviewing                                             | underReview review=08-05 identity:anonymous
the investigator does not close the review   | $reviewing disciplineOfficer=startReview.closeCase     | separation
back to the investigators: same clock        | $reviewing returnToInvestigation(person=li)            | caseFiled review=08-05 identity:anonymous
closed                                       | $closed                                                | caseClosed resultFeedback=07-07 quarterlyReport=09-15 identity:anonymous
sanctioned: persons are counted              | $closed 06-22 sanction(personCount=3)                  | sanctioned resultFeedback=07-07 quarterlyReport=09-15 identity:anonymous
nobody sanctioned                            | $closed sanction(personCount=0)                        | invalidInput:personCount
sanctioned and transferred                   | $closed sanction(personCount=2) transferToJustice(personCount=1) | transferredToJustice resultFeedback=07-07 quarterlyReport=09-15 identity:anonymous
transferred before it was closed             | $reviewing transferToJustice(personCount=1)            | unlawfulStep
a false accusation is decided, once          | $closed decideFalseAccusation(falseAccusation=notFound) decideFalseAccusation | limitReached
`

export const ending = `
concluded after a talk                       | $namedClosed                                           | concluded resultFeedback=04-14 quarterlyReport=06-23 identity:realName
result told, first round                     | $namedClosed 03-30 tellResult(round=1)                 | fedBack quarterlyReport=06-23 identity:realName
a third round on site                        | $namedClosed 03-30 tellResult(round=1) tellResult(round=2) tellResult(round=3) | fedBack quarterlyReport=06-23 identity:realName
an objection is explained                    | $namedClosed 03-30 tellResult(round=1) answerObjection | fedBack quarterlyReport=06-23 identity:realName
new evidence: 30 days                        | $namedClosed 03-30 tellResult bringEvidence            | evidenceChecking evidenceCheck=04-29 quarterlyReport=06-23 identity:realName
evidence changes nothing: told again         | $namedClosed 03-30 tellResult bringEvidence 04-07 rejectEvidence | fedBack resultFeedback=04-28 quarterlyReport=06-23 identity:realName
evidence takes it up again                   | $namedClosed 03-30 tellResult bringEvidence 04-07 takeUpAgain(person=li) | acceptedOwn disposalOpinion=05-07 identity:realName
without a name nobody is told                | $closed tellResult                                     | unlawfulStep:identity
with a name it is not skipped                | $namedClosed skipFeedback                              | unlawfulStep:identity
nobody to tell                               | $closed skipFeedback                                   | caseClosed quarterlyReport=09-15 identity:anonymous
not archived before reception heard of it    | $namedClosed tellResult archive                        | unlawfulStep:reportToReception
not archived before the result is told again | $namedClosed tellResult reportToReception bringEvidence rejectEvidence archive | limitReached
archived                                     | $namedClosed tellResult reportToReception archive      | archived identity:realName
archived without a name                      | $closed skipFeedback reportToReception archiveAnonymous | archived identity:anonymous
a name is not archived as none               | $namedClosed reportToReception archiveAnonymous        | unlawfulStep:identity
`

export const beside = `
elevation asked: two working days, theirs meanwhile | $accepted 03-06 askElevation(unit=banner)       | acceptedOwn disposalOpinion=04-05 elevationDecision=03-10 identity:anonymous elevation:asked
elevated: an answer in ten days              | $accepted 03-06 askElevation(unit=banner) 03-09 elevate(person=wu) | acceptedOwn disposalOpinion=04-05 elevatedAnswer=03-19 identity:anonymous elevation:elevated
answered to the public                       | $accepted 03-06 askElevation(unit=banner) 03-09 elevate(person=wu) 03-18 answerElevated | acceptedOwn disposalOpinion=04-05 identity:anonymous elevation:elevated
elevation refused: back, asked again         | $accepted 03-06 askElevation(unit=banner) 03-09 refuseElevation 03-11 askElevation(unit=banner) | acceptedOwn disposalOpinion=04-05 elevationDecision=03-13 identity:anonymous elevation:asked
an answer to what was not elevated           | $accepted answerElevated                               | unlawfulStep:elevation
retaliation is urgent                        | $verifying 03-20 resident.reportRetaliation            | preliminaryVerification preliminaryVerification=05-12 retaliationResponse=03-23 identity:anonymous retaliation:reported
and answered                                 | $verifying 03-20 resident.reportRetaliation answerRetaliation | preliminaryVerification preliminaryVerification=05-12 identity:anonymous retaliation:answered
set aside: terms of the rules run on         | $named 03-09 suspend(recheckOn=2026-04-08)             | suspended acceptanceNotice=03-23 disposalOpinion=04-05 recheck=04-08 identity:realName
set aside: a local term stands still         | $verifying 03-16 suspend(recheckOn=2026-04-01)         | suspended preliminaryVerification=05-12~ recheck=04-01 identity:anonymous
taken up again after ten days                | $verifying 03-16 suspend(recheckOn=2026-04-01) 03-26 resume | preliminaryVerification preliminaryVerification=05-22 identity:anonymous
set aside for too long                       | $verifying 03-16 suspend(recheckOn=2026-04-16)         | invalidInput:recheckOn
merged                                       | $accepted merge(primary=other)                         | merged identity:anonymous
voided by a second person                    | $accepted proposeVoid void                             | voided identity:anonymous
voided by the same                           | $accepted proposeVoid disciplineOfficer=proposeVoid.void | separation
whoever stands back does nothing more        | $verifying disciplineOfficer#5.declareRecusal disciplineOfficer=declareRecusal.comment | recused
supervised: answered in two working days     | $verifying 03-16 orderSupervision                      | preliminaryVerification preliminaryVerification=05-12 supervisionReply=03-18 identity:anonymous
`
