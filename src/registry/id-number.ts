/** Citizen identification number 公民身份号码: 18 characters with a check character (GB 11643-1999). Pure. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checks = '10X98765432'

export type IdNumberFault = 'length' | 'characters' | 'day' | 'future' | 'check'

/** Full-width digits, blanks and a small x are how people type it. */
export function tidyIdNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s\u200b-\u200d\ufeff'’-]/g, '')
    .toUpperCase()
}

/**
 * The check character for the first 17 digits.
 * @example idNumberCheck('11010519491231002') // 'X'
 */
export function idNumberCheck(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(first17[i]) * weights[i]!
  return checks[sum % 11]!
}

/** The day of birth in it, as YYYY-MM-DD; not checked. */
export function bornOnOf(idNumber: string): string {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
}

/**
 * What is wrong with a tidied number, null when nothing is. A division code that no longer exists is no fault.
 * @param todayOn civil day: nobody is born after it
 */
export function idNumberFault(idNumber: string, todayOn: string): IdNumberFault | null {
  if (idNumber.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(idNumber)) return 'characters'
  const bornOn = bornOnOf(idNumber)
  const day = new Date(`${bornOn}T00:00:00Z`)
  if (bornOn < '1850' || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== bornOn)
    return 'day'
  if (bornOn > todayOn) return 'future'
  return idNumberCheck(idNumber) === idNumber[17] ? null : 'check'
}

/** Codes of provinces (GB/T 2260), and 81 to 83 of residence permits for people of Hong Kong, Macao and Taiwan. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

/** Whether the number begins with a province there is; one that does not is worth a second look, no more: divisions come and go. */
export function hasKnownDivision(idNumber: string): boolean {
  return provinces.has(idNumber.slice(0, 2))
}
