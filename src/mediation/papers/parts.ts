/** Parts that papers of mediation share: parties, days, amounts, places to sign and seal; what was not recorded is a blank to be filled by hand. Pure. */
import type { Block, Field, Fields, Paper, Place } from '../../kernel/documents/paper.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { PaperAct, PaperFacts } from '../../proceedings/paper-facts.ts'
import { inCapitals } from '../agreements/capital-numerals.ts'

/** Text as it was entered; empty where nothing was. */
export function saidIn(act: PaperAct | undefined, name: string): string {
  const value = act?.inputs[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** The last act that says this. */
export function saying(facts: PaperFacts, name: string): PaperAct | undefined {
  return facts.acts.findLast(act => saidIn(act, name) !== '')
}

/** As it was said last anywhere in the proceeding. */
export const said = (facts: PaperFacts, name: string): string => saidIn(saying(facts, name), name)

/** @example dayWords('2026-03-09', t) // 2026年3月9日 */
export function dayWords(day: string, t: Translate): string {
  const [year, month, date] = day.split('-').map(Number)
  return day === '' ? '' : t('paper:day', { year, month, date })
}

export function chosen(act: PaperAct | undefined, name: string, t: Translate): string {
  const value = saidIn(act, name)
  return value === '' ? '' : t(`mediation:option.${name}.${value}`)
}

export function yuan(act: PaperAct | undefined, name: string, t: Translate): string {
  const fen = act?.inputs[name]
  return typeof fen === 'number' ? yuanWords(fen, t) : ''
}

/** In figures and in capital numerals, as money stands in an agreement. */
export function yuanWords(fen: number, t: Translate): string {
  const amount = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
  return t('paper:yuan', { amount, capitals: inCapitals(fen) })
}

/** People's, administrative or judicial mediation, by the label the dispute was registered under. */
export function channelOf(label: string | null): 'people' | 'administrative' | 'judicial' {
  return label === 'administrative' ? 'administrative' : label?.startsWith('judicial') ? 'judicial' : 'people'
}

export const channelWord = (facts: PaperFacts, t: Translate): string =>
  t(`paper:channel.${channelOf(facts.label)}`)

/** The body that mediates: a residents' committee does so by its mediation committee (人民调解法第八条). */
export function bodyOf(facts: PaperFacts, t: Translate): string {
  return channelOf(facts.label) === 'people' ? t('paper:body', { unit: facts.short }) : facts.unit
}

export interface Sides {
  readonly applicants: string
  readonly respondents: string
  /** Both in one line, as a finding or a referral names them. */
  readonly all: string
}

export function sidesOf(facts: PaperFacts): Sides {
  const applicants = said(facts, 'applicants')
  const respondents = said(facts, 'respondents')
  const together = [applicants, respondents].filter(Boolean)
  return { applicants, respondents, all: together.length ? together.join('；') : said(facts, 'parties') }
}

export const labelled = (label: string, value: string, more: Partial<Field> = {}): Field => ({
  label,
  value,
  ...more,
})

/** Sex, age and the like are in no register of Aili: the party writes them by hand, ethnicity only if they wish. */
export function partyRows(
  who: 'applicant' | 'respondent' | 'otherParty',
  value: string,
  contact: string,
  t: Translate,
): readonly (readonly Field[])[] {
  const cell = (name: string) => labelled(t(`paper:label.${name}`), '')
  return [
    [labelled(t(`paper:label.${who}`), value)],
    [cell('sex'), { ...cell('ethnicity'), span: 2 }, cell('age')],
    [cell('occupation'), labelled(t('paper:label.contact'), contact)],
    [cell('address')],
  ]
}

export function form(rows: Fields['rows']): Block {
  return { kind: 'fields', rows }
}
export const line = (text: string): Block => ({ kind: 'paragraph', text })
/** Whom it goes to; not known: a line to write the name on. */
export const addressed = (unit: string, t: Translate): Block =>
  line(t('paper:text.toUnit', { unit: unit || t('paper:text.blank') }))
/** What every such paper says, told apart from what was recorded by an indent that is said. */
export const fixed = (text: string): Block => ({ kind: 'paragraph', text, indent: true })
export const heading = (text: string): Block => ({ kind: 'heading', text })

/** What was told, paragraph by paragraph; nothing told: lines to write on. */
export function told(label: string, value: string, lines = 4): readonly Block[] {
  if (value === '') return [heading(label), { kind: 'blank', lines }]
  return [heading(label), ...value.split(/\n+/).filter(Boolean).map(line)]
}

type Hand =
  | 'applicant'
  | 'respondent'
  | 'party'
  | 'mediator'
  | 'recorder'
  | 'told'
  | 'seal'
  | 'registrar'
  | 'binder'
  | 'checker'
  | 'visitor'
  | 'asked'
  | 'agent'

/** Each with a line, parties with room for a fingerprint, the body with room for its seal. */
export function hands(facts: PaperFacts, t: Translate, ...who: readonly Hand[]): Block {
  return { kind: 'places', places: who.map(hand => placeOf(hand, facts, t)) }
}

function placeOf(hand: Hand, facts: PaperFacts, t: Translate): Place {
  const label = t(
    hand === 'mediator' && channelOf(facts.label) !== 'people'
      ? 'paper:hand.mediatorOther'
      : `paper:hand.${hand}`,
  )
  if (hand === 'seal') return { label, seal: bodyOf(facts, t), date: '' }
  const name = hand === 'mediator' ? mediatorOf(facts) : ''
  const fingers = ['applicant', 'respondent', 'party', 'told', 'asked'].includes(hand)
  return { label, ...(name ? { name } : {}), ...(fingers ? { fingerprint: true } : {}) }
}

/** Whoever was appointed last, else who began the session. */
export function mediatorOf(facts: PaperFacts): string {
  const appointed = facts.acts.findLast(act => ['schedule', 'replaceMediator'].includes(act.step))
  const named = facts.persons[saidIn(appointed, 'person')]
  return named ?? facts.acts.findLast(act => act.step === 'startMediating')?.by ?? ''
}

/** A paper of the body that mediates, with its number; a party's own paper has neither. */
export function ofBody(
  facts: PaperFacts,
  t: Translate,
  name: string,
  blocks: readonly Block[],
  foot?: string,
): Paper {
  const title = t(`paper:title.${name}`, { channel: channelWord(facts, t) })
  return {
    title,
    issuer: bodyOf(facts, t),
    ...(facts.number ? { number: facts.number } : {}),
    blocks,
    ...(foot ? { foot } : {}),
  }
}

export function ofParty(facts: PaperFacts, t: Translate, name: string, blocks: readonly Block[]): Paper {
  return { title: t(`paper:title.${name}`, { channel: channelWord(facts, t) }), blocks }
}

/** Nothing in mediation closes the way to court (人民调解法第三条第三项). */
export const mayStillSue = (t: Translate): Block => fixed(t('paper:text.maySue'))
