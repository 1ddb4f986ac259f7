/** The demo banner: its numbers, and that its grids cover their communities without gap or overlap. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Point, Ring } from '../../src/territory/coordinates.ts'
import { isCreditCode } from '../../src/territory/credit-code.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { seededRandom } from '../../src/territory/demo-random.ts'
import { buildLocator, covers, side } from '../../src/territory/locate.ts'
import { roles } from '../../src/territory/roles.ts'

const plan = demoPlan()
const areas = plan.grids.map(grid => ({ code: grid.code, boundary: grid.boundary, value: grid.code }))

/** Twice the area in units of 10⁻¹² square degrees: exact, coordinates being whole millionths of a degree. */
function doubleArea(ring: Ring): number {
  const local = ring.map(
    ([lng, lat]) => [Math.round((lng - 121.4) * 1e6), Math.round((lat - 45) * 1e6)] as const,
  )
  return local.slice(1).reduce((sum, [x, y], i) => sum + (local[i]![0] * y - x * local[i]![1]), 0)
}

test('the demo banner has the numbers of the page', () => {
  assert.equal(plan.communities.length, 13)
  assert.equal(plan.grids.length, 70)
  const perCommunity = plan.communities.map(
    ({ id }) => plan.grids.filter(grid => grid.communityId === id).length,
  )
  assert.deepEqual([perCommunity[0], Math.max(...perCommunity.slice(1))], [8, 6])
  const held = (role: string) => plan.posts.filter(post => post.role === role)
  assert.equal(held('gridLeader').length, 70)
  assert.equal(held('gridMember').length, 112)
  for (const role of ['communitySecretary', 'communityDirector']) assert.equal(held(role).length, 13, role)
  for (const role of ['communityWorker', 'communityPolice', 'enforcementOfficer', 'communityCounsel'])
    assert.equal(new Set(held(role).flatMap(post => post.gridId ?? [])).size, 70, role)
})

test('every role is held, each office has who decides there, each community its mediators', () => {
  const held = new Set(plan.posts.map(post => post.role))
  assert.deepEqual(
    roles.filter(role => !held.has(role)),
    [],
  )
  const at = (unitId: string) => plan.posts.filter(post => post.unitId === unitId).map(post => post.role)
  const head = { court: 'courtPresident', procuratorate: 'procuratorateHead', discipline: 'disciplineHead' }
  for (const [kind, role] of Object.entries(head))
    assert.ok(
      plan.units.some(unit => unit.kind === kind && at(unit.id).includes(role)),
      kind,
    )
  for (const unit of plan.units.filter(one => one.kind === 'department'))
    assert.ok(at(unit.id).includes('departmentHandler'), unit.name)
  for (const { unitId, id } of plan.communities) {
    assert.equal(at(unitId).filter(role => role === 'mediator').length, 2)
    const council = plan.posts.filter(post => post.communityId === id).map(post => post.role)
    for (const role of ['councilConvenor', 'oversightMember', 'volunteerLead'])
      assert.ok(council.includes(role), role)
    const wholly = plan.posts.filter(post => post.communityId === id && post.gridId === null)
    for (const role of ['communityWorker', 'communityPolice'])
      assert.equal(wholly.filter(post => post.role === role).length, 1, role)
  }
})

test('every grid has 300 to 500 households, all together about 28,000, as its buildings say', () => {
  for (const grid of plan.grids) {
    assert.ok(grid.households >= 300 && grid.households <= 500, `${grid.code}: ${grid.households}`)
    const own = plan.buildings.filter(building => building.gridId === grid.id)
    assert.equal(
      own.reduce((sum, building) => sum + building.households, 0),
      grid.households,
    )
  }
  const total = plan.grids.reduce((sum, grid) => sum + grid.households, 0)
  assert.ok(total > 27_000 && total < 29_000, String(total))
})

test('the same seed gives the same town, another seed another one that is sound too', () => {
  assert.deepEqual(demoPlan(), plan)
  for (const seed of [1, 2, 3]) assert.equal(demoPlan(seed).grids.length, 70)
  assert.notDeepEqual(demoPlan(1).grids[0], plan.grids[0])
})

test('codes, names and user names are of the right form and unique', () => {
  for (const unit of plan.units) assert.ok(isCreditCode(unit.creditCode), unit.name)
  const unique = (values: readonly string[]) => {
    assert.equal(new Set(values).size, values.length)
  }
  unique(plan.units.map(unit => unit.creditCode))
  unique(plan.units.map(unit => unit.name))
  unique(plan.people.map(person => person.user))
  unique(plan.people.map(person => person.name))
  unique(plan.grids.map(grid => grid.code))
  for (const grid of plan.grids) assert.match(grid.code, /^152222100\d{6}$/)
})

test('the grids of a community have exactly its area', () => {
  for (const { id, name, boundary } of plan.communities) {
    const grids = plan.grids.filter(grid => grid.communityId === id)
    const sum = grids.reduce((total, grid) => total + doubleArea(grid.boundary.coordinates[0]!), 0)
    assert.equal(sum, doubleArea(boundary.coordinates[0]!), name)
  }
})

test('a point of a community lies in exactly one grid, or on a border', () => {
  const random = seededRandom(7)
  for (let i = 0; i < 3000; i++) {
    const point: Point = [random.between(121.437, 121.503), random.between(45.041, 45.079)]
    const within = plan.grids.filter(grid => side(grid.boundary.coordinates[0]!, point) === 1)
    const touched = plan.grids.filter(grid => side(grid.boundary.coordinates[0]!, point) === 0)
    const inTown = plan.communities.some(community => covers(community.boundary, point))
    assert.ok(within.length <= 1)
    assert.equal(within.length + touched.length > 0, inTown)
  }
})

test('locating agrees with looking at every grid, corners and borders included', () => {
  const locator = buildLocator(areas)
  const corners = plan.grids.flatMap(grid => grid.boundary.coordinates[0]!)
  const point = fc.oneof(
    fc.tuple(
      fc.double({ min: 121.43, max: 121.51, noNaN: true }),
      fc.double({ min: 45.035, max: 45.085, noNaN: true }),
    ),
    fc.constantFrom(...corners),
    fc
      .tuple(fc.nat(corners.length - 2), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([i, t]): Point => [corners[i]![0] + (corners[i + 1]![0] - corners[i]![0]) * t, corners[i]![1]]),
  )
  fc.assert(
    fc.property(point, ([lng, lat]) => {
      const expected = areas
        .filter(area => covers(area.boundary, [lng, lat]))
        .map(area => area.code)
        .sort()[0]
      const found = locator.locate(lng, lat)
      if (expected === undefined) assert.ok(found === null || found.near)
      else assert.deepEqual(found, { value: expected, near: false, metres: 0 })
    }),
    { numRuns: 500 },
  )
})

test('every building is found in its own grid, every corner in one', () => {
  const locator = buildLocator(areas)
  const codes = new Map(plan.grids.map(grid => [grid.id, grid.code]))
  for (const { lng, lat, gridId } of plan.buildings)
    assert.equal(locator.locate(lng, lat)?.value, codes.get(gridId))
  for (const [lng, lat] of plan.grids.flatMap(grid => grid.boundary.coordinates[0]!))
    assert.equal(locator.locate(lng, lat)?.near, false)
})
