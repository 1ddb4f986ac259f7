/** Under which articles and local defaults the figures of mediation are counted: data, each marked. */
import { localDefault } from '../proceedings/common-terms.ts'
import { ladder, law, mediationLaw } from './procedure-shared.ts'
import { mediationTerms } from './terms.ts'

/** Of each figure; which cases are left out is a local way of counting, and the words beside the figure say it. */
export const figureBases = {
  success: mediationLaw('第二十六条、第二十八条'),
  length: mediationTerms.mediationPeriod!.basis,
  local: ladder,
  performance: mediationLaw('第三十一条'),
  money: mediationLaw('第二十九条、第三十一条'),
  confirmation: law('人民调解法第三十三条;民事诉讼法第二百零五条、第二百零六条'),
  now: mediationTerms.mediationPeriod!.basis,
} as const

/** Of fewer cases than this no percentage is shown; a mediation whose term ends within so many days is close to its end; rows of a list at a time. */
export const counting = { leastForRate: 10, closeDays: 7, rows: 50, basis: localDefault } as const
