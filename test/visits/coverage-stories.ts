/** Coverage of grids: who sees figures and who households, how often by whose decision, services served as they were asked for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { homes, write } from './coverage-by-hand.ts'
import { beside, elsewhere, owner, today, visitors } from './world.ts'

export function coverageReaders() {
  test('who sees what: those who watch see every grid and no household, the people of a place their own', async () => {
    const stories = [
      ['supervise', 13, 403],
      ['secretary', 13, 403],
      ['dispatch', 13, 403],
      ['community1', 1, 200],
      ['grid1', 1, 200],
      ['admin', null, 403],
    ] as const
    for (const [name, communities, list] of stories) {
      const { status, body } = await visitors[name].get('/api/visits/coverage')
      assert.equal(status === 200 ? body.communities.length : null, communities, name)
      const opened = await visitors[name].get(
        `/api/visits/coverage/households?grid=${beside.id}&figure=never`,
      )
      assert.equal(opened.status, name === 'grid1' ? 404 : list, `${name} opens the grid beside`)
    }
    const { body } = await visitors.community1.get('/api/visits/coverage')
    const codes = body.communities[0].grids.map((it: { code: string }) => it.code)
    assert.deepEqual(codes, [...codes].sort(), 'in order of place')
    assert.equal(
      (await visitors.community1.get(`/api/visits/coverage?community=${elsewhere.communityId}`)).status,
      404,
    )
    const text = JSON.stringify((await visitors.supervise.get('/api/visits/coverage')).body)
    const { rows } = await sql<{ name: string }>`select name from person`.execute(owner)
    assert.ok(
      rows.every(row => !text.includes(row.name)),
      'no worker is named',
    )
  })

  test('a period that cannot be is refused in words', async () => {
    for (const query of [
      'from=2026-12-01',
      'from=2026-11-10&to=2026-11-01',
      'from=2020-01-01',
      'from=yesterday',
    ]) {
      const { status, body } = await visitors.supervise.get(`/api/visits/coverage?${query}`)
      assert.equal(status, 400, query)
      assert.doesNotMatch(body.error.message, /\{\{|afterToday|longPeriod/)
    }
  })
}

export function coverageTargets() {
  test('targets: decided by the director for the own community or the committee for all, from a day on, with their source', async () => {
    const ask = {
      id: newId(),
      communityId: elsewhere.communityId,
      setting: null,
      everyDays: 30,
      validFrom: today,
      source: '社区会议纪要〔2026〕3号',
    }
    for (const [name, status] of [
      ['community1', 403],
      ['branch1', 403],
      ['supervise', 403],
      ['grid1', 403],
      ['admin', 403],
      ['community2', 200],
      ['community2', 200],
    ] as const)
      assert.equal((await visitors[name].post('/api/visits/targets', ask)).status, status, name)
    assert.equal(
      (await visitors.community2.post('/api/visits/targets', { ...ask, everyDays: 31 })).body.error.code,
      'actReused',
    )
    const all = { ...ask, id: newId(), communityId: null, everyDays: 100 }
    assert.equal((await visitors.community2.post('/api/visits/targets', all)).status, 403)
    assert.equal((await visitors.secretary.post('/api/visits/targets', all)).status, 200)
    const past = await visitors.secretary.post('/api/visits/targets', {
      ...all,
      id: newId(),
      validFrom: '2026-11-22',
    })
    assert.equal(past.status, 400)
    const { body } = await visitors.supervise.get('/api/visits/coverage')
    const days = (id: string) => body.communities.find((it: { id: string }) => it.id === id).grids[0].target
    assert.deepEqual(days(elsewhere.communityId), { everyDays: 30, source: ask.source, validFrom: today })
    assert.equal(days(beside.communityId).everyDays, 100)
    const before = await visitors.supervise.get('/api/visits/coverage?from=2026-10-01&to=2026-11-22')
    assert.equal(before.body.communities[0].grids[0].target.everyDays, 90, 'what was before stays')
  })

  test('needs are counted as served by what was asked for', async () => {
    const [home] = homes
    const person = home!.people[0]!.id
    await write(
      [],
      homes.map(() => ({ refuses: null, movedOutOn: null })),
    )
    await sql`delete from service_need where household_id = any (${homes.map(it => it.id)}::uuid[])`.execute(
      owner,
    )
    await sql`insert into service_need (jurisdiction_id, id, resident_id, household_id, kind, consent_id, asked_on)
      select c.jurisdiction_id, gen_random_uuid(), ${person}, ${home!.id}, k.kind, c.id, '2026-10-01'
      from unnest(array['weeklyVisit', 'weeklyCall', 'largePrint']) k(kind), (select * from consent limit 1) c`.execute(
      owner,
    )
    const served = async () => {
      const { body } = await visitors.supervise.get(`/api/visits/coverage?community=${elsewhere.communityId}`)
      return body.communities[0].grids.find((it: { id: string }) => it.id === elsewhere.id).needs
    }
    assert.deepEqual(await served(), { due: 2, served: 0 })
    await write([{ home: 0, daysBack: 3, outcome: 'byPhone', replaced: false }], [])
    assert.deepEqual(await served(), { due: 2, served: 1 }, 'a call serves a call')
    await write([{ home: 0, daysBack: 7, outcome: 'met', replaced: false }], [])
    assert.deepEqual(await served(), { due: 2, served: 2 })
    await write([{ home: 0, daysBack: 8, outcome: 'met', replaced: false }], [])
    assert.deepEqual(await served(), { due: 2, served: 0 })
  })
}
