/** The registry as phones and desks write it: entering, changing, conflicts, consents, needs. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import {
  householdsIn,
  registrySight,
  takeConsent,
  takeHousehold,
  takeNeed,
  takeRegistryChange,
} from '../../src/registry/index.ts'
import { testRegistry } from '../support/registry.ts'
import { startTown } from '../support/server.ts'
import { staffOf } from '../support/staff.ts'

const server = await startTown()
const { kernel } = server.aili
const there = await testRegistry(kernel)
const grid1 = await staffOf(server, 'grid1')
const entry = (body: unknown, id = randomUUID()) => ({
  id,
  at: kernel.clock.now(),
  deviceId: null,
  claim: null,
  body,
})

suite('smoke', () => {
  test('lists', async () => {
    const rows = await kernel.db.within(registrySight(grid1), tx =>
      householdsIn(
        tx,
        grid1.jurisdictionId,
        { gridIds: [there.here.gridId], communityIds: [there.here.communityId] },
        '2026-11-23',
      ),
    )
    assert.equal(rows.length, 3)
    console.log(JSON.stringify(rows[0], null, 1))
  })
  test('change', async () => {
    const body = {
      subject: 'resident',
      subjectId: there.first.people[0]!.id,
      seen: {},
      set: { phone: '１９９ ０００１ ２２３３', name: '巴特尔' },
    }
    const e = entry(body)
    console.log(await takeRegistryChange(kernel, grid1, e), await takeRegistryChange(kernel, grid1, e))
    console.log(await takeRegistryChange(kernel, grid1, entry({ ...body, set: { phone: '19900000000' } })))
  })
  test('household', async () => {
    const [h, d, a, b] = [1, 2, 3, 4].map(() => randomUUID())
    const body = {
      id: h,
      dwelling: { id: d, buildingId: there.here.id, entrance: '2', number: '502' },
      residents: [
        {
          id: a,
          name: '王秀兰',
          relation: 'head',
          phone: '13900000000',
          consents: [{ id: randomUUID(), purpose: 'contact', version: 1, how: 'spoken' }],
        },
        {
          id: b,
          name: '小明',
          relation: 'child',
          bornOn: '2020-01-01',
          consents: [{ id: randomUUID(), purpose: 'minor', version: 1, how: 'spoken', givenBy: a }],
        },
      ],
    }
    console.log(JSON.stringify(await takeHousehold(kernel, grid1, entry(body))))
    console.log(
      await takeNeed(
        kernel,
        grid1,
        entry({
          residentId: a,
          kind: 'weeklyVisit',
          consents: [{ id: randomUUID(), purpose: 'serviceNeeds', version: 1, how: 'spoken' }],
        }),
      ),
    )
    console.log(
      await takeConsent(
        kernel,
        grid1,
        entry({ residentId: a, purpose: 'contact', withdrawn: true, how: 'spoken' }),
      ),
    )
  })
})
