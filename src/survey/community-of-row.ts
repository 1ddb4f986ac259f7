/** To which community a row belongs: the one asked for, the one its cell names, or the one within whose border it lies. */
import { type Problem, type Row, Unfit } from '../gridding/index.ts'
import type { Point } from '../territory/coordinates.ts'
import type { CommunityRow } from '../territory/index.ts'
import { textIn } from './cells.ts'
import { type Ground, holds, metresTo } from './ground.ts'

export type Belongs =
  | { readonly community: CommunityRow; readonly problem: null }
  | { readonly community: null; readonly problem: Pick<Problem, 'code' | 'facts'> }

/** The community a row names or is meant for, wherever it lies; null: none is named. */
export function namedCommunity(
  row: Row,
  ground: Ground,
  { column, wished }: Asked,
): CommunityRow | string | null {
  if (wished !== null) return wished
  const word = column === null ? null : textIn(row.properties[column])
  return word === null ? null : (ground.communityCalled(word) ?? word)
}

export interface Asked {
  readonly column: string | null
  /** All rows are of this one. */
  readonly wished: CommunityRow | null
}

export function communityOfRow(row: Row, point: Point, ground: Ground, asked: Asked): Belongs {
  const named = namedCommunity(row, ground, asked)
  if (typeof named === 'string') return problem('unknownCommunity', { community: named })
  if (named !== null) return within(named, point, ground)
  const found = ground.locator.locate(...point)
  if (found !== null && !found.near) return { community: found.value, problem: null }
  const [only, more] = ground.communities
  if (only !== undefined && more === undefined && only.boundary === null)
    return { community: only, problem: null }
  return outside(point, ground)
}

/**
 * Most lie within no border and nothing names their community: they may be of one just made, that has no border yet.
 * @throws Unfit `whichCommunity`
 */
export function requireCommunity(
  problems: readonly Problem[],
  buildings: number,
  { communities }: Ground,
  { column, wished }: Asked,
): void {
  const open = communities.filter(it => it.boundary === null)
  if (wished !== null || column !== null || open.length === 0) return
  const outside = problems.filter(it => it.code === 'outside').length
  if (outside * 2 > buildings) throw new Unfit('whichCommunity', { communities: namesOf(open) })
}

export function namesOf(communities: readonly CommunityRow[]): string {
  return communities.map(it => it.name).join(', ')
}

function within(community: CommunityRow, point: Point, ground: Ground): Belongs {
  if (holds(community, point)) return { community, problem: null }
  if (isTurned(point, ground)) return swapped(point)
  return problem('outsideNamed', {
    community: community.name,
    metres: metresTo(community.boundary!, point),
  })
}

function outside(point: Point, ground: Ground): Belongs {
  if (isTurned(point, ground)) return swapped(point)
  const nearest = ground.nearest(point)
  return problem('outside', { nearest: nearest?.name ?? '', metres: nearest?.metres ?? 0 })
}

/** Within a border if read the other way round. */
function isTurned([lng, lat]: Point, ground: Ground): boolean {
  const found = Math.abs(lng) <= 90 ? ground.locator.locate(lat, lng) : null
  return found !== null && !found.near
}

function swapped([lng, lat]: Point): Belongs {
  return problem('swapped', { lng, lat })
}

function problem(code: Problem['code'], facts: Problem['facts']): Belongs {
  return { community: null, problem: { code, facts } }
}
