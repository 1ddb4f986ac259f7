/** Enforcement of judgments in the demo's half year: filed, searched, frozen, paid out, settled by instalments, ended for want of assets. */
import { type DemoStory, stories } from './story.ts'

const filed = `
  0m court1 apply form=written principal=4600000 interest=210000 costs=96000 performanceDueOn=-50 proxy=none
  3w court1 file application=inTime
  2h judge1 triageOrdinary label=ordinary amountClaimed=4906000 manager=judge1`
const served = `${filed}
  2w court1 notify courtAccount=旗人民法院案款专户 reportBy=14
  2w court1 serve serviceWay=direct servedOn=0`
const found = `${served}
  1w court2 search
  1w court2 recordFinding
  1h court2 freezeFunds amount=4906000 expiresOn=360 renewBy=330
  1h court2 control amountControlled=4906000
  2w court1 recordAssetReport`
const released = `${found}
  3w court4 receiveMoney amount=4906000 arrivedOn=0
  1w court4 noticeArrival noticedOn=0
  2w judge1 computeRelease executionFee=62000 priorityClaims=0 documentDebt=4800000 doubledInterest=44000 amountToRelease=4844000
  1w courthead approveRelease approvedBy=president
  1w court4 release amount=4844000 releasedOn=0`
const loan = {
  titleNumber: '（2026）内2222民初{number}号',
  findings: '查得被执行人名下银行存款一户、二轮摩托车一辆。',
}

export const enforcements: readonly DemoStory[] = [
  ...stories(
    'enforcementCase',
    `${released}\n  1h judge1 confirmPaid amount=4906000 paidOn=0\n  1h court2 liftMeasures\n  2w judge1 proposeClosing closingType=completed amountReceived=4906000 amountReleased=4844000 amountUnpaid=0\n  1w court5 approveClosing`,
    [1, '124d', loan],
  ),
  ...stories('enforcementCase', `${released}`, [3, '34d', loan]),
  ...stories(
    'enforcementCase',
    `${served}\n  3w court1 recordAssetReport\n  2w judge1 settle amountAgreed=4500000 instalments=6 amount=750000 nextDueOn=28\n  25d judge1 payInstalment amount=750000 paidOn=0 nextDueOn=31`,
    [5, '66d', loan],
  ),
  ...stories(
    'enforcementCase',
    `${served}\n  1w court2 search\n  2w court2 findNoAssets\n  2w court1 recordAssetReport\n  6w judge1 talkToCreditor creditorView=newLeads`,
    [7, '48d', { ...loan, findings: '银行、车辆、不动产、工商登记均未查得可供执行的财产。' }],
  ),
  ...stories(
    'enforcementCase',
    `${served}\n  3w court1 recordAssetReport\n  2w judge1 stay stayGround=partyDied servedOn=0`,
    [9, '40d', loan],
  ),
  ...stories('enforcementCase', found, [2, '15w', loan]),
  ...stories('enforcementCase', filed, [4, '6w', loan]),
  ...stories(
    'enforcementCase',
    '0m court1 apply form=oral principal=1280000 interest=36000 costs=26000 performanceDueOn=-20 proxy=none',
    [6, '2w', loan],
    [8, '9w', loan],
  ),
]
