/** Telephone numbers as people type them: a mobile number of eleven digits, or a landline with its area code. Pure. */

const mobile = /^1\d{10}$/
/** Area code, seven or eight digits, perhaps an extension; or without area code. */
const landline = /^(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?$/

/** Full-width digits, blanks, dashes of a mobile number and the country's prefix make no difference. */
export function tidyPhone(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[\s\u200b-\u200d\ufeff().]/g, '')
    .replaceAll(/[‐-―−_]/g, '-')
    .replace(/^(\+86|0086)-?/, '')
  const digits = plain.replaceAll('-', '')
  return mobile.test(digits) ? digits : plain
}

export function isPhone(tidied: string): boolean {
  return mobile.test(tidied) || landline.test(tidied)
}

/** @example maskedPhone('13812345621') // '138****5621' */
export function maskedPhone(phone: string): string {
  return mobile.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : `${phone.slice(0, -4)}****`
}
