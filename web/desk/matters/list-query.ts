/** The worklist's question as it stands in the address: what is kept there can be sent to a colleague and comes back after sign-in. */
import { type ListQuery, queryString } from '../wire.ts'

export const tabs: readonly string[] = ['mine', 'handling', 'sight', 'closed']

const known = [
  'list',
  'state',
  'category',
  'nature',
  'level',
  'communityId',
  'gridId',
  'unitId',
  'handlerId',
  'urgent',
  'figure',
  'q',
  'from',
  'to',
  'sort',
] as const
/** Filters a person can take off one by one. */
export const filterNames = known.filter(name => name !== 'list' && name !== 'sort')
export type FilterName = (typeof filterNames)[number]

/** Only known names, only non-empty words; a search of one letter is not asked. */
export function listQueryOf(search: Readonly<Record<string, unknown>>): ListQuery {
  const query: ListQuery = {}
  for (const name of known) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') query[name] = value
    else if (typeof value === 'number' || typeof value === 'boolean') query[name] = String(value)
  }
  return query
}

/** What the server is asked: a search shorter than two characters is left out. */
export function askedQuery(query: ListQuery): string {
  const { q, ...rest } = query
  return queryString({ ...rest, ...(q !== undefined && q.trim().length >= 2 ? { q } : {}) })
}

export function activeFilters(query: ListQuery): FilterName[] {
  return filterNames.filter(name => query[name] !== undefined)
}

/** Search of the address as plain words, not JSON. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function writeSearch(search: Record<string, unknown>): string {
  const written = queryString(search as Record<string, string | undefined>)
  return written === '' ? '' : `?${written}`
}
