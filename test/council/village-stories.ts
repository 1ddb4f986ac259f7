/** Stories of the village resolution 四议两公开, one a line (the language: test/support/stories.ts). */

export const villageMoves = {
  proposed: '03-02 propose',
  discussed: '$proposed 03-06 discuss(base=7,present=6,yes=6)',
  deliberated: '$discussed 03-12 deliberate(base=60,present=48,yes=45)',
  noticed: '$deliberated 03-16 communityDirector#2.noticeRepresentatives',
  decided:
    '$noticed 03-27 conveneRepresentatives(base=40,present=30,women=12) communityWorker#4.vote communitySecretary#1.declarePassed',
  published: '$decided 03-30 clearLegal 03-31 publish',
  implementing: '$published 04-16 startBinding(doneBy=2026-06-30)',
} as const

export const villageStories = `
proposed by the party branch                      | $proposed | partyBranchProposed discussion=03-12
discussed by the two committees                   | $discussed | twoCommitteesDiscussed deliberation=03-16
deliberated by the party members                  | $deliberated | partyMembersDeliberated calling=03-27
no assembly before the members deliberated        | $discussed noticeResidents | unlawfulStep
no members' meeting before the two committees     | $proposed deliberate | unlawfulStep
whoever proposed does not lead the discussion     | communitySecretary#1.propose communityDirector#1.discuss | separation
sent back by the committees, revised: the term goes on | $proposed 03-04 sendBack 03-06 revise | partyBranchProposed discussion=03-14
sent back by the members, revised: discussed anew | $discussed 03-10 sendBack 03-12 revise | partyBranchProposed discussion=03-22
dropped, villagers told                           | $discussed drop | dropped
dropped, villagers not told                       | $discussed drop!(reason=r) | missingInput:villagersTold
noticed: ten days                                 | $noticed | noticed notice=03-26 meeting:representatives
not convened on the tenth day                     | $noticed 03-26 conveneRepresentatives | tooEarly:notice
two thirds not stated                             | $noticed 03-27 conveneRepresentatives!(base=40,present=30,women=12) | missingInput:quorum
women are counted                                 | $noticed 03-27 conveneRepresentatives!(base=40,present=30,quorum=confirmed) | missingInput:women
inquorate: called again                           | $noticed 03-27 recordInquorate | inquorate calling=04-11 meeting:representatives
decided by the assembly                           | $decided | assemblyDecided legalCheck=04-03 meeting:representatives
failed                                            | $noticed 03-27 conveneRepresentatives communityWorker#4.vote communitySecretary#1.declareFailed | failed meeting:representatives
against rights: back to the party branch          | $decided 03-30 findUnlawful | returned meeting:representatives
the decision published fifteen days               | $published | decisionPublished publication=04-15 meeting:representatives
not carried out on the fifteenth day              | $published 04-15 startBinding(doneBy=2026-06-30) | tooEarly:publication
carried out after it                              | $implementing | implementing implementation=06-30 progress=05-16 meeting:representatives
the result published, then evaluated and archived | $implementing 06-20 finish 06-22 publishResult 07-08 evaluate 07-20 archive | archived meeting:representatives
the result shown fifteen days                     | $implementing 06-20 finish 06-22 publishResult 07-07 evaluate | tooEarly:resultPublication
late: back to the party branch                    | $implementing 07-01 returnToAgenda | returned meeting:representatives
asked for jointly, verified                       | 03-02 resident.requestAssembly 03-04 verifySignatures | partyBranchProposed discussion=03-14 calling=03-17 request:verified
what was asked for jointly is not dropped         | resident.requestAssembly 03-04 verifySignatures drop | unlawfulStep:request
too few                                           | resident.requestAssembly 03-04 findInsufficient | answered request:insufficient
withdrawn before it is verified                   | resident.requestAssembly resident.withdrawRequest | withdrawn request:raised
annulled                                          | $implementing 04-20 resident.challenge 05-06 annul | annulled challenge:annulled meeting:representatives
correction ordered: the four steps anew           | $implementing 04-20 resident.challenge 05-06 orderCorrection revise | partyBranchProposed discussion=05-16 meeting:representatives challenge:corrected
`
