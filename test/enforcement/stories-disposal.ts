/** Stories of enforcement from disposal to closing, one a line: what happens | who does what, when | where it ends, or the refusal of the last step. */

const beside = 'roundWait=06-04 stall=09-02 service:served'
const sealed = `${beside} immovablesSeal=2029-03-11 immovablesRenewal=2029-02-09 attachment:attached`
const freed = `${beside} attachment:lifted`

export const disposing = `
being valued: the whole stands still         | $controlled 04-01 entrustValuation               | valuing overall=09-04~ ${sealed}
valued after twenty days                     | $valued                                          | valued overall=09-24 ${sealed}
not valued when nothing is attached any more | $controlled liftMeasures 04-01 entrustValuation  | unlawfulStep:attachment
announced: thirty days for immovables        | $auctioning                                      | auctioning overall=09-24~ immovablesNotice=05-22 ${sealed}
announced: fifteen days for movables         | $valued 04-22 announceMovablesAuction(announcedOn=2026-04-22) | auctioning overall=09-24~ movablesNotice=05-07 ${sealed}
not sold before the notice has ended         | $auctioning 05-22T23:59:59 sellImmovables        | tooEarly:immovablesNotice
not sold as movables either                  | $auctioning 05-25 sellMovables                   | unlawfulStep
sold: the whole goes on after 33 days        | $sold                                            | auctioned overall=10-27 ${sealed}
nobody bid                                   | $auctioning 05-25 failAuction                    | valued overall=10-27 ${sealed}
set off only after a failed auction          | $valued setOff                                   | unlawfulStep:failAuction
set off: the ruling in ten days              | $auctioning 05-25 failAuction setOff             | auctioned overall=10-27 saleRuling=06-04 ${sealed}
price paid: the ruling in ten days           | $sold 05-26 recordPrice                          | auctioned overall=10-27 saleRuling=06-05 ${sealed}
ruling served: fifteen days to hand over     | $sold 05-26 recordPrice 06-01 serveSaleRuling    | auctioned overall=10-27 handover=06-16 ${sealed}
handed over                                  | $sold 05-26 recordPrice 06-01 serveSaleRuling 06-10 handOver | auctioned overall=10-27 ${sealed}
no ruling without the price                  | $sold serveSaleRuling                            | unlawfulStep
an auction withdrawn, then stayed            | $auctioning 05-25 withdrawAuction stay           | stayed overall=10-27~ ${sealed}
an outsider claims it: fifteen days          | $valued raiseOutsiderObjection                   | valued overall=09-24 outsiderReview=05-06 outsider:raised ${sealed}
no disposal meanwhile                        | $valued raiseOutsiderObjection announceImmovablesAuction(announcedOn=2026-04-21) | unlawfulStep:outsider
nor in the middle of an auction              | $auctioning 05-20 raiseOutsiderObjection 05-25 sellImmovables | unlawfulStep:outsider
rejected: fifteen days to sue                | $valued raiseOutsiderObjection 04-24 rejectOutsider | valued overall=09-24 outsiderSuit=05-09 outsider:rejected ${sealed}
no disposal while a suit may be brought      | $valued raiseOutsiderObjection 04-24 rejectOutsider 05-08 sellPrivately | unlawfulStep:outsider
not cleared before that time                 | $valued raiseOutsiderObjection 04-24 rejectOutsider 05-09T23:59:59 clearOutsider | tooEarly:outsiderSuit
cleared, then sold                           | $valued raiseOutsiderObjection 04-24 rejectOutsider 05-11 clearOutsider(object=continued) sellPrivately(consent=allParties) | auctioned overall=09-24 outsider:cleared ${sealed}
sued at the last second                      | $valued raiseOutsiderObjection 04-24 rejectOutsider 05-09T23:59:59 sueOnOutsider | valued overall=09-24 outsider:inSuit ${sealed}
sued too late                                | $valued raiseOutsiderObjection 04-24 rejectOutsider 05-10T00:00:01 sueOnOutsider | tooLate:outsiderSuit
upheld, sued, decided                        | $valued raiseOutsiderObjection 04-24 upholdOutsider 05-06 sueOnOutsider 08-03 decideOutsiderSuit(object=released) | valued overall=09-24 outsider:cleared ${sealed}
not decided by whoever handled it            | $valued raiseOutsiderObjection enforcementJudge=triageOrdinary.rejectOutsider | separation
conduct: fifteen days                        | $ordinary 03-16 resident.raiseConductObjection   | noticed overall=09-04 conductRuling=03-31 conduct:raised ${beside}
ten days to ask for review, rolled over Qingming | $ordinary 03-16 raiseConductObjection 03-26 decideConductObjection(conductResult=rejected) | noticed overall=09-04 conductReviewWindow=04-07 conduct:decided ${beside}
review: thirty days                          | $ordinary 03-16 raiseConductObjection 03-26 decideConductObjection 04-01 askConductReview | noticed overall=09-04 conductReview=05-06 conduct:reviewAsked ${beside}
asked too late                               | $ordinary 03-16 raiseConductObjection 03-26 decideConductObjection 04-08T00:00:01 askConductReview | tooLate:conductReviewWindow
reviewed                                     | $ordinary 03-16 raiseConductObjection 03-26 decideConductObjection 04-01 askConductReview 04-28 recordConductReview | noticed overall=09-04 conduct:reviewed ${beside}
conduct does not stop a sale                 | $valued raiseConductObjection sellPrivately      | auctioned overall=09-24 conductRuling=05-06 conduct:raised ${sealed}
`

const plan = '$ordinary 03-16 serveDistributionPlan(servedOn=2026-03-16,creditorCount=3)'
export const distributing = `
plan served: fifteen days                    | ${plan}                                          | noticed overall=09-04 planObjection=03-31 distribution:served ${beside}
a plan for one creditor                      | $ordinary serveDistributionPlan(servedOn=2026-03-10,creditorCount=1) | invalidInput:creditorCount
nobody objected                              | ${plan} 04-01 confirmPlan                        | noticed overall=09-04 distribution:settled ${beside}
not confirmed before                         | ${plan} 03-31 confirmPlan                        | tooEarly:planObjection
objected: fifteen days to oppose             | ${plan} 03-24 resident.objectToPlan              | noticed overall=09-04 planReply=04-08 distribution:objected ${beside}
objected too late                            | ${plan} 04-01 objectToPlan                       | tooLate:planObjection
nobody opposed: amended                      | ${plan} 03-24 objectToPlan 04-09 amendPlan       | noticed overall=09-04 distribution:settled ${beside}
opposed: fifteen days to sue                 | ${plan} 03-24 objectToPlan 04-01 opposeObjection | noticed overall=09-04 planSuit=04-16 distribution:opposed ${beside}
nobody sued: the plan is kept                | ${plan} 03-24 objectToPlan 04-01 opposeObjection 04-17 keepPlan | noticed overall=09-04 distribution:settled ${beside}
sued and decided                             | ${plan} 03-24 objectToPlan 04-01 opposeObjection 04-10 sueOnPlan 07-01 decidePlanSuit | noticed overall=09-04 distribution:settled ${beside}
`

const arrived = '$ordinary 03-13 receiveMoney(amount=500000)'
const matched = `${arrived} 03-16 noticeArrival(noticedOn=2026-03-16)`
const computed = `${matched} 03-18 computeRelease(amountToRelease=500000)`
export const paying = `
arrived: the notice by the next working day  | ${arrived}                                       | noticed overall=09-04 arrivalNotice=03-16 payment:received ${beside}
noticed: thirty days to release              | ${matched}                                       | noticed overall=09-04 release=04-15 payment:matched ${beside}
from the day of the notice, written down later | ${arrived} 03-20 noticeArrival(noticedOn=2026-03-16) | noticed overall=09-04 release=04-15 payment:matched ${beside}
the thirtieth day is a holiday               | $ordinary 04-01 receiveMoney noticeArrival(noticedOn=2026-04-01) | noticed overall=09-04 release=05-06 payment:matched ${beside}
computed, approved, released                 | ${computed} approveRelease 03-20 release         | noticed overall=09-04 payment:released ${beside}
not approved by who computed it              | ${computed} enforcementJudge=computeRelease.approveRelease | separation
not paid by who approved it                  | ${computed} courtPresident#7.approveRelease courtPaymentOfficer=approveRelease.release | separation
not released unapproved                      | ${computed} release                              | unlawfulStep:payment
returned: the same thirty days               | ${computed} returnRelease                        | noticed overall=09-04 release=04-15 payment:matched ${beside}
not computed while the plan is disputed      | ${matched} serveDistributionPlan(servedOn=2026-03-16,creditorCount=3) computeRelease | unlawfulStep:distribution
delayed: a reason every thirty days          | ${matched} 03-20 delayRelease(delayGround=dispute) | noticed overall=09-04 release=04-15~ delayReason=04-19 payment:delayed ${beside}
the delay renewed                            | ${matched} 03-20 delayRelease 04-17 renewDelay   | noticed overall=09-04 release=04-15~ delayReason=05-17 payment:delayed ${beside}
the delay ended after twenty days            | ${matched} 03-20 delayRelease 04-09 endDelay     | noticed overall=09-04 release=05-06 payment:matched ${beside}
more arrives before the first is paid out    | ${matched} receiveFurther                        | noticed overall=09-04 release=04-15 payment:matched ${beside}
and again after it                           | ${computed} approveRelease 03-20 release receiveMoney | noticed overall=09-04 arrivalNotice=03-23 payment:received ${beside}
measures lifted on the day of full payment   | $paid liftMeasures                               | paid overall=09-04 fastTrack=04-18 release=04-13 payment:matched ${freed}
`

const proposed = '$paid liftMeasures 03-13 computeRelease approveRelease release 03-16 proposeClosing'
export const closing = `
closing proposed: three working days         | ${proposed}                                      | closingProposed overall=09-04 fastTrack=04-18 closingDecision=03-19 payment:released ${freed}
closed by another person                     | ${proposed} 03-17 approveClosing                 | closed service:served payment:released attachment:lifted
not by who proposed                          | ${proposed} courtClosingOfficer=proposeClosing.approveClosing | separation
returned to be completed                     | ${proposed} 03-17 returnClosing                  | paid overall=09-04 fastTrack=04-18 payment:released ${freed}
not with money unreleased                    | $paid liftMeasures proposeClosing                | unlawfulStep:payment
not with a measure standing                  | $sealed control 03-16 confirmPaidDirectly proposeClosing | unlawfulStep:attachment
not with a restriction standing              | $ordinary 03-13 proposeMeasure decideMeasure confirmPaidDirectly proposeClosing | unlawfulStep:restriction
restrictions lifted, closed                  | $ordinary 03-13 proposeMeasure decideMeasure confirmPaidDirectly liftMeasures liftRestrictions 03-16 proposeClosing approveClosing | closed service:served attachment:lifted restriction:lifted
an unbalanced account is not proposed        | ${proposed.replace(' 03-16 proposeClosing', '')} proposeClosing!(closingType=completed,amountReceived=1,amountReleased=1,amountUnpaid=0,measuresLiftedAll=confirmed,fileComplete=confirmed) | missingInput:balanced
terminated, then closed                      | $ordinary 04-01 terminate(terminationGround=destitute) proposeClosingAfterRuling(closingType=terminated) approveClosing | closed service:served
cancelled before any notice                  | $filed endOtherwise(endKind=cancelled) proposeClosingAfterRuling(closingType=cancelled) approveClosing | closed
completed is no type of a ruling             | $ordinary terminate proposeClosingAfterRuling(closingType=completed) | invalidInput:closingType
`

export const rounds = `
proposed after three months                  | $rounding                                        | roundProposed overall=09-04 ${beside}
one second before they have passed           | $ordinary 03-11 search 03-20 findNoAssets talkToCreditor 06-04T23:59:59 proposeRoundTermination | tooEarly:roundWait
without the talk                             | $ordinary 03-11 search 03-20 findNoAssets 06-05 proposeRoundTermination | unlawfulStep:talkToCreditor
with a condition unconfirmed                 | $ordinary 03-11 search 03-20 findNoAssets talkToCreditor 06-05 proposeRoundTermination!(noticeAndReport=confirmed,limitIssued=confirmed,debtorSought=confirmed,searchProof=x) | missingInput:searchExhausted
with money not paid out                      | $ordinary 03-11 search 03-20 findNoAssets talkToCreditor 06-05 receiveMoney proposeRoundTermination | unlawfulStep:payment
the creditor signs                           | $rounding 06-08 resident.signRoundTermination    | roundRuled overall=09-04 ${beside}
the president approves                       | $rounding 06-10 approveRoundTermination          | roundRuled overall=09-04 ${beside}
refused: on with it                          | $rounding 06-10 refuseRoundTermination           | noAssets overall=09-04 ${beside}
not closed by the judge                      | $rounding 06-10 approveRoundTermination enforcementJudge#9.closeRound | notYours
closed: searched in six months, for five years | $rounded                                       | roundTerminated roundSearch=12-12 roundYears=2031-06-12 service:served
searched: six months more                    | $rounded 12-10 searchAgain                       | roundTerminated roundSearch=2027-06-10 roundYears=2031-06-12 service:served
assets found: filed anew                     | $rounded 12-10 searchAgain 12-11 resumeRound     | searching overall=2027-06-11 stall=2027-06-11 roundWait=2027-03-11 service:served
a new round waits its own three months       | $rounded 12-10 searchAgain 12-11 resumeRound talkToCreditor 2027-03-11 proposeRoundTermination | tooEarly:roundWait
the years are not over                       | $rounded 2031-06-12 endRoundSearches             | tooEarly:roundYears
the years are over                           | $rounded 2031-06-13 endRoundSearches             | searchEnded service:served
no search is owed then                       | $rounded 2031-06-13 searchAgain                  | tooLate:roundYears
the creditor may still come back             | $rounded 2031-06-13 endRoundSearches 2032-01-05 resumeRound | searching overall=2032-07-05 stall=2032-07-05 roundWait=2032-04-05 service:served
an attachment outlives the round             | $sealed control 03-20 talkToCreditor 06-05 proposeRoundTermination approveRoundTermination closeRound | roundTerminated roundSearch=12-05 roundYears=2031-06-05 immovablesSeal=2029-03-11 immovablesRenewal=2029-02-09 service:served attachment:attached
`

export const aside = `
referred to judicial aid: two working days   | $rounded 06-15 refer(target=judicialAid,consent=given) | roundTerminated roundSearch=12-12 roundYears=2031-06-12 referralAnswer=06-17 service:served referral:offered
taken over there, goes on here               | $rounded 06-15 refer(target=judicialAid,consent=given) 06-16 acceptReferral | roundTerminated roundSearch=12-12 roundYears=2031-06-12 service:served referral:accepted
merged                                       | $ordinary merge(primary=other)                   | merged service:served
voided by a second person                    | $ordinary proposeVoid void                       | voided service:served
voided by the same                           | $ordinary proposeVoid enforcementJudge=proposeVoid.void | separation
kin of a party stands back                   | $ordinary enforcementJudge#5.declareRecusal enforcementJudge=declareRecusal.comment | recused
supervised by the procuratorate              | $ordinary 03-16 procurator.orderSupervision      | noticed overall=09-04 supervisionReply=03-18 ${beside}
`
