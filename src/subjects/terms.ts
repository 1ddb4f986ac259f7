/** Terms of a request about one's own data: the law says 及时 (个人信息保护法第五十条) and names no days, so the days are local defaults. Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const promptly: Basis = {
  article: '个人信息保护法第五十条(“及时”处理，工作日数为本地默认)',
  mark: 'D',
  force: 'default',
}
export const deciding = ['communitySecretary', 'communityDirector'] as const

export const dataRequestTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  decision: {
    version: 1,
    validFrom: '2021-11-01',
    amount: 15,
    unit: 'working-day',
    dayEnds: 'office',
    basis: promptly,
    reminders: [8, 13],
    extension: {
      times: 1,
      maxAmount: 15,
      unit: 'working-day',
      approvers: deciding,
      mustTell: true,
      basis: promptly,
    },
  },
  proof: {
    basis: localDefault,
    version: 1,
    validFrom: alwaysFrom,
    amount: 15,
    unit: 'calendar-day',
    ladder: false,
  },
}
