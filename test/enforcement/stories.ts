/** Stories of enforcement up to performance, one a line: what happens | who does what, when | where it ends, or the refusal of the last step. */

const filed = '03-02 apply(performanceDueOn=2025-12-31) 03-04 file'
const noticed = '03-06 notify(reportBy=2026-03-16) 03-09 serve 03-10 recordAssetReport'

export const moves = {
  filed,
  sameDay: `${filed} triageFast(label=fastSameDay) searchFirst ${noticed}`,
  week: `${filed} triageFast(label=fastWeek) searchFirst ${noticed}`,
  fifteen: `${filed} triageFast(label=fastFifteen) searchFirst ${noticed}`,
  ordinary: `${filed} triageOrdinary(label=ordinary) ${noticed}`,
  nonLitigation: `${filed} triageOrdinary(label=nonLitigation) ${noticed}`,
  sealed:
    '$ordinary 03-11 search 03-12 recordFinding sealImmovables(expiresOn=2029-03-11,renewBy=2029-02-09)',
  controlled: '$sealed control',
  valued: '$controlled 04-01 entrustValuation 04-21 recordValuation',
  auctioning: '$valued 04-22 announceImmovablesAuction(announcedOn=2026-04-22)',
  sold: '$auctioning 05-25 sellImmovables(price=90000000)',
  settled: '$week 03-12 settle(instalments=3,nextDueOn=2026-04-10)',
  breached: '$settled 04-11 urgeInstalment(dueOn=2026-04-10) 04-14 markBreached',
  paid: '$week 03-12 receiveMoney noticeArrival(noticedOn=2026-03-12) confirmPaid',
  rounding: '$ordinary 03-11 search 03-20 findNoAssets talkToCreditor 06-05 proposeRoundTermination',
  rounded: '$rounding 06-10 approveRoundTermination 06-12 closeRound',
}

/** What runs beside everything below: six months from filing, six months for the court above, three before a round may end. */
const whole = 'overall=09-04 roundWait=06-04 stall=09-02'
const fast = `${whole} fastTrack=04-18`
const triaged = 'notice=03-16 firstSearch=03-04'

export const coming = `
referred from mediation: three working days to take it up | system.referIn(performanceDueOn=2025-12-31) | referred referralReceipt=03-05
taken up: the creditor's application         | system.referIn(performanceDueOn=2025-12-31) 03-04 applyOnReferral(performanceDueOn=2025-12-31) | applied filing=03-11 stall=09-04 applicationPeriod=2027-12-31
returned with the reason                     | system.referIn(performanceDueOn=2025-12-31) declineReferral(declinedFor=otherCourt) | refused
applied: seven days to file, two years to have applied | apply(performanceDueOn=2025-12-31)     | applied filing=03-09 stall=09-02 applicationPeriod=2027-12-31
the seventh day in the Spring Festival       | 02-10 apply(performanceDueOn=2026-01-31)         | applied filing=02-24 stall=08-10 applicationPeriod=2028-01-31
performance is not due yet                   | apply(performanceDueOn=2026-03-03)               | futureAct
an application without a title               | apply!(form=oral,performanceDueOn=2025-12-31,creditorName=x,creditorPhone=1,debtorName=y) | missingInput:titleNumber
transferred by the trial division            | transferFromTrial                                | applied filing=03-09 stall=09-02
refused with a reason                        | apply(performanceDueOn=2025-12-31) refuse(lacking=jurisdiction) | refused
a late application is filed                  | apply(performanceDueOn=2020-12-31) 03-04 file(application=late) | filed ${whole} notice=03-16 triaging=03-04
one of the five conditions is not confirmed  | apply(performanceDueOn=2025-12-31) file!(jurisdiction=confirmed,application=inTime,fileNumber=1) | missingInput:fiveConditions
given up before it is filed                  | apply(performanceDueOn=2025-12-31) withdraw      | withdrawn
given up afterwards: a ground of termination | $filed withdraw                                  | unlawfulStep
filed: ten days to the notice, rolled over a weekend | $filed                                   | filed ${whole} notice=03-16 triaging=03-04
to the fast track                            | $filed triageFast(label=fastWeek)                | triaged ${fast} ${triaged}
to the ordinary track                        | $filed triageOrdinary(label=ordinary)            | triaged ${whole} notice=03-16
non-litigation: three months                 | $filed triageOrdinary(label=nonLitigation)       | triaged overall=06-04 roundWait=06-04 stall=09-02 notice=03-16
an unknown track                             | $filed triageFast(label=ordinary)                | invalidInput:label
triaged twice                                | $filed triageFast(label=fastWeek) triageOrdinary(label=ordinary) | unlawfulStep
searched on the day of filing                | $filed triageFast(label=fastWeek) searchFirst    | triaged ${fast} notice=03-16
measures first: the notice within three days | $filed triageFast(label=fastWeek) freezeFundsFirst(expiresOn=2027-03-04,renewBy=2027-02-02) | triaged ${fast} ${triaged} noticeAfterMeasures=03-09 fundsFreeze=2027-03-04 fundsRenewal=2027-02-02 attachment:attached
noticed: the debtor reports by the day named | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-16) | noticed ${whole} assetReport=03-16
a day to report that has passed              | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-05) | invalidInput:reportBy
served before any notice                     | $filed triageOrdinary(label=ordinary) serve      | unlawfulStep
electronically only with consent             | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-16) serveElectronically!(servedOn=2026-03-06) | missingInput:electronicConsent
announced: thirty days                       | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-16) announceService | noticed ${whole} assetReport=03-16 announcement=04-07 service:announced
not served before the thirtieth day, rolled over Qingming, ends | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-16) announceService 04-07T23:59:59 completeAnnouncement | tooEarly:announcement
served when it has ended                     | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-16) announceService 04-08 completeAnnouncement | noticed ${whole} assetReport=03-16 service:served
served in person meanwhile                   | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-16) announceService 03-20 serve | noticed ${whole} assetReport=03-16 service:served
on the ordinary way                          | $ordinary                                        | noticed ${whole} service:served
the community answers in three working days  | $ordinary 04-03 askCommunity                     | noticed ${whole} assistanceReply=04-09 service:served
told of the court above too early            | $ordinary 09-02T23:59:59 tellOfHigherCourt       | tooEarly:stall
told after six months                        | $ordinary 09-03 tellOfHigherCourt                | noticed ${whole} service:served
out of the fast track: the six months still from filing | $week 03-20 proposeOrdinary leaveFastTrack(label=ordinary) | noticed ${whole} service:served
out of it, non-litigation                    | $week 03-20 proposeOrdinary leaveFastTrack(label=nonLitigation) | noticed overall=06-04 roundWait=06-04 stall=09-02 service:served
out of it by one person alone                | $week 03-20 proposeOrdinary enforcementJudge=proposeOrdinary.leaveFastTrack(label=ordinary) | separation
out of it unproposed                         | $week leaveFastTrack(label=ordinary)             | unlawfulStep:proposeOrdinary
nothing to leave                             | $ordinary proposeOrdinary                        | unlawfulStep
`

export const limits = `
six months and three by the president, asked at the last second | $ordinary 09-04T23:59:59 courtPresident#9.extend(term=overall,amount=3) | noticed overall=12-04 roundWait=06-04 stall=09-02 service:served
one second late                              | $ordinary 09-05T00:00:01 courtPresident#9.extend(term=overall,amount=3) | tooLate:overall
a second extension                           | $ordinary 09-01 courtPresident#9.extend(term=overall,amount=1) courtPresident#9.extend(term=overall,amount=1) | limitReached
four months more                             | $ordinary 09-01 courtPresident#9.extend(term=overall,amount=4) | invalidInput:amount
by the judge                                 | $ordinary 09-01 enforcementJudge#9.extend(term=overall,amount=3) | notYours
asked in time, granted later                 | $ordinary 08-25 askExtension(term=overall,amount=3) 09-07 grantExtension | noticed overall=12-04 roundWait=06-04 stall=09-02 service:served
non-litigation: three and three              | $nonLitigation 06-04 courtPresident#9.extend(term=overall,amount=3) | noticed overall=09-04 roundWait=06-04 stall=09-02 service:served
the fast track is not extended               | $week courtPresident#9.extend(term=fastTrack,amount=1) | invalidInput:term
thirty days of announcement left out, then the National Day | $ordinary 05-06 leaveOut(term=overall,cause=announcement,from=2026-04-01,to=2026-04-30) | noticed overall=10-08 roundWait=06-04 stall=09-02 service:served
two causes on the same days count once; a make-up Sunday does not roll | $ordinary 05-06 leaveOut(term=overall,cause=announcement,from=2026-04-01,to=2026-04-10) leaveOut(term=overall,cause=appraisal,from=2026-04-06,to=2026-04-15) | noticed overall=09-20 roundWait=06-04 stall=09-02 service:served
a cause the law does not name                | $ordinary leaveOut(term=overall,cause=funds,from=2026-03-10) | invalidInput:cause
a quarrel over jurisdiction still going on   | $week 03-20 leaveOut(term=fastTrack,cause=jurisdictionDispute,from=2026-03-16) | noticed ${whole} fastTrack=04-18~ service:served
and ended after ten days                     | $week 03-20 leaveOut(term=fastTrack,cause=jurisdictionDispute,from=2026-03-16) 03-26 endLeaveOut(term=fastTrack,cause=jurisdictionDispute,to=2026-03-25) | noticed ${whole} fastTrack=04-28 service:served
set aside: no term of law stands still       | $week 03-16 suspend(recheckOn=2026-04-15)        | suspended ${whole} fastTrack=04-18~ recheck=04-15 service:served
stayed: the whole stands still               | $ordinary 04-01 stay(stayGround=creditorAgrees)  | stayed overall=09-04~ roundWait=06-04 stall=09-02 service:served
the stay lifted after twenty days            | $ordinary 04-01 stay 04-21 liftStay              | noticed overall=09-24 roundWait=06-04 stall=09-02 service:served
with a guarantee for a year at most          | $ordinary 04-01 postpone(untilOn=2027-04-01)     | stayed overall=09-04~ postponement=2027-04-01 roundWait=06-04 stall=09-02 service:served
for longer than a year                       | $ordinary 04-01 postpone(untilOn=2027-04-03)     | invalidInput:untilOn
not stayed in the middle of an auction       | $auctioning stay                                 | unlawfulStep
terminated out of a stay: the whole runs on  | $ordinary 04-01 stay 04-21 terminate(terminationGround=destitute) | terminated overall=09-24 roundWait=06-04 stall=09-02 service:served
`

export const searching = `
a lead is checked in seven days              | $ordinary 03-11 giveLead                         | noticed ${whole} leadCheck=03-18 service:served
an urgent lead in three, rolled              | $ordinary 03-11 giveUrgentLead                   | noticed ${whole} urgentLeadCheck=03-16 service:served
a second lead resets nothing                 | $ordinary 03-11 giveLead 03-13 giveLead          | noticed ${whole} leadCheck=03-18 service:served
checked                                      | $ordinary 03-11 giveLead 03-13 checkLead         | noticed ${whole} service:served
no lead to check                             | $ordinary checkLead                              | unlawfulStep
a change of assets: ten days from the change | $ordinary 03-20 noteAssetChange(changedOn=2026-03-16) | noticed ${whole} assetChange=03-26 service:served
a change yet to come                         | $ordinary 03-20 noteAssetChange(changedOn=2026-03-21) | futureAct
reported                                     | $ordinary 03-20 noteAssetChange(changedOn=2026-03-16) 03-24 recordAssetChange | noticed ${whole} service:served
found: controlled the same day               | $ordinary 03-11 search 03-12 recordFinding       | searching ${whole} control=03-12 service:served
not controlled before anything is attached   | $ordinary 03-11 search 03-12 recordFinding control | unlawfulStep:attachment
real property is sealed for three years      | $sealed                                          | searching ${whole} control=03-12 immovablesSeal=2029-03-11 immovablesRenewal=2029-02-09 service:served attachment:attached
for longer than three years                  | $ordinary 03-12 sealImmovables(expiresOn=2029-03-13,renewBy=2029-02-09) | invalidInput:expiresOn
movables for longer than two                 | $ordinary 03-12 seizeMovables(expiresOn=2028-03-13,renewBy=2028-02-09) | invalidInput:expiresOn
a freeze for longer than one                 | $ordinary 03-12 freezeFunds(expiresOn=2027-03-13,renewBy=2027-02-09) | invalidInput:expiresOn
a freeze for a year                          | $ordinary 03-12 freezeFunds(expiresOn=2027-03-12,renewBy=2027-02-10) | noticed ${whole} fundsFreeze=2027-03-12 fundsRenewal=2027-02-10 service:served attachment:attached
three kinds side by side                     | $ordinary 03-12 freezeFunds(expiresOn=2027-03-11,renewBy=2027-02-09) seizeMovables(expiresOn=2028-03-11,renewBy=2028-02-10) sealImmovables(expiresOn=2029-03-11,renewBy=2029-02-09) | noticed ${whole} fundsFreeze=2027-03-11 fundsRenewal=2027-02-09 movablesSeizure=2028-03-11 movablesRenewal=2028-02-10 immovablesSeal=2029-03-11 immovablesRenewal=2029-02-09 service:served attachment:attached
renewed before it ends                       | $ordinary 03-12 freezeFunds(expiresOn=2026-09-11,renewBy=2026-08-12) 08-10 renewFunds(expiresOn=2027-08-10,renewBy=2027-07-12) | noticed ${whole} fundsFreeze=2027-08-10 fundsRenewal=2027-07-12 service:served attachment:attached
nothing to renew                             | $ordinary renewFunds(expiresOn=2027-03-01,renewBy=2027-02-01) | unlawfulStep
one kind lifted, the other stays             | $ordinary 03-12 freezeFunds(expiresOn=2027-03-11,renewBy=2027-02-09) sealImmovables(expiresOn=2029-03-11,renewBy=2029-02-09) liftFunds | noticed ${whole} immovablesSeal=2029-03-11 immovablesRenewal=2029-02-09 service:served attachment:attached
an attachment runs on while all else waits   | $sealed control 03-16 suspend(recheckOn=2026-04-10) | suspended ${whole} recheck=04-10 immovablesSeal=2029-03-11 immovablesRenewal=2029-02-09 service:served attachment:attached
controlled: to the disposal                  | $controlled                                      | controlled ${whole} immovablesSeal=2029-03-11 immovablesRenewal=2029-02-09 service:served attachment:attached
nothing found                                | $ordinary 03-11 search 03-12 findNoAssets        | noAssets ${whole} service:served
a measure proposed: decided in two working days | $ordinary 03-13 proposeMeasure(measureKind=fine) | noticed ${whole} measureDecision=03-17 service:served restriction:proposed
imposed by the president                     | $ordinary 03-13 proposeMeasure 03-16 decideMeasure | noticed ${whole} service:served restriction:imposed
a further one declined: the first stands     | $ordinary 03-13 proposeMeasure 03-16 decideMeasure proposeFurtherMeasure declineFurtherMeasure | noticed ${whole} service:served restriction:imposed
nobody imposes what they proposed            | $ordinary 03-13 proposeMeasure courtPresident=proposeMeasure.decideMeasure | separation
no coercion before service                   | $filed triageOrdinary(label=ordinary) 03-06 notify(reportBy=2026-03-16) proposeMeasure(measureKind=fine) | unlawfulStep:service
`

export const performing = `
below ten thousand: the same day             | $sameDay demand                                  | demanded ${fast} demand=03-10 service:served
up to fifty thousand: seven days             | $week demand                                     | demanded ${fast} demand=03-17 service:served
up to a hundred thousand: fifteen days       | $fifteen demand                                  | demanded ${fast} demand=03-25 service:served
no demand on the ordinary track              | $ordinary demand                                 | unlawfulStep
no coercion before the demand has run out    | $week demand 03-17T23:59:59 coerce               | tooEarly:demand
coercion afterwards                          | $week demand 03-18 coerce                        | coerced ${fast} service:served
nor without service                          | $filed triageFast(label=fastSameDay) searchFirst 03-06 notify(reportBy=2026-03-16) demand 03-09 coerce | unlawfulStep:service
no measure while the demand runs             | $week demand proposeMeasure                      | unlawfulStep
a longer demand waits for a second person    | $sameDay demand relabel(label=fastFifteen)       | demanded ${fast} demand=03-10 service:served
approved: from the same start                | $sameDay demand relabel(label=fastFifteen) approveRelabel | demanded ${fast} demand=03-25 service:served
a shorter demand needs nobody                | $fifteen demand relabel(label=fastWeek)          | demanded ${fast} demand=03-17 service:served
demanded again after a search: no reset      | $week demand 03-12 search 03-13 demand           | demanded ${fast} demand=03-17 service:served
paid into the court's account                | $paid                                            | paid ${fast} lifting=03-12 release=04-13 service:served payment:matched
nothing arrived: not confirmed               | $week confirmPaid                                | unlawfulStep:receiveMoney
paid to the creditor, who confirms           | $week demand 03-12 resident.confirmPaidDirectly  | paid ${fast} lifting=03-12 service:served
settled: the whole stands still              | $settled                                         | settled overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 instalment=04-10 service:served
settled without the creditor's consent       | $week settle!(proxy=none,agreement=x,amountAgreed=1,instalments=1,amount=1,nextDueOn=2026-04-10) | missingInput:creditorConsent
a proxy without special authority            | $week settle(proxy=generalAuthority,nextDueOn=2026-04-10) | invalidInput:proxy
an instalment paid, the next on its day      | $settled 04-09 payInstalment(nextDueOn=2026-05-10) | settled overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 instalment=05-10 service:served
urged on the very day                        | $settled 04-10T23:59:59 urgeInstalment(dueOn=2026-04-10) | tooEarly:instalment
urged: three days of grace from the day agreed | $settled 04-11 urgeInstalment(dueOn=2026-04-10) | settled overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 instalment=04-10 grace=04-13 service:served
breached within the grace                    | $settled 04-11 urgeInstalment(dueOn=2026-04-10) 04-13T23:59:59 markBreached | tooEarly:grace
breached without urging                      | $settled 04-20 markBreached                      | unlawfulStep
paid within the grace                        | $settled 04-11 urgeInstalment(dueOn=2026-04-10) 04-13 payInstalment(nextDueOn=2026-05-10) | settled overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 instalment=05-10 service:served
breached                                     | $breached                                        | breached overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 service:served
two years from the last day                  | $breached 06-15 startResumptionPeriod(lastDueOn=2026-06-10) | breached overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 resumptionPeriod=2028-06-12 service:served
not before that day has come                 | $breached startResumptionPeriod(lastDueOn=2026-06-10) | futureAct
resumption asked by the creditor: fifteen days | $breached resident.applyForResumption          | resumptionAsked overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 resumptionReview=04-29 service:served
resumed: thirty-five days later              | $breached resident.applyForResumption 04-16 grantResumption | searching overall=10-09 fastTrack=05-23 roundWait=06-04 stall=09-02 service:served
not without an application                   | $breached grantResumption                        | unlawfulStep
refused: being performed                     | $breached applyForResumption 04-16 refuseResumption(whyNotResumed=notDue,nextDueOn=2026-05-10) | settled overall=09-04~ fastTrack=04-18~ roundWait=06-04 stall=09-02 instalment=05-10 service:served
fully performed                              | $settled 04-09 confirmPaidDirectly               | paid overall=10-08 fastTrack=05-16 roundWait=06-04 stall=09-02 lifting=04-09 service:served
sued on the settlement: terminated           | $breached 04-20 terminate(terminationGround=suedOnSettlement) | terminated overall=10-13 fastTrack=05-27 roundWait=06-04 stall=09-02 service:served
`
