/** Terms of an application for legal aid 法律援助: 法律援助法第四十三条、第四十四条、第四十九条; what no article fixes is a local default. Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { TermRule } from '../proceedings/procedure.ts'

const aidLaw = { version: 1, validFrom: '2022-01-01', unit: 'calendar-day' } as const
const basis = (article: string) => ({ article: `法律援助法${article}`, mark: 'V', force: 'law' }) as const
const local = { basis: localDefault, version: 1, validFrom: alwaysFrom, unit: 'calendar-day' } as const

export const legalAidTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  decision: { ...aidLaw, amount: 7, basis: basis('第四十三条第一款') },
  assignment: { ...aidLaw, amount: 3, basis: basis('第四十三条第一款') },
  supplement: { ...local, amount: 15 },
  laterPapers: { ...local, amount: 15 },
  objectionReview: { ...aidLaw, amount: 5, basis: basis('第四十九条') },
}
