/** Papers of the session and of how it ended: records, evidence, agreement written or oral, failure, stop, ways that remain (人民调解法第二十条至第三十条; 人民调解工作若干规定第三十三条至第三十五条). Pure. */
import type { Block, Paper } from '../../kernel/documents/paper.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperAct, PaperFacts } from '../../proceedings/paper-facts.ts'
import {
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
  saidIn,
  saying,
  sidesOf,
  told,
} from './parts.ts'

type Writing = (facts: PaperFacts, t: Translate) => Paper
const endings = ['adjourn', 'adjournDelegated', 'adjournJoint', 'agreeWritten', 'agreeOral', 'fail', 'stop']

/** The act that ended the session begun with this one; the act itself where the session was not begun in Aili. */
function endOf({ acts, act }: PaperFacts): PaperAct | undefined {
  if (act.step !== 'startMediating') return act
  return acts
    .slice(acts.findIndex(one => one.id === act.id) + 1)
    .find(one => endings.includes(one.step) || one.step === 'startMediating')
}

export const mediationRecord: Writing = (facts, t) => {
  const { act } = facts
  const ended = endOf(facts)
  const appointed = facts.acts.findLast(one => one.step === 'schedule')
  const { all } = sidesOf(facts)
  const found = facts.acts.filter(one => one.step === 'investigate').map(one => saidIn(one, 'found'))
  const record = ofBody(facts, t, 'mediationRecord', [
    form([
      [
        labelled(t('paper:label.time'), t('paper:moment', { day: dayWords(act.onDay, t), time: act.time })),
        labelled(t('paper:label.place'), saidIn(appointed, 'place')),
      ],
      [
        labelled(t('paper:label.about'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t)),
        labelled(t('paper:label.openness'), chosen(appointed, 'openness', t)),
      ],
      [labelled(t('paper:label.parties'), all, { lines: 2 })],
      [labelled(t('paper:label.present'), saidIn(act, 'present'), { lines: 2 })],
      [
        labelled(t('paper:label.invited'), saidIn(appointed, 'invited')),
        labelled(t('paper:label.chair'), mediatorOf(facts) || act.by),
      ],
    ]),
    heading(t('paper:label.rightsTold')),
    line(t(act.inputs.rightsRead === true ? 'paper:text.rightsRead' : 'paper:text.rightsToRead')),
    ...told(t('paper:label.positions'), saidIn(ended, 'positions'), 8),
    ...told(t('paper:label.factsFound'), found.join('\n'), 4),
    ...told(t('paper:label.proposals'), saidIn(ended, 'record'), 6),
    heading(t('paper:label.result')),
    ...resultOf(ended, t),
    fixed(t('paper:text.readBack')),
    hands(facts, t, 'applicant', 'respondent', 'mediator', 'recorder'),
  ])
  return { ...record, eachPage: t('paper:text.signEachPageParties') }
}

function resultOf(ended: PaperAct | undefined, t: Translate): readonly Block[] {
  switch (ended?.step) {
    case 'agreeWritten':
    case 'agreeOral':
      return [
        line(t('paper:text.agreed')),
        ...saidIn(ended, 'agreement').split(/\n+/).filter(Boolean).map(line),
      ]
    case 'fail':
      return [
        line(t('paper:text.failed', { why: chosen(ended, 'failedFor', t) })),
        line(t('paper:text.waysAfterFailure')),
      ]
    case 'stop':
      return [
        line(t('paper:text.stopped', { by: chosen(ended, 'stoppedBy', t) })),
        line(t('paper:text.waysAfterFailure')),
      ]
    case 'adjourn':
    case 'adjournDelegated':
    case 'adjournJoint':
      return [line(t('paper:text.adjourned', { day: dayWords(saidIn(ended, 'nextOn'), t) }))]
    default:
      return [{ kind: 'blank', lines: 4 }]
  }
}

export const investigationRecord: Writing = (facts, t) => {
  const { act } = facts
  const record = ofBody(facts, t, 'investigationRecord', [
    form([
      [
        labelled(t('paper:label.time'), t('paper:moment', { day: dayWords(act.onDay, t), time: act.time })),
        labelled(t('paper:label.place'), ''),
      ],
      [
        labelled(t('paper:label.about'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t)),
        labelled(t('paper:label.way'), chosen(act, 'investigation', t)),
      ],
      [labelled(t('paper:label.asked'), ''), labelled(t('paper:label.askedIdentity'), '')],
      [labelled(t('paper:label.investigator'), act.by), labelled(t('paper:label.recorder'), '')],
      [labelled(t('paper:label.present'), '')],
    ]),
    ...told(t('paper:label.statement'), saidIn(act, 'found'), 10),
    fixed(t('paper:text.readBackEachPage')),
    hands(facts, t, 'asked', 'mediator', 'recorder'),
  ])
  return { ...record, eachPage: t('paper:text.signEachPage') }
}

export const evidenceList: Writing = (facts, t) => {
  const { act } = facts
  const photographed =
    act.attached > 0
      ? [['1', t('paper:text.photos', { count: act.attached }), act.by, '', String(act.attached)]]
      : []
  const empty = Array.from({ length: 8 - photographed.length }, (_, index) => [
    String(photographed.length + index + 1),
    '',
    '',
    '',
    '',
  ])
  return ofBody(facts, t, 'evidenceList', [
    {
      kind: 'table',
      head: ['no', 'evidence', 'evidenceFrom', 'original', 'pages'].map(one => t(`paper:label.${one}`)),
      rows: [...photographed, ...empty],
      widths: [1, 5, 3, 2, 1],
    },
    hands(facts, t, 'party', 'mediator'),
  ])
}

export const terminationNote: Writing = (facts, t) =>
  ofBody(facts, t, 'terminationNote', [
    form([
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [
        labelled(t('paper:label.stoppedBy'), chosen(facts.act, 'stoppedBy', t)),
        labelled(t('paper:label.stoppedOn'), dayWords(facts.act.onDay, t)),
      ],
      [labelled(t('paper:label.statement'), saidIn(facts.act, 'statement'), { lines: 4 })],
    ]),
    fixed(t('paper:text.mayStop')),
    mayStillSue(t),
    hands(facts, t, 'party', 'mediator', 'seal'),
  ])

export const waysNotice: Writing = (facts, t) =>
  ofBody(facts, t, 'waysNotice', [
    line(t('paper:text.toParties', { parties: sidesOf(facts).all })),
    line(
      t(
        ['sue', 'enforce'].includes(facts.act.step)
          ? 'paper:text.waysAfterAgreement'
          : 'paper:text.waysAfterFailure',
      ),
    ),
    ...(chosen(facts.act, 'wayTold', t)
      ? [line(t('paper:text.wayOpen', { way: chosen(facts.act, 'wayTold', t) }))]
      : []),
    mayStillSue(t),
    hands(facts, t, 'told', 'seal'),
  ])

export const extensionConsent: Writing = (facts, t) =>
  ofParty(facts, t, 'extensionConsent', [
    fixed(t('paper:text.extension', { amount: saidIn(facts.act, 'amount') })),
    ...told(t('paper:label.reason'), saidIn(facts.act, 'reason'), 3),
    fixed(t('paper:text.extensionFree')),
    hands(facts, t, 'applicant', 'respondent', 'mediator'),
  ])

export const extensionNotice: Writing = (facts, t) =>
  ofBody(facts, t, 'extensionNotice', [
    line(t('paper:text.toParties', { parties: sidesOf(facts).all })),
    fixed(t('paper:text.extension', { amount: saidIn(facts.act, 'amount') })),
    ...told(t('paper:label.reason'), saidIn(facts.act, 'reason'), 3),
    fixed(t('paper:text.mayStop')),
    mayStillSue(t),
    hands(facts, t, 'seal'),
  ])

export const replacementRecord: Writing = (facts, t) => {
  const asked = facts.acts.findLast(act => act.step === 'askRecusal')
  const kept = facts.act.step === 'keepMediator'
  return ofBody(facts, t, 'replacementRecord', [
    form([
      [
        labelled(t('paper:label.askedOn'), dayWords(asked?.onDay ?? '', t)),
        labelled(t('paper:label.ground'), chosen(asked, 'recusalGround', t)),
      ],
      [labelled(t('paper:label.statement'), saidIn(asked, 'recusalFacts'), { lines: 3 })],
      [
        labelled(
          t('paper:label.decision'),
          t(kept ? 'paper:text.kept' : 'paper:text.replaced', {
            name: facts.persons[saidIn(facts.act, 'person')] ?? '',
          }),
        ),
        labelled(t('paper:label.decidedBy'), facts.act.by),
      ],
      [labelled(t('paper:label.reason'), saidIn(facts.act, 'reason'), { lines: 3 })],
    ]),
    hands(facts, t, 'seal'),
  ])
}
