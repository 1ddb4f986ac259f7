/** A month of work in the test town: visits, patrols, hazards and matters, written as they would have been done; the same every time. */
import { randomUUID } from 'node:crypto'
import { insertRows } from '../../src/kernel/bulk.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { type TestHousehold, type TestRegistry, testRegistry, writeHousehold } from '../support/registry.ts'
import type { TestServer } from '../support/server.ts'

export interface World {
  readonly registry: TestRegistry
  readonly households: readonly TestHousehold[]
  /** Ids of persons by user name. */
  readonly persons: Readonly<Record<string, string>>
  readonly jurisdictionId: number
  readonly planId: string
}

/** A small generator of its own, so that the month is the same every time. */
export function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export async function liveAMonth(server: TestServer): Promise<World> {
  const { kernel } = server.aili
  const registry = await testRegistry(kernel)
  const random = dice(7)
  const households = [registry.first, registry.second, registry.third, registry.besideOne, registry.awayOne]
  for (const [place, count] of [
    [registry.here, 12],
    [registry.beside, 5],
    [registry.away, 4],
  ] as const)
    for (let n = 1; n <= count; n++)
      households.push(
        await writeHousehold(kernel, place, `${4 + (n % 5)}0${n}`, [
          { name: `赵${'一二三四五六七八九十'[n % 10]}`, relation: 'head' },
        ]),
      )
  const { rows } = await kernel.db.pool.query<{ username: string; id: string; j: number }>(
    `select u.username, p.id, p.jurisdiction_id as j from person p join account_user u on u.id = p.account_id`,
  )
  const persons = Object.fromEntries(rows.map(({ username, id }) => [username, id]))
  const world = { registry, households, persons, jurisdictionId: rows[0]!.j, planId: randomUUID() }
  await visits(kernel, world, random)
  await patrols(kernel, world, random)
  await hazards(kernel, world, random)
  return world
}

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}`
const at = (n: number, hour: number, minute = 0) =>
  `${day(n)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`

async function visits(kernel: Kernel, world: World, random: (below: number) => number): Promise<void> {
  const made = Array.from({ length: 60 }, (_, i) => {
    const household = world.households[random(world.households.length)]!
    const on = 1 + random(22)
    const consented = random(2) === 1
    return {
      id: randomUUID(),
      householdId: household.id,
      buildingId: household.buildingId,
      gridId: household.gridId,
      communityId: household.communityId,
      personId: world.persons[i % 3 === 0 ? 'member1' : 'grid1'],
      companions: i % 10 === 0 ? [world.persons.member1] : [],
      purpose: ['routine', 'need', 'matter', 'welcome', 'other'][random(5)],
      outcome: ['met', 'met', 'met', 'nobody', 'refused', 'byPhone'][random(6)],
      consented,
      note: consented && random(2) === 1 ? Buffer.from('sealed words') : null,
      nextOn: random(4) === 0 ? day(28) : null,
      at: at(on, 8 + random(9), random(60)),
      onDay: day(on),
      recordedAt: at(on, 20),
      replaces: null as string | null,
      said: Buffer.alloc(32),
    }
  })
  // Two entries were corrected: the first one counts no more.
  const corrections = made.slice(0, 2).map(one => ({ ...one, id: randomUUID(), replaces: one.id }))
  await insertRows(kernel.db.owner, 'visit', world.jurisdictionId, [...made, ...corrections])
}

async function patrols(kernel: Kernel, world: World, random: (below: number) => number): Promise<void> {
  const { here } = world.registry
  const items = [randomUUID(), randomUUID()]
  const stops = [1, 2, 3].map(n => ({
    id: randomUUID(),
    name: `点位${n}`,
    items: items.map((id, i) => ({ id, text: `检查${i + 1}` })),
  }))
  await kernel.db.pool.query(
    `insert into patrol_plan (jurisdiction_id, id, community_id, grid_id, name, stops, every_days, valid_from, at)
     values ($1, $2, $3, $4, '每周消防巡查', $5::jsonb, 7, '2026-11-02', now())`,
    [world.jurisdictionId, world.planId, here.communityId, here.gridId, JSON.stringify(stops)],
  )
  for (const on of [3, 10, 17]) {
    const id = randomUUID()
    const reached = on === 17 ? 1 : 3
    const checks = stops.slice(0, reached).flatMap((stop, s) =>
      items.map((itemId, i) => ({
        ...{ id: randomUUID(), patrolId: id, stopId: stop.id, itemId, at: at(on, 9, s * 10 + i) },
        ...{
          result: s === 0 && i === 1 && on !== 17 ? 'notOk' : 'ok',
          note: s === 0 && i === 1 ? '堆放杂物' : '',
        },
        recordedAt: at(on, 12),
      })),
    )
    await insertRows(kernel.db.owner, 'patrol', world.jurisdictionId, [
      {
        ...{ id, planId: world.planId, revision: 1, gridId: here.gridId, communityId: here.communityId },
        ...{ personId: world.persons.member1, startedAt: at(on, 9), endedAt: at(on, 9, 40 + random(10)) },
        ...{ stopsPlanned: 3, stopsDone: reached, notOk: on === 17 ? 0 : 1, recordedAt: at(on, 12) },
      },
    ])
    await insertRows(kernel.db.owner, 'patrolCheck', world.jurisdictionId, checks)
  }
}

async function hazards(kernel: Kernel, world: World, random: (below: number) => number): Promise<void> {
  const places = [world.registry.here, world.registry.here, world.registry.beside, world.registry.away]
  const made = places.map((place, i) => ({
    ...{ id: randomUUID(), kind: 'passage', what: `楼道堆物${i}`, placeText: '1单元', gridId: place.gridId },
    ...{
      communityId: place.communityId,
      grade: random(2) === 0 ? 'serious' : 'ordinary',
      foundBy: world.persons.grid1,
    },
    ...{ foundAt: at(5 + i, 10), recheckOn: day(10 + i), lookedAt: at(5 + i, 10), recordedAt: at(5 + i, 11) },
    ...{ state: i === 1 ? 'closed' : 'open', closedAt: i === 1 ? at(20, 10) : null },
  }))
  await insertRows(kernel.db.owner, 'hazard', world.jurisdictionId, made)
  await insertRows(
    kernel.db.owner,
    'hazardEvent',
    world.jurisdictionId,
    made.map((one, i) => ({
      ...{ id: randomUUID(), hazardId: one.id, kind: 'found', personId: one.foundBy, at: at(5 + i, 10) },
      recordedAt: at(5 + i, 11),
    })),
  )
}
