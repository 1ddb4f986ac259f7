/** Where a row says somebody lives: the building by the territory's own address book, entrance, floor and number of the door. Never guessed: what is only like a name is asked about. Pure. */
import { numberIn } from '../territory/address-characters.ts'
import { type Match, type Resolved, resolveAddress, type Territory } from '../territory/index.ts'
import { written } from './columns.ts'
import type { NoteCode, Problem } from './problem.ts'
import { around, doorsInOneCell } from './readings.ts'

export interface Place {
  readonly buildingId: string
  readonly entrance: string
  readonly floor: number | null
  readonly number: string
}
export const doorKey = ({
  buildingId,
  entrance,
  number,
}: Pick<Place, 'buildingId' | 'entrance' | 'number'>) => `${buildingId} ${entrance} ${number}`

export interface PlaceTexts {
  readonly compound: string | null
  readonly building: string | null
  readonly entrance: string | null
  readonly floor: string | null
  readonly room: string | null
  readonly address: string | null
}
export interface Found {
  readonly place: Place | null
  readonly problem: Problem | null
  readonly note: NoteCode | null
}
export interface Doors {
  find(texts: PlaceTexts): Found
  /** The same for a building a person picked. */
  at(buildingId: string, texts: PlaceTexts): Found
}

/** Buildings told as possible. */
const mostSuggestions = 8
/** In a building of so few homes a door needs no number. */
const fewHomes = 2
const trusted: readonly Match['closeness'][] = ['exact', 'shortName', 'noCompound']

/** @param fallback place words for rows that name no compound: from the title, or as a person said; null: the community */
export function doorsOf(territory: Territory, communityId: string, fallback: string | null): Doors {
  const community = territory.community(communityId)!
  const known = new Map<string, Resolved>()
  const resolved = (words: string) => {
    const found = known.get(words) ?? resolveAddress(territory, words)
    known.set(words, found)
    return found
  }
  return {
    find(texts) {
      const door = doorOf(texts)
      const words = wordsOf(texts, door)
      if (words === '') return problem('placeMissing')
      const own = resolved(words)
      if (own.candidates.length === 0 && saysAnotherPlace(texts, own)) return problem('placeUnknown')
      const answer = own.candidates.length > 0 ? own : resolved(`${fallback ?? community.name}${words}`)
      const building = buildingOf(answer, communityId)
      if (typeof building !== 'string') return { place: null, problem: building, note: null }
      return placed(territory, building, door, answer)
    },
    at: (buildingId, texts) => {
      const door = doorOf(texts)
      return placed(territory, buildingId, door, resolved(wordsOf(texts, door)))
    },
  }
}

/** A place is named that nobody knows: the number alone would be that of some other building. */
function saysAnotherPlace({ compound }: PlaceTexts, { parts, rest }: Resolved): boolean {
  return (
    compound !== null ||
    parts.some(part => part.isKnown === false && (part.kind === 'compound' || part.kind === 'street')) ||
    rest.some(part => !part.isFiller)
  )
}

interface Door {
  readonly building: string | null
  readonly entrance: string | null
  readonly floor: string | null
  readonly room: string | null
}

/** 3-2-501 in one cell is building, entrance and room; 2-501 entrance and room where the building is said elsewhere. */
function doorOf({ building, entrance, floor, room, address }: PlaceTexts): Door {
  const plain = { building, entrance, floor, room }
  const packed = (room ?? address ?? building)?.replaceAll(' ', '') ?? ''
  const three = doorsInOneCell.three.exec(packed)?.groups
  if (three) return { ...plain, building: three.building!, entrance: three.entrance!, room: three.room! }
  const two = room === null ? null : doorsInOneCell.two.exec(packed)?.groups
  if (!two) return plain
  if (building === null && address === null) return { ...plain, building: two.entrance!, room: two.room! }
  return { ...plain, entrance: entrance ?? two.entrance!, room: two.room! }
}

/** What names the building, written one behind the other; numbers without leading zeros. */
function wordsOf({ compound, address, building }: PlaceTexts, door: Door): string {
  const isPacked = door.building !== null && door.building !== building
  const own = isPacked ? null : address
  const parts = [
    compound !== null && own?.includes(compound) ? null : compound,
    own,
    door.building === null || own?.includes(door.building) ? null : written.building(door.building),
  ]
  return parts
    .filter(part => part !== null)
    .join('')
    .replace(/(?<!\d)0+(?=\d)/g, '')
}

/** The building meant, or what is in doubt. */
function buildingOf({ candidates }: Resolved, communityId: string): string | Problem {
  const buildings = candidates.filter(match => match.building !== null)
  const own = buildings.filter(match => match.community.id === communityId)
  const sure = own.filter(match => trusted.includes(match.closeness))
  if (sure.length === 1) return sure[0]!.building!.id
  if (own.length > 0) return doubt(own.length === 1 ? 'placeNear' : 'placeUnclear', own)
  const elsewhere = buildings.filter(match => trusted.includes(match.closeness))[0]
  if (elsewhere) return { code: 'placeElsewhere', facts: { community: elsewhere.community.name } }
  return { code: 'placeUnknown', facts: {} }
}

function doubt(code: 'placeNear' | 'placeUnclear', matches: readonly Match[]): Problem {
  const buildings = matches.slice(0, mostSuggestions).map(match => match.building!.id)
  return { code, facts: { buildings } }
}

/** Entrance, floor and number as the columns say, else as the address says. */
function placed(territory: Territory, buildingId: string, door: Door, { parts }: Resolved): Found {
  const building = territory.building(buildingId)
  if (!building) return problem('placeUnknown')
  const inAddress = (kind: string) => parts.find(part => part.kind === kind)?.value ?? null
  const entrance = plainNumber(door.entrance ?? inAddress('unit'), around.entrance) ?? ''
  const floorText = plainNumber(door.floor ?? inAddress('floor'), around.floor)
  const room = plainNumber(door.room ?? inAddress('room'), around.room)
  const number = numberOf(room, floorText) ?? (building.households <= fewHomes ? '1' : null)
  if (number === null) return problem('roomMissing')
  if (number.length > 20 || entrance.length > 10) return problem('doorUnfit')
  const isBeyond = building.units !== null && /^\d+$/.test(entrance) && Number(entrance) > building.units
  const place = { buildingId, entrance, floor: floorOf(floorText, number), number }
  return { place, problem: null, note: isBeyond ? 'entranceBeyond' : null }
}

/** 第二单元 → 2, 0501室 → 501, A座 stays. */
function plainNumber(text: string | null, aside: RegExp): string | null {
  if (text === null) return null
  const bare = text.normalize('NFKC').replaceAll(' ', '').replace(aside, '').replace(aside, '')
  const plain = numberIn(bare)
    .replace(/^0+(?=\d)/, '')
    .toUpperCase()
  return plain === '' ? null : plain
}

/** On floor 5 door 2 is 502; of a side its floor is told along: 5东. */
function numberOf(room: string | null, floor: string | null): string | null {
  if (room === null || floor === null || !/^\d+$/.test(floor)) return room
  if (/^\d{1,2}$/.test(room)) return `${floor}${room.padStart(2, '0')}`
  return /^\d/.test(room) ? room : `${floor}${room}`
}

function floorOf(floor: string | null, number: string): number | null {
  if (floor !== null && /^-?\d{1,2}$/.test(floor)) return Number(floor)
  const digits = /^\d{3,4}/.exec(number)?.[0]
  const told = digits === undefined ? 0 : Math.floor(Number(digits) / 100)
  return told > 0 && told <= 60 ? told : null
}

function problem(code: Problem['code']): Found {
  return { place: null, problem: { code, facts: {} }, note: null }
}
