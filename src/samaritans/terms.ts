/** Terms of good-samaritan recognition 见义勇为确认: the regional text could not be read, so the days are local defaults after the rules of other provinces (Henan 2017, arts 11-13). Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

/** Read in the text of another province, followed here by analogy: hence a local default. */
const henan = (article: string): Basis => ({
  article: `河南省见义勇为人员奖励和保障条例${article}(参照)`,
  mark: 'V',
  force: 'default',
})
const advance: Basis = { article: '伤员急需救治的医疗费垫付(本地默认时限)', mark: 'D', force: 'default' }
const legalAid: Basis = { article: '法律援助法第四十三条', mark: 'V', force: 'law' }

const local = { basis: localDefault, version: 1, validFrom: alwaysFrom } as const
const after = (article: string) => ({ basis: henan(article), version: 1, validFrom: alwaysFrom }) as const
const byLaw = { basis: legalAid, version: 1, validFrom: '2022-01-01' } as const

export const samaritanTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  /** Shown and asked about, never a bar. */
  applicationWindow: { ...after('第十一条'), amount: 2, unit: 'year', ladder: false },
  completeness: { ...after('第十二条'), amount: 5, unit: 'working-day' },
  supplement: { ...local, amount: 15, unit: 'calendar-day', ladder: false },
  verification: {
    ...after('第十二条'),
    amount: 30,
    unit: 'calendar-day',
    reminders: [20, 27],
    excludes: ['forensic'],
    extension: {
      times: 1,
      maxAmount: 30,
      unit: 'calendar-day',
      approvers: ['politicalLegalHead'],
      mustTell: true,
      basis: henan('第十二条'),
    },
  },
  publicNotice: { ...after('第十三条'), amount: 7, unit: 'calendar-day', ladder: false },
  objectionCheck: { ...local, amount: 15, unit: 'calendar-day' },
  recognition: { ...local, amount: 5, unit: 'working-day' },
  reviewWindow: { ...after('第十三条'), amount: 15, unit: 'calendar-day', ladder: false },
  reviewDecision: { ...after('第十三条'), amount: 30, unit: 'calendar-day' },
  medicalAdvance: { ...local, basis: advance, amount: 1, unit: 'calendar-day' },
  legalAidDecision: { ...byLaw, amount: 7, unit: 'calendar-day' },
  legalAidAssignment: { ...byLaw, amount: 3, unit: 'calendar-day' },
  followUp: { ...local, amount: 1, unit: 'year' },
}
