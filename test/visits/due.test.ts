/** Who is due for a visit, since when and why, how often by whose decision, and in which order to walk: rules as tables and properties. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { distance, planeAt } from '../../src/gridding/plane.ts'
import { walkPast } from '../../src/gridding/round.ts'
import {
  byUrgency,
  dueOf,
  type HouseholdFacts,
  leftOutOf,
  type VisitSeen,
  withVisit,
} from '../../src/visits/due.ts'
import { type Door, dayRound, walkOf } from '../../src/visits/order.ts'
import { type TargetRow, targetDefaults, targetFor } from '../../src/visits/targets.ts'

const today = '2026-11-23'
const blank: HouseholdFacts = {
  householdId: 'h1',
  knownOn: '2026-01-10',
  movedInOn: '2019-05-01',
  visits: 'welcome',
  visitsUntil: null,
  away: false,
  everyDays: 90,
  lastVisit: null,
  lastMetOn: null,
  vain: [],
  nextOn: null,
  needs: [],
  matters: [],
}
const need = {
  id: 'n',
  kind: 'monthlyVisit',
  everyDays: 30,
  byPhone: false,
  askedOn: '2026-06-01',
  servedOn: null,
}
const call = { ...need, id: 'c', kind: 'weeklyCall', everyDays: 7, byPhone: true }
const matter = { id: 'm', number: '20261101-000001', sinceOn: '2026-11-01', from: 'visit' } as const
/** '2026-11-01 met 2026-12-01': day, outcome, next visit. */
const visitsOf = (words: string): VisitSeen[] =>
  words
    .split(';')
    .filter(word => word.trim())
    .map(word => {
      const [on, outcome, nextOn] = word.trim().split(' ') as [
        string,
        VisitSeen['outcome'],
        string | undefined,
      ]
      return { on, outcome, nextOn: nextOn ?? null, part: 'morning' }
    })

suite('due', () => {
  const stories: readonly (readonly [string, Partial<HouseholdFacts>, string, string])[] = [
    // what | facts | visits | first reason and day it holds from, or nothing
    ['never visited: since it is known', {}, '', 'never 2026-01-10'],
    ['visited within the target', {}, '2026-09-15 met', ''],
    ['the last day within the target', {}, '2026-08-26 met', ''],
    ['the target is reached', {}, '2026-08-25 met', 'target 2026-11-23'],
    ['a call counts as visited', {}, '2026-08-25 byPhone;2026-10-01 byPhone', ''],
    ['nobody at the door does not', {}, '2026-06-01 met;2026-11-01 nobody', 'target 2026-08-30'],
    ['refused at the door does not', {}, '2026-06-01 met;2026-10-01 refused', 'target 2026-08-30'],
    ['pastoral: 180 days', { everyDays: 180 }, '2026-06-01 met', ''],
    ['agreed for today', {}, '2026-11-20 met 2026-11-23', 'agreed 2026-11-23'],
    ['agreed for later', {}, '2026-11-20 met 2026-11-24', ''],
    ['agreed and kept', {}, '2026-11-01 met 2026-11-10;2026-11-10 met', ''],
    [
      'agreed, came by earlier: the promise stands',
      {},
      '2026-11-01 met 2026-11-20;2026-11-10 met',
      'agreed 2026-11-20',
    ],
    [
      'agreed, nobody was there: still owed',
      {},
      '2026-11-01 met 2026-11-10;2026-11-10 nobody',
      'agreed 2026-11-10',
    ],
    ['agreed anew', {}, '2026-11-01 met 2026-11-10;2026-11-05 met 2026-12-01', ''],
    ['a service, never served', { needs: [need] }, '', 'need 2026-07-01'],
    ['a service served in time', { needs: [need] }, '2026-11-01 met', ''],
    ['a service overdue', { needs: [need] }, '2026-10-20 met', 'need 2026-11-19'],
    [
      'a visit that was asked for is not served by a call',
      { needs: [need] },
      '2026-10-20 met;2026-11-15 byPhone',
      'need 2026-11-19',
    ],
    ['a call that was asked for is', { needs: [call] }, '2026-10-20 met;2026-11-20 byPhone', ''],
    [
      'asked for again after a visit: from the day asked',
      { needs: [{ ...need, askedOn: '2026-11-10' }] },
      '2026-10-01 met',
      '',
    ],
    ['a matter of the door, three weeks open', { matters: [matter] }, '2026-11-01 met', 'matter 2026-11-15'],
    ['told about it since', { matters: [matter] }, '2026-11-01 met;2026-11-12 byPhone', ''],
    [
      'a matter of the building is no reason',
      { matters: [{ ...matter, from: 'building' }] },
      '2026-10-01 met',
      '',
    ],
    ['moved in lately', { movedInOn: '2026-11-10', knownOn: '2026-11-10' }, '', 'welcome 2026-11-17'],
    ['moved in this week', { movedInOn: '2026-11-20', knownOn: '2026-11-20' }, '', ''],
    [
      'moved in long ago, entered lately',
      { movedInOn: '2026-03-01', knownOn: '2026-11-20' },
      '',
      'never 2026-11-20',
    ],
    ['wishes no visits', { visits: 'refused' }, '', ''],
    ['wishes none until today', { visits: 'refused', visitsUntil: today }, '', ''],
    ['wished none until yesterday', { visits: 'refused', visitsUntil: '2026-11-22' }, '', 'never 2026-01-10'],
    ['everybody away', { away: true }, '', ''],
    ['nobody there yesterday: not again today', {}, '2026-11-22 nobody', ''],
    ['nobody there the day before: again', {}, '2026-11-21 nobody', 'never 2026-01-10'],
    ['refused at the door this month: left in peace', {}, '2026-11-01 refused', ''],
    ['but an agreed day is kept', {}, '2026-11-22 nobody 2026-11-23', 'agreed 2026-11-23'],
    ['tried this morning in vain', {}, '2026-11-23 nobody 2026-11-23', ''],
  ]
  for (const [name, facts, visits, expected] of stories)
    test(name, () => {
      const known = visitsOf(visits).reduce(withVisit, { ...blank, ...facts })
      const due = dueOf(known, today)
      assert.equal(due ? `${due.reasons[0]!.kind} ${due.reasons[0]!.dueOn}` : '', expected)
    })

  test('several reasons stand side by side, the promise first; since when is the earliest of them', () => {
    const known = visitsOf('2026-08-01 met;2026-11-01 nobody 2026-11-20').reduce(withVisit, {
      ...blank,
      needs: [need],
      matters: [
        { ...matter, sinceOn: '2026-08-01' },
        { ...matter, id: 'b', from: 'building' },
      ],
    })
    const due = dueOf(known, today)!
    assert.deepEqual(
      due.reasons.map(it => it.kind),
      ['agreed', 'need', 'matter', 'target'],
    )
    assert.equal(due.dueOn, '2026-08-15')
    assert.deepEqual(
      due.besides.map(it => it.id),
      ['b'],
    )
    assert.deepEqual(due.vain, ['morning'])
  })

  test('who is left out is counted under one word', () => {
    const word = (facts: Partial<HouseholdFacts>, visits = '') =>
      leftOutOf(visitsOf(visits).reduce(withVisit, { ...blank, ...facts }), today)
    assert.deepEqual(
      [
        word({ visits: 'refused', away: true }),
        word({ away: true }),
        word({}, `${today} nobody`),
        word({}, '2026-11-22 nobody'),
        word({}, '2026-11-01 refused'),
        word({}, `${today} met`),
        word({}),
      ],
      ['refused', 'away', 'triedToday', 'triedLately', 'triedLately', null, null],
    )
  })
})

suite('targets', () => {
  const [here, elsewhere] = ['c1', 'c2']
  const decided = (
    communityId: string | null,
    setting: string | null,
    everyDays: number,
    validFrom: string,
    at = 0,
  ) =>
    ({ communityId, setting, everyDays, validFrom, source: 'minutes', at: new Date(at) }) satisfies TargetRow
  const rows = [
    decided(null, null, 100, '2026-01-01'),
    decided(null, 'pastoral', 150, '2026-01-01'),
    decided(here, null, 45, '2026-03-01'),
    decided(here, null, 30, '2026-10-01'),
    decided(here, 'urban', 40, '2026-11-23', 1),
    decided(here, 'urban', 41, '2026-11-23', 2),
    decided(here, 'urban', 20, '2026-12-01'),
  ]
  const stories = [
    [[], here, 'urban', today, 90],
    [[], here, 'rural', today, 60],
    [[], here, 'pastoral', today, 180],
    [rows, elsewhere, 'urban', today, 100],
    [rows, elsewhere, 'pastoral', today, 150],
    [rows, elsewhere, 'urban', '2025-12-31', 90],
    [rows, here, 'rural', '2026-09-30', 45],
    [rows, here, 'rural', '2026-10-01', 30],
    [rows, here, 'pastoral', today, 30],
    [rows, here, 'urban', '2026-11-22', 30],
    [rows, here, 'urban', today, 41],
    [rows, here, 'urban', '2026-12-01', 20],
  ] as const
  test('the narrowest decision in force, the latest of those, else the default of the setting', () => {
    for (const [given, communityId, setting, onDay, days] of stories)
      assert.equal(
        targetFor(given, { communityId, setting }, onDay).everyDays,
        days,
        `${communityId} ${setting} ${onDay}`,
      )
  })
  test('a default says it is one', () => {
    assert.equal(targetFor([], { communityId: here, setting: 'urban' }, today).source, null)
    assert.ok(Object.values(targetDefaults).every(it => it.mark === 'D'))
  })
})

const place = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }))
const doorArbitrary = fc.record({
  building: fc.integer({ min: 0, max: 8 }),
  entrance: fc.integer({ min: 1, max: 12 }),
  floor: fc.option(fc.integer({ min: 1, max: 18 })),
})

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
    const plane = planeAt([121.47, 45.05])
    const door = (householdId: string, metres: number): Door => {
      const [lng, lat] = plane.toDegrees([metres, 0])
      return { householdId, buildingId: householdId, lng, lat, entrance: '1', floor: 1, number: '101' }
    }
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
