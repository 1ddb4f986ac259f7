/** How much a text counts before anything is asked: codes people live by before decisions for one trade. */
import { readFileSync } from 'node:fs'
import { plainTitle } from './terms.ts'

interface Standing {
  readonly stopWords: readonly string[]
  readonly civilCode: string
  readonly shortTitles: Readonly<Record<string, string>>
  readonly core: readonly string[]
  readonly coreInterpretations: readonly string[]
  readonly weights: Readonly<Record<'civilCode' | 'core' | 'coreInterpretation' | 'other', number>>
  readonly kinds: Readonly<Record<string, number>>
}
const standing = JSON.parse(readFileSync(new URL('standing.json', import.meta.url), 'utf8')) as Standing

export const stopWords: ReadonlySet<string> = new Set(standing.stopWords)
/** Its books stand under its name. */
export const civilCode = standing.civilCode
/** What people call a law for short → its plain title. */
export const shortTitles: readonly (readonly [string, string])[] = Object.entries(standing.shortTitles)
const core = new Set(standing.core)

/** The title people know a text by: books of the civil code stand under its name. */
export function titleOf(law: string, path: string): string {
  return path.startsWith(`${standing.civilCode}/`) && !law.startsWith(standing.civilCode)
    ? `${standing.civilCode} ${law}`
    : law
}

/** @param path begins with the kind of text, as the source files it */
export function weightOf(law: string, path: string): number {
  const title = plainTitle(titleOf(law, path))
  const kind = path.split('/')[0] ?? ''
  const { weights, kinds } = standing
  if (title.startsWith(standing.civilCode)) return weights.civilCode
  if (core.has(law)) return weights.core
  const isCore = standing.coreInterpretations.some(part => title.includes(part))
  const interprets = kinds[kind] !== undefined && isCore
  return interprets ? weights.coreInterpretation : (kinds[kind] ?? weights.other)
}

/** When it begins to hold, what it ends, why it was made: nobody asks for these. */
const formal =
  /^(本法|本条例|本解释|本规定|本办法|本规则).{0,30}(施行|废止)|^为了?.{2,80}(制定|作出)|^根据.{2,60}制定/
export function formalWeight(text: string): number {
  return formal.test(text) ? 0.6 : 1
}
