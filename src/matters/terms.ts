/** Terms of the resident matter: no statute fixes these days, so each is a local default or policy, and says so. Pure. */
import { alwaysFrom } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const hotline: Basis = { article: '热线办理默认时限', mark: 'D', force: 'default' }
const local: Basis = { article: '本地默认规则', mark: 'D', force: 'default' }
const ladder: Basis = { article: '逐级上报默认时限', mark: 'D', force: 'default' }
const rated: Basis = { article: '信访工作条例第二十一条(参照)', mark: 'V', force: 'policy' }
const returned: Basis = {
  article: '退单窗口默认时限(比照信访工作条例第二十三条)',
  mark: 'D',
  force: 'default',
}

const fifteenMinutes = { amount: 15, unit: 'minute' } as const
const day = (amount: number) => ({ amount, unit: 'working-day' }) as const

export const matterTerms: Readonly<Record<string, TermRule>> = {
  filing: {
    amount: 2,
    unit: 'working-hour',
    urgent: fifteenMinutes,
    basis: hotline,
    version: 1,
    validFrom: alwaysFrom,
  },
  dispatching: {
    amount: 1,
    unit: 'working-hour',
    urgent: fifteenMinutes,
    basis: hotline,
    version: 1,
    validFrom: alwaysFrom,
  },
  signingIn: {
    amount: 2,
    unit: 'working-hour',
    urgent: fifteenMinutes,
    basis: hotline,
    version: 1,
    validFrom: alwaysFrom,
  },
  returnWindow: {
    amount: 4,
    unit: 'working-hour',
    basis: returned,
    version: 1,
    validFrom: alwaysFrom,
    ladder: false,
  },
  redispatching: { amount: 2, unit: 'working-hour', basis: hotline, version: 1, validFrom: alwaysFrom },
  firstContact: {
    amount: 1,
    unit: 'working-day',
    dayEnds: 'office',
    urgent: { amount: 2, unit: 'hour' },
    basis: hotline,
    version: 1,
    validFrom: alwaysFrom,
  },
  handling: {
    amount: 3,
    unit: 'working-day',
    dayEnds: 'office',
    urgent: { amount: 24, unit: 'hour' },
    variants: {
      inquiry: day(1),
      help: day(3),
      suggestion: day(5),
      complaint: day(7),
      report: day(7),
      complex: day(15),
    },
    extension: {
      times: 1,
      maxAmount: 15,
      unit: 'working-day',
      approvers: ['workCommitteeDispatcher', 'workCommitteeSecretary'],
      mustTell: true,
    },
    basis: hotline,
    version: 1,
    validFrom: alwaysFrom,
  },
  verification: {
    amount: 1,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local,
    version: 1,
    validFrom: alwaysFrom,
  },
  escalationDecision: {
    amount: 1,
    unit: 'working-day',
    dayEnds: 'office',
    basis: ladder,
    version: 1,
    validFrom: alwaysFrom,
  },
  referralAnswer: {
    amount: 2,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local,
    version: 1,
    validFrom: alwaysFrom,
  },
  recheck: { amount: 30, unit: 'calendar-day', basis: local, version: 1, validFrom: alwaysFrom },
  rating: {
    amount: 15,
    unit: 'calendar-day',
    basis: rated,
    version: 1,
    validFrom: alwaysFrom,
    ladder: false,
  },
  reopening: {
    amount: 30,
    unit: 'calendar-day',
    basis: local,
    version: 1,
    validFrom: alwaysFrom,
    ladder: false,
  },
  callback: {
    amount: 2,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local,
    version: 1,
    validFrom: alwaysFrom,
  },
  supervisionReply: {
    amount: 2,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local,
    version: 1,
    validFrom: alwaysFrom,
    ladder: false,
  },
  overdueReason: {
    amount: 1,
    unit: 'working-day',
    dayEnds: 'office',
    basis: local,
    version: 1,
    validFrom: alwaysFrom,
    ladder: false,
  },
}

/** Powers and windows that are not terms: local defaults, each with the office that may change it. */
export const matterLimits = {
  /** Working days a dispatcher may grant; above it the work committee decides. */
  dispatcherExtensionDays: 5,
  /** Returns in all; the second is ruled on by the work committee, a third is refused. */
  returns: 2,
  /** Calendar days until a suspended matter must be looked at again. */
  recheckDays: 30,
  /** Metres and days within which similar words suggest a duplicate. */
  duplicateMetres: 300,
  duplicateDays: 60,
} as const
