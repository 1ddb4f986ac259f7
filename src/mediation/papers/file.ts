/** What a file is bound with: cover, list of papers, report on the whole, back cover (人民调解法第二十七条; 2010 年人民调解文书格式). Pure. */
import type { Paper } from '../../kernel/documents/paper.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperFacts } from '../../proceedings/paper-facts.ts'
import {
  channelOf,
  channelWord,
  chosen,
  dayWords,
  form,
  hands,
  labelled,
  mediatorOf,
  ofBody,
  said,
  saidIn,
  saying,
  sidesOf,
} from './parts.ts'

type Writing = (facts: PaperFacts, t: Translate) => Paper
const archived = ({ acts }: PaperFacts) => acts.findLast(act => act.step === 'archive')
const sessions = ({ acts }: PaperFacts) => acts.filter(act => act.step === 'startMediating')

export const fileCover: Writing = (facts, t) => {
  const kept = archived(facts)
  return ofBody(facts, t, 'fileCover', [
    form([
      [
        labelled(
          t('paper:label.volumeName'),
          t('paper:text.volumeName', {
            kind: chosen(saying(facts, 'disputeKind'), 'disputeKind', t),
            channel: channelWord(facts, t),
          }),
        ),
      ],
      [
        labelled(t('paper:label.volumeNo'), saidIn(kept, 'volumeNo')),
        labelled(t('paper:label.number'), facts.number),
      ],
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 3 })],
      [
        labelled(
          t(channelOf(facts.label) === 'people' ? 'paper:label.mediator' : 'paper:label.mediatorOther'),
          mediatorOf(facts),
        ),
      ],
      [
        labelled(t('paper:label.mediatedFrom'), dayWords(sessions(facts)[0]?.onDay ?? '', t)),
        labelled(t('paper:label.mediatedTo'), dayWords(sessions(facts).at(-1)?.onDay ?? '', t)),
      ],
      [
        labelled(t('paper:label.binder'), kept?.by ?? ''),
        labelled(t('paper:label.boundOn'), dayWords(kept?.onDay ?? '', t)),
      ],
      [
        labelled(t('paper:label.retention'), chosen(kept, 'retention', t)),
        labelled(t('paper:label.pages'), saidIn(kept, 'pages')),
      ],
      [labelled(t('paper:label.remark'), '', { lines: 3 })],
    ]),
  ])
}

export const fileIndex: Writing = (facts, t) =>
  ofBody(facts, t, 'fileIndex', [
    {
      kind: 'table',
      head: ['no', 'paperTitle', 'paperNumber', 'day', 'pages', 'remark'].map(one => t(`paper:label.${one}`)),
      rows: facts.contents.map(({ title, number, onDay, pages }, index) => [
        String(index + 1),
        title,
        number,
        dayWords(onDay, t),
        String(pages),
        '',
      ]),
      widths: [12, 44, 42, 31, 12, 15],
    },
  ])

const outcomes: Readonly<Record<string, string>> = {
  performed: 'performed',
  recordPerformed: 'performed',
  agreeWritten: 'agreedWritten',
  agreeOral: 'agreedOral',
  settleOnSpot: 'agreedOral',
  fail: 'failed',
  stop: 'stopped',
  sue: 'sued',
  enforce: 'enforced',
}

export const closingReport: Writing = (facts, t) => {
  const began = facts.acts[0]
  const ended = facts.acts.findLast(act => act.step in outcomes)
  const agreement = facts.acts.findLast(act => saidIn(act, 'agreement') !== '')
  return ofBody(facts, t, 'closingReport', [
    form([
      [
        labelled(t('paper:label.beganOn'), dayWords(began?.onDay ?? '', t)),
        labelled(t('paper:label.endedOn'), dayWords(ended?.onDay ?? '', t)),
      ],
      [
        labelled(t('paper:label.disputeKind'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t)),
        labelled(t('paper:label.source'), began ? t(`mediation:did.${began.step}`) : ''),
      ],
      [labelled(t('paper:label.parties'), sidesOf(facts).all, { lines: 2 })],
      [labelled(t('paper:label.facts'), said(facts, 'disputeFacts') || said(facts, 'facts'), { lines: 5 })],
      [
        labelled(t('paper:label.result'), ended ? t(`paper:outcome.${outcomes[ended.step]}`) : '', {
          lines: 2,
        }),
      ],
      [labelled(t('paper:label.agreement'), saidIn(agreement, 'agreement'), { lines: 4 })],
      [labelled(t('paper:label.performed'), said(facts, 'result'), { lines: 2 })],
    ]),
    hands(facts, t, 'mediator', 'seal'),
  ])
}

export const backCover: Writing = (facts, t) => {
  const kept = archived(facts)
  return ofBody(facts, t, 'backCover', [
    form([
      [
        labelled(t('paper:label.pages'), saidIn(kept, 'pages')),
        labelled(t('paper:label.boundOn'), dayWords(kept?.onDay ?? '', t)),
      ],
      [labelled(t('paper:label.remark'), '', { lines: 4 })],
    ]),
    hands(facts, t, 'binder', 'checker'),
  ])
}
