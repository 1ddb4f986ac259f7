/** How people write what a roster says, as patterns: relations, where somebody stays, doors, headings that must not be read. Pure data. */

/** What sorts or exposes people and has no place in the registry: never read, whatever stands below. The first that fits. */
export const sensitiveHeadings: readonly (readonly [kind: SensitiveKind, words: RegExp])[] = [
  ['ethnicity', /民族|族别|ethnic|nationality/],
  ['politics', /政治面貌|党员|入党|党派|党组织|politic/],
  ['religion', /宗教|信仰|信教|教派|relig/],
  ['health', /健康|疾病|病史|病种|患病|残疾|伤残|血型|精神|慢病|疫苗|接种|孕|避孕|失能|health|disab|disease/],
  ['means', /低保|收入|贫困|困难|救助|工资|银行|存款|社保卡|income/],
  ['record', /犯罪|前科|刑满|社区矫正|吸毒|涉毒|邪教|信访|上访|重点人|criminal/],
  ['label', /标签|等级|风险|评分|积分|星级|类别|人员类型|人员类别|重点关注|特殊人群|score|label|level/],
]
export type SensitiveKind = 'ethnicity' | 'politics' | 'religion' | 'health' | 'means' | 'record' | 'label'

/** A row that says what the sheet is about, and nobody's. */
export const footWords =
  /^(合计|总计|小计|共计|填表人|制表人|填报人|填报单位|审核人|负责人|制表日期|填表日期|说明|备注|注)[:：\s]?/

export const relationWords: readonly (readonly [
  relation:
    | 'head'
    | 'spouse'
    | 'child'
    | 'parent'
    | 'grandchild'
    | 'grandparent'
    | 'sibling'
    | 'tenant'
    | 'other',
  words: RegExp,
])[] = [
  ['head', /^(户主|本人|本人或户主|业主|房主|产权人|户长|0|00|01|02|head|self|owner)$/],
  ['grandchild', /^(孙子?|孙女|外孙子?|外孙女|长孙|次孙|曾孙|重孙|孙子、孙女|孙辈|4\d?|grandchild)$/],
  ['grandparent', /^(祖父母?|祖母|爷爷|奶奶|外祖父母?|外祖母|姥爷|姥姥|外公|外婆|6\d?|grandparent)$/],
  ['spouse', /^(配偶|妻子?|夫|丈夫|爱人|老伴|媳妇|夫妻|1\d?|spouse|wife|husband)$/],
  [
    'child',
    /^(子|女|儿子|女儿|子女|孩子|[长次大二三四五幼小独][子女]|[大二三四小]儿子?|[大二三四小]女儿|独生子|独生女|养子|养女|继子|继女|婚生子|婚生女|[23]\d?|child|son|daughter)$/,
  ],
  [
    'parent',
    /^(父|母|父亲|母亲|爸爸|妈妈|父母|公公|婆婆|岳父|岳母|公婆|继父|继母|养父|养母|家翁|家婆|5\d?|parent|father|mother)$/,
  ],
  ['sibling', /^(兄|弟|姐|妹|姊|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄弟姐妹|7\d?|sibling|brother|sister)$/],
  ['tenant', /^(租户|租客|承租人|租住人|房客|租赁|合租|合租人|tenant|lodger)$/],
  [
    'other',
    /^(其他|其它|其他亲属|其他关系|亲戚|亲属|儿媳妇?|女婿|侄子?|侄女|外甥女?|保姆|非亲属|无关系|[89]\d?|other|relative)$/,
  ],
]

export const awayWords =
  /外出|不在|未住|未居住|空挂|人户分离|户在人不在|在外|外地|出国|打工|务工|上学|去向|迁出|^否$|^away$|^no$/
export const hereWords =
  /常住|在住|在家|居住|入住|自住|人在户在|人户一致|人在户不在|租住|租户|流动|寄住|暂住|^是$|^here$|^yes$/

export const ownsWords = /自有|自住|产权|购买|商品房|业主|私有|自购|房改|回迁|所有|^own/
export const rentsWords = /租|公租|廉租|借住|^rent/

/** How people write doors: 3-2-501 is building, entrance, room; 2-501 entrance and room. */
export const doorsInOneCell = {
  three:
    /^[#＃]?(?<building>[A-Z]?\d{1,4})[号#栋幢楼]*[-—/–](?<entrance>[\dA-Z]{1,2})(?:单元)?[-—/–](?<room>\d{1,4}[A-Z]?)(?:室|号|户)?$/i,
  two: /^(?<entrance>[\dA-Z]{1,2})(?:单元)?[-—/–](?<room>\d{2,4}[A-Z]?)(?:室|号|户)?$/i,
} as const

/** Behind a name in brackets: the head of the household. */
export const headMark = /\s*[(（【[]\s*(户主|房主|业主)\s*[)）】\]]\s*$/
/** Other remarks in brackets behind a name are none of it. */
export const nameRemark = /\s*[(（【[][^)）】\]]*[)）】\]]\s*$/

/** What stands around the number of an entrance, a floor, a room. */
export const around = {
  entrance: /^第|号?单元$|门洞$|号?门$|号$/g,
  floor: /^第|[楼层]$/g,
  room: /[室房户号]$|^[#＃]/g,
} as const
