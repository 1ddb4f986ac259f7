/** State judicial aid carried over HTTP by procuratorate, community, political-legal committee and finance bureau; seen by the units that took part alone. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const judicialAidOpen = `
  03-02 | procurator1 | identify | identified informing=03-05 | supervise dispatch finance1
  03-03 | procurator1 | inform | informed | judge1 supervise
  03-05 | procurator1 | apply | applied completeness=03-10 | politics1
  03-09 | procurator1 | accept(completeOn=03-09) | accepted deciding=03-23 | procuratorhead
  03-10 | procurator1 | startVerifying | verifying deciding=03-23 | dispatch`

const judicialAidProposed = `
  $open
  03-11 | procurator1 | visit(visitedOn=03-11) | verifying deciding=03-23 | community1
  03-11T15:00 | procurator2 | countersignVisit | verifying deciding=03-23 | procurator1
  03-12 | procurator1 | askCommunity(unit=@community1) | withCommunity deciding=03-23 | community1
  03-13 | community1 | confirmLiving | verifying deciding=03-23 living:confirmed | community2 grid1 secretary
  03-16 | procurator1 | testExclusions | verifying deciding=03-23 living:confirmed | community1
  03-17 | procurator1 | propose(proposedAmount=2000000,monthlyWage=700000,awardable=5000000,months=3) | proposed deciding=03-23 living:confirmed | procuratorhead
  03-18 | procuratorhead | submit(unit=@politics1) | submitted deciding=03-23 living:confirmed | procurator1 procurator2 courthead`

const judicialAid = `
# from the first word to the last visit
$proposed
03-19 | politicshead | approve(unit=@finance1,approvedAmount=2000000) | approved funding=04-02 living:confirmed | politics1 procuratorhead supervise
03-25 | finance1 | fund(unit=@procurator1,allocated=2000000,arrivedOn=03-25) | funded telling=03-27 living:confirmed | financehead politics1 justice1
03-26 | procurator1 | tellApplicant | funded living:confirmed | finance1
03-27 | procurator1 | pay(paidAmount=2000000,paidOn=03-27) | paid firstFollowUp=04-26 secondFollowUp=09-23 living:confirmed
04-20 | procurator1 | followUpFirst(visitedOn=04-20) | followedUp secondFollowUp=09-23 living:confirmed
09-10 | procurator1 | followUpSecond(visitedOn=09-10) | followedUp living:confirmed | community2
09-11 | procurator1 | close | closed living:confirmed
# above thirty-six months nothing is approved without a special report
$open
03-11 | procurator1 | visit(visitedOn=03-11) | verifying deciding=03-23
03-11T15:00 | procurator2 | countersignVisit | verifying deciding=03-23
03-12 | procurator1 | recordLiving | verifying deciding=03-23 living:confirmed
03-16 | procurator1 | testExclusions | verifying deciding=03-23 living:confirmed
03-17 | procurator1 | proposeAboveCap(proposedAmount=30000000,monthlyWage=700000,awardable=40000000,months=40) | proposed deciding=03-23 living:confirmed cap:above
03-18 | procuratorhead | submit(unit=@politics1) | submitted deciding=03-23 living:confirmed cap:above
03-18T15:00 | politicshead | approve(unit=@finance1,approvedAmount=30000000) | 409 unlawfulStep
03-18T16:00 | politicshead | approveAboveCap(unit=@finance1,approvedAmount=30000000) | 409 unlawfulStep
03-19 | politics1 | reportSpecially | submitted deciding=03-23 living:confirmed cap:above | procurator1
03-20 | politicshead | approveAboveCap(unit=@finance1,approvedAmount=30000000) | approved funding=04-03 living:confirmed cap:above
# refused, reviewed by somebody else, upheld
$proposed
03-19 | politicshead | refuse | refused reviewWindow=04-03 living:confirmed | politics1
03-30 | procurator1 | askReview | reviewing reviewDecision=04-29 living:confirmed | community2
04-08 | politicshead | uphold | 403 separation
04-08T11:00 | politics1 | uphold | upheld living:confirmed
# an advance in an emergency is approved by the head
$open
03-11 | procurator1 | requestAdvance(advanceAmount=500000) | verifying deciding=03-23 advanceDecision=03-12 advance:requested | procuratorhead
03-11T14:00 | procuratorhead | approveAdvance(advanceAmount=500000) | verifying deciding=03-23 advance:approved | procurator1 procurator2
03-11T16:00 | procurator1 | payAdvance(paidAmount=500000,paidOn=03-11) | verifying deciding=03-23 advance:paid
# suspended and resumed
$open
03-11 | procuratorhead | suspend(recheckOn=03-25) | suspended deciding=03-23~ recheck=03-25 | procurator1 supervise
03-18 | procurator1 | resume | verifying deciding=03-30
# withdrawn
$open
03-12 | procurator1 | withdraw | withdrawn | judge1
# void by two persons
03-02 | procurator1 | identify | identified informing=03-05
03-03 | procurator1 | proposeVoid | identified informing=03-05
03-03T10:30 | procurator1 | void | 403 separation
03-04 | procuratorhead | void | voided
# a referral offered and accepted
$open
03-11 | procurator1 | refer | verifying deciding=03-23 referralAnswer=03-13 referral:offered | supervise
03-12 | procurator2 | acceptReferral | verifying deciding=03-23 referral:accepted
`
tellWalks(
  walker,
  'judicialAid',
  readWalks(judicialAid, { open: judicialAidOpen, proposed: judicialAidProposed }),
  { reader: 'procurator1', stranger: 'dispatch' },
)

afterWalks(server, walker)
