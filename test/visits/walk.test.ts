/** In which order to walk to those who are due: once past every door, never longer than from each to the nearest, the same for the same doors. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { distance, planeAt } from '../../src/gridding/plane.ts'
import { walkPast } from '../../src/gridding/round.ts'
import { byUrgency, dueOf } from '../../src/visits/due.ts'
import { dayOf } from '../../src/visits/due-visits.ts'
import { type Door, dayRound, walkOf } from '../../src/visits/order.ts'
import { blank, call, today } from './facts.ts'

const place = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }))
const doorArbitrary = fc.record({
  building: fc.integer({ min: 0, max: 8 }),
  entrance: fc.integer({ min: 1, max: 12 }),
  floor: fc.option(fc.integer({ min: 1, max: 18 })),
})

const plane = planeAt([121.47, 45.05])
const door = (householdId: string, metres: number): Door => {
  const [lng, lat] = plane.toDegrees([metres, 0])
  return { householdId, buildingId: householdId, lng, lat, entrance: '1', floor: 1, number: '101' }
}

suite('the walk', () => {
  test('passes every place once and is never longer than going to the nearest each time', () => {
    fc.assert(
      fc.property(place, fc.array(place, { maxLength: 25 }), (start, places) => {
        const walk = walkPast(start, places)
        assert.deepEqual(
          [...walk].sort((a, b) => a - b),
          places.map((_, i) => i),
        )
        assert.ok(
          lengthOf(
            start,
            walk.map(i => places[i]!),
          ) <=
            lengthOf(start, nearestFirst(start, places)) + 1e-6,
        )
        assert.deepEqual(walkPast(start, places), walk)
      }),
      { numRuns: 200 },
    )
  })

  test('each door once, a building at a time, each entrance from the top down; the same doors give the same order', () => {
    fc.assert(
      fc.property(fc.array(doorArbitrary, { maxLength: 40 }), fc.boolean(), (some, standing) => {
        const doors = some.map(({ building, entrance, floor }, i): Door => {
          const [lng, lat] = [121.47 + (building % 3) * 0.002, 45.05 + Math.floor(building / 3) * 0.001]
          return {
            householdId: `h${String(i).padStart(3, '0')}`,
            buildingId: `b${building}`,
            lng,
            lat,
            entrance: String(entrance),
            floor,
            number: '101',
          }
        })
        const start = standing ? ([121.475, 45.049] as const) : null
        const { order } = walkOf(doors, start)
        assert.deepEqual(
          order.map(it => it.householdId).sort(),
          doors.map(it => it.householdId),
        )
        const staircases = order.map(it => `${it.buildingId} ${it.entrance}`)
        assert.equal(staircases.filter((it, i) => it !== staircases[i - 1]).length, new Set(staircases).size)
        const buildings = order.map(it => it.buildingId)
        assert.equal(buildings.filter((it, i) => it !== buildings[i - 1]).length, new Set(buildings).size)
        for (const [i, door] of order.entries())
          if (staircases[i] === staircases[i - 1]) assert.ok((door.floor ?? 0) <= (order[i - 1]!.floor ?? 0))
        assert.deepEqual(walkOf(doors, start), walkOf([...doors], start))
      }),
      { numRuns: 100 },
    )
  })

  test('the day is cut by urgency, walked by place; calls cost no way; what waits is in order of urgency', () => {
    const due = [
      ['a', { lastMetOn: '2026-05-01' }, 300],
      ['b', { nextOn: '2026-11-22' }, 900],
      ['c', { lastMetOn: '2026-05-02' }, 100],
      ['d', { lastMetOn: '2026-11-01', needs: [{ ...call, servedOn: '2026-11-01' }] }, 5000],
      ['e', { lastMetOn: '2026-06-02' }, 200],
    ].map(([householdId, facts, at]) => {
      const all = { ...blank, ...(facts as object), householdId: householdId as string }
      return { due: dueOf(all, today)!, door: door(householdId as string, at as number) }
    })
    const doors = new Map(due.map(it => [it.door.householdId, it.door]))
    const list = due.map(it => it.due)
    const start = plane.toDegrees([0, 0])
    assert.deepEqual(
      [...list].sort(byUrgency).map(it => it.householdId),
      ['b', 'd', 'a', 'c', 'e'],
    )
    const round = dayRound(list, doors, { size: 3, start })
    assert.deepEqual([round.walk, round.calls, round.later], [['c', 'a', 'b'], ['d'], ['e']])
    assert.ok(Math.abs(round.metres - 900) <= 2)
    assert.deepEqual(
      dayRound(list, doors, { size: 3 }).walk[0],
      'b',
      'without a place it begins with the most urgent',
    )
  })

  test('what was walked today is part of the day; what was promised stays on the list', () => {
    const home = (n: number, facts: object) => ({
      ...{ facts: { ...blank, householdId: `h${n}`, ...facts }, door: door(`h${n}`, n), gridId: 'g' },
    })
    const waiting = Array.from({ length: 20 }, (_, n) => home(n, {}))
    const walked = (count: number, outcome: 'met' | 'nobody' | 'byPhone') =>
      Array.from({ length: count }, (_, n) =>
        home(100 + n, { lastVisit: { on: today, outcome }, lastMetOn: today }),
      )
    const promised = [home(50, { nextOn: today }), home(51, { nextOn: today })]
    const left = (...known: Parameters<typeof dayOf>[0][number][]) => dayOf(known, today).round.walk.length
    assert.equal(left(...waiting), 12)
    assert.equal(left(...waiting, ...walked(3, 'met'), ...walked(2, 'nobody')), 7)
    assert.equal(left(...waiting, ...walked(5, 'byPhone')), 12, 'a call costs no way')
    assert.deepEqual([...dayOf([...waiting, ...walked(12, 'met'), ...promised], today).round.walk].sort(), [
      'h50',
      'h51',
    ])
  })
})

type Place = readonly [number, number]
function nearestFirst(start: Place, places: readonly Place[]): Place[] {
  const left = [...places]
  const walk: Place[] = []
  for (let at = start; left.length > 0; at = walk.at(-1)!) {
    const next = left.reduce(
      (best, it, i) => (distance(at, it) < distance(at, left[best]!) - 1e-9 ? i : best),
      0,
    )
    walk.push(...left.splice(next, 1))
  }
  return walk
}
function lengthOf(start: Place, walk: readonly Place[]): number {
  return walk.reduce((sum, place, i) => sum + distance(i === 0 ? start : walk[i - 1]!, place), 0)
}
