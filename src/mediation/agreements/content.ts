/** What an agreement says, held against the law before it may be signed, and as the text that is read, hashed and recorded (人民调解法第二十九条; 人民调解工作若干规定第三十五条). Pure but for the hash. */
import { createHash } from 'node:crypto'
import { Refusal } from '../../kernel/errors.ts'
import type { Party } from '../parties/dispute.ts'
import { checkInstalments, yuanOf } from './instalments.ts'
import type { Content } from './shape.ts'

/**
 * @param today civil day
 * @throws Refusal agreementUnfit, instalmentsUnfit: what is met and by how much
 */
export function requireSignable(
  content: Content,
  parties: readonly Pick<Party, 'id' | 'side'>[],
  today: string,
): void {
  const { clauses, money, copies } = content
  if (!parties.some(one => one.side === 'applicant') || !parties.some(one => one.side === 'respondent'))
    throw new Refusal('agreementUnfit', { reason: 'twoSides' })
  if (clauses.length === 0) throw new Refusal('agreementUnfit', { reason: 'noClause' })
  for (const [at, clause] of clauses.entries())
    if (clause.by < today)
      throw new Refusal('agreementUnfit', {
        reason: 'clausePast',
        row: String(at + 1),
        day: clause.by,
        today,
      })
  const least = parties.length + 1
  if (copies < least)
    throw new Refusal('agreementUnfit', { reason: 'copies', copies: String(copies), least: String(least) })
  const spare = clausesOf(content).length - (mostText - rowsText)
  if (spare > 0) throw new Refusal('agreementUnfit', { reason: 'tooLong', over: String(spare) })
  if (money === null) return
  requirePayers(money, parties)
  checkInstalments(money.rows, money.totalFen, today)
}

function requirePayers(
  { payerId, payeeId }: NonNullable<Content['money']>,
  parties: readonly Pick<Party, 'id'>[],
) {
  if (payerId === payeeId) throw new Refusal('agreementUnfit', { reason: 'sameParty' })
  for (const id of [payerId, payeeId])
    if (!parties.some(one => one.id === id)) throw new Refusal('agreementUnfit', { reason: 'noParty' })
}

/** The day the first of it is due: from it the declared clock of performance runs. */
export function firstDueOn(content: Content): string {
  return dueDays(content)[0] ?? ''
}

/** The day after which all of it should have been performed. */
export function lastDueOn(content: Content): string {
  return dueDays(content).at(-1) ?? ''
}

function dueDays({ clauses, money }: Content): string[] {
  return [...clauses.map(one => one.by), ...(money?.rows ?? []).map(one => one.dueOn)].sort()
}

/** Of exactly what is read: the content and the names of the parties, in one fixed order. */
export function hashOf(content: Content, parties: readonly Pick<Party, 'id' | 'side' | 'name'>[]): Buffer {
  const { facts, responsibility, clauses, money, copies } = content
  const read = [
    parties.map(one => [one.id, one.side, one.name]),
    facts,
    responsibility,
    clauses.map(one => [one.text, one.manner, one.place, one.by]),
    money && [
      money.payerId,
      money.payeeId,
      money.totalFen,
      money.rows.map(row => [row.dueOn, row.amountFen]),
    ],
    copies,
  ]
  return createHash('sha256').update(JSON.stringify(read)).digest()
}

/** What the declared act agreeWritten asks for, from the draft. */
export function actInputs(content: Content, effectOn: string): Record<string, unknown> {
  const { facts, responsibility, clauses, money, copies } = content
  const places = [...new Set(clauses.map(one => one.place))].join(';')
  return {
    disputeFacts: facts,
    responsibility,
    ...oralInputs(content),
    performancePlace: fitting(places, 200),
    effectOn,
    copies,
    ...(money === null ? {} : { instalments: money.rows.length }),
  }
}

export function oralInputs(content: Content): Record<string, unknown> {
  const { clauses, money } = content
  const manners = [...new Set(clauses.map(one => one.manner))].join(';')
  return {
    agreement: textOf(content),
    manner: fitting(manners, 500),
    performBy: firstDueOn(content),
    ...(money === null ? {} : { amountFen: money.totalFen, instalments: money.rows.length }),
  }
}

/** One clause a line, the money on the last one; days and amounts as figures, which need no words. Many rows are told by the first and the last. */
function textOf(content: Content): string {
  const clauses = clausesOf(content)
  const rows = (content.money?.rows ?? []).map(({ dueOn, amountFen }) => `${dueOn} ¥${yuanOf(amountFen)}`)
  if (rows.length === 0) return clauses
  const whole = `${clauses}\n${rows.join('; ')}`
  return whole.length <= mostText ? whole : `${clauses}\n${rows[0]}; …; ${rows.at(-1)}`
}

function clausesOf({ clauses }: Content): string {
  return clauses.map(({ text, manner, place, by }) => `${text} (${manner}, ${place}, ${by})`).join('\n')
}

/** As long as the field of the act is; the agreement itself is kept whole beside it. */
const mostText = 3000
const rowsText = 100

function fitting(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
