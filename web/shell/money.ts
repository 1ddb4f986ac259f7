/** Money as people read it: whole fen in, yuan out. Pure. */

/** @example moneyText(123456) // '¥1,234.56' */
export function moneyText(fen: number): string {
  const [yuan, rest] = [Math.trunc(fen / 100), Math.abs(fen % 100)]
  return `¥${yuan.toLocaleString('en-US')}.${String(rest).padStart(2, '0')}`
}

/** What was typed as yuan, in fen; null when it is no amount. @example fenOf('12.5') // 1250 */
export function fenOf(typed: string): number | null {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed.normalize('NFKC').replace(/[,¥\s]/g, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

/** @example yuanTyped(1250) // '12.50' */
export function yuanTyped(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
