/** What parties agreed on paper: the agreement in writing, and the form in which one made orally is recorded (人民调解法第二十八条至第三十三条; 人民调解工作若干规定第三十五条). Pure. */
import type { Block, Paper, Place } from '../../kernel/documents/paper.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperFacts, PaperHand } from '../../proceedings/paper-facts.ts'
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
  yuanWords,
} from './parts.ts'

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
  const clauses = clausesOf(facts, t)
  return ofBody(facts, t, 'mediationAgreement', [
    form(partiesRows(facts, t)),
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
    ...instalmentTable(facts, t),
    ...(channelOf(facts.label) === 'people'
      ? ['binding', 'effectWritten', 'confirmWithin']
      : ['contract', 'confirmWithinOther']
    ).map(one => fixed(t(`paper:text.${one}`))),
    fixed(t('paper:text.copies', { copies: saidIn(act, 'copies') || '＿＿' })),
    signedPlaces(facts, t),
  ])
}

/** As they were told of, with where they live; else the names they signed the agreement under. */
function partiesRows(facts: PaperFacts, t: Translate) {
  const { applicants, respondents, all } = sidesOf(facts)
  if (applicants || respondents)
    return [
      ...partyRows('applicant', applicants, said(facts, 'contact'), t),
      ...partyRows('respondent', respondents, '', t),
    ]
  const listed = facts.agreements[facts.act.id]?.parties ?? []
  if (listed.length === 0) return [[labelled(t('paper:label.parties'), all, { lines: 2 })]]
  const named = { applicant: 'applicant', respondent: 'respondent', thirdParty: 'otherParty' } as const
  return listed.flatMap(({ side, name }) => partyRows(named[side ?? 'thirdParty'], name, '', t))
}

/** As drafted and signed, clause by clause; recorded without a draft, a line of what was told is a clause. */
function clausesOf({ act, agreements }: PaperFacts, t: Translate): readonly string[] {
  const kept = agreements[act.id]
  if (!kept) return saidIn(act, 'agreement').split(/\n+/).filter(Boolean)
  return kept.clauses.map(one => t('paper:text.clause', { ...one, by: dayWords(one.by, t) }))
}

function instalmentTable({ act, agreements }: PaperFacts, t: Translate): readonly Block[] {
  const rows = agreements[act.id]?.rows ?? []
  if (rows.length < 2) return []
  return [
    heading(t('paper:label.instalmentRows')),
    {
      kind: 'table',
      head: ['no', 'performBy', 'amount'].map(one => t(`paper:label.${one}`)),
      rows: rows.map(({ dueOn, amountFen }, index) => [
        String(index + 1),
        dayWords(dueOn, t),
        yuanWords(amountFen, t),
      ]),
      widths: [1, 3, 5],
    },
  ]
}

/** Who signed on a screen stands on the line as drawn; who signs on paper finds a line. */
function signedPlaces(facts: PaperFacts, t: Translate): Block {
  const given = facts.agreements[facts.act.id]?.hands ?? []
  const blank = hands(facts, t, 'applicant', 'respondent', 'mediator', 'recorder', 'seal')
  if (given.length === 0 || blank.kind !== 'places') return blank
  const ofSide = (side: PaperHand['side']) => given.filter(one => one.role === 'party' && one.side === side)
  const [applicant, respondent, mediator, recorder, seal] = blank.places as [
    Place,
    Place,
    Place,
    Place,
    Place,
  ]
  const sealedOn = given.find(one => one.role === 'committee')?.onDay
  return {
    kind: 'places',
    places: [
      ...signedAt(applicant, ofSide('applicant'), t),
      ...signedAt(respondent, ofSide('respondent'), t),
      ...ofSide('thirdParty').map(hand =>
        signedPlace({ label: t('paper:hand.party'), fingerprint: true }, hand, t),
      ),
      ...signedAt(
        mediator,
        given.filter(one => one.role === 'mediator'),
        t,
      ),
      recorder,
      sealedOn ? { ...seal, date: dayWords(sealedOn, t) } : seal,
    ],
  }
}

const signedAt = (place: Place, given: readonly PaperHand[], t: Translate): readonly Place[] =>
  given.length ? given.map(hand => signedPlace(place, hand, t)) : [place]

function signedPlace(place: Place, { name, onDay, image }: PaperHand, t: Translate): Place {
  return {
    ...place,
    ...(name ? { name } : {}),
    date: dayWords(onDay, t),
    ...(image ? { signature: new Uint8Array(Buffer.from(image, 'base64')) } : {}),
  }
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
      [labelled(t('paper:label.facts'), said(facts, 'facts'), { lines: 3 })],
      [labelled(t('paper:label.agreement'), saidIn(act, 'agreement'), { lines: 5 })],
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
