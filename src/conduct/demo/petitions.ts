/** Petitions and outreach visits of the demo's half year: accepted, decided, lengthened, reviewed, answered simply, not accepted; visits with what was promised. */
import { type DemoStory, stories } from './story.ts'

const registered = '0m petition1 register channel=visit representatives=1 repeat=first duplicates=noneFound'
const transferredTo = (unit: string) => `${registered}
  1w petition1 triage kind=appeal path=petition urgency=ordinary
  1w petition1 transfer unit=@${unit} whereToTold=letter`
const acceptedBy = (unit: string) => `${transferredTo(unit)}
  3w ${unit} accept person=${unit} toldHow=letter`
const investigatedBy = (unit: string) => `${acceptedBy(unit)}
  1w ${unit} investigate recusal=noneRelated
  2w ${unit}-2 joinInvestigation recusal=noneRelated
  2w ${unit} hearPetitioner heardOn=0`
const decidedBy = (unit: string) => `${investigatedBy(unit)}
  12w ${unit} proposeOpinion proposed=support
  2w ${unit}-head decideSupport performer=@${unit} performOn=30
  1w ${unit} deliver deliveredOn=0 deliveryWay=inPerson`

const demolition = {
  request: '请求按补偿协议支付剩余的搬迁过渡费。',
  facts: '2024年签订搬迁协议，约定过渡费按月发放，今年三月起没有发放，共四个月。',
  grounds: '搬迁补偿协议第六条；所在街道出具的收房证明。',
  opinion: '经核对协议和发放台账，信访人所述属实，请求符合约定，予以支持，由责任单位在期限内补发并说明原因。',
}
const pension = {
  request: '请求更正视同缴费年限并补发养老金差额。',
  facts: '1983年至1991年在原国营牧场工作，退休核定时没有计算这八年。',
  grounds: '原始招工登记表、工资表复印件。',
  opinion: '查阅档案，招工登记表与工资表相互印证，视同缴费年限应予更正，差额自核定之日起补发。',
}
const school = {
  request: '请求协调孩子就近入学。',
  facts: '去年搬到新建小区，户口尚未迁入，按原片区要到五公里外上学。',
  grounds: '购房合同、居住证明。',
}
const heat = {
  request: '请求退还未达标期间的采暖费。',
  facts: '整个采暖季客厅温度在十五度左右，测温记录三次，退费申请没有答复。',
  grounds: '测温记录表三份，缴费凭证。',
}
const suggestion = {
  request: '建议在文化路与敖包街路口增设过街信号灯。',
  facts: '路口在学校旁，早晚接送时段车流大，老人和学生过街不安全。',
  grounds: '本人连续一周记录的车流情况。',
  reply: '已与交管部门现场踏勘，纳入下半年交通设施计划，先行增设警示标志和护学岗。',
}

export const petitions: readonly DemoStory[] = [
  ...stories(
    'petition',
    `${decidedBy('housing')}
  12w housing recordExecution performedOn=0
  2w petition2 close closingResult=supported
  3w petition2 rate solved=yes satisfied=5`,
    [1, '128d', demolition],
  ),
  ...stories('petition', decidedBy('labour'), [4, '52d', pension]),
  ...stories(
    'petition',
    `${acceptedBy('heating')}
  6w heating askExtension term=decision amount=20
  1w heating-head grantExtension told=phone`,
    [5, '33d', heat],
  ),
  ...stories('petition', `${acceptedBy('heating')}\n  4w heating askExtension term=decision amount=20`, [
    6,
    '24d',
    heat,
  ]),
  ...stories('petition', investigatedBy('housing'), [3, '30d', demolition]),
  ...stories('petition', transferredTo('education'), [2, '11d', school]),
  ...stories('petition', transferredTo('water'), [
    9,
    '24d',
    {
      ...heat,
      request: '请求查明水费突增的原因并退还多收部分。',
      facts: '七月水费是平时的五倍，家中没有漏水，换表前后读数对不上。',
    },
  ]),
  ...stories('petition', `${transferredTo('city')}\n  2w city object`, [
    7,
    '5w',
    {
      ...school,
      request: '请求拆除楼顶信号设备。',
      facts: '楼顶新装信号设备，住户担心辐射，产权单位和审批单位说法不一。',
      'object.reason': '设备由通信主管部门审批，不属本单位职责。',
    },
  ]),
  ...stories('petition', registered, [8, '2h', school], [1, '1w', heat]),
  ...stories(
    'petition',
    `
  0m petition2 register channel=net representatives=1 repeat=first duplicates=noneFound
  1w petition2 triage kind=suggestion path=notApplicable urgency=ordinary
  1w petition2 transfer unit=@traffic whereToTold=message
  2w traffic takeSuggestion toldHow=message
  9w traffic replySuggestion adopted=adopted toldHow=message`,
    [10, '58d', suggestion],
    [3, '104d', suggestion],
  ),
  ...stories(
    'petition',
    `
  0m petition3 register channel=phone representatives=1 repeat=first duplicates=noneFound
  1h petition3 triage kind=appeal path=petition urgency=ordinary
  1h petition3 chooseSimple simpleScope=dailyLife outsideScope=noneOfThem
  2h petition3 transferSimple unit=@water
  1w water acceptSimple simplyTold=phone person=water
  4w water decideSimple
  1w water replySimply replyWay=phone deliveredOn=0`,
    [11, '29d', { ...heat, opinion: '水费突增系抄表录入错误，已更正并退还多收部分，向信访人电话致歉。' }],
    [12, '3w', { ...heat, opinion: '已恢复供水并调整水压。' }],
  ),
  ...stories(
    'petition',
    `${transferredTo('justice')}
  3w justice notAccept rightWay=court toldHow=letter`,
    [
      13,
      '83d',
      {
        ...school,
        request: '请求改判邻里侵权纠纷。',
        facts: '邻里侵权一案已由法院作出生效判决，信访人不服。',
        'notAccept.reason': '所提事项已由人民法院生效判决确定，不属于信访事项受理范围。',
        rightWayDetail: '可依法向作出生效判决的上一级人民法院申请再审。',
      },
    ],
  ),
  ...stories(
    'petition',
    `${investigatedBy('housing')}
  12w housing proposeOpinion proposed=reject
  2w housing-head decideReject
  1w housing deliver deliveredOn=0 deliveryWay=mail
  8w petition1 requestReview
  2w petition1 assignReview unit=@civil`,
    [
      2,
      '62d',
      {
        ...demolition,
        opinion:
          '经查，信访人主张的过渡费已于去年十二月一次性付清，有签收单为证，请求缺乏事实依据，不予支持。',
      },
    ],
  ),
]

const round = 'round=1 heldOn=0 contentment=content resolved=3 inProgress=1 givenUp=0'
export const outreach: readonly DemoStory[] = [
  ...stories(
    'outreachVisit',
    `
  0m petition1 plan visitOn=4w method=fixedPlace
  4w petition1 visit heldOn=0 batches=4 officialTimes=3 visitorTimes=9
  1h petition1 receiveVisitor nextWay=petition
  1w petition1 listMatters matters=4 answerOn=10
  7d petition1 answerFinally ${round}`,
    [1, '72d'],
    [3, '118d'],
    [8, '150d'],
  ),
  ...stories(
    'outreachVisit',
    `
  0m petition2 plan visitOn=3w method=appointed
  3w petition2 visit heldOn=0 batches=2 officialTimes=2 visitorTimes=5
  1w petition2 listMatters matters=3 answerOn=9
  7d petition2 answerRound ${round} answerOn=10`,
    [4, '26d'],
    [6, '12d'],
  ),
  ...stories('outreachVisit', '0m petition1 plan visitOn=9 method=unannounced', [9, '2w']),
]
