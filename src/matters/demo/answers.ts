/** What staff and residents of the demo jurisdiction write on matters: plans, results, reasons, answers. All invented. */
import type { Competence } from '../../territory/index.ts'

interface Words {
  readonly plans: readonly string[]
  readonly results: readonly string[]
}
const words = (plans: string, results: string): Words => ({
  plans: plans.trim().split('\n'),
  results: results.trim().split('\n'),
})

/** Handling by what the unit is competent for. */
export const handlingWords: Readonly<Record<Competence, Words>> = {
  urbanManagement: words(
    '今天下午到现场查看，能当场处理的当场处理。\n已派班组，先设围挡，明天上午施工。\n与权属单位约好一起到现场，先把责任分清。',
    '已更换损坏部件并试用正常，周边同类设施一并检查，没有发现其他问题。\n现场清理完毕，清运两车，已与物业约定每周三固定清运。\n经上门说明，当事人自行拆除并恢复原状，复查时通道畅通。\n已修复并加固，安排巡查员一周内每天查看一次。\n已规范经营范围，划线标明摆放位置，店主签了门前责任书。',
  ),
  housing: words(
    '约维修单位与住户一起上门查勘，出维修方案。\n先做临时遮挡，天气允许后正式施工。',
    '渗漏点已找到并做了防水，淋水试验两小时未见渗漏。\n破损路面已切割重铺，当晚开放通行。\n已列入本年度改造计划，进场日期在单元门口公示。\n松动部位全部铲除重做，地面警戒已撤除。',
  ),
  water: words(
    '抢修队已出发，先关阀止水。\n上门测压、取水样，查清是户内还是主管问题。',
    '爆管处已换管，恢复供水，末端水压正常。\n下水主管疏通约二十米，清出油垢，放水半小时无返水。\n更换锈蚀立管，取水样检测合格，结果已给住户看过。\n水表校验误差在允许范围内，多出水量为马桶漏水，已帮助换了水件。',
  ),
  heating: words(
    '今天晚上入户测温，查阀门和过滤网。\n与物业一起逐层排气，调整支路流量。',
    '清洗过滤网并排气，次日复测客厅二十度、卧室十九度。\n更换锈死的阀门，整个单元支路流量已重新调平。\n漏点已焊补，楼下住户受潮部位由施工方负责恢复。\n查明为立管堵塞，已更换一段管道，连续三天测温达标。',
  ),
  power: words(
    '值班电工现场查线，先保证有医疗用电的住户。\n停电检修需提前公告，安排在周末上午。',
    '更换单元进线开关，三相负荷重新分配，电压稳定。\n脱落线缆已重新架设固定，并核对沿线固定件。\n充电桩通讯模块已更换，逐个试充正常。\n围栏加锁并补装警示牌，周边枝叶一并清理。',
  ),
  gas: words(
    '立即上门检测，先关阀通风。\n带检测仪入户，检查表具、软管和灶具。',
    '检测为灶前软管老化微漏，已更换金属软管并复测合格。\n楼道浓度为零，气味来自装修油漆，已向住户说明。\n整单元入户安检完成，发现的两处隐患已当场整改。',
  ),
  environment: words(
    '采样并走访周边，核对排放时间。\n约当事人到现场，说明要求和期限。',
    '店家已加装油烟净化设备并清洗烟道，复测达标。\n裸露土堆全部覆盖，进出口加装冲洗设施。\n排查管网，封堵一处私接口，水体已抽换。\n现场制止并清理，向周边住户说明露天焚烧的危害。',
  ),
  traffic: words(
    '早晚高峰派人疏导，研究标线调整。\n联系车主，无法联系的依法处理。',
    '车辆已移走，出入口补划禁停标线并装了隔离柱。\n信号灯控制器已更换，配时重新调整。\n高峰时段固定一名民警疏导，运行一周车流顺畅。\n与公交公司协商，首末班时间调整方案已公示征求意见。',
  ),
  publicSecurity: words(
    '上门了解情况，调看周边监控。\n与网格员一起走访，做双方工作。',
    '双方到场说开，约定晚上九点后关闭音响，写了承诺。\n案件已受理，受案回执交给报案人，夜间巡逻增加两班。\n对出租人作了登记和提醒，多余隔断已拆除。\n开展一次防骗宣讲，逐户发放提示，帮助两位老人止付。',
  ),
  fire: words(
    '当天检查，能改的当场改。\n与物业、业主代表现场确定整改办法。',
    '占用车辆和地锁清除，通道重新划线，宽度四米以上。\n补齐水带、水枪，逐箱试水合格。\n飞线全部拆除，车棚新增充电口十二个。\n防火门恢复常态，物业签订责任书并安排每日检查。',
  ),
  civilAffairs: words(
    '上门看望，了解需要。\n核对材料，缺的由社区帮忙补。',
    '临时救助已批，发放时间电话告知本人。\n已接入送餐服务，每天中午由志愿者送到家。\n与家属取得联系，老人已安全回家，列入每周探访。\n材料补齐后重新核算，补发部分随下月一起到账。',
  ),
  humanResources: words(
    '联系用工单位核对工资表和记工本。\n约双方到调解室，限期提供材料。',
    '经协调，所欠工资分两笔付清，第一笔已到账。\n帮助完成线上认证，待遇恢复发放。\n工伤认定材料清单已当面说明，受理回执已出具。\n登记求职意向，推荐了三个就近岗位。',
  ),
  health: words(
    '联系相关机构核实。\n派人到现场采样、问询。',
    '体检时间和注意事项已电话告知，并在单元群里转发。\n签约医生当天回访，约定每季度上门一次。\n涉事店铺暂停供应冷食，样品检测结果出来后再决定。',
  ),
  education: words(
    '核对户籍和住房信息，答复学区。\n联合检查托管场所。',
    '已按学区划分答复，所需材料清单发给家长。\n托管点责令整改，拆除窗栏，人数降到核定范围。',
  ),
  marketRegulation: words(
    '到店检查，调取进货和收费凭证。\n约双方调解，先核对合同。',
    '经调解全额退款，消费者确认收到。\n问题商品下架封存，对经营者立案处理。\n更换检定合格的秤具，市场设公平秤一台。\n电梯更换主板和门机，检验合格后恢复运行。',
  ),
  property: words(
    '约谈物业项目负责人，限期整改。\n查看台账和合同，向业主公示。',
    '物业已更换门锁和感应灯，试用正常。\n公共收益账目已在单元门口公示十五天。\n保洁恢复每日一次，业主代表签字验收。\n维修基金申请指南已送到楼长，征求意见表已发放。',
  ),
  justice: words(
    '先分别听两边怎么说，再约到一起。\n请社区法律顾问参加，讲清法律怎么规定。',
    '双方达成口头协议，当场履行。\n达成书面调解协议，分三个月付清，第一笔已付。\n楼上修好防水并承担粉刷费用，两家握手言和。\n暂未谈拢，已告知可申请人民调解委员会再次调解或起诉。',
  ),
  petitions: words(
    '当面听取，登记诉求，说明办理期限。',
    '已由责任单位与住户代表见面，发放时间表贴到社区。\n诉求按程序转送，告知书当面送达。',
  ),
  community: words(
    '网格员上门了解。\n先问清政策，再一次性告知。',
    '所需材料和办理窗口已一次性告知，并陪同办理。\n建议采纳，下月起试行，效果在议事会上报告。\n部分采纳：晚间开放两天，其余时间因值守人手不足暂不能实现。\n失主已找到，物品当面交还。',
  ),
}

const lines = (text: string): readonly string[] => text.trim().split('\n')

export const solvedOnSpotWords = lines(`
到现场看过，问题不大，当场处理好了，已告诉反映人怎么留意。
当场处理完毕，反映人在场看过，没有意见。
帮反映人当场办好，拍照留存。
和邻居一起动手，半小时处理好，现场已清理。
先做了提醒标识，联系的人十分钟后到场，当场解决。`)

export const returnReasons = lines(`
现场查看，不属于本单位职责范围，建议改派给主管单位。
按职责清单，这一事项由另一单位负责，本单位无权处置。
经核对，现场位置不在本单位管理范围内，请改派。
该设施产权不属本单位，请转产权单位办理。
反映的两件事分属两个单位，请分开交办。`)

export const decisionReasons = lines(`
经核对职责清单，这一事项由你单位办理，请继续。
两家都有责任：由你单位牵头，另一家配合，按期办结。
退回理由成立，改派给主管单位。`)

export const escalationReasons: readonly { readonly attempts: string; readonly whyNotHere: string }[] = [
  {
    attempts: '上门三次，联系相关方两次，对方答复无力解决。',
    whyNotHere: '需要的经费和专业力量这一级没有。',
  },
  { attempts: '与各方谈了四次，一方始终不肯到场。', whyNotHere: '涉及权属，需要部门出具结论。' },
  { attempts: '已处理两回，过几天又出现。', whyNotHere: '源头不在本级范围，需要有执法权的部门处理。' },
  { attempts: '联系责任单位，对方说要等上级批复。', whyNotHere: '这一级无法催办上级单位，请协调。' },
  { attempts: '能做的都做了，现场情况仍没有改善。', whyNotHere: '需要整体改造，这一级没有资金和权限。' },
]

export const extensionCauses = lines(`
需要的材料尚未到齐，预计三天后到。
连续降雪，外出作业不便，天气转好后立即办理。
需要与另一单位共同到现场，对方最早后天到。`)

/** Which kind a matter of another kind turns out to be, and why: each has longer than the one before. */
export const relabelReasons: Readonly<Record<string, { readonly label: string; readonly reason: string }>> = {
  inquiry: { label: 'help', reason: '不只是询问，反映人要求上门帮助解决。' },
  help: { label: 'complaint', reason: '此前已处理过，反映人是对处理结果不满意。' },
  suggestion: { label: 'complaint', reason: '电话核实，反映人主要是投诉现在的管理。' },
  complaint: { label: 'complex', reason: '涉及三个单位，需要一起到现场核定责任。' },
  report: { label: 'complex', reason: '涉及多户，需要逐户核实后分别处理。' },
}
export const relabelRefusals = lines(`
情况清楚，一个单位能办，按原类别办理。
核实原始反映，类别没有定错。`)

export const suspensionCauses = lines(`
冬季不宜施工，待开春后统一处理，现场已做好防护并设提示。
所需资金列入下年度预算，批复后立即启动。
权属正在诉讼，判决后恢复办理。`)

export const notFiledReasons: readonly { readonly reason: string; readonly rightWay: string }[] = [
  { reason: '所反映的案件正在法院审理。', rightWay: '请在诉讼中向承办法官提出。' },
  { reason: '没有说明地点和情况，两次联系未接通。', rightWay: '补充地点或照片后可以随时重新反映。' },
  { reason: '属于医疗事故争议的技术鉴定。', rightWay: '请向卫生健康部门申请医疗纠纷调解或鉴定。' },
]

export const verificationWords = lines(`
到现场看过，问题已解决，邻居也认可。
复查拍照，与办理结果一致，反映人在场确认。
电话回访反映人，表示满意；现场情况正常。
随机问了两户，都说好了。`)

export const reworkReasons = lines(`
现场只解决了一半，另一半没有动。
反映人说过了一天又和原来一样。
反映人说没有人联系过他，请重新联系后再报。
现场复查仍不符合要求，请继续查找原因。`)

export const reopenReasons = lines(`
好了两天又和原来一样。
当时说好的没有兑现。
只解决了我家，整个单元还是老样子。`)

export const residentAnswers: readonly {
  readonly solved: 'yes' | 'partly' | 'no'
  readonly satisfied: number
  readonly words: string
}[] = [
  { solved: 'yes', satisfied: 5, words: '师傅来得快，活也细，谢谢。' },
  { solved: 'yes', satisfied: 5, words: '没想到当天就有人来，给网格员点赞。' },
  { solved: 'yes', satisfied: 5, words: '' },
  { solved: 'yes', satisfied: 4, words: '解决了，要是能早点说哪天来就更好。' },
  { solved: 'yes', satisfied: 4, words: '可以。' },
  { solved: 'partly', satisfied: 3, words: '好了一些，还没有完全解决。' },
  { solved: 'partly', satisfied: 3, words: '先这样吧，开春再看。' },
  { solved: 'no', satisfied: 2, words: '人来看过，但是没修。' },
  { solved: 'no', satisfied: 1, words: '过了两天又一样，等于没办。' },
]
