/** The enforcement of a judgment carried over HTTP from stage to stage within the court alone. */
import { startTown } from '../support/server.ts'
import { openWalker } from '../support/walk.ts'
import { readWalks } from '../support/walk-table.ts'
import { afterWalks, quick, tellWalks } from './walks.ts'

const server = await startTown({ env: quick })
const walker = openWalker(server)

const enforcementCaseOpen = `
  03-02 | court1 | apply(principal=5000000,interest=120000,costs=80000,performanceDueOn=01-20) | applied filing=03-09 applicationPeriod=2028-01-20 stall=09-02 | supervise dispatch judge1
  03-04 | court1 | file | filed stall=09-02 overall=09-04 notice=03-16 triaging=03-04 roundWait=06-04 | court2 judge1 secretary
  03-04T15:00 | judge1 | triageOrdinary(amountClaimed=5200000,manager=@judge1) | triaged stall=09-02 overall=09-04 notice=03-16 roundWait=06-04 | court1 supervise
  03-06 | court1 | notify(reportBy=03-20) | noticed stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 | court2
  03-09 | court1 | serve(servedOn=03-09) | noticed stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 service:served | court4`

const enforcementCaseFound = `
  $open
  03-10 | court2 | search | searching stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 service:served | court1 court3
  03-12 | court2 | recordFinding | searching stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 control=03-12 service:served | judge1
  03-12T15:00 | court2 | freezeFunds(amount=5200000,expiresOn=2027-03-11,renewBy=2027-02-10) | searching stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 control=03-12 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 service:served attachment:attached | court1
  03-12T16:00 | court2 | control(amountControlled=5200000) | controlled stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 service:served attachment:attached
  03-18 | court1 | recordAssetReport | controlled stall=09-02 overall=09-04 roundWait=06-04 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 service:served attachment:attached | court5`

const enforcementCase = `
# money found, paid out with two signatures, closed by another
$found
03-20 | court4 | receiveMoney(amount=5200000,arrivedOn=03-20) | controlled stall=09-02 overall=09-04 roundWait=06-04 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 arrivalNotice=03-23 service:served attachment:attached payment:received | court1
03-23 | court4 | noticeArrival(noticedOn=03-23) | controlled stall=09-02 overall=09-04 roundWait=06-04 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 release=04-22 service:served attachment:attached payment:matched
03-25 | judge1 | computeRelease(executionFee=50000,priorityClaims=0,documentDebt=5120000,doubledInterest=30000,amountToRelease=5150000) | controlled stall=09-02 overall=09-04 roundWait=06-04 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 release=04-22 service:served attachment:attached payment:computed
03-26 | courthead | approveRelease | controlled stall=09-02 overall=09-04 roundWait=06-04 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 release=04-22 service:served attachment:attached payment:approved | judge1 court4
03-27 | court4 | release(amount=5150000,releasedOn=03-27) | controlled stall=09-02 overall=09-04 roundWait=06-04 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 service:served attachment:attached payment:released | judge1 courthead
03-27T16:00 | judge1 | confirmPaid(amount=5200000,paidOn=03-27) | paid stall=09-02 overall=09-04 roundWait=06-04 fundsFreeze=2027-03-11 fundsRenewal=2027-02-10 lifting=03-27 service:served attachment:attached payment:released | court2
03-30 | court2 | liftMeasures | paid stall=09-02 overall=09-04 roundWait=06-04 overdueReason=03-31 service:served attachment:lifted payment:released | court4
04-01 | judge1 | proposeClosing(amountReceived=5200000,amountReleased=5200000,amountUnpaid=0) | closingProposed stall=09-02 overall=09-04 roundWait=06-04 overdueReason=03-31 closingDecision=04-07 service:served attachment:lifted payment:released | courthead
04-02 | court5 | approveClosing | closed service:served attachment:lifted payment:released | judge1 supervise
# overall term lengthened by the president
$open
03-13 | court1 | recordAssetReport | noticed stall=09-02 overall=09-04 roundWait=06-04 service:served
08-20 | judge1 | askExtension(term=overall,amount=2) | noticed stall=09-02 overall=09-04 roundWait=06-04 service:served | supervise courthead
08-24 | courthead | grantExtension | noticed stall=09-02 overall=11-04 roundWait=06-04 service:served | judge1 judge2
# stayed: the six months stand still, and go on
$open
03-13 | court1 | recordAssetReport | noticed stall=09-02 overall=09-04 roundWait=06-04 service:served
03-16 | judge1 | stay(servedOn=03-16) | stayed stall=09-02 overall=09-04~ roundWait=06-04 service:served | court1
04-16 | judge1 | liftStay | noticed stall=09-02 overall=10-08 roundWait=06-04 service:served
# no settlement without the creditor; instalments by the day
$open
03-13 | court1 | recordAssetReport | noticed stall=09-02 overall=09-04 roundWait=06-04 service:served
03-16 | judge1 | settle(amountAgreed=5000000,instalments=5,amount=1000000,nextDueOn=04-15) | settled stall=09-02 overall=09-04~ roundWait=06-04 instalment=04-15 service:served | court1 court5
04-10 | judge1 | payInstalment(amount=1000000,paidOn=04-10,nextDueOn=05-15) | settled stall=09-02 overall=09-04~ roundWait=06-04 instalment=05-15 service:served | court2
# no termination of a round before three months and a sworn search
$open
03-10 | court2 | search | searching stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 service:served
03-12 | court2 | findNoAssets | noAssets stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 service:served
03-20 | judge1 | talkToCreditor | noAssets stall=09-02 overall=09-04 roundWait=06-04 assetReport=03-20 service:served
05-20 | judge1 | proposeRoundTermination | 409 tooEarly
# void by two persons
03-02 | court1 | apply(principal=5000000,interest=120000,costs=80000,performanceDueOn=01-20) | applied filing=03-09 applicationPeriod=2028-01-20 stall=09-02
03-03 | court1 | proposeVoid | applied filing=03-09 applicationPeriod=2028-01-20 stall=09-02
03-03T10:30 | court1 | void | 403 separation
03-04 | courthead | void | voided
`
tellWalks(
  walker,
  'enforcementCase',
  readWalks(enforcementCase, {
    open: enforcementCaseOpen,
    found: enforcementCaseFound,
  }),
  { reader: 'court1', stranger: 'secretary' },
)

afterWalks(server, walker)
