/** The recognition of a good-samaritan act carried over HTTP: verified with the police, noticed in public, recognised, rewarded, followed up. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const samaritanActOpen = `
  03-02 | politics1 | apply(unit=@politics1,actOn=02-20) | applied applicationWindow=2028-02-20 completeness=03-09 | supervise mediator1 court1
  03-03 | politics1 | accept | accepted verification=04-02 | politicshead supervise
  03-04 | politics1 | startVerifying | verifying verification=04-02 | police1`

const samaritanActNoticed = `
  $open
  03-05 | politics1 | askPolice(unit=@police1) | withPolice verification=04-02 | police1
  03-09 | police1 | determine | determinedByPolice verification=04-02 | police2 supervise city
  03-10 | politics1 | investigate | determinedByPolice verification=04-02
  03-12 | politicshead | reviewFor(members=5,recusedMembers=0,votesFor=5,votesAgainst=0) | reviewed verification=04-02 | politics1 politics2
  03-13 | politics1 | publishNotice | noticed verification=04-02~ publicNotice=03-20 | politicshead`

const samaritanAct = `
# recognised, rewarded, followed up, closed
$noticed
03-20 | politics1 | endNotice(endedOn=03-20) | 409 tooEarly
03-21 | politics1 | endNotice(endedOn=03-20) | noticeEnded verification=04-02~ recognition=03-27
03-23 | politicshead | recognise | recognised recognition=03-27 | politics1
03-25 | politics1 | certify(deliveredOn=03-25) | certified honour:banner
04-01 | politics1 | reward(rewardedOn=04-01) | rewarded honour:banner | politicshead
04-02 | politics1 | beginFollowUp | protected followUp=2027-04-02 honour:banner
10-12 | politics1 | visit(visitedOn=10-12) | protected followUp=2027-10-12 honour:banner
10-13 | politics1 | close | closed honour:banner | politicshead supervise
# an objection in public: dismissed by a head, then recognised
$noticed
03-16 | politics1 | raiseObjection | noticed verification=04-02~ publicNotice=03-20 objectionCheck=03-31 objection:raised
03-21 | politics1 | endNotice(endedOn=03-20) | 409 unlawfulStep
03-23 | politicshead | dismissObjection | noticed verification=04-02~ publicNotice=03-20 objection:dismissed | politics1
03-24 | politics1 | endNotice(endedOn=03-20) | noticeEnded verification=04-02~ recognition=03-27 objection:dismissed
03-25 | politicshead2 | recognise | recognised recognition=03-27 objection:dismissed
# verification lengthened once by the head
$open
03-20 | politics1 | askExtension(term=verification,amount=20) | verifying verification=04-02 | politicshead
03-23 | politicshead | grantExtension | verifying verification=04-22 | politics1 politics2
03-24 | politics1 | askExtension(term=verification,amount=5) | 409 limitReached
# time for an expert opinion is left out
$open
03-20 | politicshead | leaveOut(term=verification,cause=forensic,from=03-10,to=03-18) | verifying verification=04-11 | politics1
# suspended and resumed
$open
03-09 | politicshead | suspend(recheckOn=03-20) | suspended verification=04-02~ recheck=03-20 | politics1
03-16 | politics1 | resume | verifying verification=04-09
# withdrawn
$open
03-09 | politics1 | withdraw | withdrawn | police1
# void by two persons
03-02 | politics1 | apply(unit=@politics1,actOn=02-20) | applied applicationWindow=2028-02-20 completeness=03-09
03-03 | politics1 | proposeVoid | applied applicationWindow=2028-02-20 completeness=03-09
03-03T10:30 | politics1 | void | 403 separation
03-04 | politics2 | void | voided
# a referral offered and accepted
$open
03-09 | politics1 | refer | verifying verification=04-02 referralAnswer=03-11 referral:offered
03-10 | politics2 | acceptReferral | verifying verification=04-02 referral:accepted | supervise
`
tellWalks(
  walker,
  'samaritanAct',
  readWalks(samaritanAct, { open: samaritanActOpen, noticed: samaritanActNoticed }),
  { reader: 'politics1', stranger: 'supervise' },
)

afterWalks(server, walker)
