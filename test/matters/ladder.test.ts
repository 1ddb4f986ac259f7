/** The ladder in the running house: nobody picks a matter up, and it climbs from the grid to the banner, each rung once, whoever is on leave. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { climb } from '../../src/matters/index.ts'
import { startSweep } from '../../src/proceedings/index.ts'
import { forgetStaff } from '../../src/territory/index.ts'
import { startTown } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'
import { holderAt, must, type Opened, personOf, report } from './story.ts'

const server = await startTown({ env: { AILI_RATE_REPORTS: '1000' } })
const { db, clock, aili } = server
// Two processes sweep the same database.
const sweepers = [aili.sweeper, startSweep(aili.kernel, { matter: climb }, null)]
const sweep = async (at: string) => {
  clock.set(at)
  await Promise.all(sweepers.map(sweeper => sweeper.round()))
}
const shanghai = (local: string) => new Date(`2026-${local}+08:00`).toISOString()

const rowOf = (id: string) =>
  db.owner.selectFrom('proceeding').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const stepsOf = async (id: string) =>
  (
    await db.owner
      .selectFrom('act')
      .select(['step', 'inputs', 'at'])
      .where('proceedingId', '=', id)
      .orderBy('seq')
      .execute()
  ).map(act => ({ step: act.step, ...(act.inputs as { term?: string; rung?: string }), at: act.at }))

const toldOf = async (matter: Opened) =>
  (
    await db.owner
      .selectFrom('notice as n')
      .innerJoin('person as p', 'p.id', 'n.personId')
      .innerJoin('accountUser as u', 'u.id', 'p.accountId')
      .select(['n.kind', 'u.username'])
      .where('n.proceedingId', '=', matter.id)
      .execute()
  ).map(one => `${one.kind} ${one.username}`)

async function onLeave(username: string, deputy: string | null): Promise<void> {
  const [person, standIn] = [await personOf(server, username), deputy ? await personOf(server, deputy) : null]
  await db.owner
    .insertInto('absence')
    .values({
      jurisdictionId: person.jurisdictionId,
      personId: person.id,
      deputyId: standIn?.id ?? null,
      fromOn: '2026-11-01',
      toOn: '2027-02-01',
    })
    .execute()
  forgetStaff(aili.kernel)
}
async function backAtWork(): Promise<void> {
  await db.owner.deleteFrom('absence').execute()
  forgetStaff(aili.kernel)
}

suite('nobody picks it up', () => {
  test('from the grid to the community to the work committee to the banner, each rung once', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    const levels: string[] = []
    for (const at of [
      '11-23T11:23:59',
      '11-23T11:24:00',
      '11-23T11:59:59',
      '11-23T12:00:00',
      '11-26T11:59:59',
      '11-26T12:00:00',
      '12-02T12:00:00',
      '12-14T12:00:00',
      '12-31T12:00:00',
    ]) {
      await sweep(shanghai(at))
      await sweep(shanghai(at))
      const { level, ownerUnitId, waitsRole } = await rowOf(matter.id)
      assert.ok(ownerUnitId)
      levels.push(`${at.slice(0, 11)} ${level} ${waitsRole} ${(await stepsOf(matter.id)).length}`)
    }
    assert.deepEqual(levels, [
      '11-23T11:23 1 gridLeader 1',
      '11-23T11:24 1 gridLeader 2',
      '11-23T11:59 1 gridLeader 2',
      '11-23T12:00 2 communityDirector 4',
      '11-26T11:59 2 communityDirector 4',
      '11-26T12:00 3 workCommitteeDispatcher 6',
      '12-02T12:00 3 workCommitteeDispatcher 7',
      '12-14T12:00 3 workCommitteeDispatcher 8',
      '12-31T12:00 3 workCommitteeDispatcher 8',
    ])
    const steps = (await stepsOf(matter.id)).map(act => act.step)
    assert.deepEqual(steps, [
      'report',
      'remind',
      'markOverdue',
      'escalateUnclaimed',
      'superviseOverdue',
      'escalateUnclaimed',
      'listAtMeeting',
      'reportToBanner',
    ])
  })

  test('a house that slept through it all climbs every rung on waking, with both sweepers at once', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    await sweep(shanghai('12-31T12:00:00'))
    const rungs = (await stepsOf(matter.id)).flatMap(act => act.rung ?? [])
    assert.deepEqual(rungs, ['remind', 'overdue', 'supervise', 'meeting', 'banner'])
    assert.equal((await rowOf(matter.id)).level, 3)
  })

  test('the term it stands on is never begun anew by climbing', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    const due = (await rowOf(matter.id)).nextDueAt
    await sweep(shanghai('11-26T12:00:00'))
    const { nextDueAt, overdue } = await rowOf(matter.id)
    assert.deepEqual([nextDueAt, overdue], [due, true])
  })
})

suite('who is told', () => {
  test('the leader; when on leave the deputy', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    await onLeave('grid1', 'grid2')
    await sweep(shanghai('11-23T11:30:00'))
    assert.deepEqual(await toldOf(matter), ['remind grid2'])
    await backAtWork()
  })

  test('on leave without a deputy: the duty officer, never nobody', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    await onLeave('grid1', null)
    await sweep(shanghai('11-23T11:30:00'))
    assert.deepEqual(await toldOf(matter), ['remind duty'])
    await backAtWork()
  })

  test('the deputy on leave too, in a circle: the duty officer', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    await onLeave('grid1', 'grid2')
    await onLeave('grid2', 'grid1')
    await sweep(shanghai('11-23T11:30:00'))
    assert.deepEqual(await toldOf(matter), ['remind duty'])
    await backAtWork()
  })

  test('the supervisor on leave too: whoever stands in', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    await onLeave('supervise', 'secretary')
    await sweep(shanghai('11-23T12:00:00'))
    const told = await toldOf(matter)
    assert.ok(told.includes('markOverdue secretary') && !told.includes('markOverdue supervise'))
    await backAtWork()
  })

  test('overdue: the supervisor and the head as well; at the end the banner’s duty officer', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    await sweep(shanghai('12-14T12:00:00'))
    const told = await toldOf(matter)
    for (const who of ['markOverdue supervise', 'superviseOverdue secretary', 'reportToBanner duty'])
      assert.ok(told.includes(who), `${who} in ${told.join(', ')}`)
    assert.ok(told.some(who => /^markOverdue (community|branch)\d+$/.test(who)))
    assert.equal(new Set(told).size, told.length, 'nobody is told twice of one rung')
  })
})

suite('what does not climb', () => {
  test('a suspended matter, until its day to look again', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    const [leader, secretary] = [await server.signIn('grid1'), await server.signIn('secretary')]
    await must(leader, matter.id, 'file', { category: '01037' })
    const inputs = { cause: 'season', reason: '等开春', recheckOn: '2026-12-10' }
    await must(secretary, matter.id, 'suspend', inputs)
    const before = (await stepsOf(matter.id)).length
    await sweep(shanghai('11-30T12:00:00'))
    assert.equal((await stepsOf(matter.id)).length, before)
    await sweep(shanghai('12-11T00:00:00'))
    const after = (await stepsOf(matter.id)).slice(before)
    assert.deepEqual(
      after.map(act => `${act.step} ${act.term}`),
      ['remind recheck', 'warn recheck', 'markOverdue recheck'],
    )
  })

  test('a closed matter', async () => {
    clock.set(mondayMorning)
    const matter = await report(server)
    const leader = await server.signIn('grid1')
    await must(leader, matter.id, 'notFile', {
      reason: '属诉讼',
      rightWay: 'court',
      rightWayDetail: '旗法院',
    })
    await sweep(shanghai('12-31T12:00:00'))
    assert.equal((await stepsOf(matter.id)).length, 2)
  })
})

test('a second term missed on one matter goes to the banner, once', async () => {
  clock.set(mondayMorning)
  const matter = await report(server)
  await sweep(shanghai('11-23T12:00:00'))
  const { communityId } = await rowOf(matter.id)
  const { username } = await holderAt(server, 'communityDirector', { communityId })
  const director = await server.signIn(username)
  await must(director, matter.id, 'file', { category: '01037' })
  await must(director, matter.id, 'undertake', { plan: '今日处理' })
  const due = (await rowOf(matter.id)).nextDueAt!
  await sweep(due.toISOString())
  await sweep(new Date(due.getTime() + 60_000).toISOString())
  const banner = (await stepsOf(matter.id)).filter(act => act.step === 'reportToBanner')
  assert.deepEqual(
    banner.map(act => [act.term, act.rung]),
    [['handling', 'secondOverdue']],
  )
})
