/** The names of a territory as an index: which of them stand in a text, and which differ from a word by one character. Made once for a territory, when it is first asked. Pure. */
import type { Hit } from './address.ts'
import {
  deletionsOf,
  type Lengths,
  lengthsOf,
  type Name,
  type NameKind,
  type Near,
  type NearEnd,
  namesIn,
  nearest,
} from './address-find.ts'
import {
  buildingKey,
  communityNames,
  divisionNames,
  foldName,
  isPlainKey,
  shortCommunity,
  shortCompound,
} from './address-names.ts'
import type { BuildingRow } from './store.ts'
import type { Territory } from './territory.ts'

export interface Book {
  /** Names in a folded text, in order, none over another; of two that begin at one place the longer. */
  hits(folded: string): readonly Hit<readonly Near[]>[]
  /** Names that differ from the end of these words by one character at most, of the longest fitting end. */
  near(words: string): NearEnd
  /** Names that begin with these words. */
  beginning(words: string): readonly Near[]
  /** Buildings of a compound by what tells them apart. */
  buildingsBy(compoundId: string, key: string): readonly BuildingRow[]
}

/** What the names are looked up in. */
export interface Names {
  readonly full: Map<string, Name>
  /** 吉祥 → 吉祥小区, 吉祥家园: taken only before the number of a building. */
  readonly short: Map<string, Name[]>
  readonly fullLengths: Lengths
  readonly shortLengths: Lengths
}

/** Among more names those of single buildings must be written as they are: their variants would fill the memory. */
const mostNamed = 50_000

const books = new WeakMap<Territory, Book>()

export function bookOf(territory: Territory): Book {
  let book = books.get(territory)
  if (!book) {
    book = makeBook(territory)
    books.set(territory, book)
  }
  return book
}

function makeBook(territory: Territory): Book {
  const { full, short } = collected(territory)
  const names: Names = {
    full,
    short,
    fullLengths: lengthsOf(full.keys()),
    shortLengths: lengthsOf(short.keys()),
  }
  const ofCompound = new Map<string, Map<string, BuildingRow[]>>()
  let deletions: ReadonlyMap<string, readonly Name[]> | null = null
  return {
    hits: text => namesIn(text, names),
    near(words) {
      deletions ??= deletionsOf(full, full.size <= mostNamed)
      return nearest(words, deletions)
    },
    beginning: words =>
      [...full.values()]
        .filter(({ name, kind }) => kind !== 'division' && name.startsWith(words))
        .map(name => ({ name, closeness: name.name === words ? 'exact' : 'shortName' })),
    buildingsBy(compoundId, key) {
      let keys = ofCompound.get(compoundId)
      if (!keys) {
        keys = Map.groupBy(territory.buildingsOf(compoundId), building => buildingKey(building.name))
        ofCompound.set(compoundId, keys)
      }
      return keys.get(key) ?? []
    },
  }
}

function collected(territory: Territory): Pick<Names, 'full' | 'short'> {
  const full = new Map<string, Name>()
  const short = new Map<string, Name[]>()
  const add = (kind: NameKind, words: string): Name => {
    const known = full.get(words)
    if (known) return known
    const name: Name = { kind, name: words, communities: [], compounds: [], buildings: [] }
    // Two characters stand in every other sentence.
    if (words.length >= 3) full.set(words, name)
    else if (words.length === 2) shorten(short, words, name)
    return name
  }
  for (const words of divisionNames(foldName(territory.jurisdiction.name))) add('division', words)
  for (const community of territory.communities) {
    const folded = foldName(community.name)
    for (const words of communityNames(folded)) {
      const name = add('community', words)
      if (!name.communities.includes(community)) name.communities.push(community)
      if (words === folded) shorten(short, shortCommunity(words), name)
    }
  }
  for (const compound of territory.compounds) {
    const words = foldName(compound.name)
    if (compound.kind === 'none' || words === '') continue
    const name = add(compound.kind === 'street' ? 'street' : 'compound', words)
    name.compounds.push(compound)
    if (compound.kind !== 'street') shorten(short, shortCompound(words), name)
  }
  for (const building of territory.buildings) {
    if (isPlainKey(buildingKey(building.name))) continue
    const words = foldName(building.name)
    if (words.length >= 3) add('building', words).buildings.push(building)
  }
  return { full, short }
}

function shorten(short: Map<string, Name[]>, words: string | null, name: Name): void {
  if (words === null) return
  const others = short.get(words)
  if (!others) short.set(words, [name])
  else if (!others.includes(name)) others.push(name)
}
