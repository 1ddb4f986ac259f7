/** A proposal of residents and a resolution of a village carried over HTTP: heard, voted on, checked, published, carried out, evaluated. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const proposalOpen = `
  03-02 | worker1 | submit(supporters=18) | submitted screening=03-09 | supervise court1
  03-03 | community1 | screen(lawful=yes) | screened screening=03-09 | worker1 community2
  03-04 | branch1 | accept | accepted partyStudy=03-14 | community1 worker1
  03-06 | branch1 | studyByParty(attendees=9) | partyStudied scheduling=03-21 | community1 convenor1
  03-09 | convenor1 | schedule(meetingOn=03-20) | scheduled | branch1 convenor2
  03-20 | worker1 | holdSession(attendees=35) | consulted agreement=03-20 | convenor1 supervise
  03-20T16:00 | convenor1 | recordAgreement | agreed starting=03-30 | worker1`

const proposal = `
# agreed in council, carried out, evaluated by oversight, kept
$open
03-25 | community1 | startImplementing(budget=3000000,doneBy=05-31) | implementing implementation=05-31 progress=04-25 | worker1
04-20 | worker1 | reportProgress | implementing implementation=05-31 progress=05-20
05-25 | worker1 | finish(cost=2800000) | implemented overdueReason=05-26 resultPublishing=05-30 | supervise
05-27 | worker1 | publishResult | resultPublished overdueReason=05-26 resultPublication=06-11
06-12 | oversight1 | evaluate(asked=60,satisfied=52,cost=2800000) | evaluated overdueReason=05-26 archiving=07-12 | worker1 community1
06-15 | community1 | archive | archived | oversight1
# suspended and resumed
$open
03-24 | branch1 | suspend(recheckOn=04-10) | suspended starting=03-30~ recheck=04-10
04-01 | branch1 | resume | agreed starting=04-07
# void by two persons
03-02 | worker1 | submit(supporters=18) | submitted screening=03-09
03-03 | community1 | proposeVoid | submitted screening=03-09
03-04 | branch1 | void | voided | community1
# withdrawn
03-02 | worker1 | submit(supporters=18) | submitted screening=03-09
03-03 | worker1 | withdraw | withdrawn | community2
`
tellWalks(walker, 'proposal', readWalks(proposal, { open: proposalOpen }), {
  reader: 'community1',
  stranger: 'supervise',
})

const villageResolutionOpen = `
  03-02 | branch1 | propose(attendees=7) | partyBranchProposed discussion=03-12 | supervise worker1 community1
  03-06 | community1 | discuss(base=11,present=10,yes=9) | twoCommitteesDiscussed deliberation=03-16 | branch1 branch2
  03-12 | branch1 | deliberate(base=60,present=45,yes=41) | partyMembersDeliberated calling=03-27 | community1
  03-16 | community1 | noticeResidents(meetingOn=03-28,base=420) | noticed notice=03-26 meeting:residents | worker1
  03-26 | community1 | conveneResidents(base=420,present=260) | 409 tooEarly
  03-28 | community1 | conveneResidents(base=420,present=260) | convened meeting:residents | branch1
  03-28T16:00 | worker1 | vote(present=260,yes=221,no=20,abstain=19) | voted meeting:residents
  03-28T17:00 | oversight1 | declarePassed | assemblyDecided legalCheck=04-03 meeting:residents | worker1
  03-30 | counsel1 | clearLegal | legalChecked publishing=04-04 meeting:residents | community1`

const villageResolution = `
# four deliberations, two publications, evaluated, kept
$open
03-31 | worker1 | publish | decisionPublished publication=04-15 meeting:residents | branch1
04-16 | community1 | startBinding(budget=8000000,doneBy=07-31) | implementing implementation=07-31 progress=05-16 meeting:residents | worker1
05-15 | worker1 | reportProgress | implementing implementation=07-31 progress=06-15 meeting:residents
06-15 | worker1 | reportProgress | implementing implementation=07-31 progress=07-15 meeting:residents
06-30 | worker1 | finish(cost=7900000) | implemented resultPublishing=07-05 meeting:residents
07-02 | worker1 | publishResult | resultPublished resultPublication=07-17 meeting:residents
07-20 | oversight1 | evaluate(asked=80,satisfied=71,cost=7900000) | evaluated archiving=08-19 meeting:residents | worker1
07-22 | community1 | archive | archived meeting:residents
# whoever proposed it does not set it aside alone
03-02 | branch1 | propose(attendees=7) | partyBranchProposed discussion=03-12
03-05 | branch1 | suspend(recheckOn=03-20) | 403 separation
# asked for by a tenth of the villagers
03-02 | worker1 | requestAssembly(signatures=45) | jointRequested calling=03-17 request:raised | grid1 supervise
03-04 | community1 | verifySignatures(registerCount=400,validSignatures=44) | partyBranchProposed calling=03-17 discussion=03-14 request:verified | worker1
# a referral offered and accepted
03-02 | branch1 | propose(attendees=7) | partyBranchProposed discussion=03-12
03-03 | branch1 | refer | partyBranchProposed discussion=03-12 referralAnswer=03-05 referral:offered | worker2
03-04 | worker1 | acceptReferral | partyBranchProposed discussion=03-12 referral:accepted
# void by two persons
03-02 | branch1 | propose(attendees=7) | partyBranchProposed discussion=03-12
03-03 | branch1 | proposeVoid | partyBranchProposed discussion=03-12
03-04 | community1 | void | voided | branch1
`
tellWalks(walker, 'villageResolution', readWalks(villageResolution, { open: villageResolutionOpen }), {
  reader: 'community1',
  stranger: 'supervise',
})

afterWalks(server, walker)
