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
  const scores = new Map<number, number>()
  for (const { word, scored } of wordsIn(text))
    for (const { at, score } of scored) scores.set(at, (scores.get(at) ?? 0) + score * word.length ** 2)
  let best = { at: -1, score: 0 }
  for (const [at, score] of scores)
    if (score > best.score || (score === best.score && at < best.at)) best = { at, score }
  return categories[best.at]?.code ?? 'other'
}

interface Keyword {
  readonly word: string
  /** Categories it speaks for, by their place in the list. */
  readonly scored: { readonly at: number; readonly score: number }[]
}

/** Keywords by their first character: going once through the text is a tenth of the cost of looking for each of several hundred words. */
const keywordsByHead = new Map<number, Keyword[]>()
for (const [at, { code, keywords }] of categories.entries())
  for (const word of keywords) {
    const alike = keywordsByHead.get(word.charCodeAt(0)) ?? []
    keywordsByHead.set(word.charCodeAt(0), alike)
    const known = alike.find(one => one.word === word) ?? { word, scored: [] }
    if (!alike.includes(known)) alike.push(known)
    known.scored.push({ at, score: code === 'policy' || code === 'suggestion' ? 0.25 : 1 })
  }

/** Each keyword of the text once. */
function wordsIn(text: string): Set<Keyword> {
  const found = new Set<Keyword>()
  for (let at = 0; at < text.length; at += 1) {
    const alike = keywordsByHead.get(text.charCodeAt(at))
    if (alike === undefined) continue
    for (const keyword of alike) if (text.startsWith(keyword.word, at)) found.add(keyword)
  }
  return found
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
