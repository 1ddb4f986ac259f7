/** Staffing over HTTP: who may, proposals adopted with their history, single posts, leave and who stands in. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { leaveStories } from './leave-stories.ts'
import { singlePosts } from './single-posts.ts'
import {
  admin,
  all,
  countOf,
  director,
  endOf,
  first,
  gridsOf,
  idOf,
  secretary,
  server,
  visitors,
} from './world.ts'

suite('who may', () => {
  test('see and change', async () => {
    const path = `/api/staffing?community=${first.id}`
    const ask = { communityIds: [first.id] }
    const stories = [
      ['admin', 200, 13, 200],
      ['secretary', 200, 13, 200],
      ['dispatch', 200, 13, 403],
      ['community1', 200, 1, 200],
      ['branch1', 200, 1, 403],
      ['community2', 404, 1, 403],
      ['grid1', 403, undefined, 403],
    ] as const
    for (const [name, sees, communities, proposes] of stories) {
      const visitor = visitors[name]
      assert.equal((await visitor.get(path)).status, sees, `${name} sees`)
      assert.equal((await visitor.get('/api/staffing')).body.communities?.length, communities, name)
      const proposal = await visitor.post('/api/staffing/proposals', ask)
      assert.equal(proposal.status, proposes, `${name} proposes`)
      if (proposes === 403)
        assert.match(proposal.body.error.message, /由居委会主任、系统管理员、党工委书记安排/)
    }
    assert.equal((await server.resident.get(path)).status, 401)
  })

  test('the page: 70 leaders, 112 members, every role of every grid held, nothing about persons but posts and leave', () => {
    const holders = all.grids.flatMap((grid: { holders: { role: string }[] }) =>
      grid.holders.map(it => it.role),
    )
    const count = (role: string) => holders.filter((it: string) => it === role).length
    assert.deepEqual([count('gridLeader'), count('gridMember'), count('communityPolice')], [70, 112, 70])
    assert.ok(all.grids.every((grid: { vacant: string[] }) => grid.vacant.length === 0))
    const grid = all.grids[0]!
    assert.equal(grid.load, grid.workload / grid.heads)
    assert.deepEqual(Object.keys(grid.holders[0]!), [
      ...['postId', 'role', 'roleLabel', 'person', 'from', 'to', 'deputy', 'inHand', 'away'],
    ])
  })
})

suite('a proposal', () => {
  test('for all communities: proven, adopted once, what was held ends the day before and stays written', async () => {
    const ask = {
      communityIds: all.communities.map((it: { id: string }) => it.id),
      mayCross: true,
      from: '2026-12-01',
      persons: swapped(),
    }
    const { status, body } = await secretary.post('/api/staffing/proposals', ask)
    assert.equal(status, 200, JSON.stringify(body))
    const [part] = body.parts
    assert.equal(part.gap, 0)
    assert.ok(part.after <= part.before && part.after === part.bound)
    assert.equal(part.stays + part.moves, 182)
    assert.equal(body.begins.length, body.ends.length)
    const postsBefore = await countOf('post')
    const change = {
      id: randomUUID(),
      from: body.from,
      begins: body.begins,
      ends: body.ends.map((it: { postId: string }) => it.postId),
      deputies: body.deputies.map(({ postId, deputyId }: { postId: string; deputyId: string }) => ({
        postId,
        deputyId,
      })),
    }
    for (const _ of ['sent', 'sent again']) {
      const adopted = await secretary.post('/api/staffing/adopt', change)
      assert.equal(adopted.status, 200, JSON.stringify(adopted.body))
      assert.equal(adopted.body.begun, body.begins.length)
    }
    assert.equal(await countOf('post'), postsBefore + body.begins.length)
    assert.equal(await endOf(body.ends[0].postId), '2026-11-30')
    const then = (await admin.get('/api/staffing?on=2026-12-01')).body
    const largest = Math.max(...then.grids.map((grid: { load: number }) => grid.load))
    assert.ok(Math.abs(largest - part.after) < 1e-6, 'the page shows the load that was promised')
    const now = (await admin.get('/api/staffing')).body
    assert.equal(
      Math.max(...now.grids.map((grid: { load: number }) => grid.load)),
      part.before,
      'today nothing moves',
    )
    assert.ok(
      then.grids.every((grid: { holders: { role: string; deputy: unknown }[] }) =>
        grid.holders.some(it => it.role === 'gridLeader' && it.deputy !== null),
      ),
      'each leader has a deputy',
    )
    assert.ok(body.begins.length > 0)
    const late = await secretary.post('/api/staffing/adopt', { ...change, id: randomUUID() })
    assert.equal(late.status, 409)
  })

  test('a director shares out the own community; a fixed post stays; fewer leaders than grids is said in words', async () => {
    const grid = gridsOf(first)[0]!
    const fixed = grid.holders[0]!.person.id
    const ask = {
      communityIds: [first.id],
      roles: ['heads', 'communityWorker', 'communityPolice'],
      persons: [{ personId: fixed, fixed: true }],
    }
    const { body } = await director.post('/api/staffing/proposals', ask)
    assert.ok(!body.ends.some((it: { personId: string }) => it.personId === fixed))
    assert.deepEqual(
      body.parts.map((it: { role: string; gap: number }) => [it.role, it.gap]),
      [
        ['heads', 0],
        ['communityWorker', 0],
        ['communityPolice', 0],
      ],
    )
    const without = await director.post('/api/staffing/proposals', {
      ...ask,
      persons: [{ personId: fixed, mayLead: false, mayWork: true }],
    })
    const grids = gridsOf(first).length
    assert.equal(
      without.body.parts[0].lacking[0].words,
      `${first.name}有 ${grids} 个网格，可任网格长的只有 ${grids - 1} 人，还缺 1 人。请增加人选，或让网格员兼备选。`,
    )
    assert.equal(without.body.begins.length, 0)
    const past = await director.post('/api/staffing/proposals', { ...ask, from: '2026-11-22' })
    assert.match(past.body.error.message, /日期已过/)
  })
})

suite('single posts', singlePosts)
suite('leave', leaveStories)

/** A leader becomes a member, a member of another grid may lead: somebody must move. */
function swapped() {
  return [
    { personId: idOf('grid1'), mayLead: false, mayWork: true },
    { personId: idOf('member9'), mayLead: true },
  ]
}
