/** Which backups are kept: the newest of each of so many days, weeks and months, counted back over those there are. Pure. */

export interface Keep {
  readonly daily: number
  readonly weekly: number
  readonly monthly: number
}
export interface Made {
  readonly name: string
  readonly at: Date
}

/** The day a backup belongs to is that of the office. */
const zone = 'Asia/Shanghai'
const dayForm = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })

/**
 * Days without a backup do not count: after a month of standing still the last seven there were are kept as before.
 * The newest is always kept, whatever is asked for.
 * @returns names to keep
 */
export function kept(backups: readonly Made[], keep: Keep): ReadonlySet<string> {
  const newestFirst = backups.toSorted((a, b) => b.at.getTime() - a.at.getTime())
  const names = new Set(newestFirst.slice(0, 1).map(one => one.name))
  const rules = [
    [keep.daily, dayOf],
    [keep.weekly, weekOf],
    [keep.monthly, monthOf],
  ] as const
  for (const [count, periodOf] of rules) {
    const periods = new Set<string>()
    for (const { name, at } of newestFirst) {
      const period = periodOf(at)
      if (periods.has(period) || periods.size >= count) continue
      periods.add(period)
      names.add(name)
    }
  }
  return names
}

function dayOf(at: Date): string {
  return dayForm.format(at)
}

/** Named by its Monday. */
function weekOf(at: Date): string {
  const day = new Date(`${dayOf(at)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}

function monthOf(at: Date): string {
  return dayOf(at).slice(0, 7)
}
