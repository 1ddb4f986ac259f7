/** What is wrong with a number as it is typed, said at once by the server's own rules. Pure. */
import { type IdNumberFault, idNumberFault, tidyIdNumber } from '../../src/registry/id-number.ts'
import { isPhone, tidyPhone } from '../../src/registry/phone.ts'
import { todayOn } from './day.ts'

/** Nothing is said while the number is still being typed: eighteen characters, or the person went on. */
export function faultOf(typed: string): IdNumberFault | null {
  return idNumberFault(tidyIdNumber(typed), todayOn())
}

export const phoneFault = (typed: string): boolean => !isPhone(tidyPhone(typed))
