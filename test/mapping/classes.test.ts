/** Classes of figures, and what a grid borders on: arithmetic alone. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { asksFor, listOf } from '../../src/mapping/asks.ts'
import { classesOf, classOf } from '../../src/mapping/classes.ts'
import { labelPoint } from '../../src/mapping/label-point.ts'
import { sidesOf } from '../../src/mapping/sides.ts'
import { tileAt, tileBox } from '../../src/mapping/tile-box.ts'
import { covers } from '../../src/territory/locate.ts'

suite('classes of a figure', () => {
  const rows: readonly [string, readonly number[], string][] = [
    ['nothing', [], ''],
    ['nought alone', [0, 0], '0'],
    ['one value', [5, 5], '5+'],
    ['an outlier stands alone', [0, 1, 1, 1, 2, 2, 3, 3, 14], '0 1 2 3–13 14+'],
    ['few values, a class each', [1, 2, 2, 3], '1 2 3+'],
    ['a gap parts', [10, 11, 12, 300, 301, 302], '10–299 300+'],
  ]
  for (const [name, values, expected] of rows)
    test(name, () => {
      const said = classesOf(values).map(({ from, to }) =>
        to === null ? `${from}+` : from === to ? `${from}` : `${from}–${to}`,
      )
      assert.equal(said.join(' '), expected)
    })

  test('every value has one class, no class is empty, none overlaps', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 200 }), values => {
        const classes = classesOf(values)
        assert.ok(classes.length <= 5)
        const used = new Set(values.map(value => classOf(classes, value)))
        assert.ok(!used.has(-1))
        assert.equal(used.size, classes.length)
        for (const [i, { to }] of classes.entries())
          assert.equal(to === null, i === classes.length - 1 && classes[i]!.from > 0)
      }),
      { numRuns: 300 },
    )
  })
})

suite('what a figure opens to', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  const rows: readonly [string, string | null, string | null][] = [
    ['matters', listOf('overdue', id), `/?list=all&figure=overdue&gridId=${id}`],
    [
      'of a kind',
      listOf('open', id, { category: '01037' }),
      `/?list=all&figure=open&gridId=${id}&category=01037`,
    ],
    [
      'of a procedure',
      listOf('overdue', id, { procedure: 'mediation' }),
      '/proceedings?procedure=mediation&scope=overdue',
    ],
    ['visits', listOf('lastVisit', id), `/?list=all&gridId=${id}&sort=lastAct`],
    ['households', listOf('households', id), null],
  ]
  for (const [name, found, expected] of rows) test(name, () => assert.equal(found, expected))
  test('an administrator may ask for places alone', () => {
    assert.deepEqual(asksFor(['systemAdmin', 'gridLeader']), ['households', 'staffed'])
  })
})

/** About 100 m by 100 m. */
const square = (west: number, south: number) => {
  const [e, n] = [west + 0.00128, south + 0.0009]
  return {
    type: 'Polygon' as const,
    coordinates: [
      [
        [west, south],
        [e, south],
        [e, n],
        [west, n],
        [west, south],
      ],
    ] as [number, number][][],
  }
}

suite('what a grid borders on', () => {
  const own = square(121, 45)
  const beside = (name: string, dx: number, dy: number) => ({
    name,
    boundary: square(121 + dx * 0.00128, 45 + dy * 0.0009),
  })
  const road = {
    name: '幸福路',
    lines: [
      [
        [120.99, 45.00092],
        [121.01, 45.00092],
      ],
    ] as [number, number][][],
  }

  test('roads and neighbours by side, and where the division ends', () => {
    const sides = sidesOf(own, [road], [beside('north', 0, 1), beside('east', 1, 0), beside('corner', 1, 1)])
    assert.deepEqual(sides, [
      { side: 'north', barriers: ['幸福路'], neighbours: ['north'], atEdge: false },
      { side: 'east', barriers: ['幸福路'], neighbours: ['east'], atEdge: false },
      { side: 'south', barriers: [], neighbours: [], atEdge: true },
      { side: 'west', barriers: ['幸福路'], neighbours: [], atEdge: true },
    ])
  })

  test('the direction of the ring makes no difference', () => {
    const turned = { ...own, coordinates: [[...own.coordinates[0]!].reverse()] }
    assert.deepEqual(sidesOf(turned, [road], []), sidesOf(own, [road], []))
  })

  test('a name is written inside, also where the middle is outside', () => {
    const hook = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [3, 0],
          [3, 3],
          [2.8, 3],
          [2.8, 0.2],
          [0, 0.2],
          [0, 0],
        ],
      ] as [number, number][][],
    }
    assert.ok(covers(hook, labelPoint({ boundary: hook })!))
    assert.equal(labelPoint({ boundary: null }), null)
  })
})

test('the tile of a point covers it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 73, max: 135, noNaN: true }),
      fc.double({ min: 18, max: 53, noNaN: true }),
      fc.integer({ min: 0, max: 16 }),
      (lng, lat, z) => {
        const [west, south, east, north] = tileBox(z, ...tileAt(z, lng, lat))
        assert.ok(west <= lng && lng <= east && south <= lat && lat <= north)
      },
    ),
  )
})
