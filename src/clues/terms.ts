/** Terms of a clue 问题线索: 检举控告工作规则, 监督执纪工作规则, 监察法; what they leave open is a local default and says so. Pure. */
import { alwaysFrom, commonTerms } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const reports = (article: string): Basis => ({
  article: `纪检监察机关处理检举控告工作规则${article}`,
  mark: 'V',
  force: 'law',
})
const discipline: Basis = { article: '中国共产党纪律检查机关监督执纪工作规则', mark: 'M', force: 'law' }
const local = (article: string): Basis => ({
  article: `${article};本地默认时限`,
  mark: 'D',
  force: 'default',
})
const promise: Basis = { article: '提级办理工作机制:10天给群众一个答复', mark: 'S', force: 'policy' }

const byReports = { version: 1, validFrom: '2020-01-21' } as const
const byDiscipline = { version: 1, validFrom: '2019-01-01', basis: discipline } as const
const byLocal = { version: 1, validFrom: alwaysFrom } as const

export const clueTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  sealing: { ...byLocal, amount: 1, unit: 'working-hour', basis: local('检举控告工作规则第四十七条') },
  identityCheck: {
    ...byLocal,
    amount: 3,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local('检举控告工作规则实名核实'),
  },
  /** Until a clue is known to be for this level it may be for another, and five days are what the rule leaves. */
  forwarding: { ...byReports, amount: 5, unit: 'working-day', basis: reports('第十五条、第十六条') },
  lowerRegistration: { ...byReports, amount: 5, unit: 'working-day', basis: reports('第十六条') },
  acceptanceNotice: {
    ...byReports,
    amount: 15,
    unit: 'working-day',
    basis: reports('(实名检举控告受理告知)'),
    reminders: [10, 13],
  },
  disposalOpinion: { ...byDiscipline, amount: 1, unit: 'month' },
  disposalDecision: {
    ...byLocal,
    amount: 5,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local('检举控告工作规则第十七条(审批)'),
  },
  talkInquiry: { ...byLocal, amount: 30, unit: 'calendar-day', basis: local('检举控告工作规则第十七条') },
  preliminaryVerification: {
    ...byLocal,
    amount: 60,
    unit: 'calendar-day',
    basis: local('监察法第四十一条'),
  },
  heldRecheck: { ...byLocal, amount: 6, unit: 'month', basis: local('检举控告工作规则第十七条') },
  review: {
    ...byDiscipline,
    amount: 90,
    unit: 'calendar-day',
    extension: {
      times: 1,
      maxAmount: 90,
      unit: 'calendar-day',
      approvers: ['disciplineHead'],
      mustTell: false,
      basis: discipline,
    },
  },
  resultFeedback: {
    ...byReports,
    amount: 15,
    unit: 'working-day',
    basis: reports('(实名检举控告结果反馈)'),
    reminders: [10, 13],
  },
  quarterlyReport: { ...byReports, amount: 3, unit: 'month', basis: reports('第十八条') },
  evidenceCheck: {
    ...byLocal,
    amount: 30,
    unit: 'calendar-day',
    basis: local('检举控告工作规则(对反馈提出异议)'),
  },
  elevationDecision: {
    ...byLocal,
    amount: 2,
    unit: 'working-day',
    basis: { article: '提级办理工作机制', mark: 'S', force: 'policy' },
  },
  elevatedAnswer: { ...byLocal, amount: 10, unit: 'calendar-day', basis: promise },
  retaliationResponse: {
    ...byLocal,
    amount: 1,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local('监察法第七十三条'),
  },
}
