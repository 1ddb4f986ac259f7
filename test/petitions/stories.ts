/** Stories of the petition up to acceptance, one a line; due days counted by hand on the calendar of 2026 (and 2022, before the Regulations were in force). */

/** Moves that many stories begin with. */
export const moves = {
  triaged: 'register triage',
  transferred: 'register triage 03-04 transfer(unit=bureau)',
  dispatched: 'register triage 03-04 dispatch(unit=bureau,reportOn=2026-05-20)',
  simple: 'register triage chooseSimple',
  simply: '$simple 03-03 transferSimple(unit=bureau) 03-05 acceptSimple',
  accepted: 'register 03-10 accept',
  heard: '$accepted 03-11 investigate 03-12 departmentHandler#2.joinInvestigation hearPetitioner',
  proposed: '$heard 03-30 proposeOpinion',
  decided: '$proposed 04-10 decideExplain',
  delivered: '$decided 04-13 deliver(deliveredOn=2026-04-12)',
  closed: '$delivered 04-14 close',
  requested: '$delivered 04-20 requestReview',
  reviewing: '$requested 04-21 assignReview(unit=above)',
  reviewed: '$reviewing 05-06 decideReview 05-08 deliverReview(deliveredOn=2026-05-07)',
  asked: '$reviewed 06-01 requestReReview',
  reReviewing: '$asked 06-02 assignReReview(unit=top)',
  ended: '$reReviewing 06-20 decideReReview 06-22 deliverReReview(deliveredOn=2026-06-22)',
}

export const coming = `
received: to be registered the same day         | receive | received registering=03-02 intake=03-17
received on a Sunday: registered on Monday      | 2026-03-01 receive | received registering=03-02 intake=03-16
received on the net by the petitioner           | resident.receive | received registering=03-02 intake=03-17
somebody in the grid helps to write             | gridMember.receive(unit=office) | received registering=03-02 intake=03-17
a supervisor takes nothing in                   | receive supervisor.register | notYours
five speak for a group                          | receive(representatives=5) | received registering=03-02 intake=03-17
six do not                                      | receive(representatives=6) | invalidInput:representatives
nobody speaks for nobody                        | receive(representatives=0) | invalidInput:representatives
registering at a counter is receiving           | register | registered intake=03-17
registering does not begin the fifteen days anew | receive 03-04 register | registered intake=03-17
registered without a request                    | register!(channel=letter,representatives=1,name=x) | missingInput:request
before the Regulations were in force            | 2022-04-30 register | ruleNotInForce:intake
on their first day                              | 2022-05-01 register | registered intake=2022-05-16
sorted                                          | $triaged | triaged intake=03-17
sorted again                                    | $triaged 03-03 triage(kind=appeal) | triaged intake=03-17
passed on only when sorted                      | register transfer(unit=bureau) | unlawfulStep
passed on: fifteen days and five working days   | $transferred | transferred acceptance=03-19 objectionWindow=03-11
the same over Qingming                          | 2026-03-30 register triage 04-02 transfer(unit=bureau) | transferred acceptance=04-17 objectionWindow=04-10
dispatched with a day for the report            | $dispatched | transferred acceptance=03-19 objectionWindow=03-11 dispatchReport=05-20 dispatchReport:owed
dispatched for a day gone by                    | register triage 03-04 dispatch(unit=bureau,reportOn=2026-03-03) | invalidInput:reportOn
dispatched without a day                        | register triage dispatch!(unit=bureau) | missingInput:reportOn
objected to on the fifth working day            | $transferred 03-11T23:59:59 object | objected acceptance=03-19 objectionAnswer=03-18
objected to a second after it                   | $transferred 03-12T00:00:01 object | tooLate:objectionWindow
objection without reasons                       | $transferred object!(suggestedBody=other) | missingInput:reason
objection agreed: sorted, to be passed on anew  | $transferred 03-06 object 03-09 agreeObjection | triaged transferAnew=03-11
the next body has its own fifteen days          | $transferred 03-06 object 03-09 agreeObjection 03-10 transfer(unit=other) | transferred acceptance=03-25 objectionWindow=03-17
objection rejected: the fifteen days ran on     | $transferred 03-06 object 03-09 rejectObjection | transferred acceptance=03-19
no second objection                             | $transferred 03-06 object 03-09 rejectObjection object | tooLate:objectionWindow
competence disputed                             | $transferred 03-06 object 03-09 raiseDispute | competenceDisputed acceptance=03-19 competence=03-16
a dispute gives nobody fresh days               | $transferred 03-06 object raiseDispute 03-12 designate(unit=other) | transferred acceptance=03-19
who is designated does not object               | $transferred 03-06 object raiseDispute 03-12 designate(unit=other) object | tooLate:objectionWindow
a department does not designate                 | $transferred 03-06 object raiseDispute departmentHead.designate(unit=other) | notYours
accepted straight from registering              | $accepted | accepted decision=05-09
accepted from sorted                            | $triaged 03-10 accept | accepted decision=05-09
accepted when passed on                         | $transferred 03-10 accept | accepted decision=05-09
accepted after the fifteen days: late, not void | $transferred 03-20 accept | accepted decision=05-19
accepted without saying how it was told         | register accept!(classification=x,wayAndProcedure=y) | missingInput:toldHow
the petitioner accepts nothing                  | register resident.accept | notYours
not accepted                                    | $transferred notAccept | notAccepted
not accepted without the right way              | register notAccept!(reason=x) | missingInput:rightWay
the same facts again                            | register notAcceptAgain | notAcceptedAgain
the same facts again, without the former number | register notAcceptAgain!(reason=x) | missingInput:formerNumber
directed to the courts                          | $triaged 03-10 channelToLegalWay(legalPath=litigation) | channelled legalWay=05-09
and closed                                      | $triaged 03-10 channelToLegalWay 03-20 closeChannelled | closed rating=04-19
a path that is none                             | $triaged channelToLegalWay(legalPath=petition) | invalidInput:legalPath
a suggestion                                    | $triaged 03-10 takeSuggestion | suggestion suggestionReply=05-09
a suggestion answered                           | $triaged 03-10 takeSuggestion 04-01 replySuggestion | replied rating=05-01
a suggestion is not decided                     | $triaged takeSuggestion investigate | unlawfulStep
a report goes sealed                            | register seal | sealed
a report found while it is handled              | $proposed seal | sealed
a report found while set aside                  | $accepted suspend(recheckOn=2026-03-20) seal | sealed
nothing is done with what is sealed             | register seal addInformation | unlawfulStep
urgent: told upward at once, no clock moves     | register reportUrgently | registered intake=03-17
withdrawn before anything was done              | receive withdraw | withdrawn
withdrawn in the petitioner's own words only    | receive withdraw!(freeWill=freeAndUnconditional) | missingInput:ownWords
withdrawn on a condition                        | receive withdraw(freeWill=conditional) | invalidInput:freeWill
voided by a second person                       | register proposeVoid departmentHead#2.void | voided
not voided by the same                          | register departmentHandler#1.proposeVoid departmentHandler#1.void | separation
merged into another                             | register merge(primary=other) | merged
the fifteenth day is a Saturday and stays       | 2026-03-06 register | registered intake=03-21
so does that of the body                        | 2026-03-06 register triage transfer(unit=bureau) | transferred acceptance=03-21 objectionWindow=03-13
registered at a counter on a make-up Saturday   | 2026-02-28 receive | received registering=02-28 intake=03-15
accepted by the office after all                | $transferred 03-06 object agreeObjection 03-09 accept | accepted decision=05-08
dispatched anew after an objection: the report stays due | $dispatched 03-06 object agreeObjection 03-09 dispatch(unit=other,reportOn=2026-06-01) | transferred acceptance=03-24 objectionWindow=03-16 dispatchReport=05-20 dispatchReport:owed
directed to another way by the body             | $transferred 03-18 channelToLegalWay(legalPath=dutyPerformance) | channelled legalWay=05-17
dispatched: not closed before the report        | $dispatched 03-10 channelToLegalWay closeChannelled | unlawfulStep:dispatchReport
a suggestion, found by the body; a Sunday stays | $transferred 03-18 takeSuggestion | suggestion suggestionReply=05-17
not accepted by the office                      | register notAccept | notAccepted
not accepted when sorted                        | $triaged notAccept | notAccepted
nothing to void                                 | register void | unlawfulStep:proposeVoid
a community takes in, sorts and passes on       | communityDirector.receive communityDirector.register communityDirector.triage 03-04 communityDirector.transfer(unit=bureau) | transferred acceptance=03-19 objectionWindow=03-11
a community does not accept                     | communityDirector.register communityDirector.accept | notYours
`

export const simply = `
the simple way: a working day to pass it on     | $simple | simple intake=03-17 simpleTransfer=03-03
another level, another working day              | $simple 03-03 passSimpleDown(unit=town) | simple intake=03-17 simpleTransfer=03-04
three working days to accept, the law's run too | $simple 03-03 transferSimple(unit=bureau) | simpleTransferred simpleAcceptance=03-06 acceptance=03-18 objectionWindow=03-10
ten working days, and sixty days                | $simply | simpleHandling simpleDecision=03-19 decision=05-04
ten working days over the Spring Festival       | 2026-02-09 register triage chooseSimple 02-12 acceptSimple | simpleHandling simpleDecision=03-04 decision=04-13
accepted by the office itself                   | $simple 03-03 acceptSimple | simpleHandling simpleDecision=03-17 decision=05-02
decided                                         | $simply 03-16 decideSimple | simpleDecided delivery=03-21
answered by message                             | $simply 03-16 decideSimple 03-17 replySimply(replyWay=message,deliveredOn=2026-03-17) | delivered reviewWindow=04-16
a letter where it is asked for                  | $simply 03-16 decideSimple 03-17 deliver(deliveredOn=2026-03-17) | delivered reviewWindow=04-16
an ordinary opinion is not answered by message  | $decided replySimply(deliveredOn=2026-04-10) | unlawfulStep
turned ordinary: the sixty days ran on          | $simply 03-10 turnOrdinary | accepted decision=05-04
the handler does not turn it                    | $simply departmentHandler.turnOrdinary | notYours
left before acceptance                          | $simple leaveSimple | triaged intake=03-17
accepted the ordinary way instead               | $simple 03-03 transferSimple(unit=bureau) 03-05 accept | accepted decision=05-04
objected to: not simple any more                | $simple 03-03 transferSimple(unit=bureau) 03-05 object 03-06 rejectObjection | transferred acceptance=03-18
what was dispatched is not simple               | $dispatched 03-06 object agreeObjection chooseSimple | unlawfulStep:dispatchReport
a group, a likely refusal                       | $triaged chooseSimple(outsideScope=some) | invalidInput:outsideScope
without looking at the scope                    | $triaged chooseSimple!(simpleScope=dailyLife) | missingInput:outsideScope
before the measures for it were in force        | 2022-06-01 register triage chooseSimple | ruleNotInForce:simpleTransfer
accepted the ordinary way by the office         | $simple 03-03 accept | accepted decision=05-02
answered today, told to the petitioner yesterday | $simply 03-16 decideSimple 03-18 replySimply(deliveredOn=2026-03-17) | delivered reviewWindow=04-16
settled                                         | $simply 03-16 reconcile | reconciled rating=04-15
not accepted                                    | $simple notAccept | notAccepted
`
