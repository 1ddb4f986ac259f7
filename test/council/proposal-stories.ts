/** Stories of the council proposal, one a line (the language: test/support/stories.ts). March 2026 begins on a Monday; 4 to 6 April and 1 to 5 May are holidays. */

export const proposalMoves = {
  screened: '03-02 resident.submit 03-03 communitySecretary#1.screen',
  accepted: '$screened 03-04 communityDirector#2.accept',
  studied: '$accepted 03-10 studyByParty',
  scheduled: '$studied 03-12 councilConvenor#3.schedule',
  consulted: '$scheduled 03-20T15:00 communityWorker#4.holdSession',
  agreed: '$consulted 03-20T17:00 recordAgreement',
  notAgreed: '$consulted 03-20T17:00 recordNoAgreement',
  begun: '$agreed 03-25 startImplementing(doneBy=2026-05-31)',
  needed: '$agreed 03-25 toAssembly(matterKind=facilities)',
  noticed: '$needed 04-01 communityDirector#2.noticeResidents',
  voted: '$noticed 04-12 conveneResidents communityWorker#4.vote(present=900,yes=500,no=300,abstain=100)',
  passed: '$voted communitySecretary#1.declarePassed',
  published: '$passed 04-15 clearLegal 04-16 publish',
  binding: '$published 05-02T09:00 startBinding(doneBy=2026-08-31)',
  implemented: '$binding 07-01 finish',
  shown: '$implemented 07-03 publishResult',
  evaluated: '$shown 07-19T09:00 evaluate',
  requested: '03-02 resident.requestAssembly',
  verified: '$requested 03-04 communityDirector#2.verifySignatures',
} as const

const screening = `
handed in: an answer in five working days         | 03-02 resident.submit | submitted screening=03-09
over the Qingming holiday                         | 04-02 resident.submit | submitted screening=04-10
screened: the same term goes on                   | $screened | screened screening=03-09
accepted by another than who screened             | $accepted | accepted partyStudy=03-14
one person does not screen and accept             | $screened communitySecretary=screen.accept | separation
not accepted unscreened                           | resident.submit accept | unlawfulStep
no need: answered                                 | $screened 03-05 answer | answered
answered, nobody told                             | $screened answer!(reason=r) | missingInput:told
a person under sixteen does not propose           | submit(age=fifteen) | invalidInput:age
to the matters: answered in two working days      | $screened 03-04 toMatter | toMatter transferAnswer=03-06 screening=03-09~
taken over there                                  | $screened 03-04 toMatter 03-05 takeTransfer | handedOver
to a department, named                            | $screened toDepartment!(reason=r,told=phone) | missingInput:unit
sent back: the screening goes on                  | $screened 03-04 toDepartment(unit=dept) 03-06 returnTransfer | screened screening=03-11
withdrawn before it is consulted on               | $scheduled resident.withdraw | withdrawn
not once it is agreed                             | $agreed resident.withdraw | unlawfulStep
merged with its like                              | $screened merge(primary=other) | merged
set aside thirty days at most                     | $accepted 03-05 suspend(recheckOn=2026-04-05) | invalidInput:recheckOn
set aside and taken up again                      | $accepted 03-05 suspend(recheckOn=2026-04-04) 03-08 resume | accepted partyStudy=03-17
`

const consulting = `
studied by the party organisation within ten days | $studied | partyStudied scheduling=03-25
not scheduled unstudied                           | $accepted schedule | unlawfulStep
scheduled                                         | $scheduled | scheduled
the convenor does not keep the minutes            | $scheduled councilConvenor=schedule.holdSession | separation
agreed on the day or not                          | $consulted | consulted agreement=03-20
agreed: begun within ten days                     | $agreed | agreed starting=03-30
agreed without signatures                         | $consulted recordAgreement!(agreedText=t,commitments=c) | missingInput:signatures
whoever kept the minutes does not record the agreement | $consulted councilConvenor#4.recordAgreement | separation
a further session                                 | $consulted adjourn(meetingOn=2026-03-27) | scheduled
not agreed: a next session within fifteen days    | $notAgreed | notAgreed scheduling=04-04
not agreed: scheduled again                       | $notAgreed 03-30 schedule(meetingOn=2026-04-08) | scheduled
not agreed: to the assembly                       | $notAgreed 03-30 toAssembly | needsAssembly calling=04-14
not agreed: closed with an answer                 | $notAgreed 03-30 closeUnagreed | answered
the committee acts on what was agreed             | $begun | implementing implementation=05-31 progress=04-25
agreed is no resolution: nothing to publish       | $agreed publish | unlawfulStep
a plan that ends in the past                      | $agreed 03-25 startImplementing(doneBy=2026-03-24) | invalidInput:doneBy
`

const assembly = `
matters of all go to the assembly                 | $needed | needsAssembly calling=04-09
a charter is to be filed                          | $agreed 03-25 toAssemblyForCharter(charterKind=covenant) | needsAssembly calling=04-09 filing:required
noticed: ten days                                 | $noticed | noticed notice=04-11 meeting:residents
not convened on the tenth day                     | $noticed 04-11T23:59:59 conveneResidents | tooEarly:notice
convened after it                                 | $noticed 04-12T00:00:01 conveneResidents | convened meeting:residents
representatives do not decide what the assembly was called for | $noticed 04-12 conveneRepresentatives | unlawfulStep:meeting
representatives convened                          | $needed 04-01 noticeRepresentatives 04-12 conveneRepresentatives | convened meeting:representatives
a new date is a new notice                        | $noticed 04-08 noticeResidents(meetingOn=2026-04-20) | noticed notice=04-18 meeting:residents
a special circumstance: notice shortened by another | $noticed 04-02 communitySecretary#1.exemptNotice(specialCircumstance=disaster) 04-03 conveneResidents | convened meeting:residents
not by who gave it                                | $noticed communityDirector=noticeResidents.exemptNotice | separation
no quorum stated, not convened                    | $noticed 04-12 conveneResidents!(base=2000,present=900) | missingInput:quorum
nobody present                                    | $noticed 04-12 conveneResidents(base=2000,present=0) | invalidInput:present
inquorate: to be called again                     | $noticed 04-12 recordInquorate(base=2000,present=900) | inquorate calling=04-27 meeting:residents
an inquorate meeting does not vote                | $noticed 04-12 recordInquorate vote | unlawfulStep
noticed again: ten days anew                      | $noticed 04-12 recordInquorate 04-14 noticeResidents | noticed notice=04-24 meeting:residents
the first notice does not serve the second        | $noticed 04-12 recordInquorate 04-14 noticeResidents 04-20 conveneResidents | tooEarly:notice
an exemption does not serve the next meeting      | $noticed communitySecretary#1.exemptNotice 04-12 noticeResidents 04-13 conveneResidents | tooEarly:notice
voted, to be declared                             | $voted | voted meeting:residents
whoever counted does not declare                  | $voted communityDirector#4.declarePassed | separation
passed: legal check in five working days          | $passed | passed legalCheck=04-17 meeting:residents
the oversight committee may declare               | $voted oversightMember#9.declarePassed | passed legalCheck=04-17 meeting:residents
no majority stated, not passed                    | $voted communitySecretary#1.declarePassed!(resolutionText=t) | missingInput:majorityOfPresent
failed                                            | $voted communitySecretary#1.declareFailed | failed meeting:residents
counted again                                     | $voted communitySecretary#1.recount | convened meeting:residents
`

const request = `
asked for jointly: to be called in fifteen days   | $requested | jointRequested calling=03-17 request:raised
without the list of signatures                    | resident.requestAssembly!(topic=t,proposalText=p,requestedBy=adults,signatures=300,spokesperson=A,phone=1) | missingInput:signatureList
verified against the register                     | $verified | accepted partyStudy=03-14 calling=03-17 request:verified
whoever took it in does not verify it             | communityWorker#4.requestAssembly communityWorker#4.verifySignatures | separation
too few: answered                                 | $requested 03-04 findInsufficient(registerCount=3000,validSignatures=120) | answered request:insufficient
withdrawn by who asked                            | $requested resident.withdrawRequest | withdrawn request:raised
called: studied first                             | $verified callOnRequest | unlawfulStep
studied and called, the fifteen days go on        | $verified 03-06 studyByParty callOnRequest | needsAssembly calling=03-17 request:verified
noticed in time                                   | $verified 03-06 studyByParty callOnRequest 03-09 noticeResidents | noticed notice=03-19 request:verified meeting:residents
joined to a proposal under way                    | $screened 03-04 joinRequest | screened screening=03-09 calling=03-19 request:raised
what was asked for jointly is not answered away   | $screened joinRequest 03-05 verifyJoined communityDirector#2.answer | unlawfulStep:request
nor withdrawn by one                              | $scheduled joinRequest 03-13 verifyJoined resident.withdraw | unlawfulStep:request
nor carried out without the assembly              | $agreed joinRequest 03-23 verifyJoined startImplementing(doneBy=2026-05-31) | unlawfulStep:request
nor set aside                                     | $accepted joinRequest 03-05 suspend(recheckOn=2026-03-20) | unlawfulStep:request
too few joined: the term ends, it goes on as before | $screened 03-04 joinRequest findJoinedInsufficient | screened screening=03-09 request:insufficient
not called without a request                      | $studied callOnRequest | unlawfulStep:request
`

const after = `
checked by counsel: published within five days    | $passed 04-15 clearLegal | legalChecked publishing=04-20 meeting:residents
against the law: to the assembly once more        | $passed 04-15 findUnlawful(breach=propertyRights) | needsAssembly calling=04-30 meeting:residents
not published unchecked                           | $passed publish | unlawfulStep
published fifteen days                            | $published | published publication=05-01 meeting:residents
only on the board                                 | $passed 04-15 clearLegal publish!(shownAt=board) | missingInput:boardAndDigital
binding: not on the fifteenth day                 | $published 05-01T23:59:59 startBinding(doneBy=2026-08-31) | tooEarly:publication
binding: after it                                 | $published 05-02T00:00:01 startBinding(doneBy=2026-08-31) | implementing implementation=08-31 progress=06-02 meeting:residents
the short way of an agreement is closed           | $published startImplementing | unlawfulStep
progress every month                              | $binding 05-28 reportProgress | implementing implementation=08-31 progress=06-28 meeting:residents
carried out by a department, given back           | $published 05-02T09:00 startBinding(doneBy=2026-08-31,unit=dept) 07-01 departmentHandler#6.finish | implemented resultPublishing=07-06 meeting:residents
late: back on the agenda, not before it is late   | $binding 08-31T23:59 returnToAgenda | tooEarly:implementation
late: back on the agenda                          | $binding 09-01T08:30 returnToAgenda | partyStudied scheduling=09-16 meeting:residents
longer, asked in time and told                    | $binding 08-31T23:59 askExtension(amount=2) +1s communitySecretary#8.grantExtension(told=letter) | implementing implementation=10-31 progress=06-02 meeting:residents
asked one second late                             | $binding 09-01T00:00:01 askExtension(amount=2) | tooLate:implementation
more than three months                            | $binding 08-20 askExtension(amount=4) | invalidInput:amount
a second time                                     | $binding 08-20 askExtension(amount=1) 08-21 grantExtension 08-22 askExtension(amount=1) | limitReached
done: the result published within five days       | $implemented | implemented resultPublishing=07-06 meeting:residents
the result shown fifteen days                     | $shown | resultPublished resultPublication=07-18 meeting:residents
not evaluated before                              | $shown 07-18 evaluate | tooEarly:resultPublication
evaluated by the oversight committee: archived within thirty days | $evaluated | evaluated archiving=08-18 meeting:residents
the committee does not evaluate itself            | $shown 07-20 communityDirector.evaluate | notYours
archived                                          | $evaluated 07-30 archive | archived meeting:residents
a covenant is not archived unfiled                | $evaluated requireFiling 07-30 archive | unlawfulStep:filing
filed, then archived                              | $evaluated requireFiling 07-22 fileWithGovernment 07-30 archive | archived filing:filed meeting:residents
an agreement is carried out and archived likewise | $begun 05-20 finish 05-21 publishResult 06-06 evaluate archive | archived
`

const challenged = `
challenged while carried out, which goes on       | $binding 05-20 resident.challenge(challengedAt=court) | implementing implementation=08-31 progress=06-02 meeting:residents challenge:raised
nothing passed, nothing to challenge              | $begun challenge | unlawfulStep:declarePassed
not archived while it is open                     | $evaluated resident.challenge archive | unlawfulStep:challenge
upheld                                            | $binding 05-20 resident.challenge 06-01 uphold | implementing implementation=08-31 progress=06-02 meeting:residents challenge:upheld
correction ordered: to the assembly once more     | $binding 05-20 resident.challenge 06-01 orderCorrection | needsAssembly calling=06-16 meeting:residents challenge:corrected
corrected, voted, published: fifteen days anew    | $published 04-20 resident.challenge 04-21 orderCorrection 04-22 noticeResidents 05-04 conveneResidents communityWorker#4.vote communitySecretary#1.declarePassed clearLegal 05-06 publish 05-12 startBinding | tooEarly:publication
annulled by the court                             | $binding 05-20 resident.challenge 06-01 annul | annulled challenge:annulled meeting:residents
annulled years later                              | $evaluated 07-30 archive 2027-03-01 resident.challenge 2027-06-01 annul | annulled challenge:annulled meeting:residents
not annulled unchallenged                         | $binding annul | unlawfulStep:challenge
challenged once more after it was upheld          | $binding resident.challenge uphold 06-10 resident.challenge | implementing implementation=08-31 progress=06-02 meeting:residents challenge:raised
the oversight committee gives its opinion         | $consulted giveOversightOpinion(reportedTo=supervisoryOrgan) | consulted agreement=03-20
a dispute behind it goes to mediation             | $consulted refer(target=mediation,consent=given) | consulted agreement=03-20 referralAnswer=03-24 referral:offered
supervision to be answered in two working days    | $accepted 03-05 orderSupervision | accepted partyStudy=03-14 supervisionReply=03-09
voided by two                                     | resident.submit proposeVoid communitySecretary#8.void | voided
`

export const proposalStories = [screening, consulting, assembly, request, after, challenged].join('\n')
