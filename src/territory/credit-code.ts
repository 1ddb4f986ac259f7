/** Unified social credit code 统一社会信用代码: 18 characters with a check character (GB 32100-2015). */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/**
 * The check character for the first 17; null when they hold a character that is not of the alphabet (no I O S V Z).
 * @example creditCheck('91350100M000100Y4') // '3'
 */
export function creditCheck(first17: string): string | null {
  if (first17.length !== 17) return null
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = alphabet.indexOf(first17[i]!)
    if (value < 0) return null
    sum += value * weights[i]!
  }
  return alphabet[(31 - (sum % 31)) % 31]!
}

export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCheck(code.slice(0, 17)) === code[17]
}
