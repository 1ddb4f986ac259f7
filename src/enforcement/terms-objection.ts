/** Terms of objections in enforcement 执行异议、参与分配异议: 民事诉讼法 arts. 236, 238; 民诉解释 arts. 463, 506–510. Windows refuse what comes late and urge nobody. Pure. */
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const law = (article: string): Basis => ({ article, mark: 'V', force: 'law' })
const days = (amount: number) => ({ amount, unit: 'calendar-day', version: 1, roll: true }) as const
const procedureLaw = { validFrom: '2024-01-01' } as const
const interpretation = { validFrom: '2022-04-10' } as const
const outsider = law('民事诉讼法第二百三十八条')
const conduct = law('民事诉讼法第二百三十六条')
const plan = law('民诉解释第五百零九条、第五百一十条')

export const objectionTerms: Readonly<Record<string, TermRule>> = {
  outsiderReview: { ...days(15), ...procedureLaw, basis: outsider },
  outsiderSuit: { ...days(15), ...procedureLaw, basis: outsider, ladder: false },
  conductRuling: { ...days(15), ...procedureLaw, basis: conduct },
  conductReviewWindow: { ...days(10), ...procedureLaw, basis: conduct, ladder: false },
  conductReview: {
    ...days(30),
    ...procedureLaw,
    basis: law('民事诉讼法第二百三十六条;执行程序解释'),
  },
  planObjection: { ...days(15), ...interpretation, basis: plan, ladder: false },
  planReply: { ...days(15), ...interpretation, basis: plan, ladder: false },
  planSuit: { ...days(15), ...interpretation, basis: plan, ladder: false },
}
