/** Periods and caps of rosters, each with its article. Pure data. */
import type { Basis } from '../proceedings/rule.ts'

const own = {
  article: '本地默认规则（个人信息保护法第五十一条）',
  mark: 'D',
  force: 'default',
} as const satisfies Basis
const shortest = {
  article: '本地默认规则（个人信息保护法第十九条）',
  mark: 'D',
  force: 'default',
} as const satisfies Basis

/** Rosters with whole numbers one person may take out in a day. */
export const wholeExports = { perDay: 2, ...own } as const
/** Rows kept aside wait so long for somebody to mend them. */
export const asideKept = { days: 30, ...shortest } as const
/** What was looked at and never written is removed after. */
export const lookedKept = { hours: 24, ...shortest } as const
