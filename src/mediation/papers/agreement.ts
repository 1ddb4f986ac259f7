/** What parties agreed on paper: the agreement in writing, and the form in which one made orally is recorded (人民调解法第二十八条至第三十三条; 人民调解工作若干规定第三十五条). Pure. */
import type { Block, Paper, Place } from '../../kernel/documents/paper.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperAgreement, PaperFacts, PaperHand } from '../../proceedings/paper-facts.ts'
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

/** What was signed, where the agreement was drafted in Aili; else what the act recorded of it. */
interface Said {
  readonly disputeFacts: string
  readonly responsibility: string
  readonly clauses: readonly string[]
  readonly manner: string
  readonly performancePlace: string
  readonly performBy: string
  readonly copies: string
}

function saidOf({ act, agreements }: PaperFacts, t: Translate): Said {
  const kept = agreements[act.id]
  if (kept) return saidInSigned(kept, t)
  return {
    disputeFacts: saidIn(act, 'disputeFacts'),
    responsibility: saidIn(act, 'responsibility'),
    clauses: saidIn(act, 'agreement').split(/\n+/).filter(Boolean),
    manner: saidIn(act, 'manner'),
    performancePlace: saidIn(act, 'performancePlace'),
    performBy: dayWords(saidIn(act, 'performBy'), t),
    copies: saidIn(act, 'copies'),
  }
}

function saidInSigned({ facts, responsibility, clauses, rows, copies }: PaperAgreement, t: Translate): Said {
  const each = (name: 'manner' | 'place') => [...new Set(clauses.map(one => one[name]))].join('；')
  const days = [...clauses.map(one => one.by), ...rows.map(one => one.dueOn)].sort()
  return {
    disputeFacts: facts,
    responsibility,
    clauses: clauses.map(one => t('paper:text.clause', { ...one, by: dayWords(one.by, t) })),
    manner: each('manner'),
    performancePlace: each('place'),
    performBy: dayWords(days[0] ?? '', t),
    copies: String(copies),
  }
}

/** Who pays whom: signed without a draft in Aili, the two names are written by hand. */
function moneyRows({ act, agreements }: PaperFacts, t: Translate) {
  const kept = agreements[act.id]
  const amount = kept ? kept.money && yuanWords(kept.money.totalFen, t) : yuan(act, 'amountFen', t)
  if (!amount) return []
  const instalments = kept ? String(kept.rows.length) : saidIn(act, 'instalments')
  return [
    [
      labelled(t('paper:label.payer'), kept?.money?.payer ?? ''),
      labelled(t('paper:label.payee'), kept?.money?.payee ?? ''),
    ],
    [labelled(t('paper:label.amount'), amount), labelled(t('paper:label.instalments'), instalments)],
  ]
}

export const mediationAgreement: Writing = (facts, t) => {
  const { disputeFacts, responsibility, clauses, manner, performancePlace, performBy, copies } = saidOf(
    facts,
    t,
  )
  return ofBody(facts, t, 'mediationAgreement', [
    form(partiesRows(facts, t)),
    ...told(t('paper:label.disputeFacts'), disputeFacts),
    ...told(t('paper:label.responsibility'), responsibility, 3),
    heading(t('paper:label.agreement')),
    fixed(t('paper:text.agreedFreely')),
    clauses.length ? { kind: 'clauses', items: clauses } : { kind: 'blank', lines: 8 },
    form([
      [labelled(t('paper:label.manner'), manner)],
      [
        labelled(t('paper:label.performancePlace'), performancePlace),
        labelled(t('paper:label.performBy'), performBy),
      ],
      ...moneyRows(facts, t),
    ]),
    ...instalmentTable(facts, t),
    ...(channelOf(facts.label) === 'people'
      ? ['binding', 'effectWritten', 'confirmWithin']
      : ['contract', 'confirmWithinOther']
    ).map(one => fixed(t(`paper:text.${one}`))),
    fixed(t('paper:text.copies', { copies: copies || '＿＿' })),
    signedPlaces(facts, t),
  ])
}

const partyWords = { applicant: 'applicant', respondent: 'respondent', thirdParty: 'otherParty' } as const

/** Those who signed, under the names they signed; without a draft in Aili as they were told of, with where they live. */
function partiesRows(facts: PaperFacts, t: Translate) {
  const signed = facts.agreements[facts.act.id]?.parties
  if (signed)
    return signed.flatMap(({ side, name }) => partyRows(partyWords[side ?? 'thirdParty'], name, '', t))
  const { applicants, respondents, all } = sidesOf(facts)
  if (!applicants && !respondents) return [[labelled(t('paper:label.parties'), all, { lines: 2 })]]
  return [
    ...partyRows('applicant', applicants, said(facts, 'contact'), t),
    ...partyRows('respondent', respondents, '', t),
  ]
}

function instalmentTable({ act, agreements }: PaperFacts, t: Translate): readonly Block[] {
  const rows = agreements[act.id]?.rows ?? []
  if (rows.length === 0) return []
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
  const { act, agreements } = facts
  const kept = agreements[act.id]
  const { disputeFacts, responsibility, clauses, manner, performBy } = saidOf(facts, t)
  const parties = kept ? kept.parties.map(({ name }) => name).join('；') : sidesOf(facts).all
  return ofBody(facts, t, 'oralAgreementForm', [
    form([
      [labelled(t('paper:label.parties'), parties, { lines: 2 })],
      [
        labelled(t('paper:label.disputeKind'), chosen(saying(facts, 'disputeKind'), 'disputeKind', t)),
        labelled(t('paper:label.agreedOn'), dayWords(act.onDay, t)),
      ],
      [labelled(t('paper:label.facts'), kept ? disputeFacts : said(facts, 'facts'), { lines: 3 })],
      ...(kept ? [[labelled(t('paper:label.responsibility'), responsibility, { lines: 2 })]] : []),
      [labelled(t('paper:label.agreement'), clauses.join('\n'), { lines: 5 })],
      [labelled(t('paper:label.manner'), manner), labelled(t('paper:label.performBy'), performBy)],
      ...moneyRows(facts, t),
    ]),
    ...instalmentTable(facts, t),
    fixed(t('paper:text.effectOral')),
    hands(facts, t, 'mediator', 'recorder', 'seal'),
  ])
}
