/** Stories of the certificate, the micro-wish and the team, one a line (the language: test/support/stories.ts). */

export const certificateMoves = {
  checked: '03-02 resident.request 03-04 communityWorker#1.checkRecord',
  issued: '$checked 03-06 volunteerLead#2.certify',
  listed: '$issued 03-09 publishList',
} as const

export const certificateStories = `
asked for: five working days                      | 03-02 resident.request | requested certifying=03-09
asked for before Labour Day                       | 04-29 resident.request | requested certifying=05-09
asked for at the counter                          | 03-02 communityWorker.request | requested certifying=03-09
something is missing: the term stands still       | 03-02 request 03-04 askForMore | incomplete certifying=03-09~
supplied: the term goes on                        | 03-02 request 03-04 askForMore 03-09 supplement | requested certifying=03-12
records that do not agree certify nothing         | request checkRecord!(activities=1,totalMinutes=90,serviceContent=c) | missingInput:recordsAgree
checked by one, certified by another              | $issued | issued
not checked and certified by one                  | $checked volunteerLead=checkRecord.certify | separation
not certified without a check                     | request certify | unlawfulStep
back to be checked once more                      | $checked 03-05 returnToCheck | requested certifying=03-09
refused with reasons, told how                    | request 03-04 refuse | refused
refused, nobody told                              | request refuse!(reason=r) | missingInput:told
the list is shown seven days to the members       | $listed | listed listNotice=03-16
names are masked                                  | $issued publishList!(shownAt=board) | missingInput:namesMasked
not settled on the seventh day                    | $listed 03-16T23:59:59 settle | tooEarly:listNotice
settled on the eighth                             | $listed 03-17T00:00:01 settle | settled
anybody holding it checks the code                | $listed system.verifyCode | listed listNotice=03-16 codeCheck:valid
checked years later                               | $listed 03-17T08:30 settle 2028-05-08 resident.verifyCode verifyCode | settled codeCheck:valid
nothing to check before it is issued              | $checked verifyCode | unlawfulStep
recalled for a mistake, certified anew            | $listed 03-10 recall | requested certifying=03-17
a false one is revoked, its holder heard          | $listed 03-17T08:30 settle 04-09 revoke!(decidedBy=civilAffairs,proof=p,heard=h,told=letter) | revoked
revoked unheard                                   | $issued revoke!(decidedBy=issuer,proof=p,told=letter) | missingInput:heard
a revoked one does not verify                     | $issued revoke verifyCode | unlawfulStep
withdrawn by who asked                            | request resident.withdraw | withdrawn
an issued one is not withdrawn                    | $issued resident.withdraw | unlawfulStep
set aside while records are looked for            | 03-02 request 03-03 suspend(recheckOn=2026-03-10) 03-05 resume | requested certifying=03-11
`

export const wishMoves = {
  open: '03-02 resident.post 03-03 screen 03-04 publish',
  claimed: '$open 03-10 volunteerLead#4.claim',
  fulfilled: '$claimed 03-20 volunteerLead#4.deliver',
} as const

export const wishStories = `
posted: screened in two working days              | 03-02 resident.post | posted screening=03-04
worth more than the cap                           | post(worth=50001) | invalidInput:worth
worth the cap                                     | 03-02 post(worth=50000) | posted screening=03-04
nobody screens a wish he posted                   | communityDirector#1.post communityDirector#1.screen | separation
unlawful or large: declined with reasons          | 03-02 post 03-03 decline | declined
published without the address                     | 03-02 post screen publish! | missingInput:addressHidden
open thirty days                                  | $open | open unclaimed=04-03
claimed: thirty days, the open wish stands still  | $claimed | claimed unclaimed=04-03~ fulfilment=04-09
claimed by a resident                             | $open 03-10 resident.claim | claimed unclaimed=04-03~ fulfilment=04-09
claimed by telephone, recorded by the station     | $open 03-10 recordClaim!(claimedBy=A,phone=1,voluntary=confirmed) | claimed unclaimed=04-03~ fulfilment=04-09
assigned by order: refused                        | $open 03-10 recordClaim!(claimedBy=A,phone=1) | missingInput:voluntary
two do not claim one wish                         | $claimed resident.claim | unlawfulStep
given back in time: the open days go on           | $claimed 03-15 release | open unclaimed=04-08
fulfilled: waits for the resident                 | $fulfilled | fulfilled unclaimed=04-03~ fulfilment=04-09~ confirming=03-27
confirmed by the resident                         | $fulfilled 03-21 resident.confirm | confirmed
whoever delivered does not confirm                | $open 03-10 resident.claim communityWorker#6.deliver communityWorker#6.confirm | separation
not delivered after all: the thirty days go on    | $fulfilled 03-22 resident.denyFulfilment | claimed unclaimed=04-03~ fulfilment=04-11 confirming=03-27~
delivered again                                   | $fulfilled 03-22 resident.denyFulfilment 03-25 deliver | fulfilled unclaimed=04-03~ fulfilment=04-11~ confirming=03-31
a photo without consent                           | $fulfilled addPhoto!(after=p) | missingInput:photoConsent
a photo with consent                              | $fulfilled 03-21 addPhoto!(photoConsent=given,after=p) | fulfilled unclaimed=04-03~ fulfilment=04-09~ confirming=03-27
closed                                            | $fulfilled 03-21 resident.confirm 03-23 close | closed
lapse is not proposed on the thirtieth day        | $claimed 04-09T23:59:59 system.proposeLapse | tooEarly:fulfilment
lapse proposed the day after, nothing else happens | $claimed 04-10T00:00:01 system.proposeLapse | claimed unclaimed=04-03~ fulfilment=04-09
the system does not let it lapse                  | $claimed 04-10 system.confirmLapse | notYours
asked once only: no lapse                         | $claimed 04-10 confirmLapse(attempts=1) | invalidInput:attempts
lapsed by the station, open again with what was left | $claimed 04-10 confirmLapse(attempts=2) reopen | open unclaimed=05-04
claimed again: thirty days of its own             | $claimed 04-10 confirmLapse reopen 04-13 claim | claimed unclaimed=05-04~ fulfilment=05-13
a late delivery is taken while it has not lapsed  | $claimed 04-12 deliver | fulfilled unclaimed=04-03~ fulfilment=04-09~ confirming=04-17
partner units asked                               | $open 04-07 contactPartners | open
asked twice over: nothing is open                 | $open contactPartners contactPartners | unlawfulStep
given up only after partner units were asked      | $open giveUp | unlawfulStep:contactPartners
given up then, with reasons                       | $open 04-07 contactPartners 04-20 giveUp(attempts=2) | unfulfilled
withdrawn by who wished                           | $claimed resident.withdraw | withdrawn
referred to social assistance, with consent       | $open 03-05 refer(target=socialAssistance,consent=given) | open unclaimed=04-03 referralAnswer=03-09 referral:offered
`

export const teamMoves = {
  registered: '03-02 volunteerLead#1.apply 03-04 communityDirector#2.register',
} as const

export const teamStories = `
applied: five working days                        | 03-02 volunteerLead.apply | applied registration=03-09
registered with the community's consent           | $registered | registered
without the consent                               | apply register!(registrationNumber=1) | missingInput:communityConsent
an unknown platform                               | apply(platform=travel) | invalidInput:platform
papers missing, supplied: the term goes on        | 03-02 apply 03-03 returnApplication 03-05 complete | applied registration=03-11
refused with reasons                              | apply 03-03 refuse | refused
a volunteer registers                             | $registered resident.registerVolunteer!(name=A,identity=i,phone=1,skills=s,freeTime=t,trueAndComplete=confirmed,voluntary=confirmed,ofAge=confirmed) | registered
a minor without the guardian                      | $registered registerMinor!(name=A,identity=i,phone=1,skills=s,freeTime=t,trueAndComplete=confirmed,voluntary=confirmed,guardian=g,adultInCharge=c) | missingInput:guardianConsent
an unregistered team takes no volunteers          | apply registerVolunteer | unlawfulStep
a member leaves                                   | $registered resident.leave | registered
a new lead, agreed by the members                 | $registered 03-09 changeLead!(leadName=B,phone=2,membersAgreed=given) | registered
barred for a time, looked at again                | $registered 03-10 communitySecretary#3.suspend(suspendCause=unsafe,recheckOn=2026-04-09) | suspended recheck=04-09
not for thirty-one days                           | $registered 03-10 suspend(suspendCause=unsafe,recheckOn=2026-04-10) | invalidInput:recheckOn
for a reason that is none of a team's             | $registered suspend(suspendCause=season) | invalidInput:suspendCause
active again                                      | $registered 03-10 suspend(recheckOn=2026-04-09) 03-20 resume | registered
dissolved by two                                  | $registered proposeDissolution 03-20 communityDirector#7.dissolve | dissolved
not by one                                        | $registered communityDirector#7.proposeDissolution communityDirector#7.dissolve | separation
not unproposed                                    | $registered dissolve | unlawfulStep:proposeDissolution
dissolved while barred                            | $registered 03-10 suspend(recheckOn=2026-04-09) proposeDissolution communityDirector#7.dissolve | dissolved
the records go somewhere first                    | $registered proposeDissolution communityDirector#7.dissolve!(membersTold=confirmed) | missingInput:recordsHandedOver
withdrawn before it is registered                 | apply resident.withdraw | withdrawn
a registered team is dissolved, not withdrawn     | $registered resident.withdraw | unlawfulStep
`
