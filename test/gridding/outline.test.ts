/** Grids as they are drawn: no gap, no overlap, all of the community, borders shared to the last digit. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import type { Building } from '../../src/gridding/building.ts'
import { cellsOf } from '../../src/gridding/cells.ts'
import { outlinesOf } from '../../src/gridding/outline.ts'
import { areaOf, type Metres } from '../../src/gridding/plane.ts'
import { type ProposedGrid, propose } from '../../src/gridding/propose.ts'
import { finish } from '../../src/gridding/steps.ts'
import type { Point, Ring } from '../../src/territory/coordinates.ts'
import { type Boundary, covers, polygonsOf } from '../../src/territory/locate.ts'
import { placeAt, scatteredTown } from '../support/buildings.ts'

suite('grids as drawn', () => {
  test('fill any community without gap or overlap', () => {
    const towns = fc.record({
      count: fc.integer({ min: 1, max: 150 }),
      seed: fc.integer({ min: 1, max: 999 }),
    })
    fc.assert(
      fc.property(towns, ({ count, seed }) => {
        whole(scatteredTown(count, { seed }), null)
      }),
      { numRuns: 40, seed: 5 },
    )
  })

  test('end at a border with bends, a hole and an exclave, which comes out as it went in', () => {
    const border = [
      ring([-50, -50], [500, -50], [500, 300], [250, 200], [250, 700], [850, 700], [850, 850], [-50, 850]),
      ring([100, 100], [100, 160], [160, 160], [160, 100]),
      ring([600, 100], [840, 100], [840, 400], [600, 400]),
    ]
    const town = scatteredTown(400).filter(({ point }) => isInside(border, point))
    const grids = whole(town, border)
    const corners = new Set(grids.flatMap(({ boundary }) => polygonsOf(boundary).flat(2)).map(String))
    for (const point of border.flat())
      assert.ok(corners.has(String(point)), `${point} is no corner of a grid`)
  })

  test('meet without a seam where two communities meet', () => {
    const town = scatteredTown(600)
    const half = (from: number, to: number) => [
      ring([from, -50], [to, -50], [to + 40, 400], [to, 1050], [from, 1050], [from + 40, 400]),
    ]
    const own = [half(-90, 470), half(470, 1050)].map((border, i) => ({
      name: `half ${i}`,
      buildings: town.filter(({ point }) => covers({ type: 'Polygon', coordinates: border }, point)),
      border,
      barriers: [],
      isPlane: false,
    }))
    const ask = { bounds: { least: 300, most: 500 }, count: null, seed: 1, now: () => 0 }
    const { grids } = finish(propose(own, ask))
    const edges = new Set(grids.flatMap(({ boundary }) => edgesOf(boundary)))
    const open = [...edges].filter(key => !edges.has(key.split(' ').reverse().join(' ')))
    const inner = open.filter(key =>
      key.split(' ').every(p => Math.abs(Number(p.split(',')[0]) - placeAt(490, 0)[0]) < 0.0004),
    )
    assert.deepEqual(
      inner.filter(key => !/^\S+,45\.0(5955|6944)/.test(key)),
      [],
    )
  })

  test('a row of buildings along one road, and several at one address', () => {
    const road = Array.from({ length: 60 }, (_, i) => building(i + 1, placeAt(i * 30, 0)))
    whole(road, null)
    const gate = Array.from({ length: 60 }, (_, i) => building(i + 1, placeAt(0, 30 * Math.floor(i / 20))))
    whole(gate, null)
  })

  test('in valleys whose buildings look across a ridge outside, every grid is of one piece', () => {
    // A comb: valleys 90 m wide between ridges of 110 m, joined at their mouths.
    const valleys = [0, 1, 2, 3, 4, 5]
    const teeth = valleys.toReversed().flatMap((i): [number, number][] => [
      [i * 200 + 90, 100],
      [i * 200 + 90, 900],
      [i * 200, 900],
      [i * 200, 100],
    ])
    const border = ring([0, 0], [1090, 0], ...teeth)
    // In every other valley nobody lives deep inside: nearest to its end is a building beyond the ridge.
    const places = valleys.flatMap(i =>
      (i % 2 === 0 ? [60, 300, 600, 850] : [60]).map((y, j) => placeAt(i * 200 + 10 + j * 20, y + i * 8)),
    )
    const deep = places.map((point, i) => building(i + 1, point))
    const grids = whole(
      deep.map(it => ({ ...it, households: 110 })),
      [border],
    )
    assert.ok(grids.length >= 3)
    assert.deepEqual(
      grids.map(it => it.boundary.type),
      grids.map(() => 'Polygon'),
    )
  })

  test('a grid that touches itself in a corner is two polygons, not one that crosses', () => {
    const places = [0, 1, 2, 3].map((i): Metres => [(i % 2) * 100, Math.floor(i / 2) * 100])
    const square: Ring = [
      [-50, -50],
      [150, -50],
      [150, 150],
      [-50, 150],
      [-50, -50],
    ]
    const outlines = outlinesOf(cellsOf(places, [square]), [0, 1, 1, 0], 2)
    for (const { polygons, squareMetres, metres } of outlines) {
      assert.deepEqual(
        polygons.map(rings => rings.map(points => points.length)),
        [[5], [5]],
      )
      assert.deepEqual([Math.round(squareMetres), Math.round(metres)], [20_000, 800])
    }
  })
})

function whole(buildings: readonly Building[], border: readonly Ring[] | null): readonly ProposedGrid[] {
  const community = { name: null, buildings, border, barriers: [], isPlane: false }
  const ask = { bounds: { least: 300, most: 500 }, count: null, seed: 1, now: () => 0 }
  const { grids } = finish(propose([community], ask))
  const edges = new Map<string, number>()
  for (const { boundary } of grids)
    for (const key of edgesOf(boundary)) edges.set(key, (edges.get(key) ?? 0) + 1)
  assert.ok(
    [...edges.values()].every(times => times === 1),
    'two grids lie on the same side of a border',
  )
  // What has no other side is the rim; round it lies exactly the area of all grids together.
  const rim = [...edges.keys()].filter(key => !edges.has(key.split(' ').reverse().join(' ')))
  const twice = rim.reduce((sum, key) => sum + crossOf(key), 0)
  const area = grids.reduce(
    (sum, { boundary }) =>
      sum +
      polygonsOf(boundary)
        .flat()
        .reduce((all, it) => all + areaOf(it), 0),
    0,
  )
  assert.ok(Math.abs(twice / 2 - area) < 1e-9 * area, `${twice / 2} around, ${area} within`)
  if (border !== null)
    assert.ok(Math.abs(area - areaWithin(border)) < 1e-6 * area, 'not all of the community')
  for (const { row, point } of buildings) {
    const holding = grids.filter(grid => covers(grid.boundary, point))
    assert.ok(
      holding.some(grid => grid.rows.includes(row)) || isShared(buildings, point),
      `row ${row} lies outside its grid`,
    )
  }
  return grids
}

/** Each edge as `from to`, in the order of its ring. */
function edgesOf(boundary: Boundary): readonly string[] {
  return polygonsOf(boundary)
    .flat()
    .flatMap(points => points.slice(1).map((to, i) => `${points[i]} ${to}`))
}

/** Coordinates from a near origin, or their products lose the digits that count. */
const origin = placeAt(0, 0)

function crossOf(key: string): number {
  const [ax, ay, bx, by] = key.split(/[ ,]/).map(Number) as [number, number, number, number]
  return (ax - origin[0]) * (by - origin[1]) - (bx - origin[0]) * (ay - origin[1])
}

/** The first ring less the hole, and the exclave. */
function areaWithin(border: readonly Ring[]): number {
  const [outer, hole = 0, exclave = 0] = border.map(it => Math.abs(areaOf(it)))
  return outer! - hole + exclave
}

function isInside([outer, hole, exclave]: readonly Ring[], point: Point): boolean {
  const within = (points: Ring) => covers({ type: 'Polygon', coordinates: [points] }, point)
  return (within(outer!) && !within(hole!)) || within(exclave!)
}

function isShared(buildings: readonly Building[], point: Point): boolean {
  return buildings.filter(it => String(it.point) === String(point)).length > 1
}

function ring(...points: readonly (readonly [number, number])[]): Ring {
  const drawn = points.map(([x, y]) => placeAt(x, y))
  return [...drawn, drawn[0]!]
}

function building(row: number, point: Point): Building {
  return { row, point, households: 20, compound: null, dedicated: null }
}
