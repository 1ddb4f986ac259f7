/** Terms of mediation: 人民调解法, 人民调解工作若干规定, 特邀调解规定, 在线调解规则, 民事诉讼法, 司法确认规定; what no article fixes is a local default and says so. Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { Basis, ExtensionRule, TermRule } from '../proceedings/procedure.ts'

const law = (article: string): Basis => ({ article, mark: 'V', force: 'law' })
const byDefault = (article: string): Basis => ({
  article: `本地默认规则(${article})`,
  mark: 'D',
  force: 'default',
})
const local = { basis: localDefault, version: 1, validFrom: alwaysFrom } as const
const workingDays = (amount: number, basis: Basis = localDefault): TermRule => ({
  ...local,
  basis,
  amount,
  unit: 'working-day',
  dayEnds: 'office',
})
/** A day that somebody names; no article says how far ahead it may lie. */
const namedDay: TermRule = { ...local, amount: 0, unit: 'calendar-day' }

/** The parties themselves decide; whoever mediates records that all of them agreed. How often and by how much is a local default. */
const byConsent: ExtensionRule = {
  times: 3,
  maxAmount: 30,
  unit: 'calendar-day',
  mustTell: true,
  approvers: [
    'mediator',
    'justiceOfficer',
    'departmentHandler',
    'communityPolice',
    'courtFilingOfficer',
    'workCommitteeDispatcher',
  ],
  basis: {
    article: '人民调解工作若干规定第三十三条、特邀调解规定第二十七条(次数、日数为本地默认)',
    mark: 'D',
    force: 'default',
  },
}
/** The president decides; whoever receives the court's word enters it. */
const byPresident: ExtensionRule = {
  ...byConsent,
  times: 1,
  maxAmount: 10,
  approvers: ['courtPresident', ...byConsent.approvers],
  basis: law('司法确认程序规定第五条'),
}
const online = { basis: law('人民法院在线调解规则第十二条'), validFrom: '2022-01-01' }
const confirming = {
  version: 1,
  validFrom: '2011-03-30',
  unit: 'calendar-day',
  roll: true,
  ladder: false,
} as const

export const mediationTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  registration: {
    ...local,
    amount: 0,
    unit: 'calendar-day',
    roll: true,
    basis: byDefault('人民调解法第二十七条,当日登记'),
  },
  referralConfirmation: { ...workingDays(3), ...online },
  /** As long as the matter itself waits for its answer. */
  matterAnswer: workingDays(2),
  acceptanceDecision: workingDays(3, byDefault('参照人民调解工作若干规定第二十二条')),
  consentAnswer: workingDays(3, byDefault('参照人民法院在线调解规则第十五条')),
  scheduling: workingDays(2),
  session: namedDay,
  nextSession: { ...local, amount: 30, unit: 'calendar-day' },
  recusalDecision: workingDays(1),
  handOverAnswer: workingDays(2),
  mediationPeriod: {
    version: 1,
    validFrom: '2002-11-01',
    amount: 1,
    unit: 'month',
    extension: byConsent,
    basis: law('人民调解工作若干规定第三十三条'),
  },
  delegatedPeriod: {
    version: 1,
    validFrom: '2016-07-01',
    amount: 30,
    unit: 'calendar-day',
    roll: true,
    extension: byConsent,
    excludes: ['appraisal'],
    variants: {
      judicialBeforeFiling: { amount: 30, unit: 'calendar-day' },
      judicialOrdinary: { amount: 15, unit: 'calendar-day' },
      judicialSimplified: { amount: 7, unit: 'calendar-day' },
    },
    basis: law('特邀调解规定第二十七条;人民法院在线调解规则第二十六条'),
  },
  escalationDecision: workingDays(2),
  jointRound: { ...local, amount: 15, unit: 'calendar-day', extension: byConsent },
  notification: workingDays(1, byDefault('人民调解法第二十六条')),
  planning: workingDays(2, byDefault('人民调解法第三十一条')),
  performanceDue: {
    ...namedDay,
    ladder: false,
    roll: true,
    basis: law('人民调解法第二十九条、第三十一条;民法典第二百零三条'),
    validFrom: '2011-01-01',
  },
  followUp: {
    ...namedDay,
    basis: byDefault('人民调解法第三十一条;人民调解工作若干规定第三十六条、第三十七条'),
  },
  afterCare: {
    ...local,
    amount: 30,
    unit: 'calendar-day',
    basis: byDefault('人民调解工作若干规定第三十六条'),
  },
  urging: workingDays(3, byDefault('人民调解法第三十一条')),
  confirmationWindow: {
    ...confirming,
    validFrom: '2011-01-01',
    amount: 30,
    reminders: [20, 27, 29],
    basis: law('人民调解法第三十三条;民事诉讼法第八十五条、第二百零五条'),
  },
  confirmationAcceptance: {
    ...confirming,
    amount: 3,
    basis: law('司法确认程序规定第四条;民事诉讼法第八十五条'),
  },
  confirmationDecision: {
    ...confirming,
    amount: 15,
    extension: byPresident,
    basis: law('司法确认程序规定第五条;民事诉讼法第八十五条'),
  },
  enforcementWindow: {
    version: 1,
    validFrom: '2008-04-01',
    amount: 2,
    unit: 'year',
    roll: true,
    ladder: false,
    basis: law('民事诉讼法第八十五条、第二百五十条'),
  },
  archiving: { ...local, amount: 30, unit: 'calendar-day' },
}
