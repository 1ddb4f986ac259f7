/** The invented households every test and the demo live with: whole, under their own fence, quick. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fillHouseholds } from '../../src/registry/demo-residents.ts'
import { idNumberFault } from '../../src/registry/index.ts'
import { demoPlan } from '../../src/territory/demo.ts'
import { startTown } from '../support/server.ts'

const server = await startTown()
const { db } = server
const { grids } = demoPlan()

test('Households fill the first dwellings of each grid: heads, children with guardians, needs on a consent, numbers that hold', async () => {
  const begun = process.cpuUsage()
  const filled = await fillHouseholds(
    server.aili.kernel,
    grids.slice(0, 4).map(grid => grid.id),
    200,
  )
  // Work, not waiting: others may be using the same processors.
  assert.ok(process.cpuUsage(begun).user < 8_000_000)
  assert.equal(filled.length, 800)
  assert.deepEqual(
    [...new Set(filled.map(it => it.gridId))],
    grids.slice(0, 4).map(it => it.id),
  )
  const people = filled.flatMap(it => it.people)
  for (const { idNumber } of people)
    if (idNumber !== null) assert.equal(idNumberFault(idNumber, '2026-11-23'), null)
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from resident) as residents, (select count(*) from household) as households,
      (select count(*) from guardianship) as guardians, (select count(*) from service_need) as needs,
      (select count(distinct phone_index) from resident) as phones,
      (select count(*) from resident r where not exists (select from household h where h.id = r.household_id
        and h.building_id = r.building_id and h.community_id = r.community_id)) as astray,
      (select count(*) from service_need n where not exists (select from consent c where c.id = n.consent_id
        and c.resident_id = n.resident_id and c.purpose = 'serviceNeeds')) as unconsented,
      (select count(*) from resident r where age(date '2026-11-23', born_on) < interval '18 years'
        and not exists (select from guardianship g where g.ward_id = r.id)) as unguarded`.execute(db.owner)
  const found = rows[0]!
  assert.equal(found.residents, people.length)
  assert.equal(found.households, 800)
  assert.equal(found.phones, people.filter(it => it.phone !== null).length)
  assert.ok(found.guardians! > 100 && found.needs! > 40)
  assert.deepEqual([found.astray, found.unconsented, found.unguarded], [0, 0, 0])
})
