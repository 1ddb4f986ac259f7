/** Points and polygons: inside, on the edge, in a hole, near, far; and coordinates of other maps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { categories, categoryOf, codesOf, suggestCategory } from '../../src/territory/categories.ts'
import {
  fromStored,
  metresBetween,
  type Point,
  type System,
  toStored,
} from '../../src/territory/coordinates.ts'
import { creditCheck, isCreditCode } from '../../src/territory/credit-code.ts'
import { type Area, type Boundary, buildLocator, covers, polygonsOf } from '../../src/territory/locate.ts'
import { nearestBuildings } from '../../src/territory/nearest.ts'

const square = (west: number, south: number, size: number): Point[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const left: Boundary = {
  type: 'Polygon',
  coordinates: [square(121, 45, 0.01), square(121.004, 45.004, 0.002)],
}
const right: Boundary = {
  type: 'MultiPolygon',
  coordinates: [[square(121.01, 45, 0.01)], [square(121.1, 45, 0.01)]],
}
const locator = buildLocator([
  { code: 'B', boundary: right, value: 'right' },
  { code: 'A', boundary: left, value: 'left' },
])

test('where a point lies', () => {
  const stories: readonly [lng: number, lat: number, where: string | null, near: boolean][] = [
    [121.002, 45.002, 'left', false],
    [121.015, 45.005, 'right', false],
    [121.105, 45.005, 'right', false], // its second part
    [121.01, 45.005, 'left', false], // the shared edge: lowest code
    [121.01, 45, 'left', false], // a shared corner
    [121.004, 45.005, 'left', false], // the edge of the hole
    [121.005, 45.005, 'left', true], // in the hole: near
    [121.015, 45.0135, 'right', true], // 390 m north
    [121.015, 45.016, null, false], // 670 m north
    [0, 0, null, false],
  ]
  for (const [lng, lat, where, near] of stories) {
    const found = locator.locate(lng, lat)
    assert.equal(found?.value ?? null, where, `${lng},${lat}`)
    if (found) assert.equal(found.near, near, `${lng},${lat}`)
  }
  assert.equal(buildLocator([]).locate(121, 45), null)
})

/** A star of many corners: large rings are looked up in another way than small ones. */
function star(lng: number, lat: number, corners: number, radius: number): Point[] {
  const ring = Array.from({ length: corners }, (_, i): Point => {
    const [angle, reach] = [(i / corners) * 2 * Math.PI, i % 2 ? radius : radius / 2]
    return [lng + Math.cos(angle) * reach, lat + Math.sin(angle) * reach]
  })
  return [...ring, ring[0]!]
}

/** Grids on a whole lattice, so that points fall on borders and corners; a large one with a hole; many on one spot. */
const lattice: readonly Area<number>[] = [
  ...Array.from({ length: 40 }, (_, i) => ({
    boundary: {
      type: 'Polygon' as const,
      coordinates: [square(121 + (i % 8) * 0.002, 45 + Math.floor(i / 8) * 0.002, 0.002)],
    },
  })),
  {
    boundary: {
      type: 'Polygon' as const,
      coordinates: [star(121.008, 45.005, 200, 0.012), star(121.008, 45.005, 60, 0.003)],
    },
  },
  {
    boundary: {
      type: 'MultiPolygon' as const,
      coordinates: [[star(121.02, 45.02, 100, 0.01)], [square(121.05, 45.05, 0.001)]],
    },
  },
  ...Array.from({ length: 60 }, (_, i) => ({
    boundary: { type: 'Polygon' as const, coordinates: [square(123 + i * 1e-6, 46, 1e-4)] },
  })),
].map(({ boundary }, i) => ({ code: String(i).padStart(3, '0'), boundary, value: i }))

test('the same answer as asking every grid one by one, on borders too', () => {
  const quick = buildLocator(lattice)
  const near = (values: readonly number[]) => fc.constantFrom(...values)
  const steps = Array.from({ length: 60 }, (_, i) => i * 0.0005 - 0.005)
  const point = fc.oneof(
    fc.record({ lng: near(steps.map(step => 121 + step)), lat: near(steps.map(step => 45 + step)) }),
    fc.record({
      lng: fc.double({ min: 120.99, max: 121.06, noNaN: true }),
      lat: fc.double({ min: 44.99, max: 45.06, noNaN: true }),
    }),
    fc.record({
      lng: fc.double({ min: 122.99995, max: 123.0002, noNaN: true }),
      lat: fc.double({ min: 45.99995, max: 46.00015, noNaN: true }),
    }),
    fc
      .constantFrom(...lattice.flatMap(area => polygonsOf(area.boundary).flat(2)))
      .map(([lng, lat]) => ({ lng, lat })),
  )
  fc.assert(
    fc.property(point, ({ lng, lat }) => {
      const slow = lattice.findIndex(({ boundary }) => covers(boundary, [lng, lat]))
      const found = quick.locate(lng, lat)
      assert.equal(found && !found.near ? found.value : -1, slow)
    }),
    { numRuns: 4000 },
  )
})

test('the nearest building, of one grid if asked, within 150 m', () => {
  const buildings = Array.from({ length: 300 }, (_, i) => ({
    id: String(i),
    gridId: String(i % 3),
    lng: 121 + ((i * 7919) % 1000) * 2e-5,
    lat: 45 + ((i * 104729) % 1000) * 2e-5,
  }))
  const nearest = nearestBuildings(buildings as never)
  for (let k = 0; k < 300; k++) {
    const here: Point = [121 + ((k * 31) % 1000) * 2.5e-5, 45 + ((k * 577) % 1000) * 2.5e-5]
    const gridId = k % 2 ? undefined : String(k % 3)
    const metres = buildings
      .filter(building => gridId === undefined || building.gridId === gridId)
      .map(building => metresBetween(here, [building.lng, building.lat]))
    const least = Math.min(...metres)
    const found = nearest(here[0], here[1], gridId)
    if (least > 150) assert.equal(found, null)
    else assert.ok(found && metresBetween(here, [found.lng, found.lat]) < least + 0.2)
  }
  assert.equal(nearestBuildings([])(121, 45), null)
})

test('points of other maps come back to within a metre', () => {
  for (const system of ['CGCS2000', 'WGS84', 'GCJ02', 'BD09'] satisfies System[]) {
    const there = fromStored([121.47, 45.06], system)
    assert.ok(metresBetween(toStored(there, system), [121.47, 45.06]) < 1, system)
  }
  assert.ok(metresBetween(fromStored([121.47, 45.06], 'GCJ02'), [121.47, 45.06]) > 100)
})

test('social credit codes: the check character of known codes', () => {
  assert.ok(isCreditCode('91350100M000100Y43'))
  assert.ok(isCreditCode('11100000000013127D'))
  assert.ok(!isCreditCode('11100000000013127E'))
  assert.equal(creditCheck('1110000000001312I'), null)
})

test('kinds of matters: unique codes, the standard’s own not local, words lead to them', () => {
  assert.equal(new Set(categories.map(category => category.code)).size, categories.length)
  for (const { code, isLocal } of categories) assert.equal(isLocal, !/^\d{5}$/.test(code), code)
  assert.ok(codesOf('heating').includes('heating'))
  assert.equal(categoryOf('06010')?.zh, '暴露垃圾')
  assert.equal(categoryOf('nothing'), null)
  const stories = [
    ['楼下路灯不亮三天了', '01037'],
    ['家里暖气不热,室温只有十五度', 'heating'],
    ['楼上漏水到楼下,想请人调解', 'dispute'],
    ['电梯又停了', '01076'],
    ['半夜施工扰民', '08001'],
    ['你好', 'other'],
  ] as const
  for (const [text, code] of stories) assert.equal(suggestCategory(text), code, text)
})
