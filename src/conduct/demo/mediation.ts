/** Mediations of the demo's half year: neighbours, families, property firms, wages; agreed, performed, confirmed, failed, still open. */
import { type DemoStory, stories } from './story.ts'

const accepted = `
  0m #mediator apply applyWay=oral disputeKind=neighbour
  50m #mediator register label=people
  1w #mediator askConsent noticeWay=phone
  1w #mediator accept`
const session = `${accepted}
  1w #communityDirector schedule person=#mediator sessionOn=3w
  3w #mediator startMediating`
const agreed = `${session}
  2h #mediator agreeWritten performBy=28 effectOn=0 copies=3
  1w #mediator startPerformance followUpOn=6w`
const performed = `${agreed}
  6w #mediator followUp followUpOn=8w performance=partly satisfaction=acceptable
  8d #mediator recordPerformed performedOn=0`

const water = {
  applicants: '{resident}，住{home}',
  respondents: '{resident}，住其楼上',
  facts: '楼上卫生间防水老化，水渗到楼下卧室顶棚，墙皮脱落，双方为维修费用争执过两次。',
  request: '请求楼上修好防水，并赔偿顶棚粉刷费用。',
  agreement: '楼上于约定日前完成防水维修，赔偿粉刷费二千四百元，分两次付清；楼下不再追究误工损失。',
  found: '上门查看，渗水点在楼上卫生间地漏处，淋水试验半小时楼下见水渍。',
}
const noise = {
  applicants: '{resident}',
  respondents: '{resident}',
  facts: '一楼开设麻将馆，夜间十一点后仍有人进出说笑，楼上老人睡不好，找过两次没有改。',
  request: '请求晚上十点后停止经营。',
  agreement: '经营者每晚九点半收场，靠卧室一侧不再摆桌，双方互留电话，有事先打招呼。',
}
const property = {
  applicants: '{resident}等十一户业主代表',
  respondents: '小区物业服务企业负责人{resident}',
  facts: '小区电梯停运四天，物业称维修资金未到位，业主因此拒交本年度物业费，双方各执一词。',
  request: '请求尽快修复电梯，并减免停运期间的物业费。',
  agreement: '物业企业十五日内修复电梯并公示维修账目，减免停运当月物业费的一半，业主按期补交其余部分。',
}
const wages = {
  applicants: '{resident}等六名务工人员',
  respondents: '装修公司经办人{resident}',
  facts: '六人为某装修公司贴砖两个月，工钱只付了一半，经办人说甲方没有结算。',
  request: '请求付清其余工钱三万六千元。',
  agreement: '分三个月付清，每月一万二千元，由公司经办人出具欠条并留身份证复印件。',
}
const family = {
  applicants: '{resident}，七十八岁',
  respondents: '其子女{resident}等三人',
  facts: '老人独自生活，三个子女对赡养费和轮流照料的时间意见不一，大女儿称其他两人半年没有露面。',
  request: '请求三个子女商定赡养费和照料时间。',
  agreement: '三个子女每人每月付五百元，按月轮流照料，住院费用平均分担，社区每季度上门看一次。',
}
const land = {
  applicants: '{resident}',
  respondents: '{resident}',
  facts: '两户院墙之间的过道宽一米二，一方堆放煤和杂物，另一方推不出三轮车。',
  request: '请求清走杂物，恢复过道通行。',
}

export const mediations: readonly DemoStory[] = [
  ...stories(
    'mediation',
    `${performed}\n  2w #mediator followUpAfter satisfaction=satisfied\n  3w #mediator archive pages=36`,
    [1, '150d', water],
    [6, '96d', noise],
    [8, '133d', property],
    [2, '112d', family],
    [9, '85d', water],
  ),
  ...stories(
    'mediation',
    `${agreed}
  2w #mediator fileConfirmation
  1w #mediator courtAccepts acceptedOn=0
  9w #mediator courtConfirms
  1w #mediator recordPerformed performedOn=0
  2w #mediator followUpAfter satisfaction=satisfied
  3w #mediator archive pages=52`,
    [3, '118d', wages],
  ),
  ...stories(
    'mediation',
    `${agreed}
  2w #mediator fileConfirmation
  1w #mediator courtAccepts acceptedOn=0
  9w #mediator courtConfirms`,
    [1, '52d', water],
  ),
  ...stories('mediation', `${performed}`, [2, '47d', family]),
  ...stories('mediation', agreed, [4, '16d', property], [1, '12d', noise]),
  ...stories('mediation', `${accepted}\n  1w #communityDirector schedule person=#mediator sessionOn=3w`, [
    1,
    '4w',
    noise,
  ]),
  ...stories(
    'mediation',
    session,
    [7, '7w', water],
    [1, '6w', { ...water, respondents: '{resident}，住其隔壁' }],
  ),
  ...stories('mediation', `${session}\n  1w #mediator extend term=mediationPeriod amount=15 told=phone`, [
    9,
    '12w',
    property,
  ]),
  ...stories(
    'mediation',
    `${session}
  1h #mediator adjourn nextOn=5w
  1w #mediator investigate investigation=site`,
    [5, '8w', water],
  ),
  ...stories(
    'mediation',
    `${session}\n  2w #communityDirector suspend recheckOn=20 suspendCause=partyAbsent`,
    [8, '11w', family],
  ),
  ...stories(
    'mediation',
    `${session}
  3h #mediator fail failedFor=noAgreement
  1w #mediator notifyEnd wayTold=court noticeWay=inPerson
  4w #mediator archive pages=28`,
    [10, '64d', land],
  ),
  ...stories(
    'mediation',
    `${session}
  3h #mediator fail failedFor=noAgreement
  1w #communityDirector escalate unit=@dispatch
  1w dispatch acceptEscalation leads=justiceOffice`,
    [11, '9w', land],
  ),
  ...stories(
    'mediation',
    `${accepted}\n  1h #mediator offerHandOver unit=@justice1 channelAsked=administrative`,
    [1, '3w', land],
  ),
  ...stories(
    'mediation',
    `
  0m court1 referIn referredBy=court disputeKind=debt unit=@justice1
  1w justice1 signForDelegation label=judicialBeforeFiling receivedOn=0
  1w justice1 askConsent noticeWay=phone
  1w justice1 acceptDelegated
  1w justicehead schedule person=justice1 sessionOn=3w
  3w justice1 startMediating
  2w justicehead leaveOut term=delegatedPeriod cause=appraisal from=0`,
    [
      12,
      '22d',
      {
        parties: '{resident}诉{resident}',
        facts: '买卖合同货款四万八千元，对其中一批饲料的质量有争议，需要鉴定。',
      },
    ],
  ),
  ...stories(
    'mediation',
    '0m #mediator apply applyWay=written disputeKind=family',
    [13, '2h', family],
    [1, '40m', property],
  ),
  ...stories('mediation', '0m #gridMember find source=patrol disputeKind=neighbour', [
    2,
    '3w',
    { parties: '{resident}与{resident}', facts: land.facts },
  ]),
  ...stories(
    'mediation',
    '0m #mediator apply\n  30m #mediator register label=people\n  1w #mediator askConsent noticeWay=letter',
    [6, '2w', noise],
  ),
  ...stories(
    'mediation',
    '0m #mediator apply\n  30m #mediator register label=people\n  1w #mediator withdraw askedBy=inPerson',
    [4, '76d', { ...noise, reason: '双方已自行和好，申请人到社区当面撤回。' }],
  ),
]
