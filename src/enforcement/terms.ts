/** Terms of enforcement 执行案件: performance, sale, money, rounds and closing, with those of the other parts. 执行和解规定, 拍卖规定, 法发〔2017〕6号, 终本规定. Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'
import { objectionTerms } from './terms-objection.ts'
import { attachments, searching, starting } from './terms-search.ts'

const law = (article: string, mark: Basis['mark'] = 'V'): Basis => ({ article, mark, force: 'law' })
const fast: Basis = { article: '快执团队繁简分流工作机制', mark: 'S', force: 'policy' }
const byDefault = (article: string): Basis => ({
  article: `${article};本地默认时限`,
  mark: 'D',
  force: 'default',
})

/** Terms of court procedure roll (民事诉讼法第八十五条). */
const interpretation = { version: 1, validFrom: '2022-04-10', roll: true } as const
/** Judicial interpretations on enforcement as amended together at the end of 2020. */
const provisions = { version: 1, validFrom: '2021-01-01', roll: true } as const
const moneyRules = { version: 1, validFrom: '2017-05-01', roll: true } as const
const roundRules = { version: 1, validFrom: '2016-12-01' } as const
const local = { version: 1, validFrom: alwaysFrom } as const
const sameDay = { ...local, amount: 0, unit: 'calendar-day' } as const

const performing: Record<string, TermRule> = {
  demand: {
    ...sameDay,
    variants: {
      fastSameDay: { amount: 0, unit: 'calendar-day' },
      fastWeek: { amount: 7, unit: 'calendar-day' },
      fastFifteen: { amount: 15, unit: 'calendar-day' },
    },
    basis: fast,
  },
  /** Runs to the day the agreement names. */
  instalment: {
    ...provisions,
    roll: false,
    amount: 0,
    unit: 'calendar-day',
    basis: law('最高人民法院关于执行和解若干问题的规定第八条、第九条'),
  },
  grace: {
    ...local,
    amount: 3,
    unit: 'calendar-day',
    basis: byDefault('执行和解规定第九条'),
    ladder: false,
  },
  resumptionPeriod: {
    ...provisions,
    amount: 2,
    unit: 'year',
    basis: law('最高人民法院关于执行和解若干问题的规定第十条;民事诉讼法第二百五十条'),
    ladder: false,
  },
  resumptionReview: {
    ...local,
    amount: 15,
    unit: 'calendar-day',
    basis: byDefault('执行和解规定第九条至第十一条'),
  },
}

const selling: Record<string, TermRule> = {
  movablesNotice: {
    version: 1,
    validFrom: '2017-01-01',
    amount: 15,
    unit: 'calendar-day',
    basis: law('最高人民法院关于人民法院网络司法拍卖若干问题的规定第十二条', 'M'),
    ladder: false,
  },
  immovablesNotice: {
    version: 1,
    validFrom: '2017-01-01',
    amount: 30,
    unit: 'calendar-day',
    basis: law('最高人民法院关于人民法院网络司法拍卖若干问题的规定第十二条', 'M'),
    ladder: false,
  },
  saleRuling: {
    ...provisions,
    amount: 10,
    unit: 'calendar-day',
    basis: law('最高人民法院关于人民法院民事执行中拍卖、变卖财产的规定第二十条'),
  },
  handover: {
    ...provisions,
    amount: 15,
    unit: 'calendar-day',
    basis: law('最高人民法院关于人民法院民事执行中拍卖、变卖财产的规定第二十七条'),
  },
}

const paying: Record<string, TermRule> = {
  arrivalNotice: {
    ...local,
    amount: 1,
    unit: 'working-day',
    dayEnds: 'office',
    basis: byDefault('执行款物管理工作规定'),
  },
  release: {
    ...moneyRules,
    amount: 30,
    unit: 'calendar-day',
    basis: law('最高人民法院关于执行款物管理工作的规定(法发〔2017〕6号)'),
  },
  delayReason: { ...local, amount: 30, unit: 'calendar-day', basis: byDefault('执行款物管理工作规定') },
  lifting: { ...sameDay, basis: byDefault('失信规定第七条;限制高消费规定第九条') },
}

const ending: Record<string, TermRule> = {
  postponement: { ...interpretation, amount: 1, unit: 'year', basis: law('民诉解释第四百六十七条') },
  roundWait: {
    ...roundRules,
    amount: 3,
    unit: 'month',
    basis: law('最高人民法院关于严格规范终结本次执行程序的规定(试行)第一条'),
    ladder: false,
  },
  roundSearch: {
    ...roundRules,
    amount: 6,
    unit: 'month',
    basis: law('最高人民法院关于严格规范终结本次执行程序的规定(试行)第九条'),
  },
  roundYears: {
    ...roundRules,
    amount: 5,
    unit: 'year',
    basis: law('最高人民法院关于严格规范终结本次执行程序的规定(试行)第九条'),
    ladder: false,
  },
  closingDecision: {
    ...local,
    amount: 3,
    unit: 'working-day',
    dayEnds: 'office',
    basis: localDefault,
  },
}

export const attachmentTerms: readonly string[] = Object.keys(attachments)
export const enforcementTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  ...starting,
  ...searching,
  ...attachments,
  ...performing,
  ...selling,
  ...objectionTerms,
  ...paying,
  ...ending,
}
