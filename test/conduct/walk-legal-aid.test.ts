/** An application for legal aid carried over HTTP: decided, assigned, concluded; refused and objected to. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const legalAidApplicationOpen = `
  03-02 | legalaid1 | apply | applied decision=03-09 | supervise petition1 court1
  03-03 | legalaid1 | checkMeans | applied decision=03-09 | justice-head supervise`

const legalAidApplication = `
# granted, assigned, concluded
$open
03-06 | legalaid1 | grant | granted assignment=03-09 | supervise mediator1
03-09 | justice-head | assignLawyer | assigned | supervise
05-20 | legalaid1 | conclude | concluded | justice-head
# refused, objected to, aid ordered by a head who had no hand in it
$open
03-09 | legalaid1 | refuse | refused
03-12 | legalaid2 | objectRefusal | refusalObjected objectionReview=03-17 | justice-head
03-16 | justice-head | orderAid | granted assignment=03-19 | legalaid1 legalaid2
03-17 | legalaid1 | assignLawyer | assigned
03-30 | legalaid1 | conclude | concluded
# papers are asked for once; silence counts after the window alone
03-02 | legalaid1 | apply | applied decision=03-09
03-04 | legalaid1 | askSupplement | supplementing decision=03-09~ supplement=03-19 | justice-head
03-19 | legalaid1 | deemWithdrawn | 409 tooEarly
03-20 | legalaid1 | deemWithdrawn | withdrawn
# suspended and resumed
$open
03-04 | justice-head | suspend(recheckOn=03-20) | suspended decision=03-09~ recheck=03-20 | legalaid1
03-10 | legalaid1 | resume | applied decision=03-15
# withdrawn
$open
03-05 | legalaid2 | withdraw | withdrawn | justice1
# void by two persons
03-02 | legalaid1 | apply | applied decision=03-09
03-03 | legalaid1 | proposeVoid | applied decision=03-09
03-03T10:30 | legalaid1 | void | 403 separation
03-04 | legalaid2 | void | voided | legalaid1
# a referral offered and given back
$open
03-04 | legalaid1 | refer | applied decision=03-09 referralAnswer=03-06 referral:offered
03-05 | legalaid1 | returnReferral | applied decision=03-09 referral:returned | supervise
`
tellWalks(walker, 'legalAidApplication', readWalks(legalAidApplication, { open: legalAidApplicationOpen }), {
  reader: 'legalaid1',
  stranger: 'supervise',
})

afterWalks(server, walker)
