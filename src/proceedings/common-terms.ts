/** Terms every procedure shares: re-check of what was set aside, answers to supervision and referral. Local defaults (procedures §0). Pure. */
import type { Basis, TermRule } from './procedure.ts'

export const localDefault: Basis = { article: '本地默认规则', mark: 'D', force: 'default' }

/** Local defaults are in force for everything on record. */
export const alwaysFrom = '2015-01-01'

const local = { basis: localDefault, version: 1, validFrom: alwaysFrom } as const

export const commonTerms: Readonly<Record<string, TermRule>> = {
  recheck: { ...local, amount: 30, unit: 'calendar-day' },
  supervisionReply: { ...local, amount: 2, unit: 'working-day', dayEnds: 'office', ladder: false },
  overdueReason: { ...local, amount: 1, unit: 'working-day', dayEnds: 'office', ladder: false },
  referralAnswer: { ...local, amount: 2, unit: 'working-day', dayEnds: 'office' },
}
