/** What a field of a ledger is, and how one is written down. Pure. */

/**
 * registry: people of the grid and its community, who may read residents; watch: who supervises the whole jurisdiction, sees places and
 * counts, never a resident; unit: a department, sees the matters within its sight.
 */
export type Reader = 'registry' | 'watch' | 'unit'

export interface LedgerField {
  readonly key: string
  readonly type: 'text' | 'number' | 'day' | 'instant' | 'yesNo' | 'code' | 'list' | 'codes'
  /** Characters of Chinese text at the size of print. */
  readonly width: number
  /** Catalogue path under which a code is worded. */
  readonly words?: string
  /** Left out of the ledger as it comes; an office may add it. */
  readonly aside?: true
  /** Where fewer may see it than see the ledger. */
  readonly readers?: readonly Reader[]
}

export interface Ledger {
  readonly fields: readonly LedgerField[]
  readonly readers: readonly Reader[]
  /** Days asked for; week: of one worker; month: of one community; none: as it is now. */
  readonly period: 'range' | 'week' | 'month' | 'none'
  /** What else it can be narrowed to, the first being all of it. */
  readonly kinds: readonly string[]
  /** Residents are named in it: each reading is recorded, each taking out asks why. */
  readonly residents: boolean
  readonly paper: 'landscape' | 'portrait'
}

export const text = (key: string, width: number) => ({ key, type: 'text', width }) as const
export const list = (key: string, width: number) => ({ key, type: 'list', width }) as const
export const count = (key: string, width = 4) => ({ key, type: 'number', width }) as const
export const day = (key: string) => ({ key, type: 'day', width: 6 }) as const
export const instant = (key: string) => ({ key, type: 'instant', width: 8 }) as const
export const yesNo = (key: string, width = 4) => ({ key, type: 'yesNo', width }) as const
export const code = (key: string, width: number, words: string = `ledger:code.${key}`) =>
  ({ key, type: 'code', width, words }) as const
export const aside = <F extends LedgerField>(field: F) => ({ ...field, aside: true }) as const
