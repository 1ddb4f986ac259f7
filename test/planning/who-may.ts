/** Who may see, make and adopt grid plans: a table over HTTP. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Visitor } from '../support/server.ts'
import { communities, director, first, leader, planFrom, second, secretary, town } from './world.ts'

test('who may: a table', async () => {
  const { id, view } = await planFrom(director, first.id, 'inForce')
  const [from, into] = view.division.grids
  const edit = { revision: 0, edit: { kind: 'merge', grids: [into.key, from.key] } }
  const other = await planFrom(secretary, second.id, 'inForce')
  const adopt = { revision: 0, decidedOn: '2026-11-20', decision: '1号' }
  const grid = view.division.grids[0]
  const asks: readonly [who: Visitor, ask: string, body: object | null, status: number][] = [
    [town.resident, '/api/plans/communities', null, 401],
    [town.resident, `/api/plans/${id}/edits`, edit, 401],
    [leader, '/api/plans', { id: randomUUID(), communityId: first.id, name: '一', from: 'inForce' }, 403],
    [leader, `/api/plans/${id}`, null, 403],
    [leader, `/api/plans/${id}/progress`, null, 403],
    [leader, `/api/plans/${id}/compare`, null, 403],
    [leader, `/api/plans/${id}/grids.geojson`, null, 403],
    [leader, `/api/plans/${id}/adoption`, null, 403],
    [leader, `/api/plans/${id}/edits`, edit, 403],
    [leader, `/api/plans/${id}/undo`, { revision: 0 }, 403],
    [leader, `/api/plans/${id}/redo`, { revision: 0 }, 403],
    [leader, `/api/plans/${id}/cancel`, {}, 403],
    [leader, `/api/plans/${id}/discard`, {}, 403],
    [leader, `/api/plans/${id}/again`, {}, 403],
    [leader, `/api/plans/${id}/adopt`, adopt, 403],
    [leader, '/api/plans/import', { id: randomUUID(), communityId: first.id, name: '一', geojson: {} }, 403],
    [leader, `/api/grids/${grid.code}/versions`, null, 200],
    [director, `/api/plans/${other.id}`, null, 403],
    [director, `/api/plans/${other.id}/edits`, edit, 403],
    [director, '/api/plans', { id: randomUUID(), communityId: second.id, name: '一', from: 'inForce' }, 403],
    [director, `/api/plans/${id}/adopt`, adopt, 403],
    [director, `/api/plans/${id}/adoption`, null, 200],
    [secretary, `/api/plans/${id}`, null, 200],
    [secretary, `/api/plans/${randomUUID()}`, null, 404],
  ]
  for (const [who, ask, body, status] of asks) {
    const answer = body === null ? await who.get(ask) : await who.post(ask, body)
    assert.equal(answer.status, status, `${ask} ${JSON.stringify(answer.body).slice(0, 200)}`)
  }
  const refused = await director.post(`/api/plans/${id}/adopt`, adopt)
  assert.equal(refused.body.error.message, '网格方案由系统管理员、党工委书记决定采用，您现在的岗位不能采用。')
  const own = (await director.get('/api/plans/communities')).body
  assert.deepEqual(
    own.rows.map((row: { id: string }) => row.id),
    [first.id],
  )
  assert.deepEqual((await leader.get('/api/plans/communities')).body.rows, [])
  const all = (await secretary.get('/api/plans/communities')).body.rows
  assert.equal(all.length, communities.length + 4)
  assert.ok(all[0].mayAdopt && !own.rows[0].mayAdopt)
})
