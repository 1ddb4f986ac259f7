/** What verification finds: one thing that is not as its acts say, and where. */
import type { Act } from './procedure.ts'

/** One thing that is not as its acts say. */
export interface Difference {
  readonly number: string
  readonly proceedingId: string
  /** Null: the proceeding as a whole. */
  readonly seq: number | null
  readonly actId: string | null
  /** Column, or what is missing. */
  readonly column: string
  readonly expected: string
  readonly found: string
}
export type Tell = (difference: Difference) => void

/** A proceeding as read, with its acts in order. */
export interface Read {
  readonly row: ProceedingRow
  readonly acts: readonly (Act & { readonly prevHash: Buffer; readonly hash: Buffer })[]
}
export type ProceedingRow = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly number: string
  readonly procedure: string
  readonly lastHash: Buffer
}

/** A value in a line of a report. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return value.toString('hex')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
