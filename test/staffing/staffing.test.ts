/** Staffing over HTTP: who may, proposals adopted with their history, single posts, leave and who stands in. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { startTown } from '../support/server.ts'

const server = await startTown()
const { owner } = server.db
const people = await idsOf()
const [admin, secretary, dispatch, director, other, branch, leader, member] = await Promise.all(
  ['admin', 'secretary', 'dispatch', 'community1', 'community2', 'branch1', 'grid1', 'member1'].map(user =>
    server.signIn(user),
  ),
)
const all = (await admin!.get('/api/staffing')).body
const [first, second] = all.communities as { id: string; name: string }[]
const today = '2026-11-23'

suite('who may', () => {
  test('see and change', async () => {
    const path = `/api/staffing?community=${first!.id}`
    const ask = { communityIds: [first!.id] }
    const stories = [
      ['admin', admin, 200, 13, 200],
      ['work committee secretary', secretary, 200, 13, 200],
      ['dispatcher', dispatch, 200, 13, 403],
      ['director', director, 200, 1, 200],
      ['community secretary', branch, 200, 1, 403],
      ['director of another', other, 404, 1, 403],
      ['leader', leader, 403, undefined, 403],
    ] as const
    for (const [name, visitor, sees, communities, proposes] of stories) {
      assert.equal((await visitor!.get(path)).status, sees, `${name} sees`)
      assert.equal((await visitor!.get('/api/staffing')).body.communities?.length, communities, name)
      const proposal = await visitor!.post('/api/staffing/proposals', ask)
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
    const grid = all.grids[0]
    assert.equal(grid.load, grid.workload / grid.heads)
    assert.deepEqual(Object.keys(grid.holders[0]), [
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
    const { status, body } = await secretary!.post('/api/staffing/proposals', ask)
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
      const adopted = await secretary!.post('/api/staffing/adopt', change)
      assert.equal(adopted.status, 200, JSON.stringify(adopted.body))
      assert.equal(adopted.body.begun, body.begins.length)
    }
    assert.equal(await countOf('post'), postsBefore + body.begins.length)
    const { rows } = await sql<{
      validTo: string
    }>`select valid_to from post where id = ${body.ends[0].postId}`.execute(owner)
    assert.equal(rows[0]!.validTo, '2026-11-30')
    const then = (await admin!.get('/api/staffing?on=2026-12-01')).body
    const largest = Math.max(...then.grids.map((grid: { load: number }) => grid.load))
    assert.ok(Math.abs(largest - part.after) < 1e-6, 'the page shows the load that was promised')
    const now = (await admin!.get('/api/staffing')).body
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
    const late = await secretary!.post('/api/staffing/adopt', { ...change, id: randomUUID() })
    assert.equal(late.status, 409)
  })

  test('a director shares out the own community; a fixed post stays; fewer leaders than grids is said in words', async () => {
    const grid = all.grids.find((it: { communityId: string }) => it.communityId === first!.id)
    const fixed = grid.holders[0].person.id
    const ask = {
      communityIds: [first!.id],
      roles: ['heads', 'communityWorker', 'communityPolice'],
      persons: [{ personId: fixed, fixed: true }],
    }
    const { body } = await director!.post('/api/staffing/proposals', ask)
    assert.ok(!body.ends.some((it: { personId: string }) => it.personId === fixed))
    assert.deepEqual(
      body.parts.map((it: { role: string; gap: number }) => [it.role, it.gap]),
      [
        ['heads', 0],
        ['communityWorker', 0],
        ['communityPolice', 0],
      ],
    )
    const without = await director!.post('/api/staffing/proposals', {
      ...ask,
      persons: [{ personId: fixed, mayLead: false, mayWork: true }],
    })
    const grids = all.grids.filter((it: { communityId: string }) => it.communityId === first!.id).length
    assert.equal(
      without.body.parts[0].lacking[0].words,
      `${first!.name}有 ${grids} 个网格，可任网格长的只有 ${grids - 1} 人，还缺 1 人。请增加人选，或让网格员兼备选。`,
    )
    assert.equal(without.body.begins.length, 0)
    const past = await director!.post('/api/staffing/proposals', { ...ask, from: '2026-11-22' })
    assert.match(past.body.error.message, /日期已过/)
  })
})

suite('single posts', () => {
  const ofSecond = () => all.grids.filter((it: { communityId: string }) => it.communityId === second!.id)
  const post = (role: string, n = 0) => ofSecond()[n].holders.find((it: { role: string }) => it.role === role)
  const begin = (changes: object) => ({
    id: randomUUID(),
    from: '2026-12-10',
    role: 'gridLeader',
    gridId: ofSecond()[0].id,
    ...changes,
  })

  test('one leader a grid, one grid a leader; replaced together; the member of another unit is refused', async () => {
    const [a, b] = [post('gridLeader', 0), post('gridLeader', 1)]
    const said = async (body: object) =>
      (await other!.post('/api/staffing/posts', begin(body))).body.error?.message
    const candidate = post('gridMember', 2).person.id
    assert.match(await said({ personId: candidate }), /已有网格长.*一个网格只能有一名网格长/)
    assert.match(await said({ personId: b.person.id, replaces: [a.postId] }), /一人只能担任一个网格的网格长/)
    assert.match(
      await said({ personId: candidate, role: 'communityPolice', replaces: [] }),
      /还没有担任过片区民警/,
    )
    assert.match(await said({ personId: a.person.id, from: '2026-11-01' }), /日期已过/)
    assert.match(await said({ personId: a.person.id, deputyId: a.person.id }), /不能是本人/)
    assert.equal((await director!.post('/api/staffing/posts', begin({ personId: candidate }))).status, 403)
    const replaced = await other!.post(
      '/api/staffing/posts',
      begin({ personId: candidate, replaces: [a.postId] }),
    )
    assert.deepEqual([replaced.status, replaced.body.begun, replaced.body.ended], [200, 1, 1])
    const { body } = await other!.get(`/api/staffing?community=${second!.id}&on=2026-12-10`)
    const held = body.grids[0].holders.filter((it: { role: string }) => it.role === 'gridLeader')
    assert.deepEqual(
      held.map((it: { person: { id: string } }) => it.person.id),
      [candidate],
    )
    const later = (await other!.get(`/api/staffing?community=${second!.id}`)).body.grids[0]
    assert.deepEqual(
      [later.later.length, later.holders.find((it: { role: string }) => it.role === 'gridLeader').to],
      [1, '2026-12-09'],
    )
    const { rows } =
      await sql`select from notice where kind = 'postChanged' and person_id = ${candidate}`.execute(owner)
    assert.equal(rows.length, 1, 'whoever it is about is told')
  })

  test('ended: the day stays written; begun today it ends tomorrow at the earliest; begun later it never was', async () => {
    const held = post('gridMember', 3)
    const end = (postId: string, lastOn: string) =>
      other!.post(`/api/staffing/posts/${postId}/end`, { id: randomUUID(), lastOn })
    assert.equal((await end(held.postId, '2026-11-22')).status, 200, 'not at work from today on')
    const { rows } = await sql<{
      validTo: string
    }>`select valid_to from post where id = ${held.postId}`.execute(owner)
    assert.equal(rows[0]!.validTo, '2026-11-22')
    assert.equal((await end(held.postId, '2026-11-30')).status, 409, 'ended already')
    const gridId = ofSecond()[3].id
    const again = begin({ role: 'gridMember', personId: held.person.id, gridId, from: today })
    assert.equal((await other!.post('/api/staffing/posts', again)).status, 200)
    assert.match(
      (await other!.post('/api/staffing/posts', { ...again, id: randomUUID() })).body.error.message,
      /不用重复安排/,
    )
    const now = (await other!.get(`/api/staffing?community=${second!.id}`)).body.grids[3]
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
    await other!.post('/api/staffing/posts', later)
    const planned = (await other!.get(`/api/staffing?community=${second!.id}`)).body.grids[3].later[0]
    if (planned) assert.equal((await end(planned.postId, '2026-12-31')).status, 200)
    assert.equal(await countOf('post'), count)
  })
})

suite('leave', () => {
  const enter = (visitor: typeof admin, ask: object) =>
    visitor!.post('/api/staffing/absences', {
      id: randomUUID(),
      from: '2026-12-01',
      to: '2026-12-05',
      ...ask,
    })

  test('own leave, a deputy of the same community who is at work, no overlap, no circle; told; taken back', async () => {
    const { body: own } = await member!.get('/api/staffing/leave')
    assert.ok(
      own.deputies.length > 5 && !own.deputies.some((it: { id: string }) => it.id === people.get('member1')),
    )
    const me = people.get('member1')!
    const [deputy, third] = [people.get('grid1')!, people.get('member2')!]
    const visitors = { grid1: leader, member1: member, community1: director, community2: other, admin }
    const stories = [
      ['grid1', { personId: me }, /请假由本人/],
      ['member1', { personId: me, to: '2026-11-30' }, /早于第一天/],
      ['member1', { personId: me, from: '2026-11-01', to: '2026-11-20' }, /日期已过/],
      ['member1', { personId: me, deputyId: me }, /代理人不能是本人/],
      ['member1', { personId: me, deputyId: people.get('grid70') }, /不在同一社区或单位/],
      ['member1', { personId: me, deputyId: deputy }, null],
      [
        'member1',
        { personId: me, from: '2026-12-05', to: '2026-12-08' },
        /2026-12-01 至 2026-12-05 已登记请假/,
      ],
      ['grid1', { personId: deputy, deputyId: me }, /绕回了本人/],
      [
        'community1',
        { personId: third, from: '2026-12-03', to: '2026-12-03', deputyId: me },
        /也请假，不能代理/,
      ],
      ['community1', { personId: third, from: '2026-12-06', to: '2026-12-06', deputyId: me }, null],
      ['community2', { personId: third, from: '2026-12-16', to: '2026-12-16' }, /居委会主任/],
      ['admin', { personId: third, from: '2026-12-26', to: '2026-12-26' }, null],
    ] as const
    for (const [user, ask, refused] of stories) {
      const { status, body } = await enter(visitors[user], ask)
      if (refused) assert.match(body.error?.message ?? `entered: ${JSON.stringify(ask)}`, refused)
      else assert.equal(status, 200, JSON.stringify(body))
    }
    const { rows } = await sql`select from notice where kind = 'standsIn' and person_id = ${deputy}`.execute(
      owner,
    )
    assert.equal(rows.length, 1)
    const page = (await director!.get(`/api/staffing?community=${first!.id}&on=2026-12-03`)).body
    const shown = page.grids.flatMap(
      (it: { holders: { person: { id: string }; away: unknown }[] }) => it.holders,
    )
    const absent = shown.find((it: { person: { id: string } }) => it.person.id === me)
    assert.equal(absent.away.until, '2026-12-05')
    const leave = page.absences.find((it: { person: { id: string } }) => it.person.id === me)
    assert.equal((await other!.post(`/api/staffing/absences/${leave.id}/end`)).status, 403)
    assert.equal((await member!.post(`/api/staffing/absences/${leave.id}/end`)).status, 200)
    assert.equal((await member!.get('/api/staffing/leave')).body.absences.length, 0)
  })
})

/** A leader becomes a member, a member of another grid may lead: somebody must move. */
function swapped() {
  return [
    { personId: people.get('grid1'), mayLead: false, mayWork: true },
    { personId: people.get('member9'), mayLead: true },
  ]
}

async function idsOf(): Promise<Map<string, string>> {
  const { rows } = await sql<{ user: string; id: string }>`
    select a.username as user, p.id from person p join account_user a on a.id = p.account_id`.execute(owner)
  return new Map(rows.map(row => [row.user, row.id]))
}

async function countOf(table: string): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from ${sql.table(table)}`.execute(owner)
  return rows[0]!.count
}
