/** Money paid in instalments under a mediation agreement (人民调解法第二十九条: manner and time limit of performance): rows that sum to the debt to the fen, a plan typed by hand checked, what was received allotted to rows. Whole fen only. Pure. */
import { Refusal } from '../../kernel/errors.ts'
import { addMonths, dayOfNumber, numberOfDay } from '../../proceedings/days.ts'

/** Every so many months or weeks from the first day on, or on the days named. */
export type Rhythm =
  | {
      readonly every: number
      readonly unit: 'month' | 'week'
      readonly count: number
      readonly firstOn: string
    }
  | { readonly days: readonly string[] }

export interface InstalmentPlan {
  readonly totalFen: number
  readonly rhythm: Rhythm
  /** Which row takes what equal parts leave over. */
  readonly remainder: 'first' | 'last'
}
export interface Instalment {
  readonly dueOn: string
  readonly amountFen: number
}

/** As many rows as the agreement's form takes. */
export const mostInstalments = 120
const mostEvery = 60

/**
 * Equal parts; months are counted from the first day, so that the 31st comes back after February.
 * @throws Refusal instalmentsUnfit
 * @example instalmentsOf({ totalFen: 1000, rhythm: { every: 1, unit: 'month', count: 3, firstOn: '2026-01-31' }, remainder: 'last' })
 * // 2026-01-31 333, 2026-02-28 333, 2026-03-31 334
 */
export function instalmentsOf({ totalFen, rhythm, remainder }: InstalmentPlan): Instalment[] {
  requireDebt(totalFen)
  const days = daysOf(rhythm)
  if (totalFen < days.length) refuse('tooSmall', { total: yuanOf(totalFen), count: days.length })
  const part = Math.floor(totalFen / days.length)
  const takesRest = remainder === 'first' ? 0 : days.length - 1
  return days.map((dueOn, row) => ({
    dueOn,
    amountFen: row === takesRest ? totalFen - part * (days.length - 1) : part,
  }))
}

/**
 * A plan as people typed it: sums to the debt, in order, nothing in the past, nothing empty.
 * @param today civil day
 * @throws Refusal instalmentsUnfit saying which row, or by how much the sum differs
 */
export function checkInstalments(rows: readonly Instalment[], totalFen: number, today: string): void {
  requireDebt(totalFen)
  requireCount(rows.length)
  let sum = 0
  let before = ''
  for (const [at, { dueOn, amountFen }] of rows.entries()) {
    const row = at + 1
    numberOfDay(dueOn)
    if (amountFen === 0) refuse('emptyRow', { row })
    if (!Number.isSafeInteger(amountFen) || amountFen < 0) refuse('amount', { row })
    if (dueOn < today) refuse('past', { row, day: dueOn, today })
    if (dueOn <= before) refuse('order', { row, day: dueOn, before })
    before = dueOn
    sum += amountFen
    if (!Number.isSafeInteger(sum)) refuse('tooLarge', {})
  }
  if (sum === totalFen) return
  const difference = yuanOf(Math.abs(sum - totalFen))
  refuse(sum < totalFen ? 'sumShort' : 'sumOver', { sum: yuanOf(sum), total: yuanOf(totalFen), difference })
}

/** 1234 fen as people write it: 12.34. */
export function yuanOf(fen: number): string {
  const [yuan, rest] = [Math.floor(fen / 100), fen % 100]
  return `${yuan}.${String(rest).padStart(2, '0')}`
}

function daysOf(rhythm: Rhythm): string[] {
  if ('days' in rhythm) {
    requireCount(rhythm.days.length)
    rhythm.days.forEach((day, row) => {
      numberOfDay(day)
      const before = rhythm.days[row - 1] ?? ''
      if (day <= before) refuse('order', { row: row + 1, day, before })
    })
    return [...rhythm.days]
  }
  const { every, unit, count, firstOn } = rhythm
  requireCount(count)
  if (!Number.isSafeInteger(every) || every < 1 || every > mostEvery) refuse('every', { most: mostEvery })
  const first = numberOfDay(firstOn)
  return Array.from({ length: count }, (_, row) =>
    dayOfNumber(unit === 'month' ? addMonths(first, row * every) : first + row * every * 7),
  )
}

function requireCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 1 || count > mostInstalments)
    refuse('count', { most: mostInstalments })
}

/** @throws Refusal instalmentsUnfit for no debt at all and for more than can be reckoned to the fen */
function requireDebt(totalFen: number): void {
  if (!Number.isSafeInteger(totalFen)) refuse('tooLarge', {})
  if (totalFen <= 0) refuse('noDebt', {})
}

function refuse(reason: string, facts: Readonly<Record<string, string | number>>): never {
  throw new Refusal('instalmentsUnfit', { reason, ...facts })
}
