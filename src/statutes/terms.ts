/** How a text is taken apart for searching: words, and pairs of neighbouring characters, which find what no dictionary knows. */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** A pair of characters is told from a word of two by what stands before it. */
const pairMark = '~'
const run = /[\p{L}\p{N}]+/gu
const han = /\p{Script=Han}/u

let jieba: Jieba | null = null

/** Full-width letters and digits as plain ones, all small; spaces inside Chinese mean nothing. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

/** Words of a text, in order, long ones also by their parts; single characters are left to the pairs. */
export function wordsOf(text: string): readonly string[] {
  jieba ??= Jieba.withDict(dict)
  return jieba.cutForSearch(folded(text), true).filter(word => word.length > 1 && /[\p{L}\p{N}]/u.test(word))
}

/** Pairs of neighbouring Chinese characters. */
export function pairsOf(text: string): readonly string[] {
  const pairs: string[] = []
  for (const [part] of folded(text).matchAll(run))
    for (let at = 0; at + 1 < part.length; at++)
      if (han.test(part[at]!) && han.test(part[at + 1]!)) pairs.push(pairMark + part.slice(at, at + 2))
  return pairs
}

/** A title without brackets, marks, spaces and the name of the country, as titles are compared. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[《》<>〈〉()、\s]|^中华人民共和国|(?<=《|〈)中华人民共和国/g, '')
}
