/** The map over HTTP: who sees which figures, figures as plain SQL counts them and as their lists, points without words, earlier versions. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { listOf } from '../../src/mapping/asks.ts'
import type { GridFigure, MapFigures, MapPoints } from '../../src/mapping/shape.ts'
import { forgetTerritory } from '../../src/territory/index.ts'
import { at, far, people, server } from '../matters/assorted.ts'
import type { Visitor } from '../support/server.ts'

const { db, clock } = server
const { leader, director, stranger, dispatcher, handler, supervisor, audit } = people
const admin = await server.signIn('admin')
const firstGrid = await db.owner
  .selectFrom('grid')
  .select(['id', 'code', 'communityId'])
  .orderBy('code')
  .executeTakeFirstOrThrow()

const figures = async (who: Visitor, query = '') =>
  (await who.get(`/api/map/figures?${query}`)).body as MapFigures
const points = async (who: Visitor, query = '') =>
  (await who.get(`/api/map/matters.geojson?${query}`)).body as MapPoints
const card = async (who: Visitor, id: string) => who.get(`/api/grids/${id}/card`)
const sum = (rows: readonly GridFigure[]) => rows.reduce((total, row) => total + (row.value ?? 0), 0)
const numbers = (found: MapPoints) => found.features.length

suite('who sees which figures', () => {
  const expected: readonly [string, Visitor, number, number][] = [
    ['the work committee: everything but what is sealed', dispatcher, 70, 11],
    ['a leader: the own grid', leader, 1, 10],
    ['a director: the own community', director, 8, 10],
    ['the director of another community', stranger, 5, 1],
    ['a department: its own matters, wherever', handler, 70, 5],
  ]
  for (const [name, who, grids, open] of expected)
    test(name, async () => {
      const { rows, ownUnitOnly } = await figures(who, 'ask=open')
      assert.equal(rows.length, 70)
      assert.equal(rows.filter(row => row.inSight).length, grids)
      assert.equal(sum(rows), open)
      assert.ok(rows.every(row => row.inSight || row.value === null))
      assert.equal(ownUnitOnly, who === handler)
    })

  test('administrators: households and staffing alone, no point of a matter', async () => {
    for (const who of [admin, audit]) {
      assert.equal((await who.get('/api/map/figures?ask=open')).body.error.code, 'notYours')
      assert.equal((await who.get('/api/map/matters.geojson')).status, 403)
      const { rows, asks } = await figures(who, 'ask=households')
      assert.deepEqual(asks, ['households', 'staffed'])
      assert.ok(rows.every(row => row.inSight && row.value! > 0))
    }
  })

  test('nobody without signing in', async () => {
    for (const path of [
      'figures',
      'matters.geojson',
      'tiles/14/13720/5867.pbf',
      'figures.geojson',
      'find?q=x',
    ])
      assert.equal((await server.resident.get(`/api/map/${path}`)).status, 401, path)
  })
})

suite('figures', () => {
  test('as plain SQL counts them, also by kind and day', async () => {
    const count = async (condition: ReturnType<typeof sql>) => {
      const { rows } = await sql<{ id: string; n: number }>`
        select p.grid_id as id, count(*)::int as n from proceeding p join matter m on m.proceeding_id = p.id
        where p.procedure = 'matter' and not p.sealed and p.closed_at is null and ${condition} group by 1`.execute(
        db.owner,
      )
      return new Map(rows.map(row => [row.id, row.n]))
    }
    const now = clock.now()
    const stories = [
      ['ask=open', sql`true`],
      ['ask=overdue', sql`p.next_due_at < ${now}`],
      [
        'ask=dueSoon',
        sql`p.next_due_at >= ${now} and p.next_due_at < ${now}::timestamptz + interval '1 day'`,
      ],
      ['ask=open&category=01037', sql`m.category = '01037'`],
      ['ask=open&from=2026-11-24', sql`false`],
      ['ask=open&to=2026-11-23', sql`true`],
      ['ask=open&procedure=mediation', sql`false`],
    ] as const
    for (const [query, condition] of stories) {
      const expected = await count(condition)
      const { rows } = await figures(supervisor, query)
      assert.deepEqual(
        new Map(rows.filter(row => row.value).map(row => [row.gridId, row.value])),
        expected,
        query,
      )
    }
  })

  test('each opens to a list of exactly that many', async () => {
    for (const ask of ['open', 'overdue', 'dueSoon'] as const)
      for (const { gridId, value } of (await figures(director, `ask=${ask}`)).rows.filter(
        row => row.inSight,
      )) {
        const { body } = await director.get(`/api/worklist${listOf(ask, gridId)!.slice(1)}`)
        assert.equal(body.total, value, ask)
      }
  })

  test('since somebody was there: today where it was verified, never elsewhere', async () => {
    const { rows } = await figures(supervisor, 'ask=lastVisit')
    assert.deepEqual(
      rows.filter(row => row.value !== null).map(row => [row.gridId, row.value]),
      [[firstGrid.id, 0]],
    )
    assert.equal((await figures(leader, 'ask=lastVisit')).rows.find(row => row.value !== null)?.value, 0)
  })

  test('an outreach visit counts as well', async () => {
    const { rows } = await figures(supervisor, 'ask=lastVisit')
    const other = rows.find(row => row.value === null)!
    const visited = await outreach(other.gridId, new Date(clock.now().getTime() - 3 * 86_400_000))
    assert.equal(
      (await figures(supervisor, 'ask=lastVisit')).rows.find(row => row.gridId === other.gridId)?.value,
      3,
    )
    await visited.undo()
  })

  test('who is at work, and where the leader is missing', async () => {
    const { rows } = await figures(admin, 'ask=staffed')
    assert.ok(rows.every(row => row.hasLeader && row.value! >= 2))
    const { id } = await db.owner
      .selectFrom('post')
      .select('id')
      .where('role', '=', 'gridLeader')
      .where('gridId', '=', firstGrid.id)
      .executeTakeFirstOrThrow()
    const until = (day: string | null) =>
      db.owner
        .updateTable('post')
        .set({ validTo: day as never })
        .where('id', '=', id)
        .execute()
    await until('2026-11-22')
    const gone = (await figures(admin, 'ask=staffed')).rows[0]!
    assert.equal(gone.hasLeader, false)
    assert.equal(gone.value, rows[0]!.value! - 1)
    await until(null)
  })
})

suite('points of matters', () => {
  test('open ones in sight, without words, nothing sealed', async () => {
    const found = await points(dispatcher)
    assert.equal(numbers(found), 11)
    assert.ok(!found.features.some(({ properties }) => properties.id === at.sealed))
    assert.deepEqual(
      Object.keys(found.features[0]!.properties).sort(),
      'category categoryLabel dueAt gridId id number overdue state stateLabel urgent'.split(' '),
    )
    assert.doesNotMatch(JSON.stringify(found), /路灯坏了|井盖破损/)
    assert.equal(numbers(await points(stranger)), 1)
    assert.equal(numbers(await points(handler)), 5)
  })

  const rows: readonly [string, string, number][] = [
    ['of a state', 'state=handling', 3],
    ['of a kind', 'category=nonsense', 0],
    [
      'a view around the other community',
      `bbox=${far.lng - 0.001},${far.lat - 0.001},${far.lng + 0.001},${far.lat + 0.001}`,
      1,
    ],
    ['a view of the county', 'bbox=121,44.9,122,45.2', 11],
    ['a view elsewhere', 'bbox=100,30,100.1,30.1', 0],
    ['none overdue', 'overdue=true', 0],
    ['one at most', 'limit=1', 1],
  ]
  for (const [name, query, expected] of rows)
    test(name, async () => assert.equal(numbers(await points(dispatcher, query)), expected))

  test('more than are sent is said, the ones due first are sent', async () => {
    const [few, all] = [await points(dispatcher, 'limit=2'), await points(dispatcher)]
    assert.deepEqual([few.truncated, all.truncated], [true, false])
    assert.deepEqual(few.features, all.features.slice(0, 2))
  })
})

test('the file of grids holds those in sight with the figure asked for', async () => {
  const { body } = await director.get('/api/map/figures.geojson?ask=open')
  assert.equal(body.features.length, 8)
  assert.equal(body.features[0].properties.open, 10)
  assert.equal(body.features[0].geometry.type, 'Polygon')
})

test('what was recorded under an earlier version counts for the grid in force, and its old sheet leads there', async () => {
  const before = (await figures(supervisor, 'ask=open')).rows.find(row => row.gridId === firstGrid.id)!
  const id = newId()
  await sql`insert into grid (jurisdiction_id, id, community_id, code, name, kind, households, boundary, version, valid_from)
    select jurisdiction_id, ${id}, community_id, code, name, kind, households, boundary, 2, '2026-11-23' from grid where id = ${firstGrid.id}`.execute(
    db.owner,
  )
  await db.owner
    .updateTable('grid')
    .set({ validTo: '2026-11-22' as never })
    .where('id', '=', firstGrid.id)
    .execute()
  await sql`update jurisdiction set settings = settings || '{"territoryVersion":"second"}'`.execute(db.owner)
  forgetTerritory(server.aili.kernel)
  const after = await figures(supervisor, 'ask=open')
  assert.equal(after.version, 'second')
  assert.equal(after.rows.find(row => row.gridId === id)?.value, before.value)
  assert.equal((await figures(supervisor, 'ask=lastVisit')).rows.find(row => row.gridId === id)?.value, 0)
  const { body } = await card(supervisor, firstGrid.id)
  assert.equal(body.id, id)
  assert.deepEqual(
    body.versions.map((one: { version: number }) => one.version),
    [2, 1],
  )
})

/** An outreach visit to a grid, as its two rows stand in the database. */
async function outreach(gridId: string, on: Date) {
  const [proceeding, act] = [newId(), newId()]
  await sql`insert into proceeding (jurisdiction_id, id, dossier_id, procedure, procedure_version, number, state, level, grid_id, owner_unit_id, opened_at, act_count, last_act_at, last_hash)
    select jurisdiction_id, ${proceeding}, dossier_id, 'outreachVisit', 1, 'outreach', 'visited', 1, ${gridId}, owner_unit_id, ${on}, 1, ${on}, last_hash from proceeding where id = ${at.reported}`.execute(
    db.owner,
  )
  await sql`insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, rule_version, prev_hash, hash)
    select jurisdiction_id, ${act}, ${proceeding}, 1, 'visit', 'planned', 'visited', 'staff', 'petitionOfficer', ${on}, ${on}::date, 1, prev_hash, hash from act where proceeding_id = ${at.reported} limit 1`.execute(
    db.owner,
  )
  return { undo: () => sql`update proceeding set grid_id = null where id = ${proceeding}`.execute(db.owner) }
}
