/** Terms of enforcement 执行案件 from application to attachment, and of the whole: 民事诉讼法, 民诉解释, 执行规定, 审限规定, 财产调查规定. Pure. */
import { alwaysFrom } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const law = (article: string, mark: Basis['mark'] = 'V'): Basis => ({ article, mark, force: 'law' })
const fast: Basis = { article: '快执团队繁简分流工作机制', mark: 'S', force: 'policy' }
const byDefault = (article: string): Basis => ({
  article: `${article};本地默认时限`,
  mark: 'D',
  force: 'default',
})

/** 民事诉讼法 as numbered since its amendment of 2023; terms of court procedure roll (第八十五条). */
const procedureLaw = { version: 1, validFrom: '2024-01-01', roll: true } as const
const interpretation = { version: 1, validFrom: '2022-04-10', roll: true } as const
/** Judicial interpretations on enforcement as amended together at the end of 2020. */
const provisions = { version: 1, validFrom: '2021-01-01', roll: true } as const
const trialLimits = { version: 1, validFrom: '2000-09-28', roll: true } as const
const local = { version: 1, validFrom: alwaysFrom } as const
const sameDay = { ...local, amount: 0, unit: 'calendar-day' } as const

/** Time that does not count: 公告、鉴定评估、管辖争议、中止或暂缓、拍卖变卖、和解履行. */
const excludes = ['announcement', 'appraisal', 'jurisdictionDispute', 'stay', 'auction', 'settlement']

export const starting: Record<string, TermRule> = {
  referralReceipt: {
    ...local,
    amount: 3,
    unit: 'working-day',
    dayEnds: 'office',
    basis: byDefault('人民调解法第三十三条'),
  },
  applicationPeriod: {
    ...procedureLaw,
    amount: 2,
    unit: 'year',
    basis: law('民事诉讼法第二百五十条'),
    ladder: false,
  },
  filing: {
    ...provisions,
    amount: 7,
    unit: 'calendar-day',
    basis: law('最高人民法院关于人民法院执行工作若干问题的规定(试行)第十六条'),
  },
  triaging: { ...sameDay, basis: byDefault('快执团队繁简分流工作机制') },
  overall: {
    ...trialLimits,
    amount: 6,
    unit: 'month',
    variants: { nonLitigation: { amount: 3, unit: 'month' } },
    extension: {
      times: 1,
      maxAmount: 3,
      unit: 'month',
      approvers: ['courtPresident'],
      mustTell: true,
      basis: law('最高人民法院关于严格执行案件审理期限制度的若干规定第五条'),
    },
    excludes,
    // The second month warns of the three of a non-litigation enforcement, the fifth of the six of others.
    reminders: [2, 5],
    basis: law('最高人民法院关于严格执行案件审理期限制度的若干规定第五条、第九条;执行规定第六十三条'),
  },
  fastTrack: { ...local, amount: 45, unit: 'calendar-day', excludes, reminders: [30, 40], basis: fast },
  notice: {
    ...interpretation,
    amount: 10,
    unit: 'calendar-day',
    basis: law('民事诉讼法第二百五十一条;民诉解释第四百八十条'),
  },
  noticeAfterMeasures: {
    ...provisions,
    amount: 3,
    unit: 'calendar-day',
    basis: law('最高人民法院关于适用民事诉讼法执行程序若干问题的解释第二十二条'),
  },
  announcement: {
    ...procedureLaw,
    amount: 30,
    unit: 'calendar-day',
    basis: law('民事诉讼法第九十五条'),
    ladder: false,
  },
  /** Six months without enforcement: the creditor may ask the court above. */
  stall: {
    ...procedureLaw,
    amount: 6,
    unit: 'month',
    basis: law('民事诉讼法第二百三十七条'),
    ladder: false,
  },
}

export const searching: Record<string, TermRule> = {
  firstSearch: { ...sameDay, basis: fast },
  control: { ...sameDay, basis: fast },
  /** Runs to the day the order names. */
  assetReport: {
    ...provisions,
    amount: 0,
    unit: 'calendar-day',
    basis: law('民事诉讼法第二百五十二条;最高人民法院关于民事执行中财产调查若干问题的规定第三条至第七条'),
  },
  assetChange: {
    ...provisions,
    amount: 10,
    unit: 'calendar-day',
    basis: law('最高人民法院关于民事执行中财产调查若干问题的规定第七条'),
  },
  leadCheck: {
    ...provisions,
    amount: 7,
    unit: 'calendar-day',
    basis: law('最高人民法院关于民事执行中财产调查若干问题的规定第二条'),
  },
  urgentLeadCheck: {
    ...provisions,
    amount: 3,
    unit: 'calendar-day',
    basis: law('最高人民法院关于民事执行中财产调查若干问题的规定第二条'),
  },
  measureDecision: {
    ...local,
    amount: 2,
    unit: 'working-day',
    dayEnds: 'office',
    basis: byDefault('民事诉讼法第二百五十二条至第二百六十六条'),
  },
  assistanceReply: {
    ...local,
    amount: 3,
    unit: 'working-day',
    dayEnds: 'office',
    basis: byDefault('民事诉讼法第二百五十六条、第二百六十一条'),
  },
}

const attached = law('民诉解释第四百八十五条')
const renewal: TermRule = {
  ...local,
  amount: 0,
  unit: 'calendar-day',
  basis: byDefault('民诉解释第四百八十五条(届满前续行)'),
}

/** A measure ends on the day its order names, at the latest after these years; no holiday prolongs it. The renewal falls due before. */
export const attachments: Record<string, TermRule> = {
  fundsFreeze: { ...interpretation, roll: false, amount: 1, unit: 'year', basis: attached },
  movablesSeizure: { ...interpretation, roll: false, amount: 2, unit: 'year', basis: attached },
  immovablesSeal: { ...interpretation, roll: false, amount: 3, unit: 'year', basis: attached },
  fundsRenewal: renewal,
  movablesRenewal: renewal,
  immovablesRenewal: renewal,
}
