/** A year as months of weeks, Monday first; civil days only, so no time zone plays a part. */
export interface Month {
  readonly month: number
  /** Days before the first, in the first week. */
  readonly lead: number
  readonly days: readonly string[]
}

export function monthsOf(year: number): Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
    const month = index + 1
    return {
      month,
      lead: (new Date(Date.UTC(year, index, 1)).getUTCDay() + 6) % 7,
      days: Array.from({ length }, (_, day) => `${year}-${two(month)}-${two(day + 1)}`),
    }
  })
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

const two = (number: number) => String(number).padStart(2, '0')
