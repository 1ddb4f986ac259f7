/** Whose posts follow when a community is divided anew: who stays with a grid, who joins another, who looks after a part split off. Local default. Pure: preview and adoption reckon alike. */

/** A post held for one grid. */
export interface PostAtGrid {
  readonly id: string
  readonly personId: string
  readonly role: string
  readonly unitId: string
  readonly communityId: string | null
  readonly gridId: string
  /** Civil days YYYY-MM-DD, both held; null: until further notice. */
  readonly validFrom: string
  readonly validTo: string | null
}

/** What becomes of one grid: the grids that take its place, each with the share of its households. Ids may be keys of grids yet to be made. */
export interface GridTurn {
  readonly from: string
  readonly code: string
  readonly to: readonly { readonly id: string; readonly code: string; readonly share: number }[]
}

export interface PostMove {
  readonly post: PostAtGrid
  /** Where its holder stands from that day on, and as what; empty: the holder stands there already, the post only ends. */
  readonly to: readonly { readonly gridId: string; readonly role: string }[]
}

/**
 * @param posts of the grids that turn, held on that day or later
 * @example postsAfter(posts, [{ from: a, code, to: [{ id: b, code, share: 1 }] }]) // everybody goes on at b
 */
export function postsAfter(posts: readonly PostAtGrid[], turns: readonly GridTurn[]): PostMove[] {
  const turnOf = new Map(turns.map(turn => [turn.from, turn]))
  const codes = new Set(turns.map(turn => turn.code))
  const placed: Placed[] = []
  const rank = (post: PostAtGrid) => (goesOn(turnOf.get(post.gridId)) ? 0 : 1)
  return posts
    .filter(post => (turnOf.get(post.gridId)?.to.length ?? 0) > 0)
    .sort((a, b) => rank(a) - rank(b) || (a.validFrom < b.validFrom ? -1 : 1))
    .map(post => {
      const to = wanted(post, turnOf.get(post.gridId)!, codes).filter(
        place => !standsThere(placed, post, place),
      )
      placed.push(...to.map(place => ({ ...place, post })))
      return { post, to }
    })
}

/** Of these grids, those that nobody leads after the moves. */
export function gridsWithoutLeader(moves: readonly PostMove[], gridIds: readonly string[]): string[] {
  const led = new Set(
    moves.flatMap(({ to }) => to.filter(place => place.role === 'gridLeader').map(place => place.gridId)),
  )
  return gridIds.filter(id => !led.has(id))
}

/** The roles that do the work of a grid; the others at a grid look after it beside other duties. */
const people: readonly string[] = ['gridLeader', 'gridMember']
const dutyRoles: readonly string[] = [
  'communityWorker',
  'communityPolice',
  'enforcementOfficer',
  'communityCounsel',
]

interface Place {
  readonly gridId: string
  readonly role: string
}
interface Placed extends Place {
  readonly post: PostAtGrid
}

const goesOn = (turn: GridTurn | undefined) => turn?.to.find(to => to.code === turn.code)

/** @param codes of the grids there were: what bears another code was split off */
function wanted(post: PostAtGrid, turn: GridTurn, codes: ReadonlySet<string>): Place[] {
  const same = goesOn(turn)
  const largest = [...turn.to].sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1))[0]!
  if (people.includes(post.role))
    return [same ? { gridId: same.id, role: post.role } : { gridId: largest.id, role: 'gridMember' }]
  const parts = dutyRoles.includes(post.role)
    ? turn.to.filter(to => to === same || !codes.has(to.code))
    : same
      ? [same]
      : []
  return (parts.length ? parts : [largest]).map(({ id }) => ({ gridId: id, role: post.role }))
}

/** Nobody stands twice at one grid: a leader does not become a member of it as well, an officer is named once. */
function standsThere(placed: readonly Placed[], post: PostAtGrid, place: Place): boolean {
  return placed.some(
    one =>
      one.gridId === place.gridId &&
      one.post.personId === post.personId &&
      (people.includes(place.role)
        ? people.includes(one.role)
        : one.role === place.role && one.post.unitId === post.unitId) &&
      one.post.validFrom <= (post.validTo ?? '9999-12-31') &&
      post.validFrom <= (one.post.validTo ?? '9999-12-31'),
  )
}
