/** An article asked for by its law and number, 劳动合同法 82条 or 民法典第一千零四十三条, is that article and needs no ranking. */
import { articleNumber } from './numbers.ts'
import { civilCode, shortTitles } from './standing.ts'
import { folded, plainTitle } from './terms.ts'

export interface Reference {
  /** As lawKeyOf names it. */
  readonly law: string
  readonly number: string
}
export interface Referring {
  readonly references: readonly Reference[]
  /** Laws that are named, with an article or without. */
  readonly laws: readonly string[]
  /** Nothing else was asked. */
  readonly isAll: boolean
}

/** The books of the civil code count through: its articles are known by the code and their number. @param title a plain title */
export function lawKeyOf(title: string): string {
  return title.startsWith(civilCode) ? civilCode : title
}

const numbered =
  /第?([0-9零〇一二三四五六七八九十百千两]{1,9}(?:-[0-9]{1,2})?)条(?:之([0-9一二三四五六七八九十]{1,2}))?/g
const furnishing =
  /第|款|项|是什么|怎么(?:说|规定)的?|规定|内容|原文|全文|条文|法条|中华人民共和国|的|和|与|及|[^\p{L}\p{N}]/gu

/** @param laws plain titles of the laws there are */
export function referringIn(question: string, laws: ReadonlySet<string>): Referring {
  const text = plainTitle(folded(question))
  const named = namedIn(text, laws)
  const references: Reference[] = []
  let rest = text
  for (const found of text.matchAll(numbered)) {
    const number = articleNumber(found[2] === undefined ? found[1]! : `${found[1]}-${found[2]}`)
    // The law named last before the number, or the first after it.
    const law = named.findLast(it => it.at < found.index) ?? named.find(it => it.at > found.index)
    if (number === null || law === undefined) continue
    references.push({ law: lawKeyOf(law.title), number })
    rest = rest.replace(found[0], '')
  }
  for (const { written } of named) rest = rest.replaceAll(written, '')
  return {
    references,
    laws: named.map(it => it.title),
    isAll: references.length > 0 && rest.replaceAll(furnishing, '') === '',
  }
}

interface Named {
  readonly title: string
  readonly written: string
  readonly at: number
}

/** The longest title wins where one holds another: 劳动合同法实施条例 names no 劳动合同法. */
function namedIn(text: string, laws: ReadonlySet<string>): readonly Named[] {
  const named: Named[] = []
  const ways = [...[...laws].map(title => [title, title] as const), ...shortTitles]
  for (const [written, title] of ways) {
    if (title !== civilCode && !laws.has(title)) continue
    for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + written.length))
      named.push({ title, written, at })
  }
  const holds = (one: Named, other: Named) =>
    one.written.length > other.written.length &&
    one.at <= other.at &&
    one.at + one.written.length >= other.at + other.written.length
  return named.filter(it => !named.some(other => holds(other, it))).sort((a, b) => a.at - b.at)
}
