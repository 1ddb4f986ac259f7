/** Households of the grid, found and grouped on the phone: by two characters of a name, by a door; stairway after stairway. */
import { addressOf, stairwayOf } from './day.ts'
import type { DueVisit, Home } from './types.ts'

export const filters = ['all', 'due', 'needs', 'never', 'refused'] as const
export type Filter = (typeof filters)[number]

export interface Stairway {
  id: string
  name: string
  homes: Home[]
}

const numbers = new Intl.Collator('zh-CN', { numeric: true })

/** Buildings, entrances and doors in the order of their numbers. Sort once, filter often. */
export function sorted(homes: readonly Home[]): Home[] {
  const keyed = homes.map(home => ({ home, key: keyOf(home) }))
  keyed.sort((a, b) => numbers.compare(a.key, b.key))
  return keyed.map(each => each.home)
}

const keyOf = ({ address: { compound, building, entrance, floor, number } }: Home): string =>
  `${compound} ${building} ${entrance} ${floor ?? 0} ${number}`

/** Words a household answers to; made once a household. */
const haystacks = new WeakMap<Home, string>()
function haystackOf(home: Home): string {
  const known = haystacks.get(home)
  if (known) return known
  const { building, entrance, number } = home.address
  // "3-2-501" is how doors are said on the phone.
  const digits = [building, entrance, number].map(part => part.replace(/\D/g, '') || part).join('-')
  const made = tidy(`${addressOf(home)} ${digits} ${home.people.map(person => person.name).join(' ')}`)
  haystacks.set(home, made)
  return made
}

const tidy = (words: string): string => words.normalize('NFKC').toLowerCase()

export interface Asked {
  words: string
  filter: Filter
}

export function found(
  homes: readonly Home[],
  { words, filter }: Asked,
  due: ReadonlyMap<string, DueVisit>,
): Home[] {
  const parts = tidy(words).split(/\s+/).filter(Boolean)
  return homes.filter(home => {
    if (!passes(home, filter, due)) return false
    if (parts.length === 0) return true
    const haystack = haystackOf(home)
    return parts.every(part => haystack.includes(part))
  })
}

function passes(home: Home, filter: Filter, due: ReadonlyMap<string, DueVisit>): boolean {
  if (filter === 'due') return due.has(home.id)
  if (filter === 'needs') return home.needs.length > 0
  if (filter === 'never') return due.get(home.id)?.reasons.some(({ kind }) => kind === 'never') === true
  if (filter === 'refused') return home.visits === 'refused'
  return true
}

export function stairways(homes: readonly Home[]): Stairway[] {
  const made: Stairway[] = []
  for (const home of homes) {
    const id = `${home.buildingId} ${home.address.entrance}`
    const last = made.at(-1)
    if (last?.id === id) last.homes.push(home)
    else made.push({ id, name: stairwayOf(home), homes: [home] })
  }
  return made
}
