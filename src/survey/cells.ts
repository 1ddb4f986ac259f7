/** What a cell of a survey says: a name without stray blanks and full-width digits, a count, or nothing. Pure. */
import { numberIn } from '../gridding/index.ts'

export function textIn(cell: unknown): string | null {
  if (cell === null || cell === undefined || typeof cell === 'object') return null
  const text = String(cell)
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, sign => sign.normalize('NFKC'))
    .replace(/[\p{Cc}\u200b-\u200f\ufeff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' || text === 'NaN' || text === 'null' ? null : text
}

/** A whole number; null for an empty cell. */
export function countIn(cell: unknown): number | null {
  return textIn(cell) === null ? null : Math.round(numberIn(cell))
}
