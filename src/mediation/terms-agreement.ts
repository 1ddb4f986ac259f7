/** Under which articles an agreement is written, signed and performed, and the local amounts of signing on a phone and of reminding: data, each marked. Pure. */
import { localDefault } from '../proceedings/common-terms.ts'
import { law, mediationLaw } from './procedure-shared.ts'

export const agreementBases = {
  content: mediationLaw('第二十八条、第二十九条'),
  place: law('人民调解工作若干规定第三十五条'),
  effect: mediationLaw('第二十九条'),
  oral: mediationLaw('第二十八条、第三十条'),
  performance: mediationLaw('第三十一条'),
  lawsuit: mediationLaw('第三十二条'),
  confirmation: law('人民调解法第三十三条;民事诉讼法第二百零五条'),
  refusing: mediationLaw('第十七条、第二十三条第二项'),
  enforcement: law('人民调解法第三十三条第二款;民事诉讼法第二百五十条'),
  paymentOrder: law('民事诉讼法第二百二十五条'),
  notarised: law('公证法第三十七条'),
  release: law('民法典第五百七十五条'),
  electronic: law('电子签名法第十三条、第十四条'),
} as const

/** What whoever signs is told before, with its article; the words are in the catalogue `agreement`. */
export const rights = [
  { name: 'free', basis: mediationLaw('第四条') },
  { name: 'voluntary', basis: agreementBases.refusing },
  { name: 'court', basis: mediationLaw('第三条') },
  { name: 'binding', basis: agreementBases.performance },
  { name: 'sue', basis: agreementBases.lawsuit },
  { name: 'confirm', basis: agreementBases.confirmation },
] as const

export const signing = {
  codeDigits: 6,
  validMinutes: 30,
  tries: 5,
  mostImageBytes: 200 * 1024,
  mostPixels: 2_000_000,
  /** From one network address, within a minute. */
  perMinute: 30,
  basis: localDefault,
} as const

/** Days to and after the day an instalment is due on which those who mediate are reminded; reads of one agreement that count as one. */
export const reminding = { daysBefore: [7, 1], daysAfter: [1, 3, 7], basis: localDefault } as const

export const reading = { onceInMinutes: 60, perDay: 200, basis: localDefault } as const

/** Days before the thirty of the joint application are over on which the parties are reminded; whoever mediates hears of it by the clock itself, on the same days. */
export const confirming = { daysBefore: [10, 3, 1], basis: localDefault } as const

/** How many days ahead the list of what is due looks, unless asked otherwise. */
export const listing = { daysAhead: 30, rows: 200, basis: localDefault } as const
