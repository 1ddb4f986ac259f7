/** Which of the loaded texts hold today: the latest version of a law, and none that a later law, or a decision, ended. */
import { readFileSync } from 'node:fs'
import { plainTitle } from './terms.ts'

export interface Version {
  readonly id: string
  readonly law: string
  /** Day it was passed; null: not known. */
  readonly dated: string | null
  readonly path: string
}
export interface Superseded {
  readonly how: 'newerVersion' | 'sameText' | 'repealed' | 'lawRepealed' | 'known'
  readonly by: string
}
/** An article that may say what its law ends. */
export interface Clause {
  readonly law: string
  /** As people know the law. */
  readonly title: string
  readonly dated: string | null
  readonly number: string
  readonly text: string
}

interface Known {
  readonly ended: readonly { readonly law: string; readonly by: string; readonly since: string }[]
  readonly names: readonly string[]
  readonly namesBy: string
  readonly namesSince: string
  readonly revised: readonly Revised[]
}
interface Revised {
  readonly law: string
  readonly dated: string
  readonly since: string
}
const known = JSON.parse(readFileSync(new URL('repealed.json', import.meta.url), 'utf8')) as Known

/** Words by which a law ends another; the search of the database looks for the same ones. */
export const endingWords = readFileSync(new URL('ending-words.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const ending = new RegExp(endingWords.join('|'))
const effective = /(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施)/
const title = /《([^《》〈]*(?:〈[^〉]*〉[^《》〈]*)*)》/g
const applying = /适用《([^《》]+)》|〈([^〈〉]+)〉/

/** Texts that took the place of loaded ones and are not loaded themselves → since when they are in force: the earlier text may be found, never as what holds. */
export const awaited: ReadonlyMap<string, string> = new Map(known.revised.map(it => [named(it), it.since]))

/** The ids that do not hold any more, and why. @param today a revision counts from the day it is in force */
export function supersededOf(
  versions: readonly Version[],
  clauses: readonly Clause[],
  today: string,
): ReadonlyMap<string, Superseded> {
  const ends = endsOf(clauses)
  const found = new Map<string, Superseded>()
  for (const same of groups(versions)) {
    const [latest, ...older] = same
    for (const version of older)
      found.set(version.id, {
        how: version.dated === latest!.dated ? 'sameText' : 'newerVersion',
        by: named(latest!),
      })
    const end = endedBy(latest!, ends) ?? revisedBy(latest!, today)
    if (end) found.set(latest!.id, end)
  }
  return found
}

function groups(versions: readonly Version[]): readonly (readonly Version[])[] {
  const byLaw = Map.groupBy(versions, ({ law }) => plainTitle(law))
  return [...byLaw.values()].map(same =>
    same.toSorted(
      (a, b) => (b.dated ?? '').localeCompare(a.dated ?? '') || a.path.localeCompare(b.path, 'en'),
    ),
  )
}

function named({ law, dated }: Pick<Version, 'law' | 'dated'>): string {
  return dated ? `${law}（${dated}）` : law
}

interface End {
  readonly by: string
  readonly byLaw: string
  readonly since: string | null
}

function endsOf(clauses: readonly Clause[]): ReadonlyMap<string, readonly End[]> {
  const ends = new Map<string, End[]>()
  for (const clause of clauses) {
    const day = effective.exec(clause.text)
    const since = day ? `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}` : clause.dated
    for (const sentence of clause.text.split(/[。\n]/).filter(it => ending.test(it)))
      for (const [, name] of sentence.matchAll(title))
        push(ends, plainTitle(name!), { by: `${clause.title}${clause.number}`, byLaw: clause.law, since })
  }
  return ends
}

function push(ends: Map<string, End[]>, law: string, end: End): void {
  const list = ends.get(law) ?? []
  list.push(end)
  ends.set(law, list)
}

function endedBy(version: Version, ends: ReadonlyMap<string, readonly End[]>): Superseded | null {
  const law = plainTitle(version.law)
  const end = endOf(law, version, ends)
  if (end) return { how: 'repealed', by: end.by }
  const listed = known.ended.find(it => plainTitle(it.law) === law && isBefore(version.dated, it.since))
  if (listed) return { how: 'known', by: listed.by }
  if (known.names.includes(law)) return { how: 'known', by: known.namesBy }
  const [, outer, inner] = applying.exec(version.law) ?? []
  const applied = outer ?? inner
  if (applied === undefined) return null
  const parent = endOf(plainTitle(applied), version, ends)
  if (parent) return { how: 'lawRepealed', by: parent.by }
  const wasKnown = known.names.includes(plainTitle(applied)) && isBefore(version.dated, known.namesSince)
  return wasKnown ? { how: 'lawRepealed', by: known.namesBy } : null
}

/** A later text is in force that was not loaded. */
function revisedBy({ law, dated }: Version, today: string): Superseded | null {
  const title = plainTitle(law)
  const revised = known.revised.find(
    it => plainTitle(it.law) === title && it.since <= today && isBefore(dated, it.dated),
  )
  return revised === undefined ? null : { how: 'known', by: named(revised) }
}

/** What ended the law before the version was made; a law made anew under its old name is not ended by what ended the old one. */
function endOf(law: string, { dated }: Version, ends: ReadonlyMap<string, readonly End[]>): End | undefined {
  return ends.get(law)?.find(it => plainTitle(it.byLaw) !== law && isBefore(dated, it.since))
}

/** Without a day the text is taken at its word: what ended it names it. */
function isBefore(dated: string | null, since: string | null): boolean {
  return dated === null || since === null || dated < since
}
