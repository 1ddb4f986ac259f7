/** Amounts in capital numerals 大写, as papers carry them beside the figures (支付结算办法附件一: 正确填写票据和结算凭证的基本规定). Pure. */
import { Refusal } from '../../kernel/errors.ts'

const digits = '零壹贰叁肆伍陆柒捌玖'
const places = ['', '拾', '佰', '仟'] as const

/**
 * After yuan and jiao 整 is written, after fen it is not; zeros between figures are written once, also where the yuan end in zero.
 * @throws Refusal instalmentsUnfit for what is no whole number of fen, negative, or beyond exact numbers
 * @example inCapitals(123_456) // '壹仟贰佰叁拾肆元伍角陆分'
 */
export function inCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new Refusal('instalmentsUnfit', { reason: 'tooLarge' })
  const [yuan, jiao, rest] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan > 0 || fen === 0 ? `${wholeInCapitals(yuan)}元` : ''
  if (jiao === 0 && rest === 0) return `${whole}整`
  const gap = whole !== '' && (jiao === 0 || yuan % 10 === 0) ? '零' : ''
  const tenths = jiao === 0 ? '' : `${digits[jiao]}角`
  return `${whole}${gap}${tenths}${rest === 0 ? '整' : `${digits[rest]}分`}`
}

/** Above a hundred million the same is said of how many hundred millions there are. */
function wholeInCapitals(number: number): string {
  if (number === 0) return digits[0]!
  const [high, low] = [Math.floor(number / 1e8), number % 1e8]
  if (high === 0) return upToHundredMillion(low)
  return `${upToHundredMillion(high)}亿${joined(low, 1e7, upToHundredMillion)}`
}

function upToHundredMillion(number: number): string {
  const [high, low] = [Math.floor(number / 1e4), number % 1e4]
  if (high === 0) return fourFigures(low)
  return `${fourFigures(high)}万${joined(low, 1e3, fourFigures)}`
}

/** What follows a larger unit; a zero first where its leading place is empty. */
function joined(number: number, full: number, said: (number: number) => string): string {
  if (number === 0) return ''
  return `${number < full ? digits[0] : ''}${said(number)}`
}

function fourFigures(number: number): string {
  let text = ''
  let skipped = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(number / 10 ** place) % 10
    if (digit === 0) {
      skipped = text !== ''
      continue
    }
    text += `${skipped ? digits[0] : ''}${digits[digit]}${places[place]}`
    skipped = false
  }
  return text
}
