/** What files hold and what is wrong with them: one line a story, last column what is said. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { areasOf, sorted } from '../../src/gridding/areas.ts'
import type { Row } from '../../src/gridding/building.ts'
import { checkRows } from '../../src/gridding/check.ts'
import { expressionOf } from '../../src/gridding/expression.ts'
import { rowsOfGeoJson } from '../../src/gridding/geojson.ts'
import { networkOf } from '../../src/gridding/network.ts'
import { doubtSystem } from '../../src/gridding/systems.ts'
import { rowsOfTable } from '../../src/gridding/table-rows.ts'
import { fromStored, type Point } from '../../src/territory/coordinates.ts'
import { scatteredTown } from '../support/buildings.ts'

const checking = {
  households: expressionOf('households'),
  system: 'CGCS2000',
  compound: null,
  dedicated: null,
  id: null,
} as const

suite('rows of buildings', () => {
  const stories: readonly (readonly [story: string, row: object, said: string | null])[] = [
    ['a point with households', { place: [121.47, 45.06], households: 12 }, null],
    ['an empty cell counts as none', { place: [121.48, 45.06], households: '' }, null],
    ['a tower of 900', { place: [121.49, 45.06], households: 900 }, null],
    ['no place', { place: null, households: 1 }, 'noPlace'],
    ['a word for households', { place: [121.471, 45.06], households: 'many' }, 'householdsUnreadable'],
    ['fewer than none', { place: [121.472, 45.06], households: -3 }, 'householdsImpossible'],
    [
      'a telephone number for households',
      { place: [121.473, 45.06], households: 13800138000 },
      'householdsImpossible',
    ],
    ['latitude before longitude', { place: [45.06, 121.47], households: 1 }, 'swapped'],
    ['metres instead of degrees', { place: [41_500_000, 4_990_000], households: 1 }, 'notDegrees'],
    ['another province', { place: [116.4, 39.9], households: 1 }, 'farAway'],
    ['the same number again', { place: [121.475, 45.06], households: 1, id: 'first' }, 'duplicateId'],
    ['the same row again', { place: [121.47, 45.06], households: 12 }, 'duplicatePlace'],
    [
      'a bow tie',
      {
        ring: [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ],
        households: 1,
      },
      'selfCrossing',
    ],
    [
      'a house with a wing',
      {
        ring: [
          [0, 0],
          [3, 0],
          [3, 2],
          [1, 2],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        households: 1,
      },
      null,
    ],
  ]
  const first = { place: [121.47, 45.061], households: 5, id: 'first' }
  const rows = [first, ...stories.map(([, row]) => row)].map((row, i) => rowOf(i + 1, row))
  const { buildings, problems } = checkRows(rows, checking)
  stories.forEach(([story, , said], i) => {
    test(story, () => assert.equal(problems.find(it => it.row === i + 2)?.code ?? null, said))
  })

  test('the rest goes in', () => {
    assert.equal(buildings.length, stories.filter(([, , said]) => said === null).length + 1)
  })

  test('all of them turned are each named', () => {
    const turned = scatteredTown(20).map((it, i) =>
      rowOf(i + 1, { place: it.point.toReversed(), households: 1 }),
    )
    assert.ok(checkRows(turned, checking).problems.every(it => it.code === 'swapped'))
  })

  test('a column that is not there is named with those that are', () => {
    const ask = { ...checking, households: expressionOf('floors * units') }
    assert.throws(() => checkRows(rows, ask), { code: 'noSuchColumn' })
  })

  test('300,000 rows, every third broken: named, the rest in', () => {
    const many = Array.from({ length: 300_000 }, (_, i) =>
      rowOf(i + 1, {
        place: [121 + (i % 1000) * 1e-4, 45 + Math.floor(i / 1000) * 1e-4],
        households: i % 3 === 0 ? 'x' : 2,
      }),
    )
    const checked = checkRows(many, checking)
    assert.deepEqual([checked.buildings.length, checked.problems.length], [200_000, 100_000])
  })
})

suite('other files', () => {
  test('a spreadsheet by its headings, and a heading that is missing', () => {
    const table = [
      ['楼栋', '经度', '纬度', '户数'],
      ['1', '121.47', '45.06', '12'],
      ['2', '', '', '3'],
    ]
    const rows = rowsOfTable(
      table.map((cells, i) => ({ row: i + 1, cells })),
      { lng: null, lat: null },
    )
    assert.deepEqual(
      rows.map(it => [it.row, it.properties.户数, it.shape?.kind ?? null]),
      [
        [2, '12', 'point'],
        [3, '3', null],
      ],
    )
    assert.throws(() => rowsOfTable([{ row: 1, cells: ['a', 'b'] }], { lng: null, lat: null }), {
      code: 'noPlaceColumns',
    })
  })

  test('what is no GeoJSON says so', () => {
    assert.throws(() => rowsOfGeoJson('{"a":'), { code: 'notJson' })
    assert.throws(() => rowsOfGeoJson('[1,2]'), { code: 'notGeoJson' })
  })

  test('coordinates of a vendor’s map are noticed by the borders, never by themselves', () => {
    const town = scatteredTown(300).map(it => it.point)
    const areas = areasOf([{ row: 1, properties: { name: 'East' }, shape: squareAround(town) }], 'CGCS2000')
    assert.equal(doubtSystem(town, areas, 'CGCS2000'), null)
    for (const system of ['GCJ02', 'BD09'] as const)
      assert.equal(
        doubtSystem(
          town.map(point => fromStored(point, system)),
          areas,
          'CGCS2000',
        )?.likely,
        system,
      )
  })

  test('a building outside every community is named, with its metres', () => {
    const town = scatteredTown(50)
    const areas = areasOf(
      [{ row: 1, properties: {}, shape: squareAround(town.slice(1).map(it => it.point)) }],
      'CGCS2000',
    )
    const away = { ...town[0]!, point: [121.6, 45.06] as const }
    const { own, problems } = sorted([away, ...town.slice(1)], areas)
    assert.equal(own[0]!.length, 49)
    assert.deepEqual(
      problems.map(it => [it.row, it.code]),
      [[1, 'outside']],
    )
  })

  test('borders that overlap are told with a place in both; what differs by a sliver is not', () => {
    const square = (west: number, east: number): Row['shape'] =>
      squareAround([
        [121.4 + west * 1e-2, 45],
        [121.4 + east * 1e-2, 45.01],
      ])
    const two = (...shapes: readonly Row['shape'][]) =>
      areasOf(
        shapes.map((shape, i) => ({ row: i + 1, properties: {}, shape })),
        'CGCS2000',
      )
    assert.equal(two(square(0, 1), square(1.02, 2)).length, 2)
    assert.equal(two(square(0, 1), square(1.0195, 2)).length, 2)
    const overlaps = [
      [square(0, 1), square(0.9, 2)],
      [square(0, 1), square(0, 1)],
      [square(0, 3), square(1, 2)],
    ] as const
    for (const shapes of overlaps) assert.throws(() => two(...shapes), { code: 'bordersOverlap' })
  })

  test('graphs: adjacency, node-link and rings tell the same neighbours', () => {
    const square = (x: number) => [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ]
    const nodes = ['a', 'b', 'c'].map(id => ({ id, pop: 5 }))
    const adjacency = [[{ id: 'b' }], [{ id: 'a' }, { id: 'c' }], [{ id: 'b' }]]
    const links = [
      { source: 'a', target: 'b' },
      { source: 'b', target: 'c' },
    ]
    const read = [
      networkOf({ nodes, adjacency }, null, null),
      networkOf({ nodes, links }, null, 'pop'),
      networkOf([square(0), [square(1)], square(2)], nodes, null),
    ]
    for (const { graph, column } of read) {
      assert.equal(column, 'pop')
      assert.deepEqual([...graph.to], [1, 0, 2, 1])
      assert.deepEqual([...graph.weight], [5, 5, 5])
    }
    assert.throws(() => networkOf({ nodes, adjacency }, null, 'people'), { code: 'noSuchColumn' })
  })
})

interface Given {
  readonly place?: Point | null
  readonly ring?: readonly Point[]
}

/** A ring is given in steps of about ten metres. */
function rowOf(row: number, given: object): Row {
  const { place, ring, ...properties } = given as Given
  const drawn = ring?.map(([x, y]): Point => [121.46 + x * 1e-4, 45.06 + y * 1e-4])
  const shape: Row['shape'] = drawn
    ? { kind: 'polygons', polygons: [[drawn]] }
    : place
      ? { kind: 'point', point: place }
      : null
  return { row, properties, shape }
}

function squareAround(points: readonly Point[]): Row['shape'] {
  const [lng, lat] = [points.map(it => it[0]), points.map(it => it[1])]
  const [west, east, south, north] = [Math.min(...lng), Math.max(...lng), Math.min(...lat), Math.max(...lat)]
  const ring: Point[] = [
    [west - 1e-4, south - 1e-4],
    [east + 1e-4, south - 1e-4],
    [east + 1e-4, north + 1e-4],
    [west - 1e-4, north + 1e-4],
    [west - 1e-4, south - 1e-4],
  ]
  return { kind: 'polygons', polygons: [[ring]] }
}
