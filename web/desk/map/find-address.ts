/** Places for an address as people say it, ready to fly to. */
import type { FoundPlace } from '../../../src/mapping/shape.ts'
import { get, queryString } from '../wire.ts'

export type Found = FoundPlace

export async function findAddresses(words: string): Promise<readonly Found[]> {
  const { rows } = await get<{ rows: readonly Found[] }>(`/api/map/find?${queryString({ q: words })}`)
  return rows
}
