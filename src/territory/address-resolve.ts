/** From an address in words to the building, compound or community it means: never guessed silently, every answer says how sure it is. Pure. */
import { type Hit, type Parsed, type Part, parseAddress, type Rest } from './address.ts'
import { type Book, bookOf } from './address-book.ts'
import { fold } from './address-characters.ts'
import type { Near } from './address-find.ts'
import { addressed, nameEnding } from './address-grammar.ts'
import { matchesOf, type NamedPart, ranked } from './address-match.ts'
import { type Level, type Match, ofBuilding, ofCommunity, ofCompound } from './address-place.ts'
import type { Territory } from './territory.ts'

export type { Level, Match } from './address-place.ts'

/** How sure: the whole address as written; a name cut short, the compound left out, or one character different; the community named is another; only a part of it found. */
export const confidences = [
  'exact',
  'shortName',
  'noCompound',
  'oneCharacter',
  'otherCommunity',
  'onlyCompound',
  'onlyStreet',
  'onlyCommunity',
] as const
export type Confidence = (typeof confidences)[number]
export interface ResolvedPart extends Omit<Part, 'name'> {
  /** Found in the territory, not found there, or (null) nothing to be found: a room, a floor. */
  readonly isKnown: boolean | null
}
export interface Resolved {
  /** The one place meant, null when there is none or more than one. */
  readonly best: Match | null
  /** Places it may be, the likelier first, at most eight. */
  readonly candidates: readonly Match[]
  readonly parts: readonly ResolvedPart[]
  readonly rest: readonly Rest[]
}

const mostCandidates = 8
/** Longer texts are messages, in which a word that is like a name need not be one. */
const longestAddress = 120

/**
 * Finds the place that words mean.
 * @param how.isMessage a text about something rather than an address: only names as they are written are found
 * @example resolveAddress(territory, '吉祥小区三号楼2单元501').best?.building?.name // '3号楼'
 */
export function resolveAddress(
  territory: Territory,
  text: string,
  how: { readonly isMessage?: boolean } = {},
): Resolved {
  const book = bookOf(territory)
  let parsed: Parsed<readonly Near[]> = parseAddress(text, folded => book.hits(folded))
  let found = matchesOf(territory, book, parsed.parts, how.isMessage)
  const isVague = found.every(match => match.level === 'community')
  if (isVague && how.isMessage !== true && text.length <= longestAddress) {
    parsed = parseAddress(text, folded => withNear(book, folded))
    found = matchesOf(territory, book, parsed.parts)
  }
  if (found.length === 0 && parsed.parts.length === 0 && how.isMessage !== true) {
    parsed = parseAddress(text, folded => beginning(book, folded))
    found = matchesOf(territory, book, parsed.parts)
  }
  const matches = ranked(found)
  return {
    best: matches.length === 1 ? matches[0]! : theOneBuilding(matches),
    candidates: matches.slice(0, mostCandidates),
    parts: parsed.parts.map(part => known(part, matches)),
    rest: parsed.rest,
  }
}

/** Does a text name any place of the territory, as it is written? Soon said of most messages. */
export function namesPlace(territory: Territory, text: string): boolean {
  return bookOf(territory)
    .hits(fold(text).text)
    .some(hit => hit.kind !== 'division')
}

export type PlaceKind = 'building' | 'compound' | 'community'

/** A place chosen from a list, as one that was found by words; null when there is none of that id. */
export function matchAt(territory: Territory, kind: PlaceKind, id: string): Match | null {
  const building = kind === 'building' ? territory.building(id) : null
  const compound = kind === 'compound' ? territory.compound(id) : null
  const community = kind === 'community' ? territory.community(id) : null
  if (building) return ofBuilding(territory, building)
  return compound ? ofCompound(territory, compound) : community && ofCommunity(community)
}

export function confidenceOf(match: Match): Confidence {
  if (match.closeness !== 'exact') return match.closeness
  return match.isElsewhere ? 'otherCommunity' : only[match.level]
}

const only = {
  building: 'exact',
  compound: 'onlyCompound',
  street: 'onlyStreet',
  community: 'onlyCommunity',
} as const satisfies Record<Level, Confidence>

/** Of several places only one was told to the building: 吉祥小区对面的安康家园3号楼. */
function theOneBuilding([first, second]: readonly Match[]): Match | null {
  return first?.level === 'building' && second?.level !== 'building' && first.closeness === 'exact'
    ? first
    : null
}

/** The names as written, and the first word that is like one: before the number of a building, or where names end. */
function withNear(book: Book, text: string): readonly Hit<readonly Near[]>[] {
  const hits = book.hits(text)
  const free = Array.from({ length: text.length }, (_, i) => i + 1).filter(
    to => !hits.some(hit => hit.from < to && to <= hit.to),
  )
  const numbered = free.filter(to => isAddressed(text, to))
  const named = free.filter(to => nameEnding.test(text.slice(Math.max(0, to - 3), to)))
  for (const to of [...numbered, ...named, text.length]) {
    const from = Math.max(0, to - 16, ...hits.filter(hit => hit.to <= to).map(hit => hit.to))
    const { near, length } = book.near(text.slice(from, to))
    const [first] = near
    // At the end of a text only if it is all that stands there: 建设和谐家乡 is no compound.
    const isPart = to - length > from && !numbered.includes(to) && !named.includes(to)
    if (!first || isPart) continue
    const hit = { kind: first.name.kind, from: to - length, to, name: near }
    return [...hits, hit].sort((a, b) => a.from - b.from)
  }
  return hits
}

function isAddressed(text: string, at: number): boolean {
  addressed.lastIndex = at
  return addressed.test(text)
}

/** Somebody still writing: 吉祥 is the beginning of 吉祥小区 and 吉祥家园. */
function beginning(book: Book, text: string): readonly Hit<readonly Near[]>[] {
  const near = text.length < 2 || text.length > 8 ? [] : book.beginning(text)
  const [first] = near
  return first ? [{ kind: first.name.kind, from: 0, to: text.length, name: near }] : []
}

function known({ name, ...part }: NamedPart, matches: readonly Match[]): ResolvedPart {
  return { ...part, isKnown: isKnown({ name, ...part }, matches) }
}

function isKnown(part: NamedPart, matches: readonly Match[]): boolean | null {
  if (part.name !== null) return true
  if (part.kind === 'compound' || part.kind === 'community' || part.kind === 'street') return false
  const isNumber = part.kind === 'building' || part.kind === 'number'
  if (isNumber && matches.length > 0)
    return matches.some(match => [...match.by].some(by => by.from === part.from))
  const units = matches.length === 1 ? matches[0]!.building?.units : null
  if (part.kind === 'unit' && units && /^\d+$/.test(part.value)) return Number(part.value) <= units
  return null
}
