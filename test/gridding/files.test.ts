/** Files as other programs write them: GeoJSON with NaN, in lines or collections, sheets with titles above the headings, graphs with nodes or weights missing. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { linesOfGeoJson, rowsOfGeoJson } from '../../src/gridding/geojson.ts'
import { readJson } from '../../src/gridding/json.ts'
import { networkOf } from '../../src/gridding/network.ts'
import { sharedOut } from '../../src/gridding/shares.ts'
import { rowsOfTable } from '../../src/gridding/table-rows.ts'

const point = { type: 'Point', coordinates: [121.47, 45.06, 33] }
const area = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
}
const line = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [1, 1],
  ],
}

suite('GeoJSON', () => {
  const stories: readonly (readonly [story: string, geometry: object | null, kind: string | null])[] = [
    ['a point with a height', point, 'point'],
    ['one point of many', { type: 'MultiPoint', coordinates: [[1, 2]] }, 'point'],
    [
      'two points are no place',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      null,
    ],
    ['an area in a collection', { type: 'GeometryCollection', geometries: [point, area] }, 'polygons'],
    ['an empty collection', { type: 'GeometryCollection', geometries: [] }, null],
    ['an empty polygon', { type: 'MultiPolygon', coordinates: [] }, null],
    ['a line', line, null],
    ['nothing', null, null],
  ]
  for (const [story, geometry, kind] of stories)
    test(story, () => {
      const [row] = rowsOfGeoJson(JSON.stringify({ type: 'Feature', geometry }))
      assert.equal(row!.shape?.kind ?? null, kind)
    })

  test('NaN and Infinity say nothing, unless they stand in a text', () => {
    assert.deepEqual(readJson('{"a":NaN,"b":[-Infinity,1],"c":"NaN \\" NaN"}'), {
      a: null,
      b: [null, 1],
      c: 'NaN " NaN',
    })
    assert.throws(() => readJson('{"a":NaN'), { code: 'notJson' })
  })

  test('one feature a line, with or without its mark', () => {
    const feature = JSON.stringify({ type: 'Feature', properties: {}, geometry: point })
    assert.equal(rowsOfGeoJson(`${feature}\n${feature}\n`).length, 2)
    assert.equal(rowsOfGeoJson(`\u001e${feature}\n\u001e${feature}`).length, 2)
  })

  test('barriers in a collection', () => {
    const collection = { type: 'GeometryCollection', geometries: [line, area] }
    assert.deepEqual(
      linesOfGeoJson(JSON.stringify(collection)).map(it => it.length),
      [2, 4],
    )
  })
})

suite('a sheet', () => {
  const sheet = (...rows: readonly (readonly string[])[]) => rows.map((cells, i) => ({ row: i + 1, cells }))
  const found = { lng: null, lat: null }

  test('a title above the headings, units in brackets, the same heading twice', () => {
    const table = sheet(
      ['楼栋登记表', '', '', ''],
      ['经度(°)', '纬度(°)', '户数', '户数'],
      ['1', '2', '3', '4'],
    )
    const [row] = rowsOfTable(table, found)
    assert.equal(row!.row, 3)
    assert.deepEqual(
      [row!.properties.户数, row!.properties['户数 #2'], row!.shape?.kind],
      ['3', '4', 'point'],
    )
  })

  test('headings alone are no buildings', () => {
    assert.throws(() => rowsOfTable(sheet(['lng', 'lat']), found), { code: 'noRows' })
  })
})

suite('a graph', () => {
  const nodes = [{ id: 'a' }, { id: 'b', pop: 3 }]
  const adjacency = [[{ id: 'b' }], [{ id: 'a' }]]
  const stories: readonly (readonly [story: string, read: object, code: string])[] = [
    ['a weight missing at the first node', { nodes, adjacency }, 'weightMissing'],
    ['a list for a weight', { nodes: [{ id: 'a', pop: [1] }, nodes[1]], adjacency }, 'weightUnreadable'],
    [
      'weights without end',
      { nodes: nodes.map(it => ({ ...it, pop: 1.5e308 })), adjacency },
      'weightsTooLarge',
    ],
    ['nodes alone', { nodes }, 'notGraph'],
    ['a node that is none', { nodes: [null, nodes[1]], adjacency }, 'notGraph'],
    ['a row of neighbours that is none', { nodes, adjacency: [null, []] }, 'notGraph'],
    ['a row of neighbours too few', { nodes, adjacency: [[]] }, 'adjacencyDiffers'],
    ['the same node twice', { nodes: [nodes[1], nodes[1]], adjacency }, 'nodeTwice'],
    ['an unknown neighbour', { nodes, adjacency: [[{ id: 'z' }], []] }, 'unknownNode'],
  ]
  for (const [story, read, code] of stories)
    test(story, () => assert.throws(() => networkOf(read, null, null), { code }))

  test('neighbours by their ids alone, ids that are lists', () => {
    const grid = { nodes: [{ id: [0, 0] }, { id: [0, 1] }], adjacency: [[[0, 1]], []] }
    assert.deepEqual([...networkOf(grid, null, null).graph.to], [1, 0])
  })
})

suite('a number of grids shared out', () => {
  const stories: readonly (readonly [weights: number[], count: number, rooms: number[], shares: number[]])[] =
    [
      [[1, 1, 98], 4, [9, 9, 9], [1, 1, 2]],
      [[1, 1, 98], 3, [9, 9, 9], [1, 1, 1]],
      [[300, 100], 4, [9, 9], [3, 1]],
      [[300, 100], 4, [1, 9], [1, 3]],
      [[300, 100], 9, [1, 2], [1, 2]],
      [[0, 0], 4, [9, 9], [2, 2]],
    ]
  for (const [weights, count, rooms, shares] of stories)
    test(`${count} over ${weights}, at most ${rooms}`, () =>
      assert.deepEqual(sharedOut(weights, count, rooms), shares))
})
