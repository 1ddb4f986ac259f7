/** How people write addresses, as patterns in the order they are tried; each says after what it may stand. Pure. */
import { numberIn } from './address-characters.ts'

/** From the whole to the single door; relation: 附近, 对面, 北侧. */
export const partKinds = [
  'division',
  'community',
  'street',
  'number',
  'compound',
  'building',
  'unit',
  'floor',
  'room',
  'relation',
] as const
export type PartKind = (typeof partKinds)[number]

/** What stands before the place in the text where a pattern is tried. */
export interface Before {
  /** The part right before, with nothing but marks between; null after other words. */
  readonly previous: PartKind | null
  /** Nothing stands before but marks, parts and words that only lead to an address. */
  readonly isStart: boolean
  /** Parts since the last compound, street or community. */
  readonly seen: ReadonlySet<PartKind>
}
export interface Pattern {
  readonly kind: PartKind
  /** Sticky; the group `value` is what it means, else the whole. */
  readonly at: RegExp
  when?(before: Before): boolean
}

const num = '(?:\\d{1,4}|[零〇一二三四五六七八九十百两廿]{1,5})'
const side = '[东西南北中前后]'
const stem = '[甲乙丙丁戊]'
/** Characters names are made of: not those that join the words of a sentence. */
const name =
  '(?:(?!号楼|单元|附近|对面)[\\u4e00-\\u9fff·](?<![的在是了到从被把也都很吗呢请我你他她您们有没]))'
const sticky = (source: string) => new RegExp(source, 'uy')
const among =
  (...kinds: (PartKind | null)[]) =>
  ({ previous }: Before) =>
    kinds.includes(previous)
const within = ({ seen }: Before) => seen.has('building') || seen.has('unit')
const places: readonly PartKind[] = ['compound', 'street', 'number', 'community']
const afterPlace = ({ previous }: Before) => previous !== null && places.includes(previous)
/** Where a chain of names may go on although the town knows no such name. */
const chain = ({ previous, isStart }: Before) =>
  isStart || previous === 'division' || previous === 'community'

/** Words that lead to an address and mean nothing themselves. */
export const leading = sticky(
  '(?:请问一?下?|反映|投诉|咨询|关于|您好|你好)?(?:我们?|咱们?|本人)?(?:的)?(?:家住在?|家在|住在|位于|地址[是为在]?|坐落[于在]|就在|住址[是为]?|详细地址|家里?|住|在|是|到)|请问一?下?|反映|投诉|咨询|关于|您好|你好|我们',
)
/** What joins two parts. */
export const joining = sticky('(?:的|与|和|跟|院内|小区内|里面|内|里|第(?=\\d|[一二三四五六七八九十]))')

export const patterns: readonly Pattern[] = [
  { kind: 'unit', at: sticky(`第?(?<value>${num}|[A-Z]|${side}|${stem})(?:号?单元门?|门洞)`) },
  {
    kind: 'unit',
    at: sticky(`(?<value>${num}|${side})号?门(?![口前牌诊外市卫])`),
    when: before => among('building')(before),
  },
  {
    kind: 'unit',
    at: sticky('(?<value>[A-Z])座'),
    when: before => before.previous === 'building',
  },
  {
    kind: 'building',
    at: sticky(
      `第?(?<value>[A-Z]?-?${num}[A-Z]?|${stem}${num}|[A-Z])(?:号住宅楼|号居民楼|号家属楼|号楼|号栋|号幢|#楼?|＃楼?|楼栋|栋楼?|幢楼?|座|排)`,
    ),
  },
  { kind: 'building', at: sticky(`#(?<value>${num})(?:号?楼)?`) },
  {
    kind: 'building',
    at: sticky(`(?<value>${side}|${stem})(?:号楼|楼|座|栋|幢)(?![道上下梯顶])`),
    when: afterPlace,
  },
  {
    kind: 'building',
    at: sticky(`(?<value>${num})楼(?![道上下梯顶])`),
    when: before => afterPlace(before) && !before.seen.has('building'),
  },
  {
    kind: 'building',
    at: sticky(`(?<value>${num})(?:号(?![室户房码线])|(?![\\d号室户层人年月日天元次个点-]))`),
    when: afterCompound,
  },
  {
    kind: 'floor',
    at: sticky(`(?<value>(?:负|地下|B)?${num})(?:层|楼)(?!道|梯|下|上|栋)`),
    when: within,
  },
  { kind: 'floor', at: sticky('(?<value>顶层|顶楼|一楼|负一层|地下室)'), when: within },
  {
    kind: 'room',
    at: sticky(`(?<value>${num})(?:号房间?|号室|室|房间?|户|号)`),
    when: before => within(before) && !before.seen.has('room'),
  },
  { kind: 'room', at: sticky('(?<value>\\d{3,4})(?:号室|室|号房)') },
  {
    kind: 'room',
    at: sticky('(?<value>\\d{3,4})(?![\\d-])'),
    when: before => among('building', 'unit', 'floor')(before) && !before.seen.has('room'),
  },
  {
    kind: 'room',
    at: sticky(`(?<value>(?:中间|对门|左|右|[东西南北]边?|中))(?:户|室|屋|手)`),
    when: before => within(before) || before.previous === 'floor',
  },
  {
    kind: 'number',
    at: sticky(`(?<value>${stem}?${num}(?:-\\d{1,4})?)号(?:大院|院)?(?![楼线桌])`),
    when: before => among('street', 'division', 'community')(before) || before.isStart,
  },
  {
    kind: 'relation',
    at: sticky(
      `(?:斜对面|正对面|对面|对过|附近|周边|周围|旁边|旁|隔壁|(?:正)?[东西南北]{1,2}(?:侧|边|面|头|门口|门|大门|口|角)|[东西南北]门|正门|大门口?|后门|前面|后面|前边|后边|门口|门前|楼前|楼后|十字路口|丁字路口|路口|交叉口|交汇处|拐角处?|以[东西南北]|中间|楼下|楼上|楼道|楼顶)`,
    ),
    when: ({ previous }) => previous !== null && previous !== 'room',
  },
]

function afterCompound(before: Before): boolean {
  return before.previous === 'compound' && !before.seen.has('building')
}

/** Names that the town may or may not know, by what they end with; only where a chain of names goes on. */
export const namePatterns: readonly Pattern[] = [
  {
    kind: 'division',
    at: sticky(
      `(?:内蒙古自治区|内蒙古|内蒙)|[A-Z]\\d?[市县区]|${name}{2,6}?(?:特别行政区|自治区|自治州|自治县|自治旗|省|地区|(?<!城)市|盟|县|旗)(?![场委政局民区])`,
    ),
    when: before => before.isStart || before.previous === 'division',
  },
  {
    kind: 'division',
    at: sticky(
      `${name}{2,6}?(?:镇|苏木|街道(?:办事处|办)?|(?<!城)乡|农场|牧场|林场|(?<![小社园校景厂片库住生发牧矿])区)(?![政长府委路亲村])`,
    ),
    when: before => before.isStart || before.previous === 'division',
  },
  {
    kind: 'community',
    at: sticky(`${name}{2,8}?(?:社区(?:居委会|居民委员会)?|居委会|嘎查|(?<!新|农)村(?:委会)?)(?!长|民|书记)`),
    when: chain,
  },
  {
    kind: 'street',
    at: sticky(
      `(?!这|那|每|该|有|条|马路|公路|道路|楼)${name}{1,6}?(?:大街|大道|中路|东路|西路|南路|北路|街|路|巷|胡同|弄)(?![灯口面边上下道人况线])`,
    ),
    when: before => chain(before) || before.previous === 'street',
  },
  {
    kind: 'compound',
    at: sticky(
      `(?:${name}|\\d|[A-Z]){1,10}?(?:小区|家园|花园|花苑|公寓|新村|新城|家属院|家属楼|宿舍楼?|住宅楼|大厦|大院|艾里|屯|庄园|华庭|华府|名邸|名苑|佳苑|嘉园|雅苑|苑)(?:[A-Z东西南北中]区|[一二三四五六七八九]期)?`,
    ),
    when: before => chain(before) || before.previous === 'street' || before.previous === 'number',
  },
  {
    kind: 'compound',
    at: sticky(`第?(?<value>${num})(?:组|社|队)(?!织|会|伍|区)`),
    when: among('community'),
  },
]

const stroke = '(?:\\s?[-/]\\s?|\\s)'
/** 3-2-501, 3-501, and after a building 2-501: numbers with strokes between them, by their count and what stands before. */
export const strokes = sticky(
  `(?<!\\d)(\\d{1,4})${stroke}(\\d{1,4})(?:${stroke}(\\d{1,4}))?(?:${stroke}(\\d{1,4}))?(?![\\d\\-号栋幢#单楼])(?:室|户)?`,
)

export function kindsOfStrokes(numbers: readonly string[], before: Before): readonly PartKind[] | null {
  const inBuilding = before.previous === 'building'
  const inUnit = before.previous === 'unit'
  if (!inBuilding && !inUnit && !afterPlace(before) && !before.isStart) return null
  const all: readonly PartKind[] = ['building', 'unit', 'floor', 'room']
  const left = inUnit ? all.slice(2) : inBuilding ? all.slice(1) : all
  const [first = '', second = ''] = numbers
  // Years and telephone numbers are none.
  if (!inUnit && first.length > 3) return null
  if (numbers.length === left.length) return left
  if (numbers.length > left.length) return null
  if (numbers.length === 3) return ['building', 'unit', 'room']
  if (inBuilding) return ['unit', 'room']
  return second.length >= 3 ? ['building', 'room'] : ['building', 'unit']
}

/** What a part means: its number in digits, its name folded. */
export function meaningOf(found: RegExpExecArray): string {
  return numberIn(found.groups?.value ?? found[0]).replace(/^-|(?<=[A-Z])-/g, '')
}

/** What follows a name that is cut short: 吉祥3号楼, 吉祥 3-2-501. */
export const addressed = sticky(`[\\s,]*第?(?:${num}(?:号楼|号院|#|栋|幢|座|楼|-\\d)|[A-Z](?:座|栋|幢|号楼))`)

/** Words end here that may be a name. */
export const nameEnding =
  /(?:小区|家园|花园|花苑|公寓|新村|新城|家属院|大厦|大院|庄园|华庭|华府|苑|社区|嘎查|村|居委会|大街|大道|街|路|巷|胡同)$/
