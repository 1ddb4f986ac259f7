/** Terms of state judicial aid 国家司法救助: ten working days to decide and two to tell are set by the joint opinion of 2014; the others are local defaults. Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const opinion: Basis = {
  article: '关于建立完善国家司法救助制度的意见(试行)',
  mark: 'V',
  force: 'policy',
}
const advance: Basis = { article: '急需医疗救治的先行垫付(本地默认时限)', mark: 'M', force: 'default' }
const assistance: Basis = {
  article: '社会救助法第三十六条、第三十九条(期限为本地默认)',
  mark: 'D',
  force: 'default',
}
const helper: Basis = { article: '从司法救助到认定见义勇为(期限为本地默认)', mark: 'S', force: 'default' }

const local = { basis: localDefault, version: 1, validFrom: alwaysFrom } as const
const byOpinion = { basis: opinion, version: 1, validFrom: '2014-01-17' } as const

export const judicialAidTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  informing: { ...local, amount: 3, unit: 'working-day', dayEnds: 'office' },
  completeness: { ...local, amount: 5, unit: 'calendar-day' },
  supplement: { ...local, amount: 15, unit: 'calendar-day', ladder: false },
  acceptance: { ...local, amount: 2, unit: 'working-day', dayEnds: 'office' },
  deciding: { ...byOpinion, amount: 10, unit: 'working-day', reminders: [7, 9] },
  advanceDecision: { ...local, basis: advance, amount: 1, unit: 'calendar-day' },
  funding: { ...local, amount: 10, unit: 'working-day', dayEnds: 'office' },
  telling: { ...byOpinion, amount: 2, unit: 'working-day' },
  firstFollowUp: { ...local, amount: 30, unit: 'calendar-day' },
  secondFollowUp: { ...local, amount: 180, unit: 'calendar-day' },
  assistanceReferral: { ...local, basis: assistance, amount: 3, unit: 'working-day', dayEnds: 'office' },
  assistanceAnswer: { ...local, amount: 2, unit: 'working-day', dayEnds: 'office' },
  clueTransfer: { ...local, basis: helper, amount: 3, unit: 'working-day', dayEnds: 'office' },
  clueAnswer: { ...local, amount: 2, unit: 'working-day', dayEnds: 'office' },
  reviewWindow: { ...local, amount: 15, unit: 'calendar-day', ladder: false },
  reviewDecision: { ...local, amount: 30, unit: 'calendar-day' },
}
