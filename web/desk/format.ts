/** Figures and full dates for the desk; short dates are the shell's. */
import { type Language, words } from '../shell/i18n.ts'

/** 2026年11月25日星期三 17:30 */
export function fullInstantText(iso: string): string {
  return new Intl.DateTimeFormat(locale(words().language), {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso))
}

export function percentText(part: number, whole: number): string {
  const options = { style: 'percent', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale(words().language), options).format(part / whole)
}

export function numberText(value: number): string {
  return new Intl.NumberFormat(locale(words().language)).format(value)
}

function locale(language: Language): string {
  return language === 'en' ? 'en-GB' : 'zh-CN'
}
