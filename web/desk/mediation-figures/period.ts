/** A period of figures as a year, a quarter, a month or any days, and back from the days in the address. Pure. */

export const periodKinds = ['year', 'quarter', 'month', 'range'] as const
export type PeriodKind = (typeof periodKinds)[number]
export interface Days {
  readonly from: string
  readonly to: string
}

const two = (value: number) => String(value).padStart(2, '0')
const lastOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const months = (year: number, first: number, last: number): Days => ({
  from: `${year}-${two(first)}-01`,
  to: `${year}-${two(last)}-${lastOf(year, last)}`,
})

/** The whole year, quarter or month in which a day lies. */
export function daysOf(kind: PeriodKind, day: string): Days {
  const [year = 0, month = 1] = day.split('-').map(Number)
  if (kind === 'month') return months(year, month, month)
  const first = month - ((month - 1) % 3)
  return kind === 'quarter' ? months(year, first, first + 2) : months(year, 1, 12)
}

/** The smallest whole period these days are; else a range. */
export function kindOf({ from, to }: Days): PeriodKind {
  const whole = (kind: PeriodKind) => daysOf(kind, from).from === from && daysOf(kind, from).to === to
  return (['month', 'quarter', 'year'] as const).find(whole) ?? 'range'
}

export interface Named {
  readonly key: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** How it is called, as a word of the catalogue with its facts. */
export function nameOf(kind: PeriodKind, { from, to }: Days): Named {
  const [year = 0, month = 1] = from.split('-').map(Number)
  if (kind === 'range') return { key: 'rangeOf', facts: { from, to } }
  if (kind === 'year') return { key: 'yearOf', facts: { year } }
  if (kind === 'quarter') return { key: 'quarterOf', facts: { year, quarter: Math.ceil(month / 3) } }
  return { key: 'monthOf', facts: { year, month: two(month) } }
}

/** Those one may choose, the newest first: five years of years, three of quarters, two of months. */
export function choicesOf(kind: PeriodKind, today: string): Days[] {
  const [year = 0] = today.split('-').map(Number)
  const years = { year: 5, quarter: 3, month: 2, range: 0 }[kind]
  const step = { year: 12, quarter: 3, month: 1, range: 12 }[kind]
  const all: Days[] = []
  for (let at = year; at > year - years; at--)
    for (let month = 13 - step; month >= 1; month -= step) all.push(daysOf(kind, `${at}-${two(month)}-01`))
  return all.filter(({ from }) => from <= today)
}
