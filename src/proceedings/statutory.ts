/**
 * The thirteen statutory holidays of a year for which no State Council notice is published yet.
 * Basis: 全国年节及纪念日放假办法 (revised 2024-11-10, in force 2025-01-01), articles 2 and 6. Pure.
 */
import { dayOfNumber, numberOf, weekdayOfNumber } from './days.ts'

export const firstComputableYear = 2025
export const lastComputableYear = 2100

/**
 * Days off by statute: each statutory day, and for each that falls on a weekend the next working day after it
 * (article 6, 应当在工作日补假). The bridges a notice makes by moving weekends cannot be foreseen, so there are none.
 */
export function statutoryDays(year: number): { date: string; name: string; off: true }[] {
  const off = new Map<number, string>()
  const onWeekend: [number, string][] = []
  for (const [day, name] of namedDays(year)) {
    off.set(day, off.has(day) ? `${off.get(day)}、${name}` : name)
    if (isWeekend(day)) onWeekend.push([day, name])
  }
  for (const [day, name] of onWeekend) {
    let madeUp = day + 1
    while (isWeekend(madeUp) || off.has(madeUp)) madeUp++
    off.set(madeUp, name)
  }
  return [...off]
    .sort(([a], [b]) => a - b)
    .map(([day, name]) => ({ date: dayOfNumber(day), name, off: true }))
}

/** The thirteen days themselves, without the days off in place of weekends: nothing but the statute decides on them. */
export function statutoryNamed(year: number): { date: string; name: string; off: true }[] {
  return namedDays(year).map(([day, name]) => ({ date: dayOfNumber(day), name, off: true }))
}

function namedDays(year: number): [number, string][] {
  const [spring, brightness, dragonBoat, midAutumn] = movableDays(year)
  return [
    [numberOf(year, 1, 1), '元旦'],
    ...[-1, 0, 1, 2].map((shift): [number, string] => [spring! + shift, '春节']),
    [brightness!, '清明节'],
    ...[1, 2].map((day): [number, string] => [numberOf(year, 5, day), '劳动节']),
    [dragonBoat!, '端午节'],
    [midAutumn!, '中秋节'],
    ...[1, 2, 3].map((day): [number, string] => [numberOf(year, 10, day), '国庆节']),
  ]
}

const isWeekend = (day: number) => weekdayOfNumber(day) % 6 === 0

function movableDays(year: number): number[] {
  const row = movable.split('|')[year - firstComputableYear]
  if (!row) throw new RangeError(`no statutory holidays are known for ${year}`)
  return row
    .trim()
    .split(' ')
    .map(day => numberOf(year, Number(day.slice(0, 2)), Number(day.slice(2))))
}

/**
 * Month and day of the first lunar new-year day, Qingming, Dragon Boat and Mid-Autumn of 2025–2100. A table, because the
 * lunar library weighs more than a resident's whole page; a test compares every row with the library.
 */
const movable = `
0129 0404 0531 1006|0217 0405 0619 0925|0206 0405 0609 0915|0126 0404 0528 1003
|0213 0404 0616 0922|0203 0405 0605 0912|0123 0405 0624 1001|0211 0404 0612 0919
|0131 0404 0601 0908|0219 0405 0620 0927|0208 0405 0610 0916|0128 0404 0530 1004
|0215 0404 0618 0924|0204 0405 0607 0913|0124 0405 0527 1002|0212 0404 0614 0920
|0201 0404 0603 0910|0122 0404 0622 0928|0210 0405 0611 0917|0130 0404 0531 1005
|0217 0404 0619 0925|0206 0404 0608 0915|0126 0405 0529 1004|0214 0404 0615 0922
|0202 0404 0604 0911|0123 0404 0623 0930|0211 0405 0613 0919|0201 0404 0601 0907
|0219 0404 0620 0926|0208 0404 0610 0916|0128 0405 0530 1005|0215 0404 0617 0924
|0204 0404 0606 0913|0124 0404 0625 1002|0212 0405 0614 0921|0202 0404 0603 0909
|0121 0404 0622 0928|0209 0404 0611 0917|0129 0405 0601 1006|0217 0404 0619 0925
|0205 0404 0608 0915|0126 0404 0528 1003|0214 0405 0616 0923|0203 0404 0604 0911
|0123 0404 0623 0929|0211 0404 0613 0919|0131 0405 0602 0908|0219 0404 0620 0926
|0207 0404 0610 0916|0127 0404 0530 1005|0215 0404 0617 0924|0205 0404 0606 0912
|0124 0404 0624 1001|0212 0404 0614 0920|0202 0404 0604 0910|0122 0404 0622 0928
|0209 0404 0611 0917|0129 0404 0601 1006|0217 0404 0619 0926|0206 0404 0607 0914
|0126 0404 0527 1003|0214 0404 0615 0922|0203 0404 0605 0911|0124 0404 0623 0929
|0210 0404 0613 0918|0130 0404 0602 0908|0218 0404 0621 0927|0207 0404 0609 0916
|0127 0404 0529 1005|0215 0404 0617 0924|0205 0404 0606 0913|0125 0404 0624 0930
|0212 0404 0614 0920|0201 0404 0604 0909|0121 0404 0623 0929|0209 0405 0612 0918`
