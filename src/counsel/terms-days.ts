/** Days of the year which a law gives to a cause: hints for the year's plan of publicity, each with its article. Pure data. */
import { numberOf, weekdayOfNumber } from '../proceedings/days.ts'

interface SpecialDay {
  readonly id: string
  readonly month: number
  /** A day of the month, or the nth weekday of it (0 is Sunday). */
  readonly day: number | { readonly nth: number; readonly weekday: number }
  readonly law: string
  readonly article: string
  readonly mark: 'V' | 'M'
}

export const specialDays: readonly SpecialDay[] = [
  { id: 'treePlanting', month: 3, day: 12, law: '森林法', article: '第十条', mark: 'V' },
  { id: 'nationalSecurity', month: 4, day: 15, law: '国家安全法', article: '第十四条', mark: 'V' },
  { id: 'familyEducation', month: 5, day: 15, law: '家庭教育促进法', article: '第十三条', mark: 'V' },
  {
    id: 'helpDisabled',
    month: 5,
    day: { nth: 3, weekday: 0 },
    law: '残疾人保障法',
    article: '第十四条',
    mark: 'V',
  },
  { id: 'environment', month: 6, day: 5, law: '环境保护法', article: '第十二条', mark: 'V' },
  { id: 'charity', month: 9, day: 5, law: '慈善法', article: '第七条', mark: 'V' },
  { id: 'constitution', month: 12, day: 4, law: '法治宣传教育法', article: '第十三条', mark: 'V' },
]

/** @example daysOfYear(2026).at(-1) // { id: 'constitution', on: '2026-12-04', … } */
export function daysOfYear(year: number) {
  return specialDays.map(({ id, month, day, law, article, mark }) => {
    const date = typeof day === 'number' ? day : nthWeekday(year, month, day.nth, day.weekday)
    return { id, month, on: `${year}-${two(month)}-${two(date)}`, law, article, mark }
  })
}

function nthWeekday(year: number, month: number, nth: number, weekday: number): number {
  const first = weekdayOfNumber(numberOf(year, month, 1))
  return 1 + ((weekday - first + 7) % 7) + 7 * (nth - 1)
}

const two = (number: number) => String(number).padStart(2, '0')
