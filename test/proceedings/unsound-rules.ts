/** Rules of terms and their versions that could not be reckoned with, one a line. */
import { basis, trial } from './trial.ts'
import { marked, term, type Unsound, unnamed, versions } from './unsound.ts'

export const unsoundRules: readonly Unsound[] = [
  [
    'a rule without basis',
    term({ basis: unnamed }),
    'invalidInput',
    /“answer”的规则没有写明依据；应为：article, mark, force/,
    /the basis is missing; lawful: article, mark, force/,
  ],
  [
    'a mark nobody knows',
    term({ basis: marked('Q') }),
    'invalidInput',
    /依据不能是“Q”；应为：V, M, D, S/,
    /the basis cannot be “Q”; lawful: V, M, D, S/,
  ],
  [
    'a rule without a first day',
    { ...trial, terms: { ...trial.terms, answer: { amount: 3, unit: 'working-day', basis, version: 1 } } },
    'invalidInput',
    /没有写明施行日期；应为：YYYY-MM-DD/,
    /the first day is missing; lawful: YYYY-MM-DD/,
  ],
  [
    'in force from 29 February of a common year',
    term({ validFrom: '2026-02-29' }),
    'invalidInput',
    /施行日期不能是“2026-02-29”；应为：2026-02-01–2026-02-28/,
    /first day cannot be “2026-02-29”; lawful: 2026-02-01–2026-02-28/,
  ],
  [
    'in force until the 31st of April',
    term({ validTo: '2026-04-31' }),
    'invalidInput',
    /停止施行日期不能是“2026-04-31”；应为：2026-04-01–2026-04-30/,
    /last day cannot be “2026-04-31”/,
  ],
  [
    'ended before it began',
    term({ validFrom: '2026-03-01', validTo: '2026-02-28' }),
    'invalidInput',
    /停止施行日期不能是“2026-02-28”；应为：>= 2026-03-01/,
    /last day cannot be “2026-02-28”; lawful: >= 2026-03-01/,
  ],
  [
    'an amount below nought',
    term({ amount: -1 }),
    'invalidInput',
    /数量不能是“-1”；应为：0, 1, 2/,
    /amount cannot be “-1”/,
  ],
  ['half a day', term({ amount: 0.5 }), 'invalidInput', /数量不能是“0.5”/, /amount cannot be “0.5”/],
  [
    'nobody approves an extension',
    term({ extension: { ...trial.terms.decide!.extension!, approvers: [] } }, 'decide'),
    'invalidInput',
    /没有写明延期；应为：role/,
    /the extension is missing; lawful: role/,
  ],
  [
    'a gap between two versions',
    versions('2026-06-30', '2026-07-02'),
    'rulesGap',
    /上一版到 2026-06-30 为止，下一版自 2026-07-02 才开始。两版须首尾相接/,
    /ends on 2026-06-30, the next begins on 2026-07-02\. They must meet/,
  ],
  [
    'two versions that overlap',
    versions('2026-07-01', '2026-07-01'),
    'rulesOverlap',
    /自 2026-07-01 起的一版同时有效。每一天只能适用一版/,
    /valid at once\. Each day has one version/,
  ],
  ['two versions from one day', versions('2026-06-30', '2015-01-01'), 'rulesOverlap', /重叠/, /overlap/],
  [
    'a version number twice',
    versions('2026-06-30', '2026-07-01', { version: 1 }),
    'invalidInput',
    /版本号不能是“1”；应为：1, 2, 3/,
    /version cannot be “1”/,
  ],
  [
    'an end and nothing after it',
    versions('2026-06-30', '2026-07-01', { validTo: '2026-12-31' }),
    'rulesGap',
    /到 2026-12-31 为止，之后没有规则可用。最后一版不写停止日期/,
    /end on 2026-12-31 and none follows\. Leave the last version/,
  ],
]
