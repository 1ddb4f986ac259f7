/** Ages, numbers and periods of the registry, each with its article: who must be asked, how often a number may be shown, how long data are kept. Pure data. */
import type { Basis } from '../proceedings/rule.ts'

interface Years extends Basis {
  readonly years: number
}
interface PerDay extends Basis {
  readonly perDay: number
}

/** Below it, data are handled only with the guardian's consent. */
export const guardianConsentAge: Years = {
  years: 14,
  article: '个人信息保护法第三十一条',
  mark: 'V',
  force: 'law',
}
/** Below it a person is a minor; every look of staff at a minor's data is on record (未成年人网络保护条例第三十六条). */
export const majority: Years = { years: 18, article: '民法典第十七条', mark: 'V', force: 'law' }

/** How often one person may have numbers shown, and look people up, before somebody should ask why. */
export const revealsPerDay: PerDay = {
  perDay: 60,
  article: '本地默认规则（个人信息保护法第五十一条）',
  mark: 'D',
  force: 'default',
}
export const lookupsPerDay: PerDay = { ...revealsPerDay, perDay: 120 }

/** What is kept how long after what: the register of personal data says the same in words. */
export const retention = {
  /** Since moving out of the community's last dwelling. */
  movedOut: { years: 2, article: '本地默认规则（个人信息保护法第十九条）', mark: 'D', force: 'default' },
  /** Since a consent was taken back, or the entry it belonged to was erased. */
  consent: { years: 3, article: '个人信息保护法第五十六条', mark: 'V', force: 'law' },
  /** Since two entries were made one: so long it can be undone. */
  merge: { years: 1, article: '本地默认规则', mark: 'D', force: 'default' },
  /** Since the data were looked at. */
  read: { years: 3, article: '个人信息保护法第五十六条', mark: 'V', force: 'law' },
} as const satisfies Readonly<Record<string, Years>>

/** Whether somebody born then is not yet so old on the day; nobody is when the birth is unknown. */
export function isYounger(bornOn: string | null, { years }: Years, onDay: string): boolean {
  return bornOn !== null && onDay < birthday(bornOn, years)
}

export function isMinor(bornOn: string | null, onDay: string): boolean {
  return isYounger(bornOn, majority, onDay)
}

/** Under fourteen: the guardian is asked. */
export function isChild(bornOn: string | null, onDay: string): boolean {
  return isYounger(bornOn, guardianConsentAge, onDay)
}

/** Whoever was born on 29 February is so old on 1 March of a year that has none. */
function birthday(bornOn: string, years: number): string {
  const year = Number(bornOn.slice(0, 4)) + years
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return bornOn.endsWith('-02-29') && !isLeap ? `${year}-03-01` : `${year}${bornOn.slice(4)}`
}
