/** Stories of people who are kept but no longer read, and of what goes when its time is over; told in the world of people.test.ts. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { freezeResident, registrySight, writerOf } from '../../src/registry/index.ts'
import { removeExpired } from '../../src/registry/retention.ts'
import { consentOf, writeHousehold } from '../support/registry.ts'
import { staffOf } from '../support/staff.ts'
import { entered, type RegistryWorld } from './world.ts'

export function retentionStories(world: RegistryWorld): void {
  suite('what goes', () => {
    frozen(world)
    removals(world)
  })
}

function frozen(world: RegistryWorld): void {
  const { server, kernel, there, visitors, resident } = world
  const grid1 = visitors.grid1!
  const [, wuri, suri] = there.first.people.map(({ id }) => id) as [string, string, string]
  test('frozen people are read by nobody; the erased leave only proofs behind', async () => {
    const staff = await staffOf(server, 'grid1')
    const entry = { id: randomUUID(), at: kernel.clock.now(), deviceId: null }
    await kernel.db.within(registrySight(staff), tx =>
      freezeResident(kernel, tx, writerOf(staff), entry, wuri),
    )
    assert.equal((await resident(wuri)).error.code, 'notFound')
    const { residents } = (await grid1.get('/api/registry/search?q=乌日娜')).body
    assert.deepEqual(residents, [])
    assert.equal(
      (await resident(suri)).guardians.some((one: { name: string }) => one.name === '乌日娜'),
      false,
    )
  })
}

function removals(world: RegistryWorld): void {
  const { server, kernel, there, visitors, post, count } = world
  const grid1 = visitors.grid1!
  test('who moved out more than two years ago, merges after a year, proofs after three: counted, and really gone', async () => {
    const old = await writeHousehold(kernel, there.here, '901', [{ name: '旧住户', relation: 'head' }], {
      movedOutOn: '2024-11-01',
    })
    const owner = await writeHousehold(kernel, there.here, '902', [{ name: '老业主', relation: 'head' }], {
      movedOutOn: '2024-11-01',
    })
    await writeHousehold(kernel, there.here, '903', [{ name: '新搬走', relation: 'head' }], {
      movedOutOn: '2025-11-01',
    })
    await post('tenures', {
      id: randomUUID(),
      dwellingId: owner.dwellingId,
      kind: 'owns',
      residentId: owner.people[0]!.id,
    })
    await post(
      'changes',
      entered({ subject: 'resident', subjectId: old.people[0]!.id, set: { stays: 'away' } }),
    )
    await consentOf(kernel, old.people[0]!.id, 'photo')
    await removeExpired(kernel)
    const { rows } = await kernel.db.pool.query(
      `select name from resident where name in ('旧住户', '老业主', '新搬走') order by name`,
    )
    assert.deepEqual(
      rows.map(row => row.name),
      ['新搬走', '老业主'],
    )
    const left = await kernel.db.pool.query(
      `select kind, content is null or octet_length(content) < 200 as blank from registry_change where subject_id = $1`,
      [old.people[0]!.id],
    )
    assert.deepEqual(left.rows, [{ kind: 'erased', blank: true }])
    assert.equal(await count('select count(*) as n from household where id = $1', [old.id]), 0)
    assert.equal(
      await count('select count(*) as n from consent where resident_id = $1 and withdrawn_at is not null', [
        old.people[0]!.id,
      ]),
      1,
    )
    const { runs } = (await grid1.get('/api/registry/retention')).body
    assert.deepEqual(runs.map((run: { rule: string; removed: number }) => [run.rule, run.removed]).sort(), [
      ['householdMovedOut', 1],
      ['residentMovedOut', 1],
    ])
    server.clock.advance(3.1 * 365 * 86_400_000)
    await removeExpired(kernel)
    assert.equal(
      await count('select count(*) as n from consent where resident_id = $1', [old.people[0]!.id]),
      0,
    )
    assert.equal(await count('select count(*) as n from resident_merge'), 0)
  })
}
