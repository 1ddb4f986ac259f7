/** What a people's mediation committee must be made of, with the article of each rule: 人民调解法第八条、第九条、第十三条、第三十四条. Pure data. */
import type { Basis, TermRule } from '../proceedings/procedure.ts'

const law = (article: string, mark: Basis['mark'] = 'V'): Basis => ({ article, mark, force: 'law' })

export const committeeKinds = ['community', 'township', 'enterprise', 'industry', 'market'] as const
export type CommitteeKind = (typeof committeeKinds)[number]

/** Articles 8 and 9 are written for residents' committees and enterprises; others follow them by reference. */
const byReference: ReadonlySet<CommitteeKind> = new Set(['township', 'industry', 'market'])

export const compositionRules = {
  members: { least: 3, most: 9, basis: law('人民调解法第八条第二款') },
  director: { least: 1, most: 1, basis: law('人民调解法第八条第二款') },
  woman: { basis: law('人民调解法第八条第三款') },
  smallerGroup: { basis: law('人民调解法第八条第三款') },
  elected: { basis: law('人民调解法第九条') },
  term: { basis: law('人民调解法第九条') },
} as const
export type CompositionRule = keyof typeof compositionRules

/** Of office; whoever sits may be elected again. */
export const committeeTerm: TermRule = {
  version: 1,
  validFrom: '2011-01-01',
  amount: 3,
  unit: 'year',
  basis: compositionRules.term.basis,
}
/** Before the end of a term so many days its office is reminded to prepare the election; no article says how many. */
export const electionAhead = {
  days: 90,
  basis: { article: '本地默认规则(换届准备)', mark: 'D', force: 'default' } as Basis,
}

export function basisFor(rule: CompositionRule, kind: CommitteeKind): Basis {
  const { basis } = compositionRules[rule]
  return byReference.has(kind)
    ? {
        article: `人民调解法第三十四条(参照${basis.article.replace('人民调解法', '')})`,
        mark: 'M',
        force: 'law',
      }
    : basis
}

/** Who is told of whom mediates (人民调解法第十条). */
export const rosterBasis = law('人民调解法第十条')
/** The parties choose, or the committee designates. */
export const choiceBasis = law('人民调解法第十九条、第二十三条')
/** On relations the people's mediation law is silent; the rule for mediators a court invites is followed. */
export const conflictBasis: Basis = {
  article: '人民调解法第十五条;最高人民法院关于人民法院特邀调解的规定第十五条(参照)',
  mark: 'M',
  force: 'default',
}
