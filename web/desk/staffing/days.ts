/** Civil days on the page of staffing: said short, and counted from one to another. */
import { dayText } from '../../shell/format.ts'
import type { Language } from '../../shell/i18n.ts'

/** "12月1日" for 2026-12-01, with the year when it is another. */
export function civilText(day: string, language: Language): string {
  return dayText(`${day}T12:00:00+08:00`, language)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
