/** Kinds of matters: city events and components of GB/T 47678.5-2026 (major + minor) and the social-governance kinds of grid work; local ones are marked. */
import { cityKinds, socialKinds } from './category-list.ts'

/** What a department is competent for; a unit's competences hold category codes, found through this word. */
export const competences = [
  'urbanManagement',
  'housing',
  'water',
  'heating',
  'power',
  'gas',
  'environment',
  'traffic',
  'publicSecurity',
  'fire',
  'civilAffairs',
  'humanResources',
  'health',
  'education',
  'marketRegulation',
  'property',
  'justice',
  'petitions',
  'community',
] as const
export type Competence = (typeof competences)[number]

export interface Category {
  /** Five digits (major 2 + minor 3) of GB/T 47678.5-2026, or a word for social-governance and local kinds. */
  readonly code: string
  readonly zh: string
  readonly en: string
  /** Major group: '01'…'10' of the standard, 'social' for social governance. */
  readonly group: string
  readonly competence: Competence
  /** Not in the national list: a local extension, shown as such. */
  readonly isLocal: boolean
  /** Words residents use for it, longest first matters most. */
  readonly keywords: readonly string[]
}

export const groups: readonly { readonly code: string; readonly zh: string; readonly en: string }[] = [
  { code: 'social', zh: '社会治理与民生', en: 'Social governance and livelihood' },
  { code: '01', zh: '市政公用设施类', en: 'Public utilities' },
  { code: '02', zh: '交通设施类', en: 'Traffic facilities' },
  { code: '03', zh: '市容环卫设施类', en: 'Sanitation facilities' },
  { code: '04', zh: '园林绿化设施类', en: 'Parks and greenery' },
  { code: '05', zh: '其他管理部件类', en: 'Other components' },
  { code: '06', zh: '市容环境类', en: 'City environment' },
  { code: '07', zh: '宣传广告类', en: 'Notices and advertising' },
  { code: '08', zh: '施工管理类', en: 'Building works' },
  { code: '09', zh: '街面秩序类', en: 'Street order' },
  { code: '10', zh: '其他事项类', en: 'Other events' },
]

export const categories: readonly Category[] = [
  ...kindsOf(socialKinds, () => 'social'),
  ...kindsOf(cityKinds, code => code.slice(0, 2)),
]

const byCode = new Map(categories.map(category => [category.code, category]))

export function categoryOf(code: string): Category | null {
  return byCode.get(code) ?? null
}

/** Codes of a competence: what a unit competent for it handles. */
export function codesOf(...wanted: readonly Competence[]): string[] {
  return categories.filter(category => wanted.includes(category.competence)).map(category => category.code)
}

/**
 * The category the words speak of: every keyword found counts the square of its length, a quarter of it where the word
 * says how something is asked rather than what it is about; 'other' when none is found.
 * @example suggestCategory('楼下的路灯坏了三天') // '01037'
 */
export function suggestCategory(text: string): string {
  let best = { code: 'other', score: 0 }
  for (const { code, keywords } of categories) {
    const weight = code === 'policy' || code === 'suggestion' ? 0.25 : 1
    const score = keywords.reduce(
      (sum, word) => (text.includes(word) ? sum + weight * word.length ** 2 : sum),
      0,
    )
    if (score > best.score) best = { code, score }
  }
  return best.code
}

function kindsOf(table: string, groupOf: (code: string) => string): Category[] {
  return table
    .trim()
    .split('\n')
    .map(line => {
      const [code, zh, en, competence, words] = line.split(' | ') as [
        string,
        string,
        string,
        Competence,
        string,
      ]
      const group = groupOf(code)
      return { code, zh, en, group, competence, isLocal: group === 'social', keywords: words.split(' ') }
    })
}
