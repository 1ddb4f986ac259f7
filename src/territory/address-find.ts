/** Finding names in a text: exactly, cut short before the number of a building, or with one wrong, missing or surplus character. Pure. */
import type { Hit } from './address.ts'
import type { Names } from './address-book.ts'
import { addressed } from './address-grammar.ts'
import type { BuildingRow, CommunityRow, CompoundRow } from './store.ts'

export type NameKind = 'division' | 'community' | 'street' | 'compound' | 'building'
/** One name; several places may bear it. */
export interface Name {
  readonly kind: NameKind
  readonly name: string
  readonly communities: CommunityRow[]
  readonly compounds: CompoundRow[]
  readonly buildings: BuildingRow[]
}
/** noCompound: a building's number in a community, the compound left out. */
export type Closeness = 'exact' | 'shortName' | 'noCompound' | 'oneCharacter'
export interface Near {
  readonly name: Name
  readonly closeness: Closeness
}
/** Names that the last `length` characters may be. */
export interface NearEnd {
  readonly near: readonly Near[]
  readonly length: number
}
/** First two characters → lengths of the names that begin so, the longest first. */
export type Lengths = ReadonlyMap<string, readonly number[]>

export function lengthsOf(names: Iterable<string>): Lengths {
  const lengths = new Map<string, number[]>()
  for (const name of names) {
    const two = name.slice(0, 2)
    const known = lengths.get(two)
    if (!known) lengths.set(two, [name.length])
    else if (!known.includes(name.length)) known.push(name.length)
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a)
  return lengths
}

/** Names in a folded text, in order, none over another; of two that begin at one place the longer. */
export function namesIn(text: string, names: Names): readonly Hit<readonly Near[]>[] {
  const found: Hit<readonly Near[]>[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const hit = fullAt(text, i, names) ?? shortAt(text, i, names)
    if (!hit) continue
    found.push(hit)
    i = hit.to - 1
  }
  return found
}

function fullAt(text: string, from: number, { full, fullLengths }: Names): Hit<readonly Near[]> | null {
  for (const length of fullLengths.get(text.slice(from, from + 2)) ?? []) {
    // A longer name reaches beyond the text: what is left of it may be another name.
    const name = from + length <= text.length ? full.get(text.slice(from, from + length)) : undefined
    if (name) return { kind: name.kind, from, to: from + length, name: [{ name, closeness: 'exact' }] }
  }
  return null
}

/** 吉祥3号楼, 罕乌拉吉祥小区: a compound before a number, a community before a compound. */
function shortAt(text: string, from: number, names: Names): Hit<readonly Near[]> | null {
  for (const length of names.shortLengths.get(text.slice(from, from + 2)) ?? []) {
    const to = from + length
    if (to > text.length) continue
    const meant = names.short.get(text.slice(from, to))
    if (!meant) continue
    const wanted = isNumbered(text, to)
      ? (name: Name) => name.kind !== 'community'
      : fullAt(text, to, names)?.kind === 'compound'
        ? (name: Name) => name.kind === 'community'
        : null
    const fitting = wanted ? meant.filter(wanted) : []
    const [first] = fitting
    if (first)
      return {
        kind: first.kind,
        from,
        to,
        name: fitting.map(name => ({ name, closeness: 'shortName' })),
      }
  }
  return null
}

function isNumbered(text: string, at: number): boolean {
  addressed.lastIndex = at
  return addressed.test(text)
}

const fewest = 3
const most = 14

/** Every name with each one of its characters left out: two words that differ by one character meet there. */
export function deletionsOf(
  full: ReadonlyMap<string, Name>,
  withBuildings: boolean,
): ReadonlyMap<string, readonly Name[]> {
  const deletions = new Map<string, Name[]>()
  for (const [words, name] of full) {
    if (name.kind === 'division' || (name.kind === 'building' && !withBuildings)) continue
    if (words.length < fewest || words.length > most) continue
    for (const left of shortened(words)) {
      const known = deletions.get(left)
      if (!known) deletions.set(left, [name])
      else if (known.at(-1) !== name) known.push(name)
    }
  }
  return deletions
}

/** Names that the end of these words may be, taking the longest end that is like one. */
export function nearest(words: string, deletions: ReadonlyMap<string, readonly Name[]>): NearEnd {
  for (let length = Math.min(most + 1, words.length); length >= fewest; length--) {
    const end = words.slice(-length)
    const found = new Set<Name>()
    for (const left of shortened(end))
      for (const name of deletions.get(left) ?? []) if (isOneApart(end, name.name)) found.add(name)
    if (found.size === 0) continue
    const near = [...found].map(name => ({
      name,
      closeness: name.name === end ? ('exact' as const) : ('oneCharacter' as const),
    }))
    return { near, length }
  }
  return { near: [], length: 0 }
}

function shortened(words: string): readonly string[] {
  return [words, ...Array.from(words, (_, i) => words.slice(0, i) + words.slice(i + 1))]
}

/** At most one character changed, missing or too many. */
export function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && a[from] === b[from]) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  return endA - from <= 1 && endB - from <= 1
}
