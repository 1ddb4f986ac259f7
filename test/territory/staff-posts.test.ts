/** Who stands in for whom, and who holds which post on a day. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everythingOf } from '../../src/kernel/database.ts'
import { deputyOf, personsInRole } from '../../src/territory/posts.ts'
import { freshDatabase } from '../support/database.ts'
import { buildTown, jurisdictionId } from './staff-town.ts'

const { db } = await freshDatabase()
const town = await buildTown(db)

test('who acts for whom: chains, circles, and the duty officer at the end', async () => {
  for (const name of ['ann', 'bo', 'cai', 'dan', 'duty', 'second duty']) await town.person(name)
  const on = (name: string, day: string) =>
    db.within(everythingOf(jurisdictionId), async tx => {
      const found = await deputyOf(tx, town.id(name), day)
      return found && town.name(found)
    })
  await town.away('ann', 'bo', '2026-12-01', '2026-12-10')
  await town.away('bo', 'cai', '2026-12-02', '2026-12-10')
  await town.away('cai', 'ann', '2026-12-03', '2026-12-10')
  await town.away('dan', null, '2026-12-01', '2026-12-01')
  assert.equal(await on('ann', '2026-12-03'), null, 'a circle, and nobody on duty')
  await town.post('duty', 'dutyOfficer', { unit: 'centre', from: '2025-01-01' })
  await town.post('second duty', 'dutyOfficer', { unit: 'centre' })
  await town.away('duty', null, '2026-12-08', '2026-12-08')
  const stories = [
    ['ann', '2026-11-30', 'ann'],
    ['ann', '2026-12-01', 'bo'],
    ['ann', '2026-12-02', 'cai'],
    ['ann', '2026-12-03', 'duty'],
    ['bo', '2026-12-03', 'duty'],
    ['ann', '2026-12-10', 'duty'],
    ['ann', '2026-12-11', 'ann'],
    ['dan', '2026-12-01', 'duty'],
    ['dan', '2026-12-02', 'dan'],
    ['ann', '2026-12-08', 'second duty'],
    ['duty', '2026-12-08', 'second duty'],
  ] as const
  for (const [who, day, acts] of stories) assert.equal(await on(who, day), acts, `${who} on ${day}`)
})

test('persons in a role are found by place, unit and day', async () => {
  for (const name of ['old', 'new', 'other']) await town.person(name)
  await town.post('old', 'communityPolice', {
    unit: 'station',
    community: 'west',
    grid: 'w1',
    to: '2026-06-30',
  })
  await town.post('new', 'communityPolice', {
    unit: 'station',
    community: 'west',
    grid: 'w1',
    from: '2026-07-01',
  })
  await town.post('other', 'communityPolice', { unit: 'bureau', community: 'west' })
  const find = (query: object) =>
    db.within(everythingOf(jurisdictionId), async tx =>
      (
        await personsInRole(tx, jurisdictionId, {
          role: 'communityPolice',
          communityId: town.id('west'),
          ...query,
        })
      ).map(p => p.name),
    )
  assert.deepEqual(await find({ onDay: '2026-06-30' }), ['old', 'other'])
  assert.deepEqual(await find({ onDay: '2026-07-01', gridId: town.id('w1') }), ['new'])
  assert.deepEqual(await find({ onDay: '2026-07-01', unitId: town.id('bureau') }), ['other'])
  assert.deepEqual(await find({ role: 'supervisor' }), [])
})
