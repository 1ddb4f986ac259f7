/** Numbers of articles as people write them, 82 · 八十二 · 第八十二条 · 287-2, and as a law writes them, 第二百八十七条之二. */
import { readFileSync } from 'node:fs'

interface Numerals {
  readonly digits: string
  readonly places: readonly string[]
  readonly same: Readonly<Record<string, string>>
  readonly article: string
  readonly beside: string
}
const numerals = JSON.parse(readFileSync(new URL('numerals.json', import.meta.url), 'utf8')) as Numerals
const { digits, places, same, article, beside } = numerals

/** 82 → 第八十二条; 287-2 → 第二百八十七条之二; null: no such number. */
export function articleNumber(written: string): string | null {
  const [first = '', second] = written.split(/-|之/)
  const [main, after] = [numberOf(first), second === undefined ? 0 : numberOf(second)]
  if (main === null || after === null || main < 1) return null
  return `${article.replace('{main}', inWords(main))}${after > 0 ? `${beside}${inWords(after)}` : ''}`
}

/** Up to 9999, in figures, 一千零四十三, 一〇四三 or 两百; null: it is no number. */
function numberOf(written: string): number | null {
  const text = [...written].map(letter => same[letter] ?? letter).join('')
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (/^[零一二三四五六七八九]{2,4}$/.test(text))
    return Number([...text].map(it => digits.indexOf(it)).join(''))
  if (!/^[零一二三四五六七八九十百千]+$/.test(text)) return null
  let [sum, digit] = [0, 0]
  for (const letter of text) {
    const place = places.indexOf(letter)
    // 十二 begins with no digit.
    if (place > 0) sum += (digit || 1) * 10 ** place
    digit = place > 0 ? 0 : digits.indexOf(letter)
  }
  return sum + digit
}

function inWords(number: number): string {
  const figures = [...String(number)].map(Number)
  let words = ''
  let isGap = false
  for (const [at, figure] of figures.entries()) {
    const place = figures.length - 1 - at
    if (figure === 0) {
      isGap = true
      continue
    }
    if (isGap) words += digits[0]
    isGap = false
    const isTeen = figure === 1 && place === 1 && at === 0
    words += `${isTeen ? '' : digits[figure]}${places[place]}`
  }
  return words
}
