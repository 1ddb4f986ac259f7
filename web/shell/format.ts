/** Dates and codes for people. All civil days are of Asia/Shanghai, wherever the reader's device believes to be. */
import type { Language } from './i18n.ts'

const zone = 'Asia/Shanghai'
const formats = new Map<string, Intl.DateTimeFormat>()

/** "11月25日 17:30", with the year when it is not this year's. */
export function whenText(iso: string, language: Language, now = new Date()): string {
  return `${dayText(iso, language, now)} ${timeText(iso)}`
}

/** A deadline: one that ends with a day is said as that day's 24:00, not as the next day's 00:00. */
export function dueText(iso: string, language: Language, now = new Date()): string {
  if (timeText(iso) !== '00:00') return whenText(iso, language, now)
  return `${dayText(new Date(Date.parse(iso) - 1000).toISOString(), language, now)} 24:00`
}

/** "11月25日"; English "25 Nov". */
export function dayText(iso: string, language: Language, now = new Date()): string {
  const at = new Date(iso)
  const otherYear =
    at.toLocaleDateString('en', { timeZone: zone, year: 'numeric' }) !==
    now.toLocaleDateString('en', { timeZone: zone, year: 'numeric' })
  const month = language === 'en' ? 'short' : 'long'
  return format(locale(language), {
    month,
    day: 'numeric',
    ...(otherYear ? { year: 'numeric' } : {}),
  }).format(at)
}

/** "2026年11月25日": with its year, as an agreement says a day. */
export function wholeDayText(iso: string, language: Language): string {
  const month = language === 'en' ? 'short' : 'long'
  return format(locale(language), { year: 'numeric', month, day: 'numeric' }).format(new Date(iso))
}

/** "11月25日 星期三" for headings of days. */
export function weekdayText(iso: string, language: Language): string {
  return format(locale(language), {
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(new Date(iso))
}

/** "17:30" */
export function timeText(iso: string): string {
  return format('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso))
}

/** "2026-11-25 17:30:08" for receipts and papers. */
export function exactText(iso: string): string {
  return format('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso))
}

/** "3 分钟前", "in 2 days": for what just happened; deadlines use the server's `left`, which knows working time. */
export function agoText(iso: string, language: Language, now = new Date()): string {
  const seconds = (Date.parse(iso) - now.getTime()) / 1000
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86400],
    ['hour', 3600],
    ['minute', 60],
  ]
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60]
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** A query code in groups of five, to be read out and typed: "AB3DE 7GH2K". */
export function groupCode(code: string): string {
  return code.replace(/(.{5})(?=.)/g, '$1 ')
}

/** What a person typed as a code: spaces, dashes, lower case and look-alikes (Crockford) forgiven. */
export function readCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—_]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

function locale(language: Language): string {
  return language === 'en' ? 'en-GB' : 'zh-CN'
}

function format(where: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = where + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(where, { timeZone: zone, ...options })
  formats.set(key, known)
  return known
}
