/** The time cell of an export as an instant: written dates, Excel's day numbers, real dates; what cannot be is named. Pure. */
import type { Cell } from '../kernel/tables.ts'

export type TimeProblem = 'timeMissing' | 'timeUnreadable' | 'timeImpossible' | 'timeFuture' | 'timeEarly'
const dayMs = 86_400_000
/** Cells say the time of China, without an offset. */
const chinaMs = 8 * 3_600_000
/** Day 0 of Excel's count, as midnight UTC. */
const excelStart = Date.UTC(1899, 11, 30)
const earliest = Date.UTC(1990, 0, 1) - chinaMs
/** Clocks of two offices may differ. */
const toleratedFutureMs = 5 * 60_000

const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|号)?(?:[T ]*(上午|下午|am|pm)?\s*(\d{1,2})[:时点](?:(\d{1,2})(?:分|:(\d{1,2})(?:\.\d+)?|分(\d{1,2}))?秒?)?)?\s*(am|pm)?\s*(z|[+-]\d\d:?\d\d)?$/i
const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/

/** @example timeOf('2019/5/10 14:56:53', now), timeOf('43705.396', now), timeOf(43705.396, now) */
export function timeOf(cell: Cell, now: Date): Date | TimeProblem {
  const at =
    cell instanceof Date ? wallOf(cell.getTime()) : typeof cell === 'number' ? ofNumber(cell) : ofText(cell)
  if (typeof at === 'string') return at
  if (at.getTime() < earliest) return 'timeEarly'
  return at.getTime() > now.getTime() + toleratedFutureMs ? 'timeFuture' : at
}

/** The digits of a clock in China read as if they were UTC. */
function wallOf(utcMs: number): Date {
  return new Date(Math.round((utcMs - chinaMs) / 1000) * 1000)
}

function ofNumber(days: number): Date | TimeProblem {
  if (!Number.isFinite(days) || days <= 0) return 'timeUnreadable'
  const text = String(days)
  if (compact.test(text)) return ofText(text)
  return days < 2_958_466 ? wallOf(excelStart + days * dayMs) : 'timeUnreadable'
}

function ofText(cell: string): Date | TimeProblem {
  const text = cell
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (text === '') return 'timeMissing'
  const digits = compact.exec(text)
  if (digits)
    return civil(
      digits.slice(1, 7).map(part => Number(part ?? 0)),
      undefined,
      undefined,
    )
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return ofNumber(Number(text))
  const match = written.exec(text)
  if (!match) return 'timeUnreadable'
  const [, year, month, day, before, hour, minute, second, secondAfterWord, after, offset] = match
  const parts = [year, month, day, hour, minute, second ?? secondAfterWord].map(part => Number(part ?? 0))
  return civil(parts, (before ?? after)?.toLowerCase(), offset)
}

function civil(
  parts: readonly number[],
  half: string | undefined,
  offset: string | undefined,
): Date | TimeProblem {
  const [year = 0, month = 0, day = 0, given = 0, minute = 0, second = 0] = parts
  const hour =
    half && given > 12
      ? given
      : half === '下午' || half === 'pm'
        ? (given % 12) + 12
        : half
          ? given % 12
          : given
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  if (!isReal) return 'timeImpossible'
  return new Date(at.getTime() - (offset ? offsetMs(offset) : chinaMs))
}

function offsetMs(offset: string): number {
  if (/^z$/i.test(offset)) return 0
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
