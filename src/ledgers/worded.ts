/** What stands in a cell: days and instants as an office writes them, codes in words, lists in one line. Pure. */
import type { Translate } from '../kernel/i18n.ts'
import type { LedgerField } from './declared.ts'

export type Cell = string | number | null
type Value = string | number | boolean | Date | null | undefined | readonly string[]

/** @example worded({ key: 'consented', type: 'yesNo', width: 4 }, true, t) // 是 */
export function worded(field: LedgerField, value: Value, t: Translate): Cell {
  if (value === null || value === undefined || value === '') return null
  switch (field.type) {
    case 'number':
      return typeof value === 'number' ? value : Number(value)
    case 'yesNo':
      return t(value === true ? 'ledger:yes' : 'ledger:no')
    case 'code':
      return word(field, String(value), t)
    case 'codes':
      return listed(value as readonly string[], t, one => word(field, one, t))
    case 'list':
      return listed(value as readonly string[], t, one => one)
    case 'instant':
      return localInstant(value as Date)
    default:
      return String(value)
  }
}

/** 2026-11-25 17:30 as clocks in China show it. */
export function localInstant(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

function listed(values: readonly string[], t: Translate, say: (one: string) => string): Cell {
  return values.length === 0 ? null : values.map(say).join(t('common:listSeparator'))
}

/** A code nobody worded is said as it is. */
function word({ words }: LedgerField, code: string, t: Translate): string {
  const key = `${words}.${code}`
  const said = t(key)
  return said === key || said === key.slice(key.indexOf(':') + 1) ? code : said
}
