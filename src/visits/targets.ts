/** How often households are to be visited, and the other day counts of visits: local defaults, which an office replaces from a day on. Pure data. */

export type Setting = 'urban' | 'rural' | 'pastoral'
export const settings: readonly Setting[] = ['urban', 'rural', 'pastoral']

/** Days between visits; no law says how often, so each is a default of the house (mark D), told as such wherever it is shown. */
export const targetDefaults: Readonly<Record<Setting, { readonly everyDays: number; readonly mark: 'D' }>> = {
  urban: { everyDays: 90, mark: 'D' },
  rural: { everyDays: 60, mark: 'D' },
  /** Households lie far apart and move with the herds. */
  pastoral: { everyDays: 180, mark: 'D' },
}

/** Every other day count of visits, all defaults of the house (mark D). */
export const visitDays = {
  /** Moved in no longer ago than this: a visit of welcome. */
  movedInLately: 60,
  /** A household that moved in is welcomed so many days later. */
  welcomeAfter: 7,
  /** A matter raised at the door is open: the household hears how it stands so many days after the last visit. */
  matterAfter: 14,
  /** Nobody at the door: not again before so many days later. */
  againAfterNobody: 2,
  /** Not wanted at the door that time: not again before so many days later. */
  againAfterRefusal: 30,
  /** An entry may come late, from a week in the pasture or longer, so many days. */
  lateAtMost: 90,
  /** Whoever looked after the grid on the day may still enter a visit so many days after leaving it. */
  formerAtMost: 30,
  /** The same worker corrects an entry within so many days. */
  correctedWithin: 7,
  /** The next visit lies at most so many days ahead. */
  agreedAtMost: 366,
  /** Notes, and who was visited, are kept so many years (retention default, registered). */
  keptYears: 2,
} as const

/** So many vain tries in a row: time to try another time of day. */
export const vainTriesToTell = 3
/** Households on a day's list, unless said otherwise. */
export const dayListSize = 12

/** What an office decided: for a community, for a setting, for both, or for all. */
export interface TargetRow {
  readonly communityId: string | null
  readonly setting: string | null
  readonly everyDays: number
  readonly validFrom: string
  /** Where it is written down that it is so. */
  readonly source: string
  /** When it was entered: of two for one day the later counts. */
  readonly at: Date
}
export interface Target {
  readonly everyDays: number
  /** Null: the default of the house. */
  readonly source: string | null
  readonly validFrom: string | null
}

/** The narrowest decision in force on the day, of those the latest; else the default. */
export function targetFor(
  rows: readonly TargetRow[],
  place: { readonly communityId: string; readonly setting: string },
  onDay: string,
): Target {
  const lawful = rows.filter(
    row =>
      row.validFrom <= onDay &&
      (row.communityId === null || row.communityId === place.communityId) &&
      (row.setting === null || row.setting === place.setting),
  )
  const [row] = lawful.sort(
    (a, b) =>
      narrowness(b) - narrowness(a) ||
      (a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0) ||
      b.at.getTime() - a.at.getTime(),
  )
  if (row) return { everyDays: row.everyDays, source: row.source, validFrom: row.validFrom }
  const { everyDays } = targetDefaults[place.setting as Setting] ?? targetDefaults.urban
  return { everyDays, source: null, validFrom: null }
}

function narrowness(row: TargetRow): number {
  return (row.communityId === null ? 0 : 2) + (row.setting === null ? 0 : 1)
}
