/** Plans proposed and cancelled, changed by two at once, compared, brought in and out; grounds that are odd. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { usual } from '../../src/planning/ask.ts'
import { openProposals } from '../../src/planning/index.ts'
import type { Visitor } from '../support/server.ts'
import { director, first, odd, planFrom, second, secretary, shown, town } from './world.ts'

test('proposed: named and coded as what it goes on from; sent twice it is one', async () => {
  const { id, view } = await planFrom(director, first.id, 'proposal', { seed: 7 })
  const again = await director.post('/api/plans', {
    id,
    communityId: first.id,
    name: '另名',
    from: 'proposal',
  })
  assert.equal(again.status, 202)
  const other = { id, communityId: second.id, name: '另名', from: 'proposal' }
  assert.equal((await secretary.post('/api/plans', other)).body.error.code, 'actReused')
  assert.equal(view.plan.name, '方案')
  assert.ok(
    view.figures.every(
      (it: { isInBounds: boolean; isContiguous: boolean }) => it.isInBounds && it.isContiguous,
    ),
  )
  const codes = view.division.grids.map((it: { code: string }) => it.code).toSorted()
  assert.deepEqual(
    codes,
    Array.from({ length: 8 }, (_, i) => `${first.code}00${i + 1}`),
  )
})

test('two at once: the second is told who did what; a resend is made once; undone and made again', async () => {
  const { id, view } = await planFrom(director, first.id, 'inForce')
  const [a, b] = view.division.grids
  const post = (who: Visitor, revision: number, edit: object) =>
    who.post(`/api/plans/${id}/edits`, { revision, edit })
  const merge = { kind: 'merge', grids: [a.key, b.key] }
  const both = await Promise.all([
    post(director, 0, merge),
    post(secretary, 0, { kind: 'rename', grid: a.key, name: '北' }),
  ])
  assert.deepEqual(both.map(it => it.status).toSorted(), [200, 409])
  const late = both.find(it => it.status === 409)!
  assert.match(
    late.body.error.message,
    /已在 2026-11-23 10:00 (合并了网格|改了网格名称)，您看到的方案不是最新的。/,
  )
  assert.equal(late.body.error.facts.revision, 1)
  const won =
    both[0]!.status === 200
      ? { who: director, edit: merge }
      : { who: secretary, edit: { kind: 'rename', grid: a.key, name: '北' } }
  const resent = await post(won.who, 0, won.edit)
  assert.deepEqual([resent.status, resent.body.revision], [200, 1])
  const undone = await director.post(`/api/plans/${id}/undo`, { revision: 1 })
  assert.deepEqual([undone.body.revision, undone.body.canUndo, undone.body.canRedo], [2, false, true])
  assert.deepEqual(undone.body.figures, view.figures)
  const redone = await director.post(`/api/plans/${id}/redo`, { revision: 2 })
  assert.deepEqual([redone.body.revision, redone.body.canUndo, redone.body.canRedo], [3, true, false])
  const nothing = await director.post(`/api/plans/${id}/redo`, { revision: 3 })
  assert.equal(nothing.body.error.message, '没有可以恢复的修改。')
  const lone = await post(director, 3, {
    kind: 'move',
    buildings: Object.keys(view.division.of),
    to: a.key,
  })
  assert.deepEqual([lone.status, lone.body.error.facts.reason], [422, 'lastBuilding'])
  const { edits } = await shown(director, id)
  assert.deepEqual(
    edits.map((it: { seq: number; undone: boolean }) => [it.seq, it.undone]),
    [[1, false]],
  )
  assert.match(edits[0].words, /并入|改名为北/)
})

test('cancelled, it never becomes a draft; interrupted, it says so and is asked again', async () => {
  const id = randomUUID()
  await director.post('/api/plans', { id, communityId: first.id, name: '一', from: 'proposal' })
  assert.equal((await director.post(`/api/plans/${id}/cancel`)).status, 200)
  assert.equal((await director.get(`/api/plans/${id}/progress`)).body.state, 'discarded')
  const change = await director.post(`/api/plans/${id}/edits`, {
    revision: 0,
    edit: { kind: 'rename', grid: 'g1', name: '一' },
  })
  assert.equal(change.body.error.message, '方案现为“已作废”，不能修改。现在可以：无。')
  const { jurisdictionId } = (
    await sql<{ jurisdictionId: number }>`select jurisdiction_id from grid_plan where id = ${id}`.execute(
      town.db.owner,
    )
  ).rows[0]!
  // One process holds this one; of the other nobody knows any more.
  const mine = openProposals(town.aili.kernel)
  const [held, lost] = [randomUUID(), randomUUID()]
  for (const it of [held, lost])
    await sql`insert into grid_plan (jurisdiction_id, id, community_id, name, state, ask, made_at, changed_at)
      values (${jurisdictionId}, ${it}, ${first.id}, '中断', 'proposing', ${JSON.stringify({ ...usual, from: 'proposal' })}::jsonb,
        '2026-11-22', '2026-11-22')`.execute(town.db.owner)
  const ground = { buildings: [], border: null, barriers: [] }
  const work = {
    from: 'proposal' as const,
    ground,
    ask: usual,
    grids: [],
    registered: {},
    namePattern: '{number}',
  }
  await mine.begin({ jurisdictionId, planId: held, work })
  await openProposals(town.aili.kernel).endInterrupted()
  const state = async (it: string) => (await director.get(`/api/plans/${it}`)).body.plan
  assert.deepEqual((await state(lost)).failure, {
    code: 'interrupted',
    words: '生成时系统重启或中断，没有完成。请重新生成。',
  })
  assert.equal((await state(held)).failure, null)
  await mine.stop()
  assert.equal((await director.post(`/api/plans/${lost}/again`)).status, 200)
  assert.equal((await shown(director, lost)).plan.state, 'draft')
})

test('grounds that are odd: refused in words, or told why', async () => {
  const { bare, single, unknown, river } = odd
  const refusals = await Promise.all(
    (
      [
        [bare, 'proposal'],
        [bare, 'inForce'],
        [single, 'inForce'],
        [unknown, 'proposal'],
      ] as const
    ).map(([{ id: communityId }, from]) =>
      secretary.post('/api/plans', { id: randomUUID(), communityId, name: '一', from }),
    ),
  )
  assert.deepEqual(
    refusals.map(it => `${it.status} ${it.body.error.facts.reason}`),
    ['422 noBuildings', '422 noBuildings', '422 noGrids', '422 noHouseholds'],
  )
  const ask = { min: 600, max: 500 }
  const turned = await secretary.post('/api/plans', {
    id: randomUUID(),
    communityId: river.id,
    name: '一',
    from: 'proposal',
    ask,
  })
  assert.deepEqual([turned.status, turned.body.error.facts.problem], [400, 'aboveMost'])
  assert.match(turned.body.error.message, /户数下限.*不能大于上限（500）/)
  const { reasons, crossovers, figures } = (await planFrom(secretary, river.id, 'proposal', { max: 300 }))
    .view
  assert.deepEqual(words(reasons), ['这一片共 400 户，分成几个网格都无法全部符合上下限，相差 100 户。'])
  assert.deepEqual(words(crossovers), [
    '有一片楼栋不与其他楼栋相邻，又无法单独成网格，已从最近处连接：8号至7号，相距 540 米。',
  ])
  assert.ok(figures[0].crossesBarrier)
})

test('compared with what is in force; out as GeoJSON and in again the same', async () => {
  const { id, view } = await planFrom(director, first.id, 'inForce')
  const [a, b] = view.division.grids
  await director.post(`/api/plans/${id}/edits`, {
    revision: 0,
    edit: { kind: 'merge', grids: [a.key, b.key] },
  })
  const { body } = await director.get(`/api/plans/${id}/compare`)
  assert.deepEqual([body.a.totals.grids, body.b.totals.grids, body.a.name], [8, 7, '现行网格'])
  assert.equal(
    body.householdsMoved,
    Math.min(...[a, b].map(it => view.figures.find((f: { key: string }) => f.key === it.key).households)),
  )
  const out = (await director.get(`/api/plans/${id}/grids.geojson`)).body
  const copy = randomUUID()
  const taken = await director.post('/api/plans/import', {
    id: copy,
    communityId: first.id,
    name: '导入',
    geojson: out,
  })
  assert.deepEqual([taken.status, taken.body.leftOut], [200, []])
  const same = await director.get(`/api/plans/${copy}/compare?with=${id}`)
  assert.deepEqual([same.body.buildingsMoved, same.body.grids.length], [0, 7])
  for (const [geojson, reason] of [
    [{}, 'noAreas'],
    [
      {
        type: 'FeatureCollection',
        features: Array(1001).fill({ type: 'Feature', properties: {}, geometry: null }),
      },
      'tooMuch',
    ],
    [elsewhere(out), 'elsewhere'],
  ] as const) {
    const answer = await director.post('/api/plans/import', {
      id: randomUUID(),
      communityId: first.id,
      name: '导入',
      geojson,
    })
    assert.equal(answer.body.error.facts.reason, reason)
  }
  assert.equal(
    (
      await secretary.get(
        `/api/plans/${id}/compare?with=${(await planFrom(secretary, second.id, 'inForce')).id}`,
      )
    ).status,
    422,
  )
})

const words = (told: readonly { words: string }[]) => told.map(it => it.words)

/** The same file in another county. */
function elsewhere(geojson: object): object {
  return JSON.parse(JSON.stringify(geojson), (_key, value) =>
    Array.isArray(value) && value.length === 2 && value.every(it => typeof it === 'number')
      ? [Number(value[0]) - 3, value[1]]
      : value,
  )
}
