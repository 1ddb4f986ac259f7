/** What the law keeps from mediation, and the way that is right instead: 人民调解工作若干规定第二十二条; 民诉法解释第一百四十三条; 民事诉讼法第一百二十七条; 反家庭暴力法. Pure data. */
import type { Basis } from '../proceedings/procedure.ts'

interface Exclusion {
  /** Words in the catalogue `mediation`, option `wayTold`. */
  readonly way: 'court' | 'administrative' | 'police' | 'other'
  /** Called at once, whatever else is done. */
  readonly call?: '110'
  readonly basis: Basis
}

const law = (article: string, mark: Basis['mark'] = 'V'): Basis => ({ article, mark, force: 'law' })

export const exclusions = {
  status: { way: 'court', basis: law('民诉法解释第一百四十三条') },
  crime: {
    way: 'police',
    call: '110',
    basis: law('人民调解法第二十五条;人民调解工作若干规定第二十二条', 'M'),
  },
  domesticViolence: { way: 'police', call: '110', basis: law('反家庭暴力法第十三条、第二十三条') },
  judged: { way: 'court', basis: law('民事诉讼法第一百二十七条第五项') },
  acceptedElsewhere: { way: 'other', basis: law('人民调解工作若干规定第二十二条', 'M') },
  administrativeAct: { way: 'administrative', basis: law('行政复议法第二条、第二十条;行政诉讼法第二条') },
  exclusiveCompetence: { way: 'administrative', basis: law('人民调解工作若干规定第二十二条', 'M') },
} as const satisfies Readonly<Record<string, Exclusion>>

export type ExclusionName = keyof typeof exclusions
export const exclusionNames = Object.keys(exclusions) as ExclusionName[]

/** Null: nothing keeps it from mediation. */
export function exclusionNamed(name: unknown): (Exclusion & { readonly name: ExclusionName }) | null {
  const known = exclusionNames.find(one => one === name)
  return known ? { name: known, ...exclusions[known] } : null
}
