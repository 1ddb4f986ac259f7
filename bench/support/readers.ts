/** Who reads the filled jurisdiction's lists, and every filter the page offers, each with a common value and a rare one. */
import { everythingOf, type Sight } from '../../src/kernel/database.ts'
import type { Asker } from '../../src/matters/asker.ts'
import { figureNames } from '../../src/matters/shape.ts'
import type { PostFacts } from '../../src/proceedings/procedure.ts'
import { fixedId, jurisdictionId } from './fill.ts'
import type { PlainAsk } from './plain-list.ts'

export interface Reader {
  readonly asker: Asker
  readonly plain: Pick<PlainAsk, 'sight' | 'waits'>
}
export type Query = Readonly<Record<string, unknown>>

const unit = (n: number) => fixedId('department', n)
const community = (n: number) => fixedId('community', n)
const grid = (n: number) => fixedId('grid', n)
const person = fixedId('person', 1)

function reader(
  role: string,
  reach: 'jurisdiction' | 'scoped',
  scope: Partial<Sight>,
  post: Partial<PostFacts> = {},
): Reader {
  const sight: Sight = { ...everythingOf(jurisdictionId), personId: person, reach, ...scope }
  const posts = [{ role, unitId: fixedId('community unit', 1), ...post }]
  const column =
    { gridLeader: 'grid_id', communityDirector: 'community_id', departmentHandler: 'owner_unit_id' }[role] ??
    null
  const ids =
    role === 'gridLeader' ? sight.grids : role === 'communityDirector' ? sight.communities : sight.units
  return {
    asker: { actor: { kind: 'staff', id: person, posts }, sight, name: null },
    plain: {
      sight: reach === 'scoped' ? sight : null,
      waits: { persons: [person], roles: role === 'supervisor' ? [] : [[role, column, ids]] },
    },
  }
}

export const readers: Readonly<Record<string, Reader>> = {
  supervisor: reader('supervisor', 'jurisdiction', {}),
  dispatcher: reader('workCommitteeDispatcher', 'jurisdiction', {}),
  department: reader('departmentHandler', 'scoped', { units: [unit(1)] }, { unitId: unit(1) }),
  // The community's unit takes part in all that is its own.
  director: reader(
    'communityDirector',
    'scoped',
    { communities: [community(1)], units: [fixedId('community unit', 1)] },
    { communityId: community(1) },
  ),
  'leader of the busiest grid': reader('gridLeader', 'scoped', { grids: [grid(1)] }, { gridId: grid(1) }),
  'leader of a quiet grid': reader('gridLeader', 'scoped', { grids: [grid(69)] }, { gridId: grid(69) }),
}

export const lists = ['mine', 'handling', 'sight', 'closed', 'all'] as const
export const sorts = ['due', 'reported', 'lastAct'] as const

/** One of each filter of the page. */
export const filters: Readonly<Record<string, Query>> = {
  none: {},
  'state, common': { state: 'handling' },
  'state, ended': { state: 'closed' },
  'state, rare': { state: 'withdrawn' },
  'level 1': { level: 1 },
  'level 4, nobody has it': { level: 4 },
  community: { communityId: community(3) },
  grid: { gridId: grid(2) },
  'unit, community': { unitId: fixedId('community unit', 2) },
  'unit, department': { unitId: unit(3) },
  handler: { handlerId: fixedId('person', 17) },
  urgent: { urgent: 'true' },
  'a month': { from: '2026-10-01', to: '2026-10-31' },
  'a day long ago': { from: '2025-03-03', to: '2025-03-03' },
  'category, common': { category: '02001' },
  'category, rare': { category: 'rareOne' },
  'nature, common': { nature: 'complaint' },
  'nature, rare': { nature: 'report' },
}

/** Some that meet, as people ask for them. */
export const pairs: Readonly<Record<string, Query>> = {
  'community and category': { communityId: community(3), category: '02001' },
  'grid and nature': { gridId: grid(2), nature: 'complaint' },
  'unit and state': { unitId: unit(3), state: 'handling' },
  'category and a month': { category: '02001', from: '2026-10-01', to: '2026-10-31' },
  'community and urgent': { communityId: community(3), urgent: 'true' },
  'handler and a month': { handlerId: fixedId('person', 17), from: '2026-10-01', to: '2026-10-31' },
}

/** Every question: each list in each order with each filter, some pairs, each figure's list. */
export function questions(): (readonly [string, Query])[] {
  const asked = { ...filters, ...pairs }
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
