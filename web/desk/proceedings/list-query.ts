/** The question of the list as it stands in the address. */
import { get, queryString } from '../wire.ts'
import type { ProceedingRow } from './wire.ts'

export interface ProceedingQuery {
  procedure?: string
  state?: string
  scope?: string
  number?: string
}

const known = ['procedure', 'state', 'scope', 'number'] as const
export const scopes = ['open', 'mine', 'overdue', 'closed'] as const

export function proceedingQueryOf(search: Readonly<Record<string, unknown>>): ProceedingQuery {
  const query: ProceedingQuery = {}
  for (const name of known) {
    const value = search[name]
    if (typeof value === 'string' && value !== '') query[name] = value
    else if (typeof value === 'number') query[name] = String(value)
  }
  return query
}

export function askedOf(query: ProceedingQuery): string {
  return queryString({ ...query })
}

interface ProceedingList {
  readonly rows: readonly ProceedingRow[]
  readonly nextCursor: string | null
}

export async function askPage(
  asked: string,
  cursor: string,
  limit: number,
  signal?: AbortSignal,
): Promise<ProceedingList> {
  const more = new URLSearchParams(asked)
  more.set('limit', String(limit))
  if (cursor !== '') more.set('after', cursor)
  const page = await get<{ rows: ProceedingRow[]; after: string | null }>(`/api/proceedings?${more}`, signal)
  return { rows: page.rows, nextCursor: page.after }
}

/** The address of the list without what a beginning had in it: the next one must not slip into an earlier dossier. */
export function listSearch(search: object): object {
  return { ...search, begin: undefined, beside: undefined }
}
