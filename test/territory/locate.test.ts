/** Points and polygons: inside, on the edge, in a hole, near, far; and coordinates of other maps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { categories, categoryOf, codesOf, suggestCategory } from '../../src/territory/categories.ts'
import {
  fromStored,
  metresBetween,
  type Point,
  type System,
  toStored,
} from '../../src/territory/coordinates.ts'
import { creditCheck, isCreditCode } from '../../src/territory/credit-code.ts'
import { type Boundary, buildLocator } from '../../src/territory/locate.ts'

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
