/** Posts changed one at a time: begun, replaced, ended, and what may not be. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { countOf, director, endOf, gridsOf, noticesTo, other, owner, second, today } from './world.ts'

export function singlePosts(): void {
  test(
    'one leader a grid, one grid a leader; replaced together; the member of another unit is refused',
    oneLeader,
  )
  test('only posts at grids are changed here, and only at grids in force; a deputy is somebody', onlyThese)
  test(
    'ended: the day stays written; begun today it ends tomorrow at the earliest; begun later it never was',
    endedPosts,
  )
}

const grids = gridsOf(second)
const post = (role: string, n = 0) => grids[n]!.holders.find(it => it.role === role)!
const begin = (changes: object) => ({
  id: randomUUID(),
  from: '2026-12-10',
  role: 'gridLeader',
  gridId: grids[0]!.id,
  ...changes,
})

async function oneLeader(): Promise<void> {
  const [a, b] = [post('gridLeader', 0), post('gridLeader', 1)]
  const said = async (body: object) =>
    (await other.post('/api/staffing/posts', begin(body))).body.error?.message
  const candidate = post('gridMember', 2).person.id
  assert.match(await said({ personId: candidate }), /已有网格长.*一个网格只能有一名网格长/)
  assert.match(await said({ personId: b.person.id, replaces: [a.postId] }), /一人只能担任一个网格的网格长/)
  assert.match(
    await said({ personId: candidate, role: 'communityPolice', replaces: [] }),
    /还没有担任过片区民警/,
  )
  assert.match(await said({ personId: a.person.id, from: '2026-11-01' }), /日期已过/)
  assert.match(await said({ personId: a.person.id, deputyId: a.person.id }), /不能是本人/)
  assert.equal((await director.post('/api/staffing/posts', begin({ personId: candidate }))).status, 403)
  const replaced = await other.post(
    '/api/staffing/posts',
    begin({ personId: candidate, replaces: [a.postId] }),
  )
  assert.deepEqual([replaced.status, replaced.body.begun, replaced.body.ended], [200, 1, 1])
  const { body } = await other.get(`/api/staffing?community=${second.id}&on=2026-12-10`)
  const held = body.grids[0].holders.filter((it: { role: string }) => it.role === 'gridLeader')
  assert.deepEqual(
    held.map((it: { person: { id: string } }) => it.person.id),
    [candidate],
  )
  const later = (await other.get(`/api/staffing?community=${second.id}`)).body.grids[0]
  assert.deepEqual(
    [later.later.length, later.holders.find((it: { role: string }) => it.role === 'gridLeader').to],
    [1, '2026-12-09'],
  )
  assert.equal(await noticesTo(candidate, 'postChanged'), 1, 'whoever it is about is told')
}

async function onlyThese(): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from post where community_id = ${second.id}
    and role in ('communitySecretary', 'communityDirector', 'councilConvenor') and valid_to is null`.execute(
    owner,
  )
  assert.ok(rows.length >= 2)
  const ends = rows.map(({ id }) =>
    other.post(`/api/staffing/posts/${id}/end`, { id: randomUUID(), lastOn: '2026-11-30' }),
  )
  assert.ok((await Promise.all(ends)).every(it => it.status === 404))
  const leads = { postId: post('gridLeader', 2).postId, deputyId: randomUUID() }
  const adopted = { id: randomUUID(), from: '2026-12-10', begins: [], ends: [], deputies: [leads] }
  assert.equal((await other.post('/api/staffing/adopt', adopted)).status, 404)
  const gridId = grids[2]!.id
  const member = begin({ role: 'gridMember', personId: post('gridMember', 3).person.id, gridId })
  await sql`update grid set valid_to = '2026-11-22' where id = ${gridId}`.execute(owner)
  const late = await other.post('/api/staffing/posts', member)
  await sql`update grid set valid_to = null where id = ${gridId}`.execute(owner)
  assert.deepEqual([late.status, late.body.error.code], [409, 'postsChanged'])
}

async function endedPosts(): Promise<void> {
  const held = post('gridMember', 3)
  const end = (postId: string, lastOn: string) =>
    other.post(`/api/staffing/posts/${postId}/end`, { id: randomUUID(), lastOn })
  assert.equal((await end(held.postId, '2026-11-22')).status, 200, 'not at work from today on')
  assert.equal(await endOf(held.postId), '2026-11-22')
  assert.equal((await end(held.postId, '2026-11-30')).status, 409, 'ended already')
  const gridId = grids[3]!.id
  const again = begin({ role: 'gridMember', personId: held.person.id, gridId, from: today })
  assert.equal((await other.post('/api/staffing/posts', again)).status, 200)
  assert.match(
    (await other.post('/api/staffing/posts', { ...again, id: randomUUID() })).body.error.message,
    /不用重复安排/,
  )
  const now = (await other.get(`/api/staffing?community=${second.id}`)).body.grids[3]
  const begun = now.holders.find((it: { person: { id: string } }) => it.person.id === held.person.id)
  assert.match(
    (await end(begun.postId, '2026-11-22')).body.error.message,
    /今天刚到这个岗位，最早从 2026-11-24 起/,
  )
  const later = begin({
    role: 'communityWorker',
    personId: post('communityWorker', 0).person.id,
    gridId,
    from: '2027-01-04',
  })
  const count = await countOf('post')
  await other.post('/api/staffing/posts', later)
  const planned = (await other.get(`/api/staffing?community=${second.id}`)).body.grids[3].later[0]
  if (planned) assert.equal((await end(planned.postId, '2026-12-31')).status, 200)
  assert.equal(await countOf('post'), count)
}
