/** Terms of volunteering: the regulation fixes hardly a day, so most are local defaults and say so. Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const local = { basis: localDefault, version: 1, validFrom: alwaysFrom } as const
/** Working days of an office, by local default. */
const days = (amount: number): TermRule => ({ ...local, amount, unit: 'working-day', dayEnds: 'office' })
const records: Basis = {
  article: '志愿服务记录与证明出具办法(试行)(民政部令第67号)',
  mark: 'M',
  force: 'law',
}
const listed: Basis = {
  article: '关于规范志愿服务记录证明工作的指导意见(民发〔2015〕149号)',
  mark: 'V',
  force: 'policy',
}

export const activityTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  review: days(2),
  /** Ends with the day the activity is planned for. */
  preparation: { ...local, amount: 0, unit: 'calendar-day' },
  hoursSubmission: days(5),
  hoursConfirmation: days(5),
  recordEntry: { amount: 10, unit: 'working-day', basis: records, version: 1, validFrom: '2021-02-01' },
  hoursCorrection: days(10),
  rating: { ...local, amount: 15, unit: 'calendar-day', ladder: false },
  complaintReply: days(5),
}

export const certificateTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  certifying: days(5),
  listNotice: {
    amount: 7,
    unit: 'calendar-day',
    basis: listed,
    version: 1,
    validFrom: '2015-08-03',
    ladder: false,
  },
}

export const wishTerms: Readonly<Record<string, TermRule>> = {
  ...commonTerms,
  screening: days(2),
  unclaimed: { ...local, amount: 30, unit: 'calendar-day' },
  /** Reminded seven, three and one day before it ends. */
  fulfilment: { ...local, amount: 30, unit: 'calendar-day', reminders: [23, 27, 29] },
  confirming: days(5),
}

export const teamTerms: Readonly<Record<string, TermRule>> = { ...commonTerms, registration: days(5) }
