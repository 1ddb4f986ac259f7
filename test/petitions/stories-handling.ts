/** Stories of handling a petition, of what goes on beside it, of review and re-review, and of the outreach visit, one a line; due days counted by hand. */

export const handling = `
known answer: 60 + 30 calendar days             | register 03-10 accept 05-06 extend(amount=30) | accepted decision=06-08
the same under investigation                    | $accepted 03-11 investigate 05-06 extend(amount=30) | investigating decision=06-08
asked for and granted                           | $accepted 05-06 askExtension(amount=30) departmentHead#3.grantExtension | accepted decision=06-08
granted after the sixty days, asked for within  | $accepted 05-09T24:00:00 askExtension(amount=30) 05-11 departmentHead#3.grantExtension | accepted decision=06-08
asked for and refused                           | $accepted 05-06 askExtension(amount=30) refuseExtension | accepted decision=05-09
in the last second                              | $accepted 05-09T24:00:00 extend(amount=10) | accepted decision=05-19
one second late                                 | $accepted 05-10T00:00:01 extend(amount=10) | tooLate:decision
asked for one second late                       | $accepted 05-10T00:00:01 askExtension(amount=10) | tooLate:decision
a second extension                              | $accepted 05-06 extend(amount=10) 05-07 extend(amount=10) | limitReached
thirty-one days                                 | $accepted 05-06 extend(amount=31) | invalidInput:amount
without telling the petitioner                  | $accepted 05-06 extend!(amount=30,reason=x) | missingInput:told
the handler does not extend                     | $accepted departmentHandler.extend(amount=10) | notYours
the petition office does not extend             | $accepted petitionOfficer.extend(amount=10) | notYours
whoever handles it does not grant it            | $accepted departmentHandler#1.investigate departmentHead#1.extend(amount=10) | separation
nothing to extend before acceptance             | register extend(amount=10) | unlawfulStep
a second investigator                           | $accepted departmentHandler#1.investigate departmentHandler#2.joinInvestigation | investigating decision=05-09
the same person is not two                      | $accepted departmentHandler#1.investigate departmentHandler#1.joinInvestigation | separation
without saying that nobody is related           | $accepted investigate!(plan=x) | missingInput:recusal
no opinion by one person                        | $accepted investigate hearPetitioner proposeOpinion | unlawfulStep:joinInvestigation
no opinion without hearing the petitioner       | $accepted investigate departmentHandler#2.joinInvestigation proposeOpinion | unlawfulStep:hearPetitioner
proposed to the head                            | $proposed | opinionProposed decision=05-09
no decision without a proposal                  | $heard decideExplain | unlawfulStep
who investigated does not decide                | $accepted departmentHandler#1.investigate departmentHandler#2.joinInvestigation hearPetitioner proposeOpinion departmentHead#1.decideReject | separation
sent back: the sixty days run on                | $proposed 04-02 returnProposal | investigating decision=05-09
explained                                       | $decided | decided delivery=04-15
not supported                                   | $proposed 04-10 decideReject | decided delivery=04-15
no opinion without its legal basis              | $proposed decideReject!(opinion=x) | missingInput:lawBasis
supported, to be carried out                    | $proposed 04-10 decideSupport(performOn=2026-05-30) | decided delivery=04-15 execution=05-30 execution:ordered
supported without a day                         | $proposed decideSupport!(opinion=x,lawBasis=y,performer=bureau) | missingInput:performOn
decided late: overdue, not void                 | $proposed 05-20 decideExplain | decided delivery=05-25
delivered: thirty days from the written reply   | $delivered | delivered reviewWindow=05-12
delivered tomorrow                              | $decided 04-13 deliver(deliveredOn=2026-04-14) | futureAct
delivered without proof                         | $decided deliver!(deliveredOn=2026-04-10,deliveryWay=mail) | missingInput:proof
not closed without delivery                     | $decided close | unlawfulStep
closed: the right to a review stays             | $closed | closed reviewWindow=05-12 rating=05-14
the handler does not close                      | $delivered departmentHandler.close | notYours
the petition office closes                      | $delivered 04-14 petitionOfficer#9.close | closed reviewWindow=05-12 rating=05-14
not closed while support is not carried out     | $proposed 04-10 decideSupport(performOn=2026-05-30) 04-13 deliver(deliveredOn=2026-04-12) close | unlawfulStep:execution
closed once it is                               | $proposed 04-10 decideSupport(performOn=2026-05-30) 04-13 deliver(deliveredOn=2026-04-12) 04-20 urgeExecution 05-04 recordExecution close | closed reviewWindow=05-12 rating=06-03 execution:performed
nothing to urge                                 | $delivered urgeExecution | unlawfulStep:execution
dispatched: not closed without the report       | $dispatched 03-10 accept 03-11 investigate departmentHandler#2.joinInvestigation hearPetitioner proposeOpinion decideExplain deliver(deliveredOn=2026-03-11) close | unlawfulStep:dispatchReport
dispatched and reported                         | $dispatched 03-10 accept reportBack | accepted decision=05-09 dispatchReport:given
rated                                           | $closed 04-20 rate(satisfied=4) | closed reviewWindow=05-12
rated in the last second                        | $closed 05-14T23:59:59 rate | closed reviewWindow=05-12
rated after thirty days                         | $closed 05-15T00:00:01 rate | tooLate:rating
rated twice                                     | $closed rate rate | tooLate:rating
the handler does not rate                       | $closed departmentHandler.rate | notYours
settled                                         | $heard 03-20 reconcile | reconciled rating=04-19
settled without a signed agreement              | $accepted reconcile!(settledBy=mediation,agreed=x) | missingInput:settlement
withdrawn while decided on                      | $proposed withdraw | withdrawn
who heard the petitioner does not decide        | $accepted investigate departmentHandler#2.joinInvestigation departmentHandler#3.hearPetitioner proposeOpinion departmentHead#3.decideExplain | separation
who proposed does not decide                    | $accepted investigate departmentHandler#2.joinInvestigation hearPetitioner departmentHandler#4.proposeOpinion departmentHead#4.decideSupport(performOn=2026-05-30) | separation
who handled it does not close it                | $accepted departmentHandler#1.investigate departmentHandler#2.joinInvestigation hearPetitioner proposeOpinion decideExplain deliver(deliveredOn=2026-03-10) departmentHead#1.close | separation
carried out while the review may still be asked for | $proposed 04-10 decideSupport(performOn=2026-05-30) 04-13 deliver(deliveredOn=2026-04-12) recordExecution | delivered reviewWindow=05-12 execution:performed
a hearing moves no clock                        | $heard holdHearing | investigating decision=05-09
settled when just accepted                      | $accepted reconcile | reconciled rating=04-09
settled while the opinion is signed             | $proposed reconcile | reconciled rating=04-29
promised feedback outlives the closing          | $delivered promiseFeedback(feedbackOn=2026-05-20) 04-14 close | closed reviewWindow=05-12 rating=05-14 promisedFeedback=05-20
and is given                                    | $delivered promiseFeedback(feedbackOn=2026-05-20) 04-14 close 05-20 giveFeedback(round=2) | closed reviewWindow=05-12 rating=05-14
a suggestion rated                              | $triaged takeSuggestion replySuggestion rate | replied
a settlement rated                              | $accepted reconcile rate | reconciled
what is final rated                             | $ended rate | final
overdue: a reason within a working day          | $accepted 05-11 system.markOverdue | accepted decision=05-09 overdueReason=05-12
explained                                       | $accepted 05-11 system.markOverdue explainOverdue | accepted decision=05-09
`

export const beside = `
elevation proposed                              | $accepted 03-12 proposeElevation | accepted decision=05-09 elevationDecision=03-16 elevation:proposed
elevated: ten days for an answer, sixty run on  | $accepted 03-12 proposeElevation 03-13 elevate(unit=above) | accepted decision=05-09 elevatedAnswer=03-23 elevation:elevated
who proposes does not decide                    | $accepted petitionOfficer#7.proposeElevation petitionOfficer#7.elevate(unit=above) | separation
nothing proposed                                | $accepted elevate(unit=above) | unlawfulStep:elevation
declined, proposed again                        | $accepted 03-12 proposeElevation 03-13 declineElevation 03-16 proposeElevation | accepted decision=05-09 elevationDecision=03-18 elevation:proposed
answered within the ten days                    | $accepted 03-12 proposeElevation 03-13 elevate(unit=above) 03-20 giveFeedback(round=1) | accepted decision=05-09 elevation:elevated
feedback promised                               | $accepted 03-12 promiseFeedback(feedbackOn=2026-03-25) | accepted decision=05-09 promisedFeedback=03-25
promised twice                                  | $accepted promiseFeedback(feedbackOn=2026-03-25) promiseFeedback(feedbackOn=2026-03-27) | limitReached
promised for yesterday                          | $accepted promiseFeedback(feedbackOn=2026-03-09) | invalidInput:feedbackOn
three rounds, the third after closing           | $accepted giveFeedback(round=1) giveFeedback(round=2) 03-11 investigate departmentHandler#2.joinInvestigation hearPetitioner proposeOpinion decideExplain deliver(deliveredOn=2026-03-11) close giveFeedback(round=3) | closed reviewWindow=04-10 rating=04-10
hardship noted                                  | $accepted 03-12 noteHardship | accepted decision=05-09 hardshipHelp=03-17 hardship:noted
told of help                                    | $accepted 03-12 noteHardship informHardship | accepted decision=05-09 hardship:informed
hardship found before acceptance                | register noteHardship | registered intake=03-17 hardshipHelp=03-05 hardship:noted
nothing noted                                   | $accepted informHardship | unlawfulStep:hardship
care goes on after the end                      | $ended recordCare | final rating=07-22
referred to mediation                           | $accepted refer(target=mediation,consent=given) | accepted decision=05-09 referralAnswer=03-12 referral:offered
and taken over                                  | $accepted refer(target=mediation,consent=given) acceptReferral | accepted decision=05-09 referral:accepted
set aside: what the law sets runs on            | $accepted 03-12 suspend(recheckOn=2026-04-11) | suspended decision=05-09 recheck=04-11
until the thirty-first day                      | $accepted 03-12 suspend(recheckOn=2026-04-12) | invalidInput:recheckOn
set aside: local defaults stand still           | $accepted 03-11 noteHardship 03-12 suspend(recheckOn=2026-03-30) | suspended decision=05-09 hardshipHelp=03-16~ recheck=03-30 hardship:noted
taken up again: three of three days are left    | $accepted 03-11 noteHardship 03-12 suspend(recheckOn=2026-03-30) 03-19 resume | accepted decision=05-09 hardshipHelp=03-23 hardship:noted
nothing is decided while set aside              | $proposed 04-01 suspend(recheckOn=2026-04-10) decideExplain | unlawfulStep
back to where it was                            | $proposed 04-01 suspend(recheckOn=2026-04-10) 04-08 resume | opinionProposed decision=05-09
the handler does not set it aside               | $accepted departmentHandler.suspend(recheckOn=2026-03-20) | notYours
supervised by the petition office               | $accepted 05-11 petitionOfficer.orderSupervision | accepted decision=05-09 supervisionReply=05-13
answered                                        | $accepted 05-11 orderSupervision 05-12 answerSupervision | accepted decision=05-09
a remark, a new handler, new papers: no clock moves | $accepted 04-01 comment assign(person=colleague) resident.addInformation urge | accepted decision=05-09
elevated before acceptance: fifteen days run on | $transferred proposeElevation elevate(unit=above) | transferred acceptance=03-19 elevatedAnswer=03-14 elevation:elevated
elevated when only sorted                       | $triaged proposeElevation elevate(unit=above) | triaged intake=03-17 elevatedAnswer=03-12 elevation:elevated
elevated under investigation, answered by the opinion | $heard proposeElevation 03-13 elevate(unit=above) 03-16 proposeOpinion 03-17 decideExplain | decided delivery=03-22 elevation:elevated
who proposes does not decline                   | $accepted petitionOfficer#7.proposeElevation petitionOfficer#7.declineElevation | separation
who handles it does not elevate                 | $accepted departmentHandler#7.investigate proposeElevation workCommitteeSecretary#7.elevate(unit=above) | separation
care after withdrawal                           | $accepted withdraw recordCare | withdrawn
a referral that comes back                      | $accepted refer(target=judicialAid,consent=given) returnReferral | accepted decision=05-09 referral:returned
supervised twice                                | $accepted 05-11 orderSupervision orderSupervision | limitReached
nothing to answer                               | $accepted answerSupervision | unlawfulStep
`

export const review = `
asked for in the last second                    | $delivered 05-12T23:59:59 requestReview | reviewRequested review=06-11
a second late                                   | $delivered 05-13T00:00:01 requestReview | tooLate:reviewWindow
asked for after closing                         | $closed 04-20 requestReview | reviewRequested review=05-20
asked for on the petitioner's behalf            | $delivered 04-20 petitionOfficer.requestReview | reviewRequested review=05-20
not before it is delivered                      | $decided requestReview | unlawfulStep
given to the body above                         | $reviewing | reviewing review=05-20
without checking the level                      | $requested assignReview!(unit=above) | missingInput:oneLevelUp
upheld                                          | $reviewing 05-06 decideReview | reviewDecided delivery=05-11
told: thirty days for the re-review             | $reviewed | reviewed reReviewWindow=06-06
who decided does not review                     | $proposed 04-10 departmentHead#5.decideReject deliver(deliveredOn=2026-04-10) requestReview assignReview(unit=above) departmentHead#5.decideReview | separation
who investigated does not review                | $accepted departmentHandler#1.investigate departmentHandler#2.joinInvestigation hearPetitioner proposeOpinion decideReject deliver(deliveredOn=2026-03-10) requestReview assignReview(unit=above) departmentHead#2.decideReview | separation
annulled: back, with sixty days                 | $reviewing 05-06 annulOnReview | investigating decision=07-05
annulled: nothing is to be carried out any more | $proposed 04-10 decideSupport(performOn=2026-05-30) deliver(deliveredOn=2026-04-10) requestReview assignReview(unit=above) 04-20 annulOnReview | investigating decision=06-19
annulled, and extended once                     | $reviewing 05-06 annulOnReview 06-30 extend(amount=30) | investigating decision=08-04
annulled, then decided anew and delivered       | $reviewing 05-06 annulOnReview proposeOpinion 05-20 departmentHead#9.decideExplain deliver(deliveredOn=2026-05-20) | delivered reviewWindow=06-19
changed in favour: execution ordered            | $reviewing 05-06 decideReview(reviewResult=changed) orderExecution(performOn=2026-06-30) | reviewDecided delivery=05-11 execution=06-30 execution:ordered
no review without a hearing is published        | $ended publishOpinion | unlawfulStep:holdReReviewHearing
re-review in the last second                    | $reviewed 06-06T23:59:59 requestReReview | reReviewRequested reReview=07-06
a second late                                   | $reviewed 06-07T00:00:01 requestReReview | tooLate:reReviewWindow
closed after the review, re-review all the same | $reviewed 05-10 close 06-01 requestReReview | reReviewRequested reReview=07-01
no re-review of what was not reviewed           | $closed requestReReview | tooLate:reReviewWindow
three days of hearing are left out              | $reReviewing 06-12 holdReReviewHearing 06-13 leaveOut(term=reReview,cause=hearing,from=2026-06-10,to=2026-06-12) | reReviewing reReview=07-04
a hearing that overlaps counts once             | $reReviewing 06-13 leaveOut(term=reReview,cause=hearing,from=2026-06-10,to=2026-06-12) leaveOut(term=reReview,cause=hearing,from=2026-06-11,to=2026-06-13) | reReviewing reReview=07-05
left out while it lasts                         | $reReviewing 06-10 leaveOut(term=reReview,cause=hearing,from=2026-06-10) 06-13 endLeaveOut(term=reReview,cause=hearing,to=2026-06-12) | reReviewing reReview=07-04
ends before it begins                           | $reReviewing 06-13 leaveOut(term=reReview,cause=hearing,from=2026-06-12,to=2026-06-10) | invalidInput:to
no other cause                                  | $reReviewing 06-13 leaveOut(term=reReview,cause=appraisal,from=2026-06-10,to=2026-06-12) | invalidInput:cause
nothing is left out of the review               | $reviewing leaveOut(term=review,cause=hearing,from=2026-04-21,to=2026-04-21) | invalidInput:term
who reviewed does not re-review                 | $reviewing 05-06 departmentHead#6.decideReview deliverReview(deliveredOn=2026-05-06) requestReReview assignReReview(unit=top) departmentHead#6.decideReReview | separation
final                                           | $ended | final rating=07-22
final, published after a hearing                | $reReviewing holdReReviewHearing 06-20 decideReReview 06-22 deliverReReview(deliveredOn=2026-06-22) publishOpinion | final rating=07-22
published once                                  | $reReviewing holdReReviewHearing decideReReview deliverReReview(deliveredOn=2026-06-02) publishOpinion publishOpinion | limitReached
no third look                                   | $ended requestReReview | unlawfulStep
the same facts are not accepted again           | $ended notAcceptAgain | notAcceptedAgain
the thirtieth day is a Saturday and stays       | $delivered 04-23 requestReview | reviewRequested review=05-23
who decided does not annul                      | $proposed 04-10 departmentHead#5.decideReject deliver(deliveredOn=2026-04-10) requestReview assignReview(unit=above) departmentHead#5.annulOnReview | separation
a hearing in the review                         | $reviewing holdHearing | reviewing review=05-20
re-review decided                               | $reReviewing 06-20 decideReReview | reReviewDecided delivery=06-25
execution ordered by the re-review goes on      | $reReviewing 06-20 decideReReview(reviewResult=changed) orderExecution(performOn=2026-07-31) 06-22 deliverReReview(deliveredOn=2026-06-22) | final rating=07-22 execution=07-31 execution:ordered
ordered after it is final, and carried out      | $ended orderExecution(performOn=2026-07-31) 07-10 recordExecution | final rating=07-22 execution:performed
`

export const outreach = `
planned for a day                               | plan(visitOn=2026-03-10) | planned visit=03-10
planned for yesterday                           | plan(visitOn=2026-03-01) | invalidInput:visitOn
cancelled                                       | plan(visitOn=2026-03-10) cancel | cancelled
cancelled without a reason                      | plan(visitOn=2026-03-10) cancel!() | missingInput:reason
visited: three working days for the list        | plan(visitOn=2026-03-10) 03-10 visit(batches=3,officialTimes=5,visitorTimes=9) | visited listing=03-13
a visit has a batch                             | plan(visitOn=2026-03-10) visit(batches=0) | invalidInput:batches
the list over Qingming                          | plan(visitOn=2026-04-02) 04-02 visit | visited listing=04-08
somebody heard                                  | plan(visitOn=2026-03-10) 03-10 visit receiveVisitor | visited listing=03-13
nothing raised                                  | plan(visitOn=2026-03-10) 03-10 visit closeWithoutMatters | closed
an answer promised for the tenth day            | plan(visitOn=2026-03-10) 03-10 visit 03-11 listMatters(matters=4,answerOn=2026-03-21) | listed promisedAnswer=03-21
the eleventh day is too late a promise          | plan(visitOn=2026-03-10) 03-10 visit 03-11 listMatters(matters=4,answerOn=2026-03-22) | invalidInput:answerOn
listed without a promise                        | plan(visitOn=2026-03-10) 03-10 visit listMatters!(matters=4,list=x) | missingInput:answerOn
listed before the visit                         | plan(visitOn=2026-03-10) listMatters(matters=1,answerOn=2026-03-05) | unlawfulStep
answered in part, the next answer promised      | plan(visitOn=2026-03-10) 03-10 visit listMatters(matters=4,answerOn=2026-03-18) 03-18 answerRound(round=1,resolved=3,inProgress=1,givenUp=0,answerOn=2026-03-27) | listed promisedAnswer=03-27
answered without figures                        | plan(visitOn=2026-03-10) 03-10 visit listMatters(matters=4,answerOn=2026-03-18) answerFinally!(round=1,heldOn=2026-03-10,place=x,presentPersons=x,said=x,contentment=content) | missingInput:resolved
answered finally                                | plan(visitOn=2026-03-10) 03-10 visit listMatters(matters=4,answerOn=2026-03-18) 03-18 answerFinally(resolved=4,inProgress=0) | closed
handed on to a petition                         | plan(visitOn=2026-03-10) 03-10 visit listMatters(matters=4,answerOn=2026-03-18) refer(target=petition,consent=given) | listed promisedAnswer=03-18 referralAnswer=03-12 referral:offered
set aside                                       | plan(visitOn=2026-03-10) 03-10 visit listMatters(matters=4,answerOn=2026-03-18) 03-12 suspend(recheckOn=2026-03-20) 03-16 resume | listed promisedAnswer=03-22
the grid does not plan it                       | plan(visitOn=2026-03-10) gridLeader.visit | notYours
`
