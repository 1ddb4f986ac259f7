/** What parties agreed on paper: the agreement in writing, and the form in which one made orally is recorded (人民调解法第二十八条至第三十三条; 人民调解工作若干规定第三十五条). Pure. */
import type { Paper } from '../kernel/documents/paper.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { PaperFacts } from '../proceedings/paper-facts.ts'
import {
  channelOf,
  chosen,
  dayWords,
  fixed,
  form,
  hands,
  heading,
  labelled,
  ofBody,
  partyRows,
  said,
  saidIn,
  saying,
  sidesOf,
  told,
  yuan,
} from './papers-parts.ts'

type Writing = (facts: PaperFacts, t: Translate) => Paper

function moneyRows({ act }: PaperFacts, t: Translate) {
  const amount = yuan(act, 'amountFen', t)
  if (amount === '') return []
  return [
    [
      labelled(t('paper:label.amount'), amount),
      labelled(t('paper:label.instalments'), saidIn(act, 'instalments')),
    ],
  ]
}

export const mediationAgreement: Writing = (facts, t) => {
  const { act } = facts
  const { applicants, respondents, all } = sidesOf(facts)
  const parties =
    applicants || respondents
      ? [
          ...partyRows('applicant', applicants, said(facts, 'contact'), t),
          ...partyRows('respondent', respondents, '', t),
        ]
      : [[labelled(t('paper:label.parties'), all, { lines: 2 })]]
  const clauses = saidIn(act, 'agreement').split(/\n+/).filter(Boolean)
  return ofBody(facts, t, 'mediationAgreement', [
    form(parties),
    ...told(t('paper:label.disputeFacts'), saidIn(act, 'disputeFacts')),
    ...told(t('paper:label.responsibility'), saidIn(act, 'responsibility'), 3),
    heading(t('paper:label.agreement')),
    fixed(t('paper:text.agreedFreely')),
    clauses.length ? { kind: 'clauses', items: clauses } : { kind: 'blank', lines: 8 },
    form([
      [labelled(t('paper:label.manner'), saidIn(act, 'manner'))],
      [
        labelled(t('paper:label.performancePlace'), saidIn(act, 'performancePlace')),
        labelled(t('paper:label.performBy'), dayWords(saidIn(act, 'performBy'), t)),
      ],
      ...moneyRows(facts, t),
    ]),
    ...(channelOf(facts.label) === 'people'
      ? ['binding', 'effectWritten', 'confirmWithin']
      : ['contract', 'confirmWithinOther']
    ).map(one => fixed(t(`paper:text.${one}`))),
    fixed(t('paper:text.copies', { copies: saidIn(act, 'copies') || '＿＿' })),
    hands(facts, t, 'applicant', 'respondent', 'mediator', 'recorder', 'seal'),
  ])
}

export const oralAgreementForm: Writing = (facts, t) => {
  const { act } = facts
  return ofBody(facts, t, 'oralAgreementForm', [
    form([
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [
        labelled(t('paper:label.disputeKind'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t)),
        labelled(t('paper:label.agreedOn'), dayWords(act.onDay, t)),
      ],
      [labelled(t('paper:label.facts'), said(facts, 'facts'), { lines: 4 })],
      [labelled(t('paper:label.agreement'), saidIn(act, 'agreement'), { lines: 6 })],
      [
        labelled(t('paper:label.manner'), saidIn(act, 'manner')),
        labelled(t('paper:label.performBy'), dayWords(saidIn(act, 'performBy'), t)),
      ],
      ...moneyRows(facts, t),
    ]),
    fixed(t('paper:text.effectOral')),
    hands(facts, t, 'mediator', 'recorder', 'seal'),
  ])
}
