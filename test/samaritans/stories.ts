/** Stories of good-samaritan recognition, one a line, dates by hand: Qingming 2026-04-04…06, Labour Day 05-01…05 with Saturday 05-09 worked; New Year 01-01…03 with Sunday 01-04 worked. */

export const samaritanMoves = {
  applied: 'apply(unit=office,actOn=2026-02-20)',
  accepted: '$applied 03-09 accept',
  verifying: '$accepted startVerifying',
  determined: '$verifying investigate askPolice(unit=police) 03-12 determine',
  reviewed: '$determined 03-18 reviewFor(members=7)',
  noticed: '$reviewed 03-20 publishNotice',
  noticeEnded: '$noticed 03-28 endNotice(endedOn=2026-03-27)',
  recognised: '$noticeEnded 03-30 recognise',
  certified: '$recognised 04-02 certify',
  rewarded: '$certified 04-20 reward',
  city: '$rewarded nominateCity 06-01 grantCity',
  protected: '$rewarded 05-29 beginFollowUp',
  against: '$determined 03-18 reviewAgainst(members=7)',
  notRecognised: '$against 03-25 decideNotRecognised',
  waived: '$reviewed 03-20 askWaiver waiveNotice',
}

export const samaritanStories = `
a clue from the grid                           | gridMember.reportClue(unit=office,actOn=2026-02-20) | clueFound applicationWindow=2028-02-20
a clue by a resident                           | resident.reportClue(unit=office,actOn=2026-02-20) | clueFound applicationWindow=2028-02-20
a clue of a day to come                        | reportClue(unit=office,actOn=2026-03-03) | futureAct
two years from 29 February                     | 2024-03-04 reportClue(unit=office,actOn=2024-02-29) | clueFound applicationWindow=02-28
from a clue to an application                  | reportClue(unit=office,actOn=2026-02-20) 03-04 apply(actOn=2026-02-20) | applied applicationWindow=2028-02-20 completeness=03-11
a clue that is none                            | reportClue(unit=office,actOn=2026-02-20) dismissClue | clueDismissed
applied for: five working days for the papers  | $applied | applied applicationWindow=2028-02-20 completeness=03-09
recommended by a community                     | communityDirector.recommend(unit=office,actOn=2026-02-20) | recommended applicationWindow=2028-02-20 completeness=03-09
begun by the police of their own accord        | departmentHandler.startExOfficio(unit=office,actOn=2026-02-20) | exOfficio applicationWindow=2028-02-20 completeness=03-09
five working days over New Year                | 2025-12-30 apply(unit=office,actOn=2025-12-01) | applied applicationWindow=2027-12-01 completeness=01-07
receiving does not begin the clock anew        | $applied 03-04 receive | received applicationWindow=2028-02-20 completeness=03-09
later than two years is warned of              | apply(unit=office,actOn=2024-02-20) | applied applicationWindow=02-20 completeness=03-09
and accepted all the same                      | apply(unit=office,actOn=2024-02-20) accept!(timeliness=laterForReason,lateReason=x) | accepted verification=04-01
the two years are asked about                  | $applied accept! | missingInput:timeliness
asked once for what is missing                 | $applied 03-06 askSupplement | supplementing applicationWindow=2028-02-20 supplement=03-21
never a second time                            | $applied askSupplement supplement askSupplement | limitReached
handed in: five working days again             | $applied 03-06 askSupplement 03-16 supplement | received applicationWindow=2028-02-20 completeness=03-23
not gone on without before the fifteen days    | $applied 03-06 askSupplement 03-21T23:59:59 goOnWithout | tooEarly:supplement
gone on without, not ended                     | $applied 03-06 askSupplement 03-22T00:00:01 goOnWithout | received applicationWindow=2028-02-20 completeness=03-27
not accepted, with reasons                     | $applied notAccept | notAccepted
accepted: thirty days                          | $accepted | accepted verification=04-08
accepted on 31 January                         | 01-31 apply(unit=office,actOn=2026-01-20) accept | accepted verification=03-02
thirty days do not roll off a holiday          | 04-01 apply(unit=office,actOn=2026-03-20) accept | accepted verification=05-01
the complex sixty: asked and granted           | $verifying askExtension(amount=30) politicalLegalHead#7.grantExtension(told=phone) | verifying verification=05-08
asked in the last second                       | $verifying 04-08T23:59:59 askExtension(amount=30) | verifying verification=04-08
asked one second late                          | $verifying 04-09T00:00:01 askExtension(amount=30) | tooLate:verification
thirty-one days are too many                   | $verifying askExtension(amount=31) | invalidInput:amount
extended once and not again                    | $verifying askExtension(amount=10) grantExtension(told=phone) askExtension(amount=10) | limitReached
nobody grants without telling                  | $verifying askExtension(amount=10) grantExtension! | missingInput:told
an extension refused                           | $verifying askExtension(amount=10) refuseExtension | verifying verification=04-08
forensic time is left out                      | $verifying 03-20 leaveOut(term=verification,cause=forensic,from=2026-03-10,to=2026-03-19,evidence=x) | verifying verification=04-18
forensic time that still runs moves nothing    | $verifying 03-20 leaveOut(term=verification,cause=forensic,from=2026-03-10,evidence=x) | verifying verification=04-08~
ended, it moves the term                       | $verifying 03-20 leaveOut(term=verification,cause=forensic,from=2026-03-10,evidence=x) 03-30 endLeaveOut(term=verification,cause=forensic,to=2026-03-29,evidence=x) | verifying verification=04-28
only the causes the rule names                 | $verifying leaveOut(term=verification,cause=season,from=2026-03-09,evidence=x) | invalidInput:cause
the police have it                             | $verifying askPolice(unit=police) | withPolice verification=04-08
another body does not determine                | $verifying askPolice(unit=police) politicalLegalOfficer.determine | notYours
taken back from the police                     | $verifying askPolice(unit=police) recallFromPolice | verifying verification=04-08
a determination on paper is entered            | $verifying recordDetermination | determinedByPolice verification=04-08
the community tells what it knows              | $verifying communitySecretary.giveAccount | verifying verification=04-08
no committee before an inquiry                 | $verifying recordDetermination reviewFor(members=7) | unlawfulStep:investigate
two are no committee                           | $determined reviewFor(members=2) | invalidInput:members
the committee must be asked about recusal      | $determined reviewFor!(members=7,recusedMembers=0,votesFor=7,votesAgainst=0) | missingInput:recusalAsked
a member stands back                           | $determined recuseMember 03-18 reviewFor(members=6,recusedMembers=1) | reviewed verification=04-08
who inquired does not decide                   | $determined politicalLegalHead=investigate.reviewFor(members=7) | separation
whoever declared recusal does nothing more     | $verifying politicalLegalOfficer=startVerifying.declareRecusal politicalLegalOfficer=startVerifying.investigate | recused
sent back by the committee, the clock runs on  | $determined 03-18 sendBack | verifying verification=04-08
not recognised without a notice                | $reviewed recognise | unlawfulStep
the notice: seven days, the inquiry stands     | $noticed | noticed publicNotice=03-27 verification=04-08~
a notice with address is none                  | $reviewed publishNotice(masked=withAddress) | invalidInput:masked
not ended in the last second of the notice     | $noticed 03-27T23:59:59 endNotice(endedOn=2026-03-27) | tooEarly:publicNotice
ended when the seven days are over             | $noticed 03-28T00:00:01 endNotice(endedOn=2026-03-27) | noticeEnded recognition=04-03 verification=04-08~
five working days over Qingming                | $reviewed 03-27 publishNotice 04-04 endNotice(endedOn=2026-04-03) | noticeEnded recognition=04-13 verification=04-08~
waived for safety, by a second person          | $waived | noticeEnded recognition=03-27 verification=04-08~
not waived unless asked                        | $reviewed waiveNotice | unlawfulStep
a waiver refused                               | $reviewed askWaiver refuseWaiver publishNotice | noticed publicNotice=03-25 verification=04-08~
who asked does not waive                       | $reviewed askWaiver politicalLegalHead=askWaiver.waiveNotice | separation
an objection in time                           | $noticed 03-25 raiseObjection | noticed publicNotice=03-27 objection:raised objectionCheck=04-09 verification=04-08~
an objection in the last second                | $noticed 03-27T23:59:59 resident.raiseObjection | noticed publicNotice=03-27 objection:raised objectionCheck=04-11 verification=04-08~
an objection one second late                   | $noticed 03-28T00:00:01 raiseObjection | tooLate:publicNotice
no end of the notice while one is checked      | $noticed 03-25 raiseObjection 03-28 endNotice(endedOn=2026-03-27) | unlawfulStep:objection
dismissed: it goes on                          | $noticed 03-25 raiseObjection 04-02 dismissObjection endNotice(endedOn=2026-04-02) | noticeEnded objection:dismissed recognition=04-10 verification=04-08~
upheld: not recognised on it                   | $noticed 03-25 raiseObjection 03-30 upholdObjection endNotice(endedOn=2026-03-27) | unlawfulStep:objection
upheld: verified again, the term runs on       | $noticed 03-25 raiseObjection 03-30 upholdObjection reopenVerification | verifying objection:upheld verification=04-18
and noticed again for seven days               | $noticed 03-25 raiseObjection 03-30 upholdObjection reopenVerification recordDetermination reviewFor(members=5) 04-01 publishNotice 04-08 endNotice(endedOn=2026-04-07) | tooEarly:publicNotice
no verification again without cause            | $noticed reopenVerification | unlawfulStep:objection
a notice is not set aside                      | $noticed suspend(recheckOn=2026-03-30) | unlawfulStep
recognised                                     | $recognised | recognised recognition=04-03
who inquired does not recognise                | $noticeEnded politicalLegalHead=investigate.recognise | separation
certified                                      | $certified | certified honour:banner
against: written decision                      | $notRecognised | notRecognised reviewWindow=04-09
against is not noticed                         | $against publishNotice | unlawfulStep
review in the last second                      | $notRecognised 04-09T23:59:59 askReview | reviewRequested reviewDecision=05-09
review one second late                         | $notRecognised 04-10T00:00:01 askReview | tooLate:reviewWindow
upheld above                                   | $notRecognised askReview 04-20 recordUpheld | upheld
changed above: the notice follows              | $notRecognised askReview 04-20 recordChanged publishNotice | noticed publicNotice=04-27
rewarded                                       | $rewarded | rewarded honour:banner
help with consent                              | $certified arrangeHelp!(helpKind=job,department=x,need=x) | missingInput:consent
nominated to the city                          | $rewarded nominateCity | nominatedUp honour:cityAsked
the region not before the city                 | $rewarded nominateRegion | unlawfulStep:honour
honoured by the city, then the region          | $city nominateRegion grantRegion | nominatedUp honour:region
not granted: back to what it was               | $city nominateRegion declineRegion | nominatedUp honour:city
up to the nation                               | $city nominateRegion grantRegion nominateNation grantNation | nominatedUp honour:nation
in care: a visit each year                     | $protected | protected followUp=2027-05-29 honour:banner
visited, the next year begins                  | $protected 2027-05-20 visit | protected followUp=2028-05-20 honour:banner
not closed before a visit                      | $protected close | unlawfulStep:visit
closed                                         | $protected 2027-05-20 visit close | closed honour:banner
not closed while an honour is asked for        | $city nominateRegion beginFollowUp visit close | unlawfulStep:honour
legal aid: seven days, three days              | $certified 04-10 referLegalAid | certified honour:banner legalAid:asked legalAidDecision=04-17
granted: three days from the decision          | $certified 04-10 referLegalAid 04-16 grantLegalAid(decidedOn=2026-04-15) | certified honour:banner legalAid:granted legalAidAssignment=04-18
a lawyer is assigned                           | $certified 04-10 referLegalAid grantLegalAid(decidedOn=2026-04-10) assignLawyer | certified honour:banner legalAid:assigned
somebody hurt is urgent from the first clue    | reportClue(unit=office,actOn=2026-02-20) 03-06 requestMedicalAdvance | clueFound applicationWindow=2028-02-20 medical:requested medicalAdvance=03-07
advanced and paid                              | $verifying requestMedicalAdvance approveMedicalAdvance payMedicalAdvance | verifying medical:paid verification=04-08
who asked for it does not grant it             | $verifying requestMedicalAdvance politicalLegalHead=requestMedicalAdvance.approveMedicalAdvance | separation
nothing published without consent              | $recognised publicise | unlawfulStep:publicity
published within the consent                   | $certified askPublicity consentPublicity publicise | certified honour:banner publicity:consented
consent withdrawn: nothing more                | $certified askPublicity consentPublicity withdrawPublicity publicise | unlawfulStep:publicity
a minor's rescue is not published              | $certified askPublicity consentPublicity publicise(minorChecked=minorAct) | invalidInput:minorChecked
revoked for deceit                             | $protected revoke | revoked honour:banner
withdrawn by the applicant                     | $verifying withdraw(askedBy=inWriting) | withdrawn
set aside and taken up again                   | $verifying 03-12 suspend(recheckOn=2026-03-30) 03-16 resume | verifying verification=04-12
referred to judicial aid                       | $verifying refer(target=judicialAid) | verifying referral:offered referralAnswer=03-11 verification=04-08
`
