/** Volunteer activities, certificates, micro-wishes and teams carried over HTTP by leads, community workers and directors. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const volunteerActivityOpen = `
  03-02 | volunteerlead1 | submit(startsOn=03-14,headcount=12) | submitted review=03-04 | supervise court1
  03-03 | community1 | passReview(person=@volunteerlead1) | reviewed | volunteerlead1 community2
  03-04 | volunteerlead1 | recruit(startsOn=03-14) | recruiting preparation=03-14 | community1 volunteerlead2`

const volunteerActivity = `
# reviewed, held, hours confirmed by another, entered
$open
03-05 | volunteerlead1 | enrol | recruiting preparation=03-14
03-11 | volunteerlead1 | fixRoster(headcount=12) | rosterFixed preparation=03-14
03-12 | volunteerlead1 | brief | briefed preparation=03-14
03-14T09:00 | volunteerlead1 | start(present=11) | inProgress
03-14T11:30 | volunteerlead1 | end(present=11) | ended hoursSubmission=03-20 rating=03-29
03-16 | volunteerlead1 | submitHours(volunteers=11,totalMinutes=1650,mostMinutesADay=150) | hoursSubmitted hoursSubmission=03-20~ rating=03-29 hoursConfirmation=03-23 | community1
03-16T11:00 | volunteerlead1 | confirmHours | 403 separation
03-17 | worker1 | confirmHours | hoursConfirmed rating=03-29 recordEntry=03-31 | supervise
03-18 | volunteerlead1 | close | closed rating=03-29
# risky work is not begun without insurance
$open
03-05 | volunteerlead1 | declareRisk | recruiting preparation=03-14 insurance:required
03-11 | volunteerlead1 | fixRoster(headcount=12) | rosterFixed preparation=03-14 insurance:required
03-12 | volunteerlead1 | brief | 409 unlawfulStep
03-12T11:00 | volunteerlead1 | insure(insuredCount=12,coveredUntil=03-31) | rosterFixed preparation=03-14 insurance:covered
03-12T12:00 | volunteerlead1 | brief | briefed preparation=03-14 insurance:covered
# suspended and resumed
$open
03-05 | community1 | suspend(recheckOn=03-10) | suspended preparation=03-14~ recheck=03-10 | volunteerlead1
03-09 | volunteerlead1 | resume | recruiting preparation=03-18
# withdrawn before it was reviewed
03-02 | volunteerlead1 | submit(startsOn=03-14,headcount=12) | submitted review=03-04
03-03 | volunteerlead1 | withdraw | withdrawn | supervise
# void by two persons
$open
03-05 | volunteerlead1 | proposeVoid | recruiting preparation=03-14
03-06 | community1 | void | voided | volunteerlead1
# a referral offered and accepted
$open
03-05 | volunteerlead1 | refer | recruiting preparation=03-14 referralAnswer=03-09 referral:offered
03-06 | community1 | acceptReferral | recruiting preparation=03-14 referral:accepted
`
tellWalks(walker, 'volunteerActivity', readWalks(volunteerActivity, { open: volunteerActivityOpen }), {
  reader: 'volunteerlead1',
  stranger: 'supervise',
})

const serviceCertificateOpen = `
  03-02 | volunteerlead1 | request(servedFrom=01-03,servedTo=02-28) | requested certifying=03-09 | supervise court1
  03-03 | worker1 | checkRecord(activities=6,totalMinutes=1080) | checked certifying=03-09 | volunteerlead2 supervise`

const serviceCertificate = `
# checked by one, certified by another, listed for seven days
$open
03-04 | community1 | certify | issued | worker1
03-05 | worker1 | publishList | listed listNotice=03-12
03-12 | worker1 | settle | 409 tooEarly
03-13 | worker1 | settle | settled
# more is asked for: the days stand still meanwhile
03-02 | volunteerlead1 | request(servedFrom=01-03,servedTo=02-28) | requested certifying=03-09
03-03 | worker1 | askForMore | incomplete certifying=03-09~
03-10 | volunteerlead1 | supplement | requested certifying=03-16
# suspended and resumed
$open
03-04 | community1 | suspend(recheckOn=03-20) | suspended certifying=03-09~ recheck=03-20 | worker1
03-09 | volunteerlead1 | resume | checked certifying=03-12
# withdrawn
$open
03-04 | volunteerlead1 | withdraw | withdrawn | volunteerlead2
# void by two persons
$open
03-04 | worker1 | proposeVoid | checked certifying=03-09
03-05 | community1 | void | voided | worker1
`
tellWalks(walker, 'serviceCertificate', readWalks(serviceCertificate, { open: serviceCertificateOpen }), {
  reader: 'volunteerlead1',
  stranger: 'supervise',
})

const microWishOpen = `
  03-02 | member1 | post(worth=20000) | posted screening=03-04 | supervise court1
  03-03 | worker1 | screen | screened | member1 community2
  03-03T11:00 | worker1 | publish | open unclaimed=04-02 | volunteer1`

const microWish = `
# claimed by a team, delivered, confirmed by another, thanked
$open
03-05 | volunteerlead1 | claim | claimed unclaimed=04-02~ fulfilment=04-04 | grid1
03-10 | volunteerlead1 | deliver | fulfilled unclaimed=04-02~ fulfilment=04-04~ confirming=03-17 | supervise
03-11 | volunteerlead1 | confirm | 403 notYours
03-11T11:00 | worker1 | confirm | confirmed
03-12 | worker1 | close | closed | volunteer1
# claimed for a team that sees it from then on
$open
03-05 | worker1 | recordClaim(unit=@volunteer1) | claimed unclaimed=04-02~ fulfilment=04-04 | volunteer1
03-10 | volunteer1 | deliver | fulfilled unclaimed=04-02~ fulfilment=04-04~ confirming=03-17 | volunteerlead1 supervise
# not fulfilled in thirty days: it lapses and is open again
$open
03-05 | volunteerlead1 | claim | claimed unclaimed=04-02~ fulfilment=04-04
04-03 | worker1 | confirmLapse | 409 tooEarly
04-07 | worker1 | confirmLapse(attempts=2) | lapsed unclaimed=04-02~ overdueReason=04-08 | volunteerlead1
04-08 | worker1 | reopen | open unclaimed=05-06 overdueReason=04-08
# suspended and resumed
03-02 | member1 | post(worth=20000) | posted screening=03-04
03-03 | community1 | suspend(recheckOn=03-20) | suspended screening=03-04~ recheck=03-20 | member1
03-09 | worker1 | resume | posted screening=03-10
# withdrawn
$open
03-05 | worker1 | withdraw | withdrawn | grid2
# void by two persons
03-02 | member1 | post(worth=20000) | posted screening=03-04
03-03 | worker1 | proposeVoid | posted screening=03-04
03-04 | community1 | void | voided | worker1
# a referral offered and accepted
$open
03-05 | worker1 | refer | open unclaimed=04-02 referralAnswer=03-09 referral:offered
03-06 | worker1 | acceptReferral | open unclaimed=04-02 referral:accepted
`
tellWalks(walker, 'microWish', readWalks(microWish, { open: microWishOpen }), {
  reader: 'community1',
  stranger: 'supervise',
})

const volunteerTeamOpen = `
  03-02 | volunteerlead1 | apply(members=14) | applied registration=03-09 | supervise court1
  03-04 | community1 | register | registered | volunteerlead1 community2`

const volunteerTeam = `
# registered, grown, dissolved by another than who proposed it
$open
03-05 | volunteerlead1 | registerVolunteer | registered | volunteerlead2
03-20 | community1 | proposeDissolution | registered
03-23 | community1 | dissolve | 403 separation
03-23T11:00 | branch1 | dissolve | dissolved | volunteerlead1
# sent back for what is missing: the days stand still meanwhile
03-02 | volunteerlead1 | apply(members=14) | applied registration=03-09
03-03 | community1 | returnApplication | returned registration=03-09~
03-10 | volunteerlead1 | complete | applied registration=03-16
# suspended and resumed
$open
03-05 | community1 | suspend(recheckOn=03-20) | suspended recheck=03-20 | volunteerlead1
03-09 | community1 | resume | registered
# withdrawn
03-02 | volunteerlead1 | apply(members=14) | applied registration=03-09
03-03 | volunteerlead1 | withdraw | withdrawn | community2
# void by two persons
$open
03-05 | volunteerlead1 | proposeVoid | registered
03-06 | community1 | void | voided | volunteerlead1
# a referral offered and accepted
$open
03-05 | volunteerlead1 | refer | registered referralAnswer=03-09 referral:offered
03-06 | community1 | acceptReferral | registered referral:accepted
`
tellWalks(walker, 'volunteerTeam', readWalks(volunteerTeam, { open: volunteerTeamOpen }), {
  reader: 'volunteerlead1',
  stranger: 'supervise',
})

afterWalks(server, walker)
