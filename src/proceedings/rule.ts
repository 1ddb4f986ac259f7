/** What a deadline rule says: how much, of which unit, on what basis, since when, how it may be lengthened and what is left out of it. Pure: shared by server and phone. */

/** How far a basis was verified: seen in the source, from memory, local default, or the source page of this project. */
export type Mark = 'V' | 'M' | 'D' | 'S'
/** By law, by policy, or by local default: what a screen says beside a date. */
export type Standing = 'law' | 'policy' | 'default'

export interface Basis {
  /** Article or source, in Chinese as printed on papers. */
  readonly article: string
  readonly mark: Mark
  readonly force: Standing
}

export type Unit = 'calendar-day' | 'working-day' | 'working-hour' | 'hour' | 'minute' | 'month' | 'year'

export interface TermRule {
  readonly amount: number
  readonly unit: Unit
  /** First and last civil day (YYYY-MM-DD) on which a proceeding may begin under this version; without a last day it is in force. */
  readonly validFrom?: string
  readonly validTo?: string
  /** Last day on a rest day moves to the first day after it. */
  readonly roll?: boolean
  /** Day units end at the close of office hours (local policy) or at midnight (law). Default 'midnight'. */
  readonly dayEnds?: 'office' | 'midnight'
  readonly basis: Basis
  readonly version: number
  /** The leg counts against the standing's overdue ladder. False for windows that merely expire (rating, reopening). */
  readonly ladder?: boolean
  readonly extension?: ExtensionRule
  /** Causes whose time the law leaves out of the term (鉴定、听证、公告 …). */
  readonly excludes?: readonly string[]
  /** Amounts of the leg used, in its own unit, at which the holder is reminded; instead of the ladder's general reminders. */
  readonly reminders?: readonly number[]
  /** Where they are not counted in the unit of the term: day 25 of a month. */
  readonly reminderUnit?: Unit
  /** Added by an office after release: carried whole by every term opened under it. */
  readonly loaded?: true
  /** Used instead of this rule when the proceeding is urgent. */
  readonly urgent?: { readonly amount: number; readonly unit: Unit }
  /** Used instead, by the label the proceeding carries (for a matter: its nature). */
  readonly variants?: Readonly<Record<string, { readonly amount: number; readonly unit: Unit }>>
}

/** How a term may be lengthened: how often, by how much, by whom, and whether the applicant must be told. */
export interface ExtensionRule {
  readonly times: number
  readonly maxAmount: number
  readonly unit: Unit
  readonly approvers: readonly string[]
  readonly mustTell: boolean
  readonly basis?: Basis
}
