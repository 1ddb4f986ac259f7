/** What people ask counsel, what communities have checked, what a year of publicity holds: invented, for the demo. Pure data. */

export const consultations = [
  {
    kind: 'labour',
    way: 'counter',
    actedAs: 'guide',
    next: 'legalAid',
    asked: '在工地干了三个月，工头一直拖着不给工钱，手里只有考勤照片。',
    answered: '考勤照片、转账记录都是证据。请求支付劳动报酬可以申请法律援助，也可以先向劳动保障监察投诉。',
    basis: [{ law: '法律援助法', article: '第三十一条' }],
  },
  {
    kind: 'neighbour',
    way: 'door',
    actedAs: 'mediator',
    next: 'mediation',
    asked: '楼上漏水，泡坏了我家吊顶，对方不承认。',
    answered: '先请物业一起看现场、拍照，查清漏点；双方愿意的，可以申请人民调解。',
    basis: [{ law: '民法典', article: '第二百九十六条' }],
  },
  {
    kind: 'family',
    way: 'phone',
    actedAs: 'publicist',
    next: 'none',
    asked: '老人想把房子留给照顾他的女儿，遗嘱怎样写才有效？',
    answered: '讲了自书遗嘱、代书遗嘱和公证遗嘱的要求，建议写明日期并亲笔签名。',
    basis: [{ law: '民法典', article: '第一千一百三十四条' }],
  },
  {
    kind: 'debt',
    way: 'online',
    actedAs: 'guide',
    next: 'court',
    asked: '借给朋友两万元，只有微信聊天记录，快三年了。',
    answered: '聊天记录、转账凭证可以作证据；注意三年诉讼时效，可以先催告并留存。',
    basis: [{ law: '民法典', article: '第一百八十八条' }],
  },
  {
    kind: 'property',
    way: 'counter',
    actedAs: 'publicist',
    next: 'none',
    asked: '没住进去，物业费还要交吗？',
    answered: '物业已按约定提供服务的，不能以没有入住为由不交；对服务有异议的可以提出并保留证据。',
    basis: [{ law: '民法典', article: '第九百四十四条' }],
  },
] as const

export const opinionsAsked = [
  {
    kind: 'residentCovenant',
    title: '居民公约（修订稿）',
    content:
      '第一条 遵守法律，邻里和睦。\n第二条 楼道不堆放杂物。\n第三条 电动车在车棚充电。\n第四条 红白喜事从简。\n第五条 违反第二条的，罚款一百元。',
    clauses: [
      { clause: '第五条', reason: '公约不得设定罚款', proposal: '改为：先劝导，劝导不听的，报有权部门处理' },
    ],
    grounds: '第五条设定罚款没有法律依据，须修改；其余各条不违反法律。',
    basis: [{ law: '行政处罚法', article: '第十六条' }],
  },
  {
    kind: 'resolution',
    title: '关于小区停车收费的决议（草案）',
    content:
      '一、小区公共道路划设车位四十个。\n二、每个车位每月收取五十元，用于维护。\n三、收支每半年公布一次。',
    clauses: [],
    grounds: '',
    basis: [],
  },
] as const

const held = (
  minutes: number,
  present: number,
  lecturer: string,
  materials: string,
  forms: readonly string[],
) => ({
  ...{ minutes, present, lecturer, materials, forms, actedAs: 'publicist' },
})

export const plan = [
  {
    item: {
      month: 1,
      topic: '农民工工资权益',
      law: '保障农民工工资支付条例',
      audience: 'workers',
      venue: 'site',
      place: '河东安置房工地',
      responsible: '社区法律顾问',
    },
    session: held(60, 38, '社区法律顾问', '宣传册 50 本', ['chinese']),
  },
  {
    item: {
      month: 3,
      topic: '草场承包和流转',
      law: '农村土地承包法',
      audience: 'herders',
      venue: 'pasture',
      place: '北牧区浩特',
      responsible: '城区司法所',
    },
    session: held(90, 46, '城区司法所', '双语折页 80 份', ['chinese', 'mongolian', 'voice']),
  },
  {
    item: {
      month: 4,
      topic: '全民国家安全教育日',
      law: '国家安全法',
      audience: 'everybody',
      venue: 'square',
      place: '图什业图广场',
      responsible: '城区司法所',
    },
    session: held(120, 210, '法治宣讲员', '展板 12 块', ['chinese', 'mongolian']),
  },
  {
    item: {
      month: 5,
      topic: '反家庭暴力',
      law: '反家庭暴力法',
      audience: 'women',
      venue: 'community',
      place: '社区活动室',
      responsible: '社区法律顾问',
    },
    session: held(60, 27, '社区法律顾问', '案例册 30 本', ['chinese', 'largePrint']),
  },
  {
    item: {
      month: 6,
      topic: '矿山安全生产',
      law: '安全生产法',
      audience: 'miners',
      venue: 'mine',
      place: '二号矿调度楼',
      responsible: '社区法律顾问',
    },
    session: held(90, 62, '社区法律顾问', '宣传册 60 本', ['chinese', 'mongolian']),
  },
  {
    item: {
      month: 7,
      topic: '企业用工合规',
      law: '劳动合同法',
      audience: 'managers',
      venue: 'firm',
      place: '工业园区会议室',
      responsible: '城区司法所',
    },
    session: null,
  },
  {
    item: {
      month: 9,
      topic: '未成年人保护',
      law: '未成年人保护法',
      audience: 'minors',
      venue: 'school',
      place: '第二小学',
      responsible: '社区法律顾问',
    },
    session: held(45, 130, '社区法律顾问', '漫画册 130 本', ['chinese', 'video']),
  },
  {
    item: {
      month: 10,
      topic: '防范养老诈骗',
      law: '反电信网络诈骗法',
      audience: 'elderly',
      venue: 'community',
      place: '老年活动中心',
      responsible: '社区居委会',
    },
    session: held(60, 54, '片区民警', '大字版提示卡 80 张', ['chinese', 'mongolian', 'largePrint', 'voice']),
  },
  {
    item: {
      month: 12,
      topic: '国家宪法日',
      law: '宪法',
      audience: 'everybody',
      venue: 'square',
      place: '图什业图广场',
      responsible: '城区司法所',
    },
    session: null,
  },
] as const

export const prompts = [
  {
    daysAgo: 40,
    answerInDays: 20,
    issuedBy: '旗司法局',
    content: '上半年对企业职工的宣传偏少，请改进。',
    feedback: '已到两家企业宣讲，并把企业列入下半年计划。',
  },
  {
    daysAgo: 6,
    answerInDays: 20,
    issuedBy: '旗司法局',
    content: '宣传材料缺少大字版，请改进。',
    feedback: null,
  },
] as const
