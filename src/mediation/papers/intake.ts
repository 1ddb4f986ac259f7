/** Papers from the first word to acceptance: application, registration, notice of rights, identity seen, mandate, notices (人民调解法第三条、第四条、第十七条、第二十三条、第二十四条; 2010 年人民调解文书格式). Pure. */
import type { Paper } from '../../kernel/documents/paper.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperFacts } from '../../proceedings/paper-facts.ts'
import {
  addressed,
  bodyOf,
  channelOf,
  chosen,
  dayWords,
  fixed,
  form,
  hands,
  heading,
  labelled,
  line,
  mayStillSue,
  mediatorOf,
  ofBody,
  ofParty,
  partyRows,
  said,
  saidIn,
  saying,
  sidesOf,
  told,
} from './parts.ts'

type Writing = (facts: PaperFacts, t: Translate) => Paper

export const mediationApplication: Writing = (facts, t) => {
  const { act } = facts
  const { applicants, respondents } = sidesOf(facts)
  return ofParty(facts, t, 'mediationApplication', [
    form([
      ...partyRows('applicant', applicants, saidIn(act, 'contact'), t),
      ...partyRows('respondent', respondents, '', t),
    ]),
    ...(saidIn(act, 'proxy') ? [form([[labelled(t('paper:label.proxy'), saidIn(act, 'proxy'))]])] : []),
    ...told(t('paper:label.facts'), saidIn(act, 'facts')),
    ...told(t('paper:label.request'), saidIn(act, 'request'), 3),
    fixed(t('paper:text.voluntary', { body: bodyOf(facts, t) })),
    ...(saidIn(act, 'applyWay') === 'oral' ? [fixed(t('paper:text.oralApplication', { by: act.by }))] : []),
    hands(facts, t, 'applicant', ...(saidIn(act, 'applyWay') === 'oral' ? (['recorder'] as const) : [])),
  ])
}

/** Where it came from: ① asked by a party, ② taken up by the mediator, or referred. */
function sourceWords(facts: PaperFacts, t: Translate): string {
  const began = facts.acts[0]
  if (began?.step === 'find') return t('paper:source.found', { how: chosen(began, 'source', t) })
  if (began?.step === 'referIn')
    return t('paper:source.referred', {
      by: chosen(began, 'referredBy', t),
      number: saidIn(began, 'referralNo'),
    })
  if (began?.step === 'fromMatter')
    return t('paper:source.fromMatter', { number: saidIn(began, 'matterNumber') })
  return t('paper:source.applied', { how: chosen(began, 'applyWay', t) })
}

export const registrationForm: Writing = (facts, t) => {
  const { act } = facts
  const { applicants, respondents, all } = sidesOf(facts)
  const parties =
    applicants || respondents
      ? [
          ...partyRows('applicant', applicants, said(facts, 'contact'), t),
          ...partyRows('respondent', respondents, '', t),
        ]
      : [[labelled(t('paper:label.parties'), all, { lines: 2 })]]
  return ofBody(facts, t, 'registrationForm', [
    form([
      [
        labelled(t('paper:label.registeredOn'), dayWords(act.onDay, t)),
        labelled(t('paper:label.serial'), saidIn(act, 'serial') || facts.register),
      ],
      ...parties,
      [
        labelled(t('paper:label.disputeKind'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t)),
        labelled(t('paper:label.source'), sourceWords(facts, t)),
      ],
      [labelled(t('paper:label.facts'), said(facts, 'facts'), { lines: 3 })],
      [labelled(t('paper:label.remark'), '')],
    ]),
    hands(facts, t, 'party', 'registrar', 'seal'),
  ])
}

const articles = [
  'nature',
  'voluntary',
  'free',
  'begin',
  'choose',
  'effect',
  'confirm',
  'sue',
  'fail',
] as const
const rights = ['chooseMediator', 'refuse', 'openness', 'freeWill'] as const
const duties = ['truth', 'order', 'respect'] as const

export const rightsNotice: Writing = (facts, t) => {
  const { all } = sidesOf(facts)
  return ofBody(facts, t, 'rightsNotice', [
    line(t('paper:text.toParties', { parties: all })),
    line(t(`paper:rights.lead_${channelOf(facts.label)}`)),
    heading(t('paper:rights.natureTitle')),
    { kind: 'clauses', items: articles.map(one => t(`paper:rights.${one}`)) },
    heading(t('paper:rights.rightsTitle')),
    { kind: 'clauses', items: rights.map(one => t(`paper:rights.${one}`)) },
    heading(t('paper:rights.dutiesTitle')),
    { kind: 'clauses', items: duties.map(one => t(`paper:rights.${one}`)) },
    mayStillSue(t),
    line(t('paper:rights.read')),
    hands(facts, t, 'applicant', 'respondent', 'seal'),
  ])
}

/** A copy of nobody's card is kept: it was seen, by whom and when (个人信息保护法第六条). */
export const identityProof: Writing = (facts, t) => {
  const { applicants, respondents, all } = sidesOf(facts)
  const parties = applicants || respondents ? [applicants, respondents] : [all, '']
  return ofBody(facts, t, 'identityProof', [
    line(t('paper:text.seenNotKept')),
    {
      kind: 'table',
      head: ['parties', 'document', 'seenBy', 'seenOn'].map(one => t(`paper:label.${one}`)),
      rows: [...parties, ''].map(one => [one, '', '', '']),
      widths: [3, 2, 2, 2],
    },
    hands(facts, t, 'party', 'recorder'),
  ])
}

export const authorization: Writing = (facts, t) =>
  ofParty(facts, t, 'authorization', [
    form([
      [labelled(t('paper:label.principal'), saidIn(facts.act, 'applicants'), { span: 2 })],
      [labelled(t('paper:label.proxy'), saidIn(facts.act, 'proxy'), { span: 2 })],
      [labelled(t('paper:label.proxyContact'), ''), labelled(t('paper:label.proxyRelation'), '')],
      [labelled(t('paper:label.matterOf'), chosen(facts.act, 'disputeKind', t), { span: 2 })],
    ]),
    heading(t('paper:label.mandate')),
    fixed(t('paper:text.mandate')),
    fixed(t('paper:text.specialMandate')),
    form([[labelled(t('paper:label.mandateFrom'), ''), labelled(t('paper:label.mandateTo'), '')]]),
    hands(facts, t, 'applicant', 'agent'),
  ])

/** A plain notice: whom it goes to, what is said, what the law adds, seal and day. */
function notice(name: string, body: (facts: PaperFacts, t: Translate) => readonly string[]): Writing {
  return (facts, t) =>
    ofBody(facts, t, name, [
      line(t('paper:text.toParties', { parties: sidesOf(facts).all })),
      ...body(facts, t).map(line),
      mayStillSue(t),
      hands(facts, t, 'seal'),
    ])
}

export const receipt = notice('receipt', ({ act, register }, t) => [
  t('paper:text.received', { day: dayWords(act.onDay, t), kind: chosen(act, 'disputeKind', t), register }),
  t('paper:text.consentFirst'),
])

export const mediationInvitation = notice('mediationInvitation', (facts, t) => [
  t('paper:text.invited', {
    kind: chosen(saying(facts, 'disputeKind'), 'disputeKind', t),
    body: bodyOf(facts, t),
  }),
  t('paper:text.consentFirst'),
  t('paper:text.freeOfCharge'),
])

export const acceptanceForm = notice('acceptanceForm', (facts, t) => [
  t('paper:text.accepted', {
    kind: chosen(saying(facts, 'disputeKind'), 'disputeKind', t),
    day: dayWords(facts.act.onDay, t),
  }),
  t('paper:text.freeOfCharge'),
])

export const notAcceptedNotice = notice('notAcceptedNotice', ({ act }, t) => [
  t('paper:text.notAccepted', { why: chosen(act, 'notAcceptedFor', t) }),
  saidIn(act, 'reason'),
  t('paper:text.wayOpen', { way: chosen(act, 'wayTold', t) }),
])

export const mediationNotice = notice('mediationNotice', (facts, t) => {
  const { act } = facts
  const invited = saidIn(act, 'invited')
  return [
    t('paper:text.sitting', {
      day: dayWords(saidIn(act, 'sessionOn'), t),
      place: saidIn(act, 'place'),
      mediator: mediatorOf(facts),
      openness: chosen(act, 'openness', t),
    }),
    ...(invited ? [t('paper:text.invitedPersons', { invited })] : []),
    ...(act.inputs.interpreter === true ? [t('paper:text.interpreter')] : []),
    t('paper:text.chosenBy', { by: chosen(act, 'chosenBy', t) }),
  ]
})

export const referralReturn: Writing = (facts, t) =>
  ofBody(facts, t, 'referralReturn', [
    addressed(chosen(facts.acts[0], 'referredBy', t), t),
    line(t('paper:text.referralReturned', { number: saidIn(facts.acts[0], 'referralNo') })),
    ...told(t('paper:label.reason'), saidIn(facts.act, 'reason')),
    hands(facts, t, 'seal'),
  ])
