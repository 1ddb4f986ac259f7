/** Which places the parts of an address may be, and which of them goes first. Pure. */
import type { Part } from './address.ts'
import type { Book } from './address-book.ts'
import type { Closeness, Name, Near } from './address-find.ts'
import { buildingKeys } from './address-names.ts'
import { levels, type Match, ofBuilding, ofCommunity, ofCompound } from './address-place.ts'
import type { BuildingRow, CommunityRow, CompoundRow } from './store.ts'
import type { Territory } from './territory.ts'

export type NamedPart = Part<readonly Near[]>

/** Every place that the names in these parts, with the numbers behind them, may mean. */
export function matchesOf(
  territory: Territory,
  book: Book,
  parts: readonly NamedPart[],
  isMessage = false,
): readonly Match[] {
  const names = parts.flatMap(part => namesOf(part).map(({ name }) => name))
  const said = new Set(names.flatMap(name => name.communities.map(({ id }) => id)))
  const isElsewhere = (communityId: string) => said.size > 0 && !said.has(communityId)
  const meant = meantBuildings(names, isMessage)
  const found = parts.flatMap((part, at) => {
    const numbers = numbersOf(parts, at)
    return namesOf(part).flatMap(({ name, closeness }) => [
      ...meant(name).map(building => ofBuilding(territory, building, closeness, [part])),
      ...name.compounds.flatMap(compound =>
        inCompound(territory, book, compound, closeness, [part, ...numbers]),
      ),
    ])
  })
  const places = found
    .filter(match => match !== null)
    .map(match => ({ ...match, isElsewhere: isElsewhere(match.community.id) }))
  if (places.length > 0) return places
  return parts.flatMap((part, at) =>
    namesOf(part).flatMap(({ name, closeness }) =>
      name.communities.flatMap(community =>
        inCommunity(territory, book, community, closeness, [part, ...numbersOf(parts, at)]),
      ),
    ),
  )
}

/** Every compound has a kindergarten: in a message so short a word alone is no address. */
const shortestAlone = 5

/** Of buildings that bear one name those in a compound that is named too; many of one name nowhere named are none. */
function meantBuildings(names: readonly Name[], isMessage: boolean): (name: Name) => readonly BuildingRow[] {
  const compounds = new Set(names.flatMap(name => name.compounds.map(({ id }) => id)))
  return name => {
    const inside = name.buildings.filter(building => compounds.has(building.compoundId))
    if (inside.length > 0) return inside
    const isVague = compounds.size > 0 && name.buildings.length > 1
    return isVague || (isMessage && name.name.length < shortestAlone) ? [] : name.buildings
  }
}

/** The likelier first; places elsewhere, and the whole where its part was found, fall away. */
export function ranked(matches: readonly Match[]): readonly Match[] {
  const isHere = matches.some(match => !match.isElsewhere)
  const withBuilding = new Set(
    matches.flatMap(({ level, compound }) => (level === 'building' && compound ? [compound.id] : [])),
  )
  const seen = new Set<string>()
  return matches
    .filter(match => {
      const key = match.building?.id ?? match.compound?.id ?? match.community.id
      const isDoubled = seen.has(key)
      seen.add(key)
      const isPart = match.level !== 'building' && withBuilding.has(match.compound?.id ?? '')
      return !isDoubled && !isPart && !(isHere && match.isElsewhere)
    })
    .sort((a, b) => rank(a) - rank(b))
}

const closenesses: readonly Closeness[] = ['exact', 'shortName', 'noCompound', 'oneCharacter']

function rank({ level, closeness }: Match): number {
  return levels.indexOf(level) * closenesses.length + closenesses.indexOf(closeness)
}

function namesOf(part: NamedPart): readonly Near[] {
  return part.name ?? []
}

const small: ReadonlySet<string> = new Set(['number', 'building', 'unit', 'floor', 'room', 'relation'])
/** So many characters may stand between a name and the number that belongs to it. */
const farthest = 12

/** Numbers that belong to the name at a place: those behind it, or the building right before it. */
function numbersOf(parts: readonly NamedPart[], at: number): readonly NamedPart[] {
  const numbers: NamedPart[] = []
  for (let i = at + 1; i < parts.length; i++) {
    const part = parts[i]!
    const isPhase = part.kind === 'compound' && part.name === null
    if (part.from - parts[i - 1]!.to > farthest || !(small.has(part.kind) || isPhase)) break
    if (!isPhase) numbers.push(part)
  }
  const before = parts[at - 1]
  const isBefore =
    before?.kind === 'building' && before.name === null && !parts.slice(0, at - 1).some(namedPlace)
  return numbers.some(part => part.kind === 'building' || part.kind === 'number') || !isBefore
    ? numbers
    : [...numbers, before]
}

function namedPlace({ kind, name }: NamedPart): boolean {
  return name !== null && kind !== 'division' && kind !== 'community'
}

function rowsBy(
  book: Book,
  compounds: readonly CompoundRow[],
  parts: readonly NamedPart[],
): { rows: readonly BuildingRow[]; by: readonly NamedPart[] } {
  const first = (kind: string) => parts.find(part => part.kind === kind && part.name === null)
  const [number, building, unit] = [first('number'), first('building'), first('unit')]
  const keys = buildingKeys({ number: number?.value, building: building?.value, unit: unit?.value })
  for (const key of keys) {
    const rows = compounds.flatMap(compound => book.buildingsBy(compound.id, key))
    if (rows.length > 0) return { rows, by: [number, building].filter(part => part !== undefined) }
  }
  return { rows: [], by: [] }
}

function inCompound(
  territory: Territory,
  book: Book,
  compound: CompoundRow,
  closeness: Closeness,
  parts: readonly NamedPart[],
): readonly (Match | null)[] {
  const { rows, by } = rowsBy(book, [compound], parts)
  if (rows.length > 0)
    return rows.map(building => ofBuilding(territory, building, closeness, [parts[0]!, ...by]))
  return [ofCompound(territory, compound, closeness, parts.slice(0, 1))]
}

/** A number without a compound: the buildings of the community that bear it, else the community itself. */
function inCommunity(
  territory: Territory,
  book: Book,
  community: CommunityRow,
  closeness: Closeness,
  parts: readonly NamedPart[],
): readonly Match[] {
  const { rows, by } = rowsBy(book, territory.compoundsOf(community.id), parts)
  const near = closeness === 'oneCharacter' ? closeness : 'noCompound'
  const found = rows.flatMap(row => ofBuilding(territory, row, near, [parts[0]!, ...by]) ?? [])
  if (found.length > 0) return found
  return [ofCommunity(community, closeness, parts.slice(0, 1))]
}
