/** Counts of visits, households and coverage as they are kept building by building, beside the plain queries, after random changes of everything they are counted from. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { everythingOf, type Tx } from '../../src/kernel/database.ts'
import type { Ask } from '../../src/ledgers/ask.ts'
import * as held from '../../src/ledgers/counts-held.ts'
import * as plain from '../../src/ledgers/counts-plain.ts'
import { buildingsIn } from '../../src/ledgers/household-roster.ts'
import { periodOf } from '../../src/ledgers/period.ts'
import { visitLog, visitsOf } from '../../src/ledgers/visit-log.ts'
import { addDays, numberOfDay } from '../../src/proceedings/days.ts'
import { catchUp, fillRollup, verifyRollup } from '../../src/proceedings/index.ts'
import { forgetTerritory, territoryOf } from '../../src/territory/index.ts'
import { coverageOf, needsOf } from '../../src/visits/counted/coverage.ts'
import { countCoverage, countNeeds } from '../../src/visits/coverage-counts.ts'
import { countedHouseholds, householdRollup } from '../../src/visits/index.ts'
import type { TestServer } from '../support/server.ts'
import type { World } from './world.ts'

const today = '2026-11-23'
const day = fc.integer({ min: 0, max: 120 }).map(back => addDays('2026-11-30', -back))
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const outcome = fc.constantFrom('met', 'byPhone', 'nobody', 'refused')
const which = fc.nat({ max: 1000 })
const change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('visit'), which, day, outcome, other: which }) },
  fc.record({
    do: fc.constantFrom('correct', 'forget', 'regrid', 'dwelling', 'freeze', 'leave', 'endNeed'),
    which,
    day,
    outcome,
    other: which,
  }),
  fc.record({ do: fc.constantFrom('refuse', 'move', 'need'), which, day: some(day), outcome, other: which }),
)
type Change = { do: string; which: number; day: string | null; outcome: string; other: number }

/** Statements on the nth of what there is; `h` households, `n` its number. */
const statements: Readonly<Record<string, string>> = {
  visit: `insert into visit (jurisdiction_id, id, household_id, building_id, grid_id, community_id, person_id, purpose, outcome, consented, at, on_day, recorded_at, said)
    select h.jurisdiction_id, gen_random_uuid(), h.id, h.building_id, case when $4 % 9 = 0 then null when $4 % 5 = 0 then (select id from grid order by id limit 1) else b.grid_id end,
      case when $4 % 7 = 0 then (select id from community order by id offset 1 limit 1) else h.community_id end,
      (select id from person limit 1), 'routine', $3, false, $2::date, $2::date, now(), '' from (:home) h join building b on b.id = h.building_id`,
  correct: `insert into visit (jurisdiction_id, id, household_id, building_id, grid_id, community_id, person_id, purpose, outcome, consented, at, on_day, recorded_at, said, replaces)
    select jurisdiction_id, gen_random_uuid(), household_id, building_id, grid_id, community_id, person_id, purpose, $3, false, at, $2::date, now(), '', id
    from (:visit) v where $4 >= 0`,
  forget: `delete from visit where id in (select id from (:visit) v where v.replaces is null) and $2::date is not null and $3 <> '' and $4 >= 0`,
  regrid: `update building set grid_id = case when $4 % 4 = 0 then null else (select id from grid order by id offset $4 % 5 limit 1) end
    where id in (select building_id from (:home) h) and $2::date is not null and $3 <> ''`,
  dwelling: `insert into dwelling (jurisdiction_id, id, building_id, community_id, entrance, floor, number)
    select jurisdiction_id, gen_random_uuid(), building_id, community_id, '9', 9, gen_random_uuid()::text from (:home) h where $2::date is not null and $3 <> '' and $4 >= 0`,
  freeze: `update resident set frozen = not frozen where household_id in (select id from (:home) h) and $2::date is not null and $3 <> '' and $4 >= 0`,
  leave: `update resident r set household_id = h.id from (:home) h, (:other) o where r.household_id = o.id and $2::date is not null and $3 <> ''`,
  refuse: `update household set visits = case when $4 % 3 = 0 then 'welcome' else 'refused' end, visits_until = case when $4 % 3 = 0 then null else $2::date end
    where id in (select id from (:home) h) and $3 <> ''`,
  move: `update household set moved_in_on = case when $4 % 2 = 0 then $2::date end, moved_out_on = case when $4 % 2 = 1 then $2::date end where id in (select id from (:home) h) and $3 <> ''`,
  need: `insert into service_need (jurisdiction_id, id, resident_id, household_id, kind, every_days, consent_id, asked_on)
    select h.jurisdiction_id, gen_random_uuid(), r.id, h.id, (array['weeklyCall','monthlyVisit','escort'])[1 + $4 % 3], case when $4 % 2 = 0 then 20 end,
      (select id from consent order by id limit 1), coalesce($2::date, '2026-09-01') from (:home) h join resident r on r.household_id = h.id where $3 <> '' limit 1`,
  endNeed: `update service_need set ended_on = $2::date where household_id in (select id from (:home) h) and $3 <> '' and $4 >= 0`,
}
const homeAt = (at: string) =>
  `select * from household order by id offset ${at} % (select count(*) from household) limit 1`
const visitAt = `select * from visit v where not exists (select from visit c where c.replaces = v.id) order by id
  offset $1 % (select greatest(1, count(*)) from visit c) limit 1`

const apply = ({ server }: Ground, it: Change) =>
  server.db.pool.query(
    statements[it.do]!.replaceAll('(:home)', `(${homeAt('$1::int')})`)
      .replaceAll('(:other)', `(${homeAt('$4::int')})`)
      .replaceAll('(:visit)', `(${visitAt})`)
      .replaceAll(/\$4/g, '$4::int'),
    [it.which, it.day, it.outcome, it.other],
  )

interface Ground {
  readonly server: TestServer
  readonly world: World
}
type Buildings = Parameters<typeof held.visitsByGrid>[0]

async function equal({ server, world }: Ground, from: string, to: string) {
  const { kernel } = server.aili
  const { jurisdictionId, registry } = world
  forgetTerritory(kernel)
  const territory = await territoryOf(kernel)
  const counted = await countedHouseholds(kernel, jurisdictionId)
  assert.ok(counted && !counted.isBehind)
  const areas = [
    { everywhere: true, communities: [], grids: [] },
    { everywhere: false, communities: [registry.here.communityId], grids: [] },
    { everywhere: false, communities: [], grids: [registry.here.gridId, registry.beside.gridId] },
    { everywhere: false, communities: [registry.away.communityId], grids: [registry.here.gridId] },
  ]
  const period = periodOf('range', { from, to }, today)
  await kernel.db.within(everythingOf(jurisdictionId), async tx => {
    for (const area of areas)
      await equalFor(
        tx,
        { staff: { jurisdictionId }, territory, today, period, area } as unknown as Ask,
        counted.buildings,
      )
  })
  const grids = territory.grids
    .slice(0, 9)
    .map(({ id, communityId }, i) => ({ id, communityId, everyDays: 5 + 20 * i }))
  const days = { from: numberOfDay(from), to: numberOfDay(to) }
  const buildings = [...counted.buildings.values()]
  for (const asked of [grids, grids.slice(0, 1)]) {
    const coverage = await countCoverage(kernel, jurisdictionId, asked, { from, to })
    assert.deepEqual(sorted(coverageOf(buildings, asked, days)), sorted(coverage))
    const needs = await countNeeds(kernel, jurisdictionId, asked, { from, to })
    assert.deepEqual(sorted(needsOf(buildings, asked, days)), sorted(needs))
  }
}

async function equalFor(tx: Tx, ask: Ask, buildings: Buildings) {
  assert.deepEqual(sorted(held.visitsByGrid(buildings, ask)), sorted(await plain.countVisits(tx, ask)))
  assert.deepEqual(held.visitingIn(buildings, ask), await plain.countVisiting(tx, ask))
  const ids = buildingsIn(ask).map(({ id }) => id)
  const byBuilding = held.householdsByBuilding(buildings, ids, today)
  assert.deepEqual(sorted([...byBuilding]), sorted([...(await plain.countHouseholds(tx, ask))]))
  const log = await visitLog.page(tx, { ...ask, kind: 'all', t: String } as Ask, null, 15)
  const { rows } = await sql<{ id: string }>`
    select id from visit v where ${visitsOf(ask)} order by on_day, at, id limit 15`.execute(tx)
  assert.deepEqual(
    log.rows.map(({ id }) => id),
    rows.map(({ id }) => id),
  )
}

export function countedStories(server: TestServer, world: World) {
  const { kernel } = server.aili
  const { jurisdictionId, registry } = world
  const { owner } = server.db
  const ground = { server, world }

  test('whatever changes, they are what the plain queries count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 5, maxLength: 25 }),
        day,
        fc.nat({ max: 60 }),
        async (changes, to, length) => {
          for (const it of changes) await apply(ground, it as Change)
          await equal(ground, addDays(to, -length), to)
        },
      ),
      { numRuns: 12, seed: 20261123 },
    )
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from building_change`.execute(owner)
    assert.equal(rows[0]!.n, 0, 'nothing is left to be counted')
    assert.deepEqual(await verifyRollup(owner, jurisdictionId, householdRollup), [])
  })

  test('counted from nothing they are the same, and verification names a building that differs', async () => {
    assert.equal(await fillRollup(kernel, jurisdictionId, householdRollup, { anew: true }), true)
    await equal(ground, '2026-10-05', '2026-11-23')
    await sql`update counted_building set people = people + 1 where building_id = ${registry.here.id}`.execute(
      owner,
    )
    const [difference] = await verifyRollup(owner, jurisdictionId, householdRollup)
    assert.deepEqual(JSON.parse(difference!.row), { building_id: registry.here.id })
    await apply(ground, { do: 'freeze', which: 0, day: today, outcome: 'met', other: 0 })
    assert.equal(await catchUp(kernel, jurisdictionId, householdRollup), 'caughtUp')
  })

  test('pages do not see what is kept of a building', async () => {
    await assert.rejects(
      kernel.db.within(everythingOf(jurisdictionId), tx => sql`select from counted_building`.execute(tx)),
      /permission denied/,
    )
  })
}

const textOf = (row: object) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
const sorted = (rows: readonly object[]) => rows.map(textOf).sort()
