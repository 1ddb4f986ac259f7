/** Terms of the petition: calendar days of 信访工作条例 (in force 2022-05-01), the short legs of the simple way, and local defaults where the Regulations name none. Pure. */
import { alwaysFrom, commonTerms } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const article = (number: string): Basis => ({ article: `信访工作条例${number}`, mark: 'V', force: 'law' })
const simply: Basis = {
  article: '信访事项简易办理办法(国信办发〔2022〕17号)第四条至第七条',
  mark: 'M',
  force: 'policy',
}
const feedback: Basis = { article: '提级办理、多轮反馈的本地做法', mark: 'S', force: 'policy' }
const local = (what: string): Basis => ({ article: `${what}默认时限`, mark: 'D', force: 'default' })

/** 日 of the Regulations are calendar days; where the last one is a day of rest it stays where it is. */
const regulations = { unit: 'calendar-day', version: 1, validFrom: '2022-05-01' } as const
const simple = { unit: 'working-day', version: 1, validFrom: '2022-07-17', basis: simply } as const
const byDefault = { version: 1, validFrom: alwaysFrom } as const
const days = { ...byDefault, unit: 'calendar-day' } as const
const workingDays = { ...byDefault, unit: 'working-day', dayEnds: 'office' } as const
/** Up to whatever day the decision, the order or the promise itself names. */
const asNamed = { ...byDefault, amount: 0, unit: 'calendar-day' } as const

/** Who may lengthen the sixty days: the head of the body that handles it (第三十四条). */
export const extensionApprovers = ['departmentHead', 'workCommitteeSecretary'] as const

export const petitionTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  registering: { ...days, amount: 0, roll: true, basis: local('信访登记当日办结') },
  intake: { ...regulations, amount: 15, reminders: [10, 13], basis: article('第二十二条、第二十三条') },
  acceptance: { ...regulations, amount: 15, reminders: [10, 13], basis: article('第二十三条') },
  objectionWindow: {
    ...regulations,
    amount: 5,
    unit: 'working-day',
    ladder: false,
    basis: article('第二十三条'),
  },
  objectionAnswer: { ...workingDays, amount: 5, basis: local('异议核实') },
  competence: { ...workingDays, amount: 5, basis: local('管辖争议协调') },
  transferAnew: { ...workingDays, amount: 2, basis: local('交还后重新转送') },
  dispatchReport: { ...asNamed, validFrom: '2022-05-01', basis: article('第二十二条') },
  simpleTransfer: { ...simple, amount: 1 },
  simpleAcceptance: { ...simple, amount: 3 },
  simpleDecision: { ...simple, amount: 10 },
  legalWay: { ...days, amount: 60, basis: local('法定途径办理情况回访') },
  suggestionReply: { ...days, amount: 60, basis: local('建议研究答复') },
  decision: {
    ...regulations,
    amount: 60,
    reminders: [45, 53, 58],
    basis: article('第三十四条'),
    extension: {
      times: 1,
      maxAmount: 30,
      unit: 'calendar-day',
      approvers: extensionApprovers,
      mustTell: true,
      basis: article('第三十四条'),
    },
  },
  delivery: { ...days, amount: 5, basis: local('处理意见送达') },
  execution: { ...asNamed, validFrom: '2022-05-01', basis: article('第三十二条、第四十条') },
  reviewWindow: { ...regulations, amount: 30, ladder: false, basis: article('第三十五条') },
  review: { ...regulations, amount: 30, basis: article('第三十五条') },
  reReviewWindow: { ...regulations, amount: 30, ladder: false, basis: article('第三十六条') },
  reReview: { ...regulations, amount: 30, excludes: ['hearing'], basis: article('第三十六条') },
  hardshipHelp: { ...workingDays, amount: 3, basis: local('困难救助告知') },
  elevationDecision: { ...workingDays, amount: 2, basis: feedback },
  elevatedAnswer: { ...days, amount: 10, basis: feedback },
  promisedFeedback: { ...asNamed, basis: feedback },
  rating: { ...days, amount: 30, ladder: false, basis: local('评价') },
}

export const outreachTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  visit: { ...asNamed, basis: { article: '信访工作条例第十八条', mark: 'V', force: 'policy' } },
  listing: { ...workingDays, amount: 3, basis: local('下访台账登记') },
  promisedAnswer: {
    ...days,
    amount: 10,
    basis: { article: '下访“10天给群众一个答复”', mark: 'S', force: 'policy' },
  },
}
