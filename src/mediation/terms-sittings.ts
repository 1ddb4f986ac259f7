/** Articles of what is read, asked and held to at a sitting of a mediation: 人民调解法第三条、第四条、第二十条、第二十三条、第二十四条、第三十一条至第三十三条; 人民调解工作若干规定第三十条. Pure data. */
import type { Basis } from '../proceedings/procedure.ts'
import { law, mediationLaw } from './procedure-shared.ts'
import type { Right } from './sittings/kinds.ts'

export const invitationBasis = mediationLaw('第二十条')
export const readingBasis = law('人民调解工作若干规定第三十条')
/** Nobody is told that mediation is the only way. */
export const otherWaysBasis = mediationLaw('第三条第三项、第二十六条')
export const stopBasis = mediationLaw('第二十三条第二项')

export const rightArticles: Readonly<Record<Right, Basis>> = {
  voluntary: mediationLaw('第三条第一项'),
  otherWays: mediationLaw('第三条第三项'),
  free: mediationLaw('第四条'),
  choose: mediationLaw('第二十三条第一项'),
  stop: mediationLaw('第二十三条第二项'),
  openness: mediationLaw('第二十三条第三项'),
  freeWill: mediationLaw('第二十三条第四项'),
  truth: mediationLaw('第二十四条第一项'),
  order: mediationLaw('第二十四条第二项'),
  others: mediationLaw('第二十四条第三项'),
  invited: invitationBasis,
  effect: mediationLaw('第三十一条、第三十二条、第三十三条'),
}
