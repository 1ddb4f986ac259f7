/** Legal aid, judicial aid and the recognition of brave helpers in the demo's half year. */
import { type DemoStory, stories } from './story.ts'

const asked = `
  0m legalaid1 apply applyWay=counter matterKind=labour
  1w legalaid1 checkMeans checkWay=declaration means=hardship`
const wages = {
  applicant: '{resident}',
  facts: '在建筑工地做木工三个月，包工头欠工资一万八千元，现已联系不上。',
  request: '申请指派律师代为起诉追索劳动报酬。',
  reason: '申请人符合经济困难条件，所请事项属于法律援助范围。',
}
const support = {
  ...wages,
  facts: '与子女分居多年，无固定收入，子女拒付赡养费。',
  request: '申请代书起诉状并代理诉讼。',
}

export const legalAids: readonly DemoStory[] = [
  ...stories(
    'legalAidApplication',
    `${asked}\n  2w legalaid1 grant aidForm=civilRepresentation\n  2w justice-head assignLawyer\n  30w legalaid1 conclude outcome=judgment`,
    [4, '92d', { ...wages, result: '经仲裁调解，工资当场付清。' }],
    [1, '110d', { ...wages, result: '法院判决支付全部工资，已进入执行程序。' }],
  ),
  ...stories(
    'legalAidApplication',
    `${asked}\n  2w legalaid1 grant aidForm=civilRepresentation\n  1w justice-head assignLawyer`,
    [3, '31d', support],
  ),
  ...stories('legalAidApplication', `${asked}\n  3w legalaid1 grant aidForm=civilRepresentation`, [
    5,
    '5w',
    wages,
  ]),
  ...stories('legalAidApplication', asked, [2, '3w', support], [7, '9d', wages]),
  ...stories(
    'legalAidApplication',
    `0m legalaid2 apply applyWay=online matterKind=injury\n  1w legalaid2 askSupplement`,
    [
      4,
      '8w',
      {
        ...wages,
        facts: '送餐途中被电动车撞伤，骨折住院，对方拒绝赔偿。',
        missing: '交通事故认定书、住院病历。',
      },
    ],
  ),
  ...stories(
    'legalAidApplication',
    `${asked}
  2w legalaid1 refuse refusedFor=noHardship
  4w legalaid1 objectRefusal
  2w justice-head orderAid
  2w legalaid1 assignLawyer`,
    [
      6,
      '44d',
      {
        ...support,
        'refuse.reason': '经核对，家庭人均收入高于经济困难标准。',
        objection: '家中有重病患者，实际可支配收入低于标准，请求重新审查。',
        'orderAid.reason': '计入大额医疗支出后符合困难条件，应予援助。',
      },
    ],
  ),
]

const identified = `
  0m procurator1 identify
  1w procurator1 inform told=inPerson
  2w procurator1 apply applicantIs=victim compensated=0`
const verifying = `${identified}
  2w procurator1 accept completeOn=0
  1w procurator1 startVerifying
  1w procurator1 visit visitedOn=0
  3h procurator2 countersignVisit
  1w procurator1 askCommunity unit=@#communityDirector
  1w #communityDirector confirmLiving`
const submitted = `${verifying}
  1w procurator1 testExclusions
  1h procurator1 propose proposedAmount=2400000 monthlyWage=760000 awardable=6800000 months=4
  1w procuratorhead submit unit=@politics1`
const paid = `${submitted}
  1w politicshead approve unit=@finance1 approvedAmount=2000000
  4w finance1 fund unit=@procurator1 allocated=2000000 arrivedOn=0
  1w procurator1 tellApplicant told=phone
  2w procurator1 pay paidAmount=2000000 paidOn=0`
const assault = {
  hardship: '被打伤后双手活动受限，无法继续做工，妻子无业，两个孩子上学，积蓄已用于治疗。',
  harm: '轻伤一级，右手功能部分丧失，被告人无赔偿能力。',
}
const traffic = {
  hardship: '肇事车辆逃逸，医疗费七万余元全靠借款，家中只有一份低保。',
  harm: '颅脑损伤，住院四十二天，肇事者未查获，未得到任何赔偿。',
}

export const judicialAids: readonly DemoStory[] = [
  ...stories(
    'judicialAid',
    `${paid}\n  22d procurator1 followUpFirst visitedOn=0 needLeft=some\n  1w procurator1 findNeed\n  2w procurator1 referAssistance receivingUnit=旗民政局\n  1w procurator1 acceptAssistance receivedBy=旗民政局社会救助股`,
    [3, '98d', assault],
  ),
  ...stories('judicialAid', paid, [5, '38d', traffic]),
  ...stories('judicialAid', submitted, [8, '15w', traffic]),
  ...stories('judicialAid', verifying, [10, '8w', assault]),
  ...stories('judicialAid', `${identified}\n  1w procurator1 askSupplement told=phone`, [
    2,
    '9w',
    { ...assault, missing: '伤情鉴定意见、家庭收入证明。' },
  ]),
  ...stories(
    'judicialAid',
    '0m #gridMember tipOff unit=@procurator1',
    [1, '2w', traffic],
    [6, '7w', assault],
  ),
  ...stories(
    'judicialAid',
    '0m procurator2 identify\n  1w procurator2 inform told=inPerson\n  2w procuratorhead suspend recheckOn=30 suspendCause=otherProcedure',
    [12, '20d', { ...assault, 'suspend.reason': '附带民事诉讼正在审理，判决后再核定救助数额。' }],
  ),
]

const received = `
  0m politics1 apply unit=@politics1 actOn=-9 harm=injured appliedBy=actor
  2w politics1 accept timeliness=withinTwoYears
  1w politics1 startVerifying`
const determined = `${received}
  2w politics1 askPolice unit=@police1
  4w police1 determine dutyTest=noDuty determined=samaritanAct
  1w politics1 investigate injuryGrade=slight`
const noticed = `${determined}
  2w politicshead reviewFor members=7 recusedMembers=0 votesFor=7 votesAgainst=0
  1w politics1 publishNotice noticePlace=社区公示栏、旗政法网`
const rescue = {
  course: '傍晚路过河畔公园，看见一名儿童落水，跳入水中把孩子推上岸，自己腿部被石块划伤，缝了九针。',
  place: '河畔公园东侧水边',
}
const theft = {
  course: '在农贸市场发现有人扒窃，上前制止并与其扭打，直至民警赶到，右手擦伤。',
  place: '中心农贸市场北门',
}
const fire = { course: '凌晨闻到烟味，砸开邻居家门，背出一名老人，又返回关掉燃气阀门。', place: '{compound}' }

export const helpers: readonly DemoStory[] = [
  ...stories(
    'samaritanAct',
    `${noticed}\n  9d politics1 endNotice endedOn=-1\n  2w politicshead recognise\n  2w politics1 certify deliveredOn=0\n  6w politics1 reward rewardedOn=0 rewardKind=bonus rewardAmount=1000000 decidedBy=旗见义勇为评定委员会\n  2w politics1 nominateCity call=兴安盟第十一届见义勇为模范推荐\n  5w politics1 beginFollowUp`,
    [4, '140d', rescue],
  ),
  ...stories('samaritanAct', noticed, [7, '26d', theft]),
  ...stories('samaritanAct', `${noticed}\n  2w politics1 raiseObjection`, [
    3,
    '27d',
    { ...fire, objection: '有居民反映当时还有另一人一起施救，请求核实。' },
  ]),
  ...stories('samaritanAct', determined, [9, '18d', fire]),
  ...stories(
    'samaritanAct',
    `${received}\n  4w politics1 askExtension term=verification amount=20\n  1w politicshead grantExtension told=phone`,
    [5, '15w', theft],
  ),
  ...stories(
    'samaritanAct',
    `${received}\n  6w politicshead leaveOut term=verification cause=forensic from=-7`,
    [2, '14w', { ...rescue, evidence: '伤残等级司法鉴定委托书一份。' }],
  ),
  ...stories('samaritanAct', '0m #gridMember reportClue unit=@politics1 actOn=-3 source=grid', [
    1,
    '2w',
    rescue,
  ]),
  ...stories('samaritanAct', '0m #communityDirector recommend unit=@politics1 actOn=-6 harm=none', [
    6,
    '3w',
    fire,
  ]),
]
