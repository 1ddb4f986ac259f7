/** Terms of council and assembly: ten days of notice and fifteen days of publication by law, the rest by local default. Pure. */
import { alwaysFrom, commonTerms, localDefault } from '../proceedings/common-terms.ts'
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const local = { basis: localDefault, version: 1, validFrom: alwaysFrom } as const
const days = (amount: number): TermRule => ({ ...local, amount, unit: 'calendar-day' })
const workingDays = (amount: number): TermRule => ({
  ...local,
  amount,
  unit: 'working-day',
  dayEnds: 'office',
})

/** A least time that must pass; nobody is late when it does. Both laws are in force as they stand since 2026. */
const leastDays = (amount: number, article: string): TermRule => {
  const basis: Basis = { article, mark: 'V', force: 'law' }
  return { amount, unit: 'calendar-day', basis, version: 1, validFrom: '2026-01-01', ladder: false }
}

/** From the call for an assembly to the archive, alike in town and village. */
const fromCallToArchive = (noticeBy: string, publishedBy: string): Readonly<Record<string, TermRule>> => ({
  ...commonTerms,
  calling: days(15),
  notice: leastDays(10, noticeBy),
  legalCheck: workingDays(5),
  publishing: days(5),
  publication: leastDays(15, publishedBy),
  /** Ends with the day the plan names. */
  implementation: {
    ...days(0),
    extension: {
      times: 1,
      maxAmount: 3,
      unit: 'month',
      approvers: ['communitySecretary'],
      mustTell: true,
      basis: localDefault,
    },
  },
  progress: { ...local, amount: 1, unit: 'month' },
  resultPublishing: days(5),
  resultPublication: leastDays(15, publishedBy),
  archiving: days(30),
})

export const proposalTerms: Readonly<Record<string, TermRule>> = {
  ...fromCallToArchive('城市居民委员会组织法第二十六条', '城市居民委员会组织法第三十四条'),
  screening: workingDays(5),
  transferAnswer: workingDays(2),
  partyStudy: days(10),
  scheduling: days(15),
  /** On the day of the session. */
  agreement: days(0),
  starting: days(10),
}

export const villageTerms: Readonly<Record<string, TermRule>> = {
  ...fromCallToArchive('村民委员会组织法第二十六条', '村民委员会组织法第三十五条'),
  discussion: days(10),
  deliberation: days(10),
}
