/** What follows a visit: its correction, matters raised at the door, and whoever enters one after leaving the grid. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { forgetStaff } from '../../src/territory/index.ts'
import { forgetVisits } from '../../src/visits/retention.ts'
import {
  daysAgo,
  director,
  elsewhere,
  entry,
  fresh,
  owner,
  server,
  visit,
  visitors,
  worker,
} from './world.ts'

export function corrections() {
  test('takes the place of the entry within days; its note goes, its matter and photos come along', async () => {
    const home = fresh()
    const photo = await worker.photo()
    const matterId = newId()
    const first = entry(home.id, {
      ...{ consented: true, heard: '说错了', photos: [photo], nextOn: '2026-11-24' },
      matters: [{ id: matterId, text: '楼道灯不亮', place: { buildingId: home.buildingId } }],
    })
    assert.equal((await worker.post('/api/visits', first)).status, 200)
    const refused = await visit(home.id, { replaces: first.id }, visitors.member1)
    assert.equal(refused.body.error.facts.reason, 'notYourEntry')
    const second = entry(home.id, {
      consented: true,
      heard: '改对了',
      replaces: first.id,
      nextOn: '2026-12-24',
    })
    assert.equal((await worker.post('/api/visits', second)).status, 200)
    assert.equal((await visit(home.id, { replaces: first.id })).body.error.facts.reason, 'correctedAlready')
    assert.equal((await worker.get(`/api/visits/${first.id}/note`)).status, 404)
    assert.equal((await worker.get(`/api/visits/${second.id}/note`)).body.heard, '改对了')
    const { visits } = (await worker.get(`/api/visits/of-household/${home.id}`)).body
    const [later] = visits.filter((it: { id: string }) => it.id === second.id)
    assert.deepEqual(later.photos, [photo])
    for (const [name, status] of [
      ['grid1', 200],
      ['community1', 200],
      ['community2', 404],
      ['dispatch', 403],
      ['admin', 403],
    ] as const)
      assert.equal(
        (await visitors[name].get(`/api/visits/photos/${photo}/thumb`)).status,
        status,
        `${name} looks`,
      )
    assert.equal(
      (await visitors.grid1.get(`/api/files/${photo}/thumb`)).status,
      404,
      'only where it is on record',
    )
    assert.deepEqual(
      later.matters.map((it: { id: string }) => it.id),
      [matterId],
    )
    const [earlier] = visits.filter((it: { id: string }) => it.id === first.id)
    assert.deepEqual([earlier.corrected, earlier.hasNote, earlier.photos], [true, false, []])
    const third = entry(home.id, { consented: false, replaces: second.id })
    assert.equal((await worker.post('/api/visits', third)).status, 200, 'the consent was a mistake')
    const { rows } = await sql<{
      recordId: string | null
    }>`select record_id from file where id = ${photo}`.execute(owner)
    assert.equal(rows[0]!.recordId, null, 'the photo is let go')
    await sql`update visit set recorded_at = recorded_at - interval '8 days' where id = ${third.id}`.execute(
      owner,
    )
    assert.equal((await visit(home.id, { replaces: third.id })).body.error.facts.reason, 'correctedLate')
  })
}

export function mattersRaised() {
  test('are linked both ways and taken with the visit or not at all', async () => {
    const home = fresh()
    const matter = { id: newId(), text: '下水道堵了', place: { buildingId: home.buildingId } }
    const sent = entry(home.id, { matters: [matter], consented: true, heard: '下水道堵了三天' })
    const { status, body } = await worker.post('/api/visits', sent)
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(body.matters[0].id, matter.id)
    assert.deepEqual((await worker.post('/api/visits', sent)).body.matters, body.matters)
    const of = await director.get(`/api/visits/of-matter/${matter.id}`)
    assert.deepEqual(
      of.body.visits.map((it: { id: string; householdId: string }) => [it.id, it.householdId]),
      [[sent.id, home.id]],
    )
    for (const user of ['dispatch', 'supervise', 'community2'] as const)
      assert.deepEqual(
        (await visitors[user].get(`/api/visits/of-matter/${matter.id}`)).body,
        { visits: [] },
        user,
      )
    const broken = entry(home.id, { matters: [{ ...matter, id: newId(), place: { lng: 0, lat: 0 } }] })
    assert.equal((await worker.post('/api/visits', broken)).status, 422)
    assert.equal((await sql`select from visit where id = ${broken.id}`.execute(owner)).rows.length, 0)
  })

  test('one that accuses an official is sealed and never linked: the household would name who spoke', async () => {
    const home = fresh()
    const matter = {
      id: newId(),
      text: '村干部收了好处费',
      accusesOfficial: true,
      place: { buildingId: home.buildingId },
    }
    const sent = entry(home.id, { matters: [matter] })
    assert.equal((await worker.post('/api/visits', sent)).status, 200)
    assert.equal(
      (await sql`select from visit_matter where visit_id = ${sent.id}`.execute(owner)).rows.length,
      0,
    )
    assert.equal(
      (await sql`select from sealed_content where proceeding_id = ${matter.id}`.execute(owner)).rows.length,
      1,
    )
  })
}

export function formerWorkers() {
  test('still enters visits made there for thirty days, and none after', async () => {
    const home = fresh()
    const post = sql`role = 'gridMember' and grid_id = ${home.gridId} and person_id = (select p.id from person p
      join account_user a on a.id = p.account_id where a.username = 'member1')`
    await sql`update post set valid_to = '2026-11-20' where ${post}`.execute(owner)
    await sql`insert into post (jurisdiction_id, id, person_id, role, unit_id, community_id, grid_id, valid_from)
      select jurisdiction_id, gen_random_uuid(), person_id, role, unit_id, ${elsewhere.communityId}, ${elsewhere.id}, '2026-11-21'
      from post where ${post}`.execute(owner)
    forgetStaff(server.aili.kernel)
    const moved = visitors.member1
    assert.equal((await visit(home.id, { at: daysAgo(4) }, moved)).status, 200, 'on a day it was theirs')
    assert.equal((await visit(home.id, {}, moved)).body.error.facts.reason, 'notHere', 'today it is not')
    await sql`update post set valid_to = '2026-10-20' where ${post} and valid_to is not null`.execute(owner)
    assert.equal(
      (await visit(home.id, { at: daysAgo(40) }, moved)).body.error.facts.reason,
      'notHere',
      'too long ago',
    )
  })
}

export function forgetting() {
  test('after two years: notes, photos and who was visited go, a corrected entry counts for nothing, counts of the month stay', async () => {
    const home = fresh()
    const photo = await worker.photo()
    const ids: string[] = []
    for (const change of [
      { consented: true, heard: '想换楼上住', photos: [photo] },
      {},
      { outcome: 'nobody' },
      {},
    ]) {
      const sent = entry(home.id, change)
      ids.push(sent.id)
      assert.equal((await worker.post('/api/visits', sent)).status, 200)
    }
    const days = ['2024-11-21', '2024-11-22', '2024-11-05', '2024-11-23']
    for (const [i, day] of days.entries())
      await sql`update visit set on_day = ${day}::date where id = ${ids[i]}`.execute(owner)
    // The second was corrected by the first, which says another day.
    await sql`update visit set replaces = ${ids[1]} where id = ${ids[0]}`.execute(owner)
    const { kernel } = server.aili
    const { jurisdictionId } = (await owner.selectFrom('grid').select('jurisdictionId').executeTakeFirst())!
    assert.equal(await forgetVisits(kernel, jurisdictionId), 3)
    assert.equal(await forgetVisits(kernel, jurisdictionId), 0, 'nothing is left to forget')
    const left = await sql<{ id: string }>`select id from visit where id = any (${ids}::uuid[])`.execute(
      owner,
    )
    assert.deepEqual(
      left.rows.map(row => row.id),
      [ids[3]],
      'what is two years old to the day stays that day',
    )
    const months = await sql<{
      outcome: string
      visits: number
    }>`select outcome, visits from visit_month where month = '2024-11-01' order by outcome`.execute(owner)
    assert.deepEqual(months.rows, [
      { outcome: 'met', visits: 1 },
      { outcome: 'nobody', visits: 1 },
    ])
    const { rows } = await sql<{
      recordId: string | null
    }>`select record_id from file where id = ${photo}`.execute(owner)
    assert.equal(rows[0]!.recordId, null)
    const run = await sql<{
      removed: number
    }>`select removed from retention_run where rule = 'visit'`.execute(owner)
    assert.deepEqual(run.rows, [{ removed: 3 }])
  })
}
