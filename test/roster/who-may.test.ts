/** Who may take rosters in and out, how much of them, and that it is on record. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { tablesOf } from '../../src/kernel/tables.ts'
import { fillHouseholds } from '../../src/registry/demo-residents.ts'
import { isChild } from '../../src/registry/index.ts'
import { rostersOf } from '../../src/roster/rosters.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { communityId, send } from './run.ts'
import { csvOf, plainHeadings, plan, rosterRows } from './sheets.ts'

const server = await startTown()
const { db } = server
const { kernel } = server.aili
const director = await server.signIn('community1')
const rosters = rostersOf(kernel)
const filled = await fillHouseholds(kernel, [plan.grids[0]!.id], 60)
const people = filled.flatMap(it => it.people).filter(it => it.idNumber !== null)
const adult = people.find(it => !isChild(it.bornOn, '2026-11-23'))!.idNumber!
const child = people.find(it => isChild(it.bornOn, '2026-11-23'))!.idNumber!

suite('who may', { concurrency: false }, () => {
  const table: readonly [user: string, status: number][] = [
    ['community1', 200],
    ['branch1', 200],
    ['worker1', 200],
    ['community2', 403],
    ['grid1', 403],
    ['member1', 403],
    ['officer1', 403],
    ['counsel1', 403],
    ['secretary', 403],
    ['dispatch', 403],
    ['supervise', 403],
    ['admin', 403],
    ['housing', 403],
  ]
  const small = csvOf([plainHeadings, rosterRows(0, 1, 99)[0]!])
  for (const [user, status] of table)
    test(`${user} ${status === 200 ? 'takes in' : 'does not take in'} a roster of the first community`, async () => {
      const visitor = await server.signIn(user)
      const sent = await send(visitor, small, { fileName: 'small.csv' })
      assert.equal(sent.status, status, JSON.stringify(sent.body))
      if (status !== 200) return assert.equal(sent.body.error.code, 'notYours')
      await rosters.idle()
      for (const other of ['community2', 'grid1']) {
        const stranger = await server.signIn(other)
        for (const path of ['', '/rows'])
          assert.equal((await stranger.get(`/api/rosters/${sent.body.id}${path}`)).status, 403)
        assert.equal((await stranger.post(`/api/rosters/${sent.body.id}/write`)).status, 403)
      }
    })
  test('whoever is not signed in gets nothing', async () => {
    assert.equal((await send(server.resident, small)).status, 401)
    assert.equal((await server.resident.get('/api/rosters')).status, 401)
  })
})

async function raw(visitor: Visitor, method: 'GET' | 'POST', url: string, body?: object) {
  return server.aili.app.inject({ method, url, headers: visitor.headers, ...(body ? { payload: body } : {}) })
}

suite('rosters taken out', { concurrency: false }, () => {
  const grid = plan.grids[0]!
  const asked = { communityId, gridId: null, whole: false, reason: '核对走访底册' }
  const table: readonly [user: string, asked: object, status: number][] = [
    ['community1', {}, 200],
    ['worker1', {}, 200],
    ['grid1', { gridId: grid.id }, 200],
    ['grid1', {}, 403],
    ['grid1', { gridId: plan.grids[1]!.id }, 403],
    ['community2', {}, 403],
    ['secretary', {}, 403],
    ['officer1', {}, 403],
    ['admin', {}, 403],
    ['worker1', { whole: true }, 403],
    ['grid1', { gridId: grid.id, whole: true }, 403],
    ['community1', { reason: '' }, 400],
    ['community1', { gridId: plan.grids[40]!.id }, 404],
  ]
  for (const [user, how, status] of table)
    test(`${user} ${JSON.stringify(how)} ${status}`, async () => {
      const reply = await raw(await server.signIn(user), 'POST', '/api/rosters/export', { ...asked, ...how })
      assert.equal(reply.statusCode, status, reply.body.slice(0, 200))
    })

  test('masked for all; whole for the director twice a day, never for a child; each on record with its reason', async () => {
    const cells = async (whole: boolean) => {
      const reply = await raw(director, 'POST', '/api/rosters/export', { ...asked, whole })
      return reply.statusCode === 200
        ? (await tablesOf(reply.rawPayload))[0]!.rows.map(row => row.cells.map(String).join(' ')).join('\n')
        : reply.json().error.code
    }
    const masked = await cells(false)
    assert.ok(masked.includes('152222********') && !masked.includes(adult))
    const plain = await cells(true)
    assert.ok(plain.includes(adult) && !plain.includes(child))
    await cells(true)
    assert.equal(await cells(true), 'limitReached')
    const { rows } = await sql<{
      what: string
      count: number
    }>`select what, count(*)::integer as count from registry_read
      where reason = ${asked.reason} and community_id = ${communityId} and person_id is not null group by what order by what`.execute(
      db.owner,
    )
    assert.deepEqual(Object.fromEntries(rows.map(row => [row.what, row.count])), {
      export: 6,
      idNumber: 2,
      phone: 2,
    })
  })
})
