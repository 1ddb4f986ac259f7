/** Papers after the agreement and beside the dispute: performance, follow-up, urging, judicial confirmation, danger, hand-over, escalation, counsel (人民调解法第二十五条、第三十一条至第三十三条; 民事诉讼法第二百零五条; 民诉法解释第三百五十四条). Pure. */
import type { Paper } from '../../kernel/documents/paper.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperFacts } from '../../proceedings/paper-facts.ts'
import {
  addressed,
  bodyOf,
  chosen,
  dayWords,
  fixed,
  form,
  hands,
  labelled,
  line,
  mayStillSue,
  ofBody,
  ofParty,
  partyRows,
  said,
  saidIn,
  saying,
  sidesOf,
  told,
  yuan,
} from './parts.ts'

type Writing = (facts: PaperFacts, t: Translate) => Paper

/** The agreement that stands: what was put in writing, else what was agreed orally. */
const agreementOf = ({ acts }: PaperFacts) =>
  acts.findLast(act => ['agreeWritten', 'putInWriting', 'agreeOral', 'settleOnSpot'].includes(act.step))

export const performanceProof: Writing = (facts, t) => {
  const { act } = facts
  return ofBody(facts, t, 'performanceProof', [
    form([
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [
        labelled(t('paper:label.agreementNumber'), facts.number),
        labelled(t('paper:label.performedOn'), dayWords(saidIn(act, 'performedOn') || act.onDay, t)),
      ],
      [labelled(t('paper:label.performed'), saidIn(act, 'performed') || saidIn(act, 'result'), { lines: 4 })],
      [
        labelled(t('paper:label.amount'), yuan(act, 'amountFen', t)),
        labelled(
          t('paper:label.vouchers'),
          act.attached > 0 ? t('paper:text.photos', { count: act.attached }) : '',
        ),
      ],
    ]),
    hands(facts, t, 'party', 'mediator'),
  ])
}

export const followUpRecord: Writing = (facts, t) => {
  const { act } = facts
  return ofBody(facts, t, 'followUpRecord', [
    form([
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [
        labelled(t('paper:label.agreementNumber'), facts.number),
        labelled(t('paper:label.visitedOn'), dayWords(act.onDay, t)),
      ],
      [labelled(t('paper:label.visitAbout'), t('paper:text.visitAbout'))],
      [
        labelled(t('paper:label.performance'), chosen(act, 'performance', t)),
        labelled(t('paper:label.satisfaction'), chosen(act, 'satisfaction', t)),
      ],
      [labelled(t('paper:label.heard'), saidIn(act, 'heard'), { lines: 5 })],
      [labelled(t('paper:label.newDispute'), '', { lines: 2 })],
      [labelled(t('paper:label.hiddenDanger'), saidIn(act, 'hiddenDanger'), { lines: 2 })],
      [labelled(t('paper:label.measures'), '', { lines: 2 })],
      [
        labelled(t('paper:label.visitor'), act.by),
        labelled(t('paper:label.nextVisit'), dayWords(saidIn(act, 'followUpOn'), t)),
      ],
    ]),
    hands(facts, t, 'party', 'visitor'),
  ])
}

export const urgingRecord: Writing = (facts, t) => {
  const breach = facts.acts.findLast(act => act.step === 'recordBreach')
  return ofBody(facts, t, 'urgingRecord', [
    form([
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [
        labelled(t('paper:label.agreementNumber'), facts.number),
        labelled(t('paper:label.dueOn'), dayWords(saidIn(breach, 'dueOn'), t)),
      ],
      [labelled(t('paper:label.breach'), saidIn(breach, 'breach'), { lines: 3 })],
      [labelled(t('paper:label.breachCause'), saidIn(facts.act, 'breachCause'), { lines: 3 })],
      [labelled(t('paper:label.urgedUntil'), dayWords(saidIn(facts.act, 'performBy'), t))],
    ]),
    fixed(t('paper:text.binding')),
    fixed(t('paper:text.waysAfterAgreement')),
    hands(facts, t, 'told', 'mediator', 'seal'),
  ])
}

const attachments = ['agreement', 'proof', 'property', 'identity', 'address'] as const

export const confirmationApplication: Writing = (facts, t) => {
  const { act } = facts
  const { applicants, respondents, all } = sidesOf(facts)
  const agreement = agreementOf(facts)
  const both =
    applicants || respondents
      ? [
          ...partyRows('applicant', applicants, said(facts, 'contact'), t),
          ...partyRows('respondent', respondents, '', t),
        ]
      : [[labelled(t('paper:label.applicants'), all, { lines: 2 })]]
  return ofParty(facts, t, 'confirmationApplication', [
    form(both),
    line(
      t('paper:text.confirmRequest', {
        number: facts.number,
        day: dayWords(saidIn(agreement, 'effectOn') || (agreement?.onDay ?? ''), t),
        body: bodyOf(facts, t),
      }),
    ),
    ...told(t('paper:label.disputeFacts'), saidIn(agreement, 'disputeFacts') || said(facts, 'facts')),
    ...told(t('paper:label.agreement'), saidIn(agreement, 'agreement')),
    { kind: 'heading', text: t('paper:label.promise') },
    line(t('paper:text.promise')),
    { kind: 'heading', text: t('paper:label.attachments') },
    { kind: 'clauses', items: attachments.map(one => t(`paper:attached.${one}`)) },
    ...(saidIn(act, 'materials') ? [line(saidIn(act, 'materials'))] : []),
    { kind: 'paragraph', text: t('paper:text.toCourt'), indent: true },
    { kind: 'paragraph', text: saidIn(act, 'court'), indent: false },
    hands(facts, t, 'applicant', 'respondent'),
  ])
}

export const publicOrderApplication: Writing = (facts, t) =>
  ofParty(facts, t, 'publicOrderApplication', [
    addressed(saidIn(facts.act, 'policeUnit'), t),
    form([[labelled(t('paper:label.applicants'), sidesOf(facts).all, { lines: 2 })]]),
    line(t('paper:text.publicOrder', { number: facts.number, day: dayWords(said(facts, 'performedOn'), t) })),
    hands(facts, t, 'applicant', 'respondent'),
  ])

export const dangerReport: Writing = (facts, t) =>
  ofBody(facts, t, 'dangerReport', [
    addressed(chosen(facts.act, 'reportedTo', t), t),
    form([
      [
        labelled(
          t('paper:label.time'),
          t('paper:moment', { day: dayWords(facts.act.onDay, t), time: facts.act.time }),
        ),
        labelled(t('paper:label.reportedBy'), facts.act.by),
      ],
      [labelled(t('paper:label.disputeKind'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t))],
      [labelled(t('paper:label.dangerFacts'), saidIn(facts.act, 'dangerFacts'), { lines: 5 })],
      [labelled(t('paper:label.measures'), saidIn(facts.act, 'measures'), { lines: 4 })],
    ]),
    fixed(t('paper:text.dangerBasis')),
    hands(facts, t, 'mediator', 'seal'),
  ])

export const handOverSheet: Writing = (facts, t) =>
  ofBody(facts, t, 'handOverSheet', [
    addressed(facts.units[saidIn(facts.act, 'unit')] ?? facts.act.nextUnit, t),
    form([
      [
        labelled(t('paper:label.register'), facts.register),
        labelled(t('paper:label.channelAsked'), chosen(facts.act, 'channelAsked', t)),
      ],
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [labelled(t('paper:label.facts'), said(facts, 'facts'), { lines: 4 })],
      [labelled(t('paper:label.reason'), saidIn(facts.act, 'reason'), { lines: 3 })],
      [labelled(t('paper:label.handedOver'), '', { lines: 2 })],
    ]),
    ...(facts.act.inputs.partiesTold === true ? [fixed(t('paper:text.partiesTold'))] : []),
    hands(facts, t, 'seal', 'told'),
  ])

export const handOverReturn: Writing = (facts, t) =>
  ofBody(facts, t, 'handOverReturn', [
    addressed(facts.act.nextUnit, t),
    form([
      [
        labelled(t('paper:label.register'), facts.register),
        labelled(t('paper:label.day'), dayWords(facts.act.onDay, t)),
      ],
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [labelled(t('paper:label.reason'), saidIn(facts.act, 'reason'), { lines: 4 })],
    ]),
    hands(facts, t, 'seal', 'told'),
  ])

export const escalationSheet: Writing = (facts, t) =>
  ofBody(facts, t, 'escalationSheet', [
    addressed(facts.units[saidIn(facts.act, 'unit')] ?? facts.act.nextUnit, t),
    form([
      [
        labelled(t('paper:label.register'), facts.register),
        labelled(t('paper:label.disputeKind'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t)),
      ],
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [labelled(t('paper:label.facts'), said(facts, 'facts'), { lines: 3 })],
      [labelled(t('paper:label.attempts'), saidIn(facts.act, 'attempts'), { lines: 3 })],
      [labelled(t('paper:label.whyNotHere'), saidIn(facts.act, 'whyNotHere'), { lines: 3 })],
    ]),
    mayStillSue(t),
    hands(facts, t, 'seal'),
  ])

export const counselOpinion: Writing = (facts, t) =>
  ofParty(facts, t, 'counselOpinion', [
    form([
      [
        labelled(t('paper:label.register'), facts.register),
        labelled(t('paper:label.day'), dayWords(facts.act.onDay, t)),
      ],
    ]),
    ...told(t('paper:label.opinion'), saidIn(facts.act, 'opinion'), 8),
    { kind: 'places', places: [{ label: t('paper:hand.counsel'), name: facts.act.by }] },
  ])

export const referralSheet: Writing = (facts, t) =>
  ofBody(facts, t, 'referralSheet', [
    form([
      [
        labelled(t('paper:label.register'), facts.register),
        labelled(
          t('paper:label.target'),
          saidIn(facts.act, 'target') ? t(`conduct:option.target.${saidIn(facts.act, 'target')}`) : '',
        ),
      ],
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [labelled(t('paper:label.facts'), said(facts, 'facts'), { lines: 4 })],
      [labelled(t('paper:label.reason'), saidIn(facts.act, 'reason'), { lines: 3 })],
    ]),
    mayStillSue(t),
    hands(facts, t, 'party', 'seal'),
  ])
