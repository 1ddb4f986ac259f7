/** Volunteering and the council of residents in the demo's half year: activities, certificates, wishes, teams, proposals, a village's resolution. */
import { type DemoStory, stories } from './story.ts'

const planned = `
  0m #volunteerLead submit startsOn=10w headcount=15
  1w #communityDirector passReview person=#volunteerLead
  1w #volunteerLead recruit startsOn=8w`
const held = `${planned}
  2w #volunteerLead enrol
  3w #volunteerLead fixRoster headcount=15 training=notNeeded
  1w #volunteerLead brief
  2w #volunteerLead start present=14
  3h #volunteerLead end present=14
  2w #volunteerLead submitHours volunteers=14 totalMinutes=2520 mostMinutesADay=180 overlap=none accident=none`
const snow = {
  title: '清雪除冰志愿服务',
  content: '清扫背街小巷和单元门口积雪，给独居老人门前撒防滑沙。',
  place: '{compound}及周边巷道',
  risk: '路面湿滑，注意防滑和保暖。',
  safetyPlan: '两人一组，统一穿反光背心，配备防滑鞋套，设一名安全员。',
}
const reading = {
  ...snow,
  title: '周末陪读',
  content: '陪留守儿童写作业、读绘本，每次两小时。',
  place: '社区活动室',
  risk: '无特别风险。',
  safetyPlan: '活动室内进行，家长签到签退。',
}

export const volunteering: readonly DemoStory[] = [
  ...stories(
    'volunteerActivity',
    `${held}\n  1w #communityWorker confirmHours\n  1w #volunteerLead close`,
    [1, '90d', reading],
    [5, '60d', snow],
    [9, '121d', reading],
  ),
  ...stories('volunteerActivity', held, [2, '19d', snow]),
  ...stories('volunteerActivity', `${planned}\n  1w #volunteerLead declareRisk`, [
    3,
    '5w',
    { ...snow, riskFound: '需要登高清理雨棚积雪。' },
  ]),
  ...stories('volunteerActivity', planned, [4, '4w', reading], [1, '3w', reading]),
  ...stories(
    'volunteerActivity',
    '0m #volunteerLead submit startsOn=9w headcount=20',
    [1, '3h', snow],
    [6, '4w', reading],
  ),
  ...stories(
    'serviceCertificate',
    '0m #volunteerLead request servedFrom=-190 servedTo=-3\n  2w #communityWorker checkRecord activities=11 totalMinutes=2460\n  1w #communityDirector certify\n  1w #communityWorker publishList\n  9d #communityWorker settle objections=none',
    [1, '40d'],
    [4, '71d'],
    [7, '103d'],
  ),
  ...stories(
    'serviceCertificate',
    '0m #volunteerLead request servedFrom=-120 servedTo=-3\n  2w #communityWorker checkRecord activities=6 totalMinutes=1080',
    [2, '3w'],
  ),
  ...stories(
    'serviceCertificate',
    '0m #volunteerLead request servedFrom=-300 servedTo=-8\n  1w #communityWorker askForMore told=phone',
    [3, '6w', { missing: '缺三月份两次活动的签到记录。' }],
  ),
  ...stories(
    'microWish',
    '0m #gridMember post worth=18000 wishKind=goods\n  1w #communityWorker screen\n  1h #communityWorker publish\n  4w #volunteerLead claim\n  6w #volunteerLead deliver\n  1w #communityWorker confirm outcome=fulfilled\n  1w #communityWorker close thanked=yes',
    [
      1,
      '58d',
      {
        wish: '想要一盏护眼台灯，晚上写作业用。',
        publicText: '一名小学生想要一盏护眼台灯。',
        delivered: '台灯已送到家，帮着装好灯泡。',
      },
    ],
  ),
  ...stories(
    'microWish',
    '0m #gridMember post worth=9000 wishKind=company\n  1w #communityWorker screen\n  1h #communityWorker publish\n  3w #communityWorker recordClaim unit=@volunteer1',
    [
      1,
      '10w',
      {
        wish: '老伴走后一个人住，盼着每周有人来说说话，帮着剪剪指甲。',
        publicText: '一位独居老人盼着每周有人来说说话。',
      },
    ],
  ),
  ...stories(
    'microWish',
    '0m #gridMember post worth=30000 wishKind=help\n  1w #communityWorker screen\n  1h #communityWorker publish',
    [
      1,
      '26d',
      { wish: '家里木窗关不严，冬天透风，想请人修一修。', publicText: '一户老人家想修一扇透风的木窗。' },
    ],
  ),
  ...stories('microWish', '0m #gridMember post worth=12000 wishKind=goods', [
    1,
    '1w',
    { wish: '想要一副蒙古象棋，和院里老伙计下棋。' },
  ]),
  ...stories(
    'volunteerTeam',
    '0m #volunteerLead apply platform=environment members=16\n  2w #communityDirector register\n  1w #volunteerLead registerVolunteer\n  1w #volunteerLead registerVolunteer',
    [3, '70d', { teamName: '绿园护绿队', aims: '每周巡护小区绿地，清理白色垃圾。' }],
  ),
  ...stories(
    'volunteerTeam',
    '0m #volunteerLead apply platform=health members=9\n  2w #communityDirector returnApplication told=phone',
    [
      5,
      '7w',
      { teamName: '银龄健康队', aims: '为老人量血压、讲慢病常识。', missing: '缺两名成员的本人确认。' },
    ],
  ),
  ...stories('volunteerTeam', '0m #volunteerLead apply platform=arts members=22', [
    8,
    '4w',
    { teamName: '乌兰牧骑民歌队', aims: '节日下楼院演出，教居民唱民歌。' },
  ]),
]

const consulted = `
  0m #communityWorker submit supporters=26 proposerKind=resident
  1w #communityDirector screen lawful=yes competence=community duplicate=none
  1w #communitySecretary accept told=phone
  3w #communitySecretary studyByParty opinionKind=support attendees=11
  2w #councilConvenor schedule meetingOn=7w
  7w #communityWorker holdSession attendees=38
  2h #councilConvenor recordAgreement`
const parking = {
  topic: '小区空地改停车位',
  affected: '三栋楼一百四十四户',
  proposalText: '把楼后荒地平整硬化，划二十二个车位，留出消防通道和晾晒区。',
  agreedText: '同意改建，车位按先到先停，不固定、不收费，晾晒区保留在东侧。',
  progressText: '场地已平整，消防通道放线完毕，等待划线。',
}
const lamp = {
  topic: '楼道感应灯更换',
  affected: '五栋楼二百四十户',
  proposalText: '更换损坏的感应灯，改用声光双控，费用从公共收益列支。',
  agreedText: '同意更换，先换一单元试用一个月，再全部更换。',
  progressText: '已更换三个单元，其余两个单元下周完成。',
}
const resolved = `
  0m #communitySecretary propose attendees=9
  5w #communityDirector discuss base=11 present=10 yes=9
  6w #communitySecretary deliberate base=62 present=47 yes=43
  3w #communityDirector noticeResidents meetingOn=10w base=420 baseKind=householdReps`
const pasture = {
  topic: '集体草场围栏更新和轮牧安排',
  affected: '全嘎查二百一十户',
  proposalText: '用集体收入更新东片草场围栏六千米，按轮牧计划分三区使用。',
  resolutionText: '同意更新围栏并实行三区轮牧，费用从集体收入列支，明细逐月公示。',
}

export const councils: readonly DemoStory[] = [
  ...stories(
    'proposal',
    `${consulted}
  2w #communityDirector startImplementing budget=1860000 doneBy=45
  20d #communityWorker reportProgress
  18d #communityWorker finish cost=1790000
  2w #communityWorker publishResult
  17d #oversightMember evaluate asked=70 satisfied=63 cost=1790000
  4w #communityDirector archive`,
    [
      1,
      '160d',
      {
        ...lamp,
        progressText: '五栋楼全部更换完毕，逐层试亮。',
        result: '更换感应灯二百四十盏，公共收益支出明细已公示。',
        found: '抽查三栋楼，灯具正常，居民认可。',
      },
    ],
  ),
  ...stories(
    'proposal',
    `${consulted}\n  2w #communityDirector startImplementing budget=2400000 doneBy=60\n  18d #communityWorker reportProgress`,
    [2, '58d', parking],
  ),
  ...stories('proposal', consulted, [1, '26d', parking]),
  ...stories(
    'proposal',
    '0m #communityWorker submit supporters=41 proposerKind=resident\n  1w #communityDirector screen lawful=yes competence=community duplicate=none\n  1w #communitySecretary accept told=phone\n  3w #communitySecretary studyByParty opinionKind=supportWithChanges attendees=9',
    [3, '9w', lamp],
  ),
  ...stories(
    'proposal',
    '0m #communityWorker submit supporters=12 proposerKind=resident',
    [1, '2w', parking],
    [7, '9w', lamp],
  ),
  ...stories(
    'villageResolution',
    `${resolved}
  10w #communityDirector conveneResidents base=420 present=268
  2h #communityWorker vote present=268 yes=231 no=22 abstain=15 manner=secret
  1h #oversightMember declarePassed
  2w #communityCounsel clearLegal
  2w #communityWorker publish
  18d #communityDirector startBinding budget=8600000 doneBy=90`,
    [12, '84d', pasture],
  ),
  ...stories('villageResolution', resolved, [13, '21d', pasture]),
  ...stories('villageResolution', '0m #communitySecretary propose attendees=9', [11, '6w', pasture]),
]
