/** Stories of the volunteer activity, one a line (the language: test/support/stories.ts). March 2026 begins on a Monday; 4 to 6 April and 1 to 5 May are holidays, Saturday 9 May is worked. */

export const activityMoves = {
  reviewed: '03-02 submit 03-03 passReview',
  recruiting: '$reviewed 03-04 recruit(startsOn=2026-03-14)',
  roster: '$recruiting 03-10 fixRoster(headcount=14)',
  ended: '$roster 03-12 brief 03-14T09:00 start 03-14T12:00 end',
  counted: '$ended 03-16 volunteerLead.submitHours',
  confirmed: '$counted 03-18 communityDirector#2.confirmHours',
  risky: '03-02 submit 03-03 passRiskyReview 03-04 recruit(startsOn=2026-03-14) 03-10 fixRoster',
} as const

export const activityStories = `
handed in, to be reviewed in two working days     | 03-02 submit | submitted review=03-04
over the Qingming holiday                         | 04-03 submit | submitted review=04-08
over Labour Day                                   | 04-30 submit | submitted review=05-07
into a make-up Saturday                           | 05-08 submit | submitted review=05-11
from the plan to the closed activity              | $confirmed 03-19 close!(systemName=national,entryNumber=7) | closed rating=03-29
ended: hours within five working days             | $ended | ended hoursSubmission=03-20 rating=03-29
hours handed in: the organiser's term stands still | $counted | hoursSubmitted hoursSubmission=03-20~ hoursConfirmation=03-23 rating=03-29
hours confirmed: ten working days for the record  | $confirmed | hoursConfirmed recordEntry=04-01 rating=03-29
nobody reviews an own plan                        | communityDirector#1.submit communityDirector#1.passReview | separation
somebody else reviews it                          | communityDirector#1.submit communitySecretary#2.passReview | reviewed
the reviewer names who organises it               | submit communityDirector#5.passReview!(opinion=good) | missingInput:person
a resident's plan is reviewed                     | resident.submit 03-03 passReview | reviewed
sent back and handed in again: no fresh term      | 03-02 submit 03-03 returnPlan 03-05 resubmit | submitted review=03-06
sent back: the term stands still                  | 03-02 submit 03-03 returnPlan | returned review=03-04~
rejected with reasons                             | submit 03-03 reject | rejected
nobody recruits before the review                 | submit recruit(startsOn=2026-03-14) | unlawfulStep
cancelled while recruiting                        | $recruiting 03-06 cancel | cancelled
withdrawn before the review                       | submit 03-03 resident.withdraw | withdrawn
not withdrawn once it is reviewed                 | $reviewed resident.withdraw | unlawfulStep
what took place cannot be cancelled               | $ended cancel | unlawfulStep
recruiting until the planned day                  | $recruiting | recruiting preparation=03-14
planned for a day gone by                         | $reviewed 03-16 recruit(startsOn=2026-03-14) | invalidInput:startsOn
moved for the weather, those who signed up told   | $recruiting 03-13 reschedule!(startsOn=2026-03-21,told=phone,reason=rain) | recruiting preparation=03-21
moved without telling anybody                     | $recruiting 03-13 reschedule!(startsOn=2026-03-21,reason=rain) | missingInput:told
an adult signs up, of free will                   | $recruiting resident.enrol!(name=A,phone=1,voluntary=confirmed,ofAge=confirmed) | recruiting preparation=03-14
nobody is signed up by order                      | $recruiting enrol!(name=A,phone=1,ofAge=confirmed) | missingInput:voluntary
a minor without the guardian's consent            | $recruiting enrolMinor!(name=A,phone=1,voluntary=confirmed,guardian=B,adultInCharge=C) | missingInput:guardianConsent
a minor with it and an adult in charge            | $recruiting enrolMinor!(name=A,phone=1,voluntary=confirmed,guardian=B,guardianConsent=p,adultInCharge=C) | recruiting preparation=03-14
whoever signed up may leave                       | $roster resident.leave | rosterFixed preparation=03-14
an empty roster is none                           | $recruiting fixRoster(headcount=0) | invalidInput:headcount
skills not checked                                | $recruiting fixRoster!(headcount=3,training=given) | missingInput:skillsChecked
risky: no briefing without insurance              | $risky 03-11 brief | unlawfulStep:insurance
risky: no start without insurance                 | $roster 03-12 brief declareRisk 03-14 start | unlawfulStep:insurance
risky: insured, briefed, started                  | $risky 03-11 insure(insuredCount=14) 03-12 brief 03-14 start | inProgress insurance:covered
insured for nobody                                | $risky 03-11 insure(insuredCount=0) | invalidInput:insuredCount
insured without the certificate                   | $risky 03-11 insure!(insurer=X,policyNumber=1,insuredCount=14,coveredUntil=2026-03-14) | missingInput:certificate
risk seen late asks for insurance after all       | $roster declareRisk | rosterFixed preparation=03-14 insurance:required
risk is not undeclared                            | $risky declareRisk | unlawfulStep:insurance
more people insured later                         | $risky insure insure(insuredCount=2) | rosterFixed preparation=03-14 insurance:covered
without risk no insurance is asked                | $roster insure | unlawfulStep:insurance
not briefed, not started                          | $roster start | unlawfulStep
mobilised in an emergency: at once, insured first | 03-02 dutyOfficer.mobilise(startsOn=2026-03-02) fixRoster brief | unlawfulStep:insurance
mobilised, insured, begun the same day            | 03-02 dutyOfficer.mobilise(startsOn=2026-03-02) fixRoster insure brief start | inProgress insurance:covered
volunteers check in and out                       | $roster brief 03-14 start resident.checkIn checkIn(way=paper) checkOut | inProgress
checked in before it began                        | $roster checkIn | unlawfulStep
an injury is recorded                             | $roster brief 03-14 start recordAccident(accidentKind=injury) | inProgress
more than ten hours on a day                      | $ended submitHours(mostMinutesADay=601) | invalidInput:mostMinutesADay
ten hours on a day                                | $ended submitHours(mostMinutesADay=600) | hoursSubmitted hoursSubmission=03-20~ hoursConfirmation=03-20 rating=03-29
hours that overlap are named                      | $ended submitHours!(volunteers=3,totalMinutes=360,mostMinutesADay=120,content=c,hoursList=l,accident=none) | missingInput:overlap
nobody confirms hours he handed in                | $counted volunteerLead=submitHours.confirmHours | separation
another lead of the team confirms                 | $counted volunteerLead#3.confirmHours | hoursConfirmed recordEntry=03-30 rating=03-29
sent back for correction: the old term goes on    | $counted 03-18 communityDirector#2.returnHours | ended hoursSubmission=03-24 hoursConfirmation=03-23~ rating=03-29
handed in again: the verifier's term goes on      | $counted 03-18 communityDirector#2.returnHours 03-19 submitHours | hoursSubmitted hoursSubmission=03-24~ hoursConfirmation=03-24 rating=03-29
the community samples what was handed in          | $counted 03-17 sampleHours(asked=5,agreeing=5) | hoursSubmitted hoursSubmission=03-20~ hoursConfirmation=03-23 rating=03-29
a volunteer disputes the hours                    | $confirmed 03-20 resident.dispute | disputed recordEntry=04-01~ hoursCorrection=04-03 rating=03-29
corrected, waiting for another's confirmation     | $confirmed 03-20 resident.dispute 03-24 communityDirector#2.correctHours | corrected recordEntry=04-01~ hoursConfirmation=03-31 rating=03-29
whoever corrected does not confirm                | $confirmed resident.dispute 03-24 communityDirector#6.correctHours communityDirector#6.confirmHours | separation
whoever handed in does not decide the dispute     | $ended 03-16 communityWorker#4.submitHours resident.dispute communityWorker#4.correctHours | separation
confirmed anew: the record's term goes on         | $confirmed 03-20 resident.dispute 03-24 communityDirector#2.correctHours 03-25 communitySecretary#8.confirmHours | hoursConfirmed recordEntry=04-07 rating=03-29
upheld: it stands as handed in, another confirms  | $counted 03-18 resident.dispute 03-19 upholdHours | hoursSubmitted hoursSubmission=03-20~ hoursConfirmation=03-24 rating=03-29
rated by who was served, on the last day          | $confirmed 03-19 close 03-29T23:59:59 resident.rate(ratedBy=servedPerson) | closed rating=03-29
rated one second late                             | $confirmed 03-19 close 03-30T00:00:01 resident.rate | tooLate:rating
a complaint is answered by somebody who did not organise it | $ended 03-16 resident.complain 03-17 answerComplaint | ended hoursSubmission=03-20 rating=03-29 complaint:answered
an organiser answers no complaint                 | communityDirector#1.submit communitySecretary#2.passReview resident.complain communityDirector#1.answerComplaint | separation
a complaint has five working days                 | $reviewed 03-03 resident.complain | reviewed complaintReply=03-10 complaint:raised
not closed while a complaint is open              | $confirmed resident.complain 03-19 close | unlawfulStep:complaint
set aside for thirty days at most                 | $recruiting 03-05 suspend(recheckOn=2026-04-04) | suspended preparation=03-14~ recheck=04-04
not for thirty-one                                | $recruiting 03-05 suspend(recheckOn=2026-04-05) | invalidInput:recheckOn
taken up again                                    | $recruiting 03-05 suspend(recheckOn=2026-03-20) 03-09 resume | recruiting preparation=03-18
hours under scrutiny are not set aside            | $counted suspend(recheckOn=2026-03-20) | unlawfulStep
voided by two                                     | submit proposeVoid communityDirector#5.void | voided
not by one                                        | submit communityDirector#5.proposeVoid communityDirector#5.void | separation
merged before anybody signed up                   | submit merge(primary=other) | merged
not once people signed up                         | $recruiting merge(primary=other) | unlawfulStep
a need found while serving is referred            | $ended 03-16 refer(target=matter,consent=given) | ended hoursSubmission=03-20 rating=03-29 referralAnswer=03-18 referral:offered
the matter's side takes it                        | $ended 03-16 refer(target=matter,consent=given) 03-17 acceptReferral | ended hoursSubmission=03-20 rating=03-29 referral:accepted
supervision to be answered in two working days    | $ended 03-16 orderSupervision | ended hoursSubmission=03-20 rating=03-29 supervisionReply=03-18
`
