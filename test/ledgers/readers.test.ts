/** Who reads which ledger, of which places and whose diary; residents' data read are on record, taken out on a reason. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import { ledgerNames } from '../../src/ledgers/declared.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { november, plenty } from './reading.ts'
import { liveAMonth } from './world.ts'

const server = await startTown({ env: plenty })
const world = await liveAMonth(server)
const { here, beside, away } = world.registry
const [leader, director, watcher, admin, department] = await Promise.all(
  ['grid1', 'community1', 'supervise', 'admin', 'water'].map(name => server.signIn(name)),
)
const pool = server.db.pool

suite('who may', () => {
  const status = async (visitor: Visitor, path: string) => (await visitor.get(path)).status

  test('every ledger by role', async () => {
    const table: [string, Visitor, string][] = [
      [
        'grid1',
        leader!,
        'visitLog patrolRecord householdRoster matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      [
        'community1',
        director!,
        'visitLog patrolRecord householdRoster matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      [
        'supervise',
        watcher!,
        'patrolRecord matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      [
        'secretary',
        await server.signIn('secretary'),
        'patrolRecord matterLedger hazardLedger workDiary monthlyReport visitCounts householdCounts',
      ],
      ['water', department!, 'matterLedger workDiary'],
      ['admin', admin!, ''],
    ]
    for (const [who, visitor, may] of table) {
      const { body } = await visitor.get('/api/ledgers')
      assert.deepEqual(
        body.ledgers.map((one: { name: string }) => one.name),
        may.split(' ').filter(Boolean),
        who,
      )
      for (const name of ledgerNames) {
        const expected = may.split(' ').includes(name) ? 200 : 403
        assert.equal(await status(visitor, `/api/ledgers/${name}/rows`), expected, `${who} ${name}`)
        assert.equal(
          await status(visitor, `/api/ledgers/${name}/sheet.xlsx?reason=核对`),
          expected,
          `${who} ${name}`,
        )
      }
    }
    assert.equal(await status(server.resident, '/api/ledgers/visitLog/rows'), 401)
  })

  test('no place beyond one’s own', async () => {
    for (const place of [`grid=${beside.gridId}`, `grid=${away.gridId}`, `community=${away.communityId}`]) {
      const { status, body } = await leader!.get(`/api/ledgers/visitLog/rows?${place}`)
      assert.deepEqual([status, body.error.code], [403, 'notYours'], place)
      assert.match(body.error.message, /不在您的职责范围/)
    }
    assert.equal(await status(leader!, `/api/ledgers/visitLog/rows?grid=${newId()}`), 404)
    assert.equal(await status(leader!, '/api/ledgers/visitLog/rows?kind=strange'), 400)
    assert.equal(await status(leader!, '/api/ledgers/visitLog/rows?cursor=bm90aGluZw'), 400)
    const forged = Buffer.from(JSON.stringify([["' or 1=1", 'x', 'y'], 0])).toString('base64url')
    assert.equal(await status(leader!, `/api/ledgers/visitLog/rows?cursor=${forged}`), 400)
  })

  test('a diary is for the worker and the director', async () => {
    const { grid1, member1 } = world.persons
    const diary = (of: string) => `/api/ledgers/workDiary/rows?from=2026-11-18&person=${of}`
    assert.equal(await status(leader!, diary(grid1!)), 200)
    assert.equal(await status(leader!, diary(member1!)), 403)
    assert.equal(await status(director!, diary(member1!)), 200)
    assert.equal(await status(watcher!, diary(member1!)), 403)
    const other = await server.signIn('community2')
    assert.equal(await status(other, diary(member1!)), 403)
  })
})

suite('reads on record', () => {
  const reads = async () =>
    (
      await pool.query('select what, reason, grid_id, community_id from registry_read where at = $1', [
        server.clock.now(),
      ])
    ).rows
  const since = async (work: () => Promise<unknown>) => {
    const before = (await reads()).length
    await work()
    return (await reads()).slice(before)
  }

  test('whoever reads residents is on record with the place, before a row is seen; counts are nobody’s', async () => {
    const read = await since(() => leader!.get(`/api/ledgers/visitLog/rows?${november}`))
    assert.deepEqual(
      read.map(({ what, grid_id }) => [what, grid_id]),
      [['ledger', here.gridId]],
    )
    const whole = await since(() =>
      director!.get(`/api/ledgers/householdRoster/rows?community=${here.communityId}`),
    )
    assert.deepEqual(
      whole.map(({ what, community_id }) => [what, community_id]),
      [['ledger', here.communityId]],
    )
    assert.deepEqual(await since(() => watcher!.get('/api/ledgers/visitCounts/rows')), [])
    assert.deepEqual(await since(() => leader!.get('/api/ledgers/hazardLedger/rows')), [])
  })

  test('taking residents out asks why, and the answer is kept', async () => {
    const path = `/api/ledgers/visitLog/sheet.xlsx?${november}`
    const refused = await leader!.get(path)
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'missingInput'])
    const read = await since(() => leader!.get(`${path}&reason=${encodeURIComponent('报送社区月度台账')}`))
    assert.deepEqual(
      read.map(({ what, reason }) => [what, reason]),
      [['export', '报送社区月度台账']],
    )
    assert.equal((await leader!.get(`/api/ledgers/hazardLedger/sheet.xlsx?${november}`)).status, 200)
  })
})
