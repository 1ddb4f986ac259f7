/** Stories of state judicial aid, one a line, dates by hand: Qingming 2026-04-04…06, Labour Day 05-01…05 with Saturday 05-09 worked, National Day 10-01…07 with Sunday 09-20 worked. */

export const aidMoves = {
  informed: 'identify inform',
  applied: '$informed 03-04 apply',
  accepted: '$applied 03-05 accept(completeOn=2026-03-05)',
  verifying: '$accepted startVerifying',
  verified: '$verifying visit countersignVisit recordLiving testExclusions',
  proposed: '$verified 03-09 propose(months=12)',
  submitted: '$proposed submit(unit=group)',
  above: '$verified 03-09 proposeAboveCap(months=37) submit(unit=group)',
  approved: '$submitted 03-10 approve(unit=money)',
  funded: '$approved 03-20 fund(unit=organ,arrivedOn=2026-03-19)',
  paid: '$funded tellApplicant 03-23 pay',
  followedUp: '$paid 04-10 followUpFirst',
  refused: '$submitted 03-12 refuse',
  notEligible: '$verifying 03-12 proposeNotEligible(ground=otherCause) findNotEligible',
}

export const aidStories = `
found in the work of the body itself            | identify | identified informing=03-05
tipped off by the grid                          | gridMember.tipOff(unit=organ) | identified informing=03-05
tipped off without saying to whom               | gridMember.tipOff!(applicantName=x,hardship=x) | missingInput:unit
told within three working days                  | $informed | informed
passed to the competent body, the clock runs on | identify 03-03 transfer(unit=other) | identified informing=03-05
nobody applies: two contacts first              | $informed contactFirst endUnapplied | unlawfulStep:contactAgain
nobody applied after two contacts               | $informed contactFirst +3d contactAgain endUnapplied | notApplied
applied                                         | $applied | applied completeness=03-09
applied at once, told of truth                  | applyAtOnce(unit=organ) | applied completeness=03-07
complete: two days to accept, ten to decide     | $applied 03-05 findComplete(completeOn=2026-03-04) | applied acceptance=03-06 deciding=03-18
complete only once                              | $applied findComplete(completeOn=2026-03-04) findComplete(completeOn=2026-03-04) | limitReached
complete on a day to come                       | $applied findComplete(completeOn=2026-03-05) | futureAct
accepted in one step                            | $accepted | accepted deciding=03-19
ten working days over Qingming                  | $informed 03-30 apply accept(completeOn=2026-03-30) | accepted deciding=04-14
ten working days over Labour Day                | $informed 04-28 apply accept(completeOn=2026-04-28) | accepted deciding=05-14
ten working days over National Day              | $informed 09-18 apply accept(completeOn=2026-09-18) | accepted deciding=10-09
asked once for what is missing                  | $applied 03-06 askSupplement | supplementing supplement=03-21
handed in on the tenth day                      | $applied 03-06 askSupplement 03-16 supplement | applied acceptance=03-18
the ten days run from the last paper            | $applied 03-06 askSupplement 03-16 supplement accept(completeOn=2026-03-16) | accepted deciding=03-30
never asked a second time                       | $applied 03-06 askSupplement 03-16 supplement askSupplement | limitReached
nothing is asked for once it was complete       | $applied findComplete(completeOn=2026-03-04) askSupplement | limitReached
not ended while the fifteen days run            | $applied 03-06 askSupplement urgeSupplement urgeSupplementAgain 03-21T23:59:59 lapse | tooEarly:supplement
not ended without a second reminder             | $applied 03-06 askSupplement urgeSupplement 03-22T00:00:01 lapse | unlawfulStep:urgeSupplementAgain
ended after fifteen days and two reminders      | $applied 03-06 askSupplement urgeSupplement urgeSupplementAgain 03-22T00:00:01 lapse | lapsed
late papers are still taken                     | $applied 03-06 askSupplement 03-31 supplement | applied acceptance=04-02
one officer does not verify alone               | $verifying visit procurator=visit.countersignVisit | separation
no signature before a visit                     | $verifying countersignVisit | unlawfulStep:visit
the community is asked and answers              | $verifying askCommunity(unit=yard) communityDirector.confirmLiving | verifying deciding=03-19 living:confirmed
nothing is proposed while the community has it  | $verifying askCommunity(unit=yard) propose(months=12) | unlawfulStep
no proposal without the living situation        | $verifying visit countersignVisit testExclusions propose(months=12) | unlawfulStep:living
no proposal without the test of exclusions      | $verifying visit countersignVisit recordLiving propose(months=12) | unlawfulStep:testExclusions
an exclusion is a hard gate                     | $verifying testExclusions(exclusionTest=ownFault) | invalidInput:exclusionTest
aided before: not proposed                      | $verified propose(onceOnly=aided,months=12) | invalidInput:onceOnly
thirty-six months is the ceiling                | $verified propose(months=37) | invalidInput:months
thirty-six months are within it                 | $verified propose(months=36) | proposed deciding=03-19 living:confirmed
the head sends it back                          | $proposed sendBack | verifying deciding=03-19 living:confirmed
who verified does not submit                    | $proposed procuratorateHead=visit.submit(unit=group) | separation
with the leading group                          | $submitted | submitted deciding=03-19 living:confirmed
returned, the clock runs on                     | $submitted 03-11 returnProposal | verifying deciding=03-19 living:confirmed
approved                                        | $approved | approved funding=03-24 living:confirmed
above the ceiling not by the ordinary way       | $above approve(unit=money) | unlawfulStep:cap
above the ceiling not without a special report  | $above approveAboveCap(unit=money) | unlawfulStep:reportSpecially
above the ceiling after a special report        | $above reportSpecially 03-10 approveAboveCap(unit=money) | approved cap:above funding=03-24 living:confirmed
no special report within the ceiling            | $submitted reportSpecially | unlawfulStep:cap
sent back and proposed within the ceiling       | $above returnProposal propose(months=36) submit(unit=group) 03-10 approve(unit=money) | approved funding=03-24 living:confirmed
funds arrive: two working days to tell          | $funded | funded living:confirmed telling=03-23
not paid before the applicant was told          | $funded pay | unlawfulStep:tellApplicant
paid, two follow-ups                            | $paid | paid firstFollowUp=04-22 living:confirmed secondFollowUp=09-19
by instalments for a minor                      | $funded tellApplicant payInstalment +30d payInstalment pay | paid firstFollowUp=05-19 living:confirmed secondFollowUp=10-16
revoked before payment                          | $funded revoke(revokeGround=falseStatement) | revoked living:confirmed
followed up once                                | $followedUp | followedUp living:confirmed secondFollowUp=09-19
not closed before the second follow-up          | $followedUp close | unlawfulStep:followUpSecond
closed                                          | $followedUp 09-10 followUpSecond close | closed living:confirmed
not closed while need waits for referral        | $followedUp 09-10 followUpSecond findNeed close | unlawfulStep:assistance
urgent: a day to decide, Saturday counts        | $applied 03-06 requestAdvance | applied advance:requested advanceDecision=03-07 completeness=03-09
advance paid while the rest goes on             | $verifying requestAdvance approveAdvance payAdvance | verifying advance:paid deciding=03-19
who asked for an advance does not grant it      | $verifying departmentHead=startVerifying.approveAdvance | separation
an advance refused, asked for again             | $verifying requestAdvance refuseAdvance +2d requestAdvance | verifying advance:requested advanceDecision=03-08 deciding=03-19
not paid while an advance is open               | $approved requestAdvance 03-20 fund(unit=organ,arrivedOn=2026-03-19) tellApplicant pay | unlawfulStep:advance
an advance without a grant is reclaimed         | $verifying requestAdvance approveAdvance payAdvance proposeNotEligible(ground=ownFault) findNotEligible reclaimAdvance decideClawback | notEligible advance:paid clawback:decided reviewWindow=03-20
nothing to reclaim without an advance           | $notEligible reclaimAdvance | unlawfulStep:advance
need left: three working days to refer          | $paid 04-03 findNeed | paid assistance:needed assistanceReferral=04-09 firstFollowUp=04-22 living:confirmed secondFollowUp=09-19
referred and the answer awaited                 | $paid 04-03 findNeed referAssistance(consent=given) | paid assistance:offered assistanceAnswer=04-08 firstFollowUp=04-22 living:confirmed secondFollowUp=09-19
not referred without consent                    | $paid findNeed referAssistance!(receivingUnit=x,reason=x) | missingInput:consent
taken over                                      | $followedUp findNeed referAssistance acceptAssistance | followedUp assistance:accepted living:confirmed secondFollowUp=09-19
a helper is found at the home visit             | $verifying 03-06 findHelper | verifying clueTransfer=03-11 deciding=03-19 samaritanClue:found
both bridges run at once                        | $verifying 03-06 findHelper findNeed | verifying assistance:needed assistanceReferral=03-11 clueTransfer=03-11 deciding=03-19 samaritanClue:found
the clue is returned and handed over again      | $verifying 03-06 findHelper transferClue returnClue transferClue | verifying clueAnswer=03-10 deciding=03-19 samaritanClue:offered
a common referral beside it                     | $verifying 03-06 refer(target=legalAid) | verifying deciding=03-19 referral:offered referralAnswer=03-10
refused                                         | $refused | refused living:confirmed reviewWindow=03-27
review in the last second                       | $refused 03-27T23:59:59 askReview | reviewing living:confirmed reviewDecision=04-26
review one second late                          | $refused 03-28T00:00:01 askReview | tooLate:reviewWindow
who refused does not decide the review          | $refused askReview politicalLegalHead=refuse.uphold | separation
upheld                                          | $refused askReview uphold | upheld living:confirmed
changed: handled anew with a new ten days       | $refused askReview 03-16 change | verifying deciding=03-30 living:confirmed
not eligible                                    | $notEligible | notEligible reviewWindow=03-27
not eligible only on a proposal                 | $verifying findNotEligible | unlawfulStep
the head declines: it goes on where it was      | $verifying proposeNotEligible declineNotEligible | verifying deciding=03-19
and from where it was applied for               | $applied proposeNotEligible declineNotEligible | applied completeness=03-09
a proposal to end it is not set aside           | $verifying proposeNotEligible suspend(recheckOn=2026-03-20) | unlawfulStep
who proposed it does not decide it              | $verifying proposeNotEligible procuratorateHead=proposeNotEligible.findNotEligible | separation
review of eligibility goes up                   | $notEligible 03-27 askEligibilityReview passReview(unit=group) | reviewing reviewDecision=04-26
clawback after closing                          | $followedUp 09-10 followUpSecond close proposeClawback decideClawback recordRecovery | closed clawback:recovered living:confirmed
who proposed a clawback does not decide it      | $paid proposeClawback procuratorateHead=proposeClawback.decideClawback | separation
set aside and taken up again                    | $verifying 03-09 suspend(recheckOn=2026-03-30) 03-12 resume | verifying deciding=03-24
set aside: the ten days stand still             | $verifying 03-09 suspend(recheckOn=2026-03-30) | suspended deciding=03-19~ recheck=03-30
set aside for thirty-one days                   | $verifying 03-09 suspend(recheckOn=2026-04-09) | invalidInput:recheckOn
no extension of the ten working days            | $verifying askExtension(amount=1) | unlawfulStep
withdrawn                                       | $verifying withdraw(askedBy=inWriting) | withdrawn
voided by two persons                           | identify proposeVoid procurator=proposeVoid.void | separation
applied on 31 January                           | 01-30 identify inform 01-31 apply | applied completeness=02-05
first follow-up counted over February           | 01-12 identify inform apply accept(completeOn=2026-01-12) startVerifying visit countersignVisit recordLiving testExclusions propose(months=1) submit(unit=group) approve(unit=money) 01-30 fund(unit=organ,arrivedOn=2026-01-30) tellApplicant 01-31 pay | paid firstFollowUp=03-02 living:confirmed secondFollowUp=07-30
`
