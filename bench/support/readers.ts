/** Who reads the filled jurisdiction's lists, and every filter the page offers, each with a common value and a rare one. */
import { everythingOf, type Sight } from '../../src/kernel/database.ts'
import type { Asker } from '../../src/matters/asker.ts'
import { figureNames } from '../../src/matters/shape.ts'
import type { PostFacts } from '../../src/proceedings/procedure.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import { fixedId, jurisdictionId } from './fill.ts'
import type { PlainAsk } from './plain-list.ts'

export interface Reader {
  readonly asker: Asker
  readonly plain: Pick<PlainAsk, 'sight' | 'waits'>
}
export type Query = Readonly<Record<string, unknown>>

/** Where the lists are read: some of the places, kinds and people of a jurisdiction. */
export interface Ground {
  readonly jurisdictionId: number
  /** The reader of every list, and somebody who holds much. */
  readonly person: string
  readonly handler: string
  /** Community, and the unit of a community: of the director who reads, and others that are asked for. */
  readonly own: { readonly community: string; readonly unit: string; readonly department: string }
  readonly other: { readonly community: string; readonly unit: string; readonly department: string }
  readonly grids: { readonly busiest: string; readonly quiet: string; readonly other: string }
  readonly category: { readonly common: string; readonly rare: string }
  readonly longAgo: string
}

export const filledGround: Ground = {
  jurisdictionId,
  person: fixedId('person', 1),
  handler: fixedId('person', 17),
  own: {
    community: fixedId('community', 1),
    unit: fixedId('community unit', 1),
    department: fixedId('department', 1),
  },
  other: {
    community: fixedId('community', 3),
    unit: fixedId('community unit', 2),
    department: fixedId('department', 3),
  },
  grids: { busiest: fixedId('grid', 1), quiet: fixedId('grid', 69), other: fixedId('grid', 2) },
  category: { common: '02001', rare: 'rareOne' },
  longAgo: '2025-03-03',
}

const columnOf: Readonly<Record<string, readonly [string, 'gridId' | 'communityId' | 'unitId']>> = {
  gridLeader: ['grid_id', 'gridId'],
  communityDirector: ['community_id', 'communityId'],
  departmentHandler: ['owner_unit_id', 'unitId'],
}

function readerAt(
  { jurisdictionId, person }: Ground,
  reach: 'jurisdiction' | 'scoped',
  scope: Partial<Sight>,
  posts: readonly PostFacts[],
): Reader {
  const sight: Sight = { ...everythingOf(jurisdictionId), personId: person, reach, ...scope }
  const roles = [...new Set(posts.map(one => one.role))].map(role => {
    const [column, place] = columnOf[role] ?? [null, 'unitId']
    return [role, column, posts.filter(one => one.role === role).map(one => one[place]!)] as const
  })
  return {
    asker: { actor: { kind: 'staff', id: person, posts }, sight, name: null },
    plain: { sight: reach === 'scoped' ? sight : null, waits: { persons: [person], roles } },
  }
}

const postsOf = ({ own }: Ground) => ({
  leader: (gridId: string) => ({ role: 'gridLeader', unitId: own.unit, gridId }),
  department: (unitId: string) => ({ role: 'departmentHandler', unitId }),
  director: ({ community, unit }: Ground['own'] | Ground['other']) => ({
    role: 'communityDirector',
    unitId: unit,
    communityId: community,
  }),
})

export function readersOf(ground: Ground): Readonly<Record<string, Reader>> {
  const { own, grids } = ground
  const post = postsOf(ground)
  const leader = (gridId: string) => readerAt(ground, 'scoped', { grids: [gridId] }, [post.leader(gridId)])
  const ofAll = (role: string) => readerAt(ground, 'jurisdiction', {}, [{ role, unitId: own.unit }])
  return {
    supervisor: ofAll('supervisor'),
    dispatcher: ofAll('workCommitteeDispatcher'),
    department: readerAt(ground, 'scoped', { units: [own.department] }, [post.department(own.department)]),
    // The community's unit takes part in all that is its own.
    director: readerAt(ground, 'scoped', { communities: [own.community], units: [own.unit] }, [
      post.director(own),
    ]),
    'leader of the busiest grid': leader(grids.busiest),
    'leader of a quiet grid': leader(grids.quiet),
  }
}

/** Whoever has several posts, or a post and a place elsewhere. */
export function readersOfSeveral(ground: Ground): Readonly<Record<string, Reader>> {
  const { own, other, grids } = ground
  const post = postsOf(ground)
  const three = [grids.busiest, grids.quiet, grids.other]
  const of = (scope: Partial<Sight>, ...posts: PostFacts[]) => readerAt(ground, 'scoped', scope, posts)
  return {
    'two departments': of(
      { units: [own.department, other.department] },
      ...[own.department, other.department].map(post.department),
    ),
    'three grids': of({ grids: three }, ...three.map(post.leader)),
    'community and department': of(
      { communities: [own.community], units: [own.unit, other.department] },
      post.director(own),
      post.department(other.department),
    ),
    'unit and grid': of(
      { grids: [grids.other], units: [own.unit] },
      post.leader(grids.other),
      post.department(own.unit),
    ),
    'department and grid': of(
      { grids: [grids.busiest], units: [own.department] },
      post.leader(grids.busiest),
      post.department(own.department),
    ),
    'two communities': of(
      { communities: [own.community, other.community], units: [own.unit, other.unit] },
      post.director(own),
      post.director(other),
    ),
  }
}

export const readers = readersOf(filledGround)
/** Of one post and of several. */
export const everyReader = { ...readers, ...readersOfSeveral(filledGround) }

export const lists = ['mine', 'handling', 'sight', 'closed', 'all'] as const
export const sorts = ['due', 'reported', 'lastAct'] as const

/** One of each filter of the page. */
export function filtersOf({
  other,
  grids,
  handler,
  category,
  longAgo,
}: Ground): Readonly<Record<string, Query>> {
  return {
    none: {},
    'state, common': { state: 'handling' },
    'state, ended': { state: 'closed' },
    'state, rare': { state: 'withdrawn' },
    'level 1': { level: 1 },
    'level 4, nobody has it': { level: 4 },
    community: { communityId: other.community },
    grid: { gridId: grids.other },
    'unit, community': { unitId: other.unit },
    'unit, department': { unitId: other.department },
    handler: { handlerId: handler },
    urgent: { urgent: 'true' },
    'a month': { from: '2026-10-01', to: '2026-10-31' },
    'a day long ago': { from: longAgo, to: longAgo },
    'category, common': { category: category.common },
    'category, rare': { category: category.rare },
    'nature, common': { nature: 'complaint' },
    'nature, rare': { nature: 'report' },
  }
}

export const filters = filtersOf(filledGround)

/** Some that meet, as people ask for them. */
function pairsOf({ other, grids, handler, category }: Ground): Readonly<Record<string, Query>> {
  const october = { from: '2026-10-01', to: '2026-10-31' }
  return {
    'community and category': { communityId: other.community, category: category.common },
    'grid and nature': { gridId: grids.other, nature: 'complaint' },
    'unit and state': { unitId: other.department, state: 'handling' },
    'category and a month': { category: category.common, ...october },
    'community and urgent': { communityId: other.community, urgent: 'true' },
    'handler and a month': { handlerId: handler, ...october },
  }
}

/** Every question: each list in each order with each filter, some pairs, each figure's list. */
export function questions(ground: Ground): (readonly [string, Query])[] {
  const asked = { ...filtersOf(ground), ...pairsOf(ground) }
  return [
    ...lists.flatMap(list =>
      sorts.flatMap(sort =>
        Object.entries(asked).map(
          ([name, filter]) => [`${list}, ${sort}: ${name}`, { list, sort, ...filter }] as const,
        ),
      ),
    ),
    ...figureNames.flatMap(figure =>
      sorts.map(sort => [`figure ${figure}, ${sort}`, { list: 'all', figure, sort }] as const),
    ),
  ]
}

/** Two or three filters that nobody thought of beforehand, in any list or figure and any order; the same for a seed. */
export function mixedQuestions(ground: Ground, most: number, seed: number): (readonly [string, Query])[] {
  const random = seededRandom(seed)
  const each = Object.entries(filtersOf(ground)).slice(1)
  return Array.from({ length: most }, () => {
    const named = Array.from({ length: random.whole(2, 3) }, () => random.pick(each))
    const asked =
      random.next() < 0.2 ? { list: 'all', figure: random.pick(figureNames) } : { list: random.pick(lists) }
    const query: Query = Object.assign(
      { ...asked, sort: random.pick(sorts) },
      ...named.map(([, filter]) => filter),
    )
    return [
      `mixed ${Object.values(asked).join(' ')}, ${query.sort}: ${named.map(([name]) => name).join(' + ')}`,
      query,
    ] as const
  })
}
