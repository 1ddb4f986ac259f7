/** A plan adopted: versions, codes, shares, posts and open work; again on the same day; what a past day looked like. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { regriddables } from '../../src/followers.ts'
import { handOverUnsettled } from '../../src/proceedings/index.ts'
import { covers } from '../../src/territory/locate.ts'
import { asReporter, report } from '../matters/story.ts'
import {
  adopt,
  buildingsIn,
  edit,
  first,
  gridsOf,
  inForceIn,
  planFrom,
  type Row,
  secretary,
  shown,
  town,
} from './world.ts'

const { owner } = town.db

/** A school of its own is split off the first grid, the next two are merged; one open matter at the school, one withdrawn. */
async function divided() {
  const before = await inForceIn(first.id)
  const { id, view } = await planFrom(secretary, first.id, 'inForce')
  const [a, b, c] = view.division.grids
  const buildings = buildingsIn(view, a.key).slice(0, 3)
  const at = { place: { buildingId: buildings[0] } }
  const [open, closed] = [await report(town, at), await report(town, at)]
  assert.equal((await asReporter(town, closed, 'withdraw', { reason: '已自行解决' })).status, 200)
  const school = { key: 'school', name: '一中网格', as: 'dedicated' }
  await edit(id, 0, { kind: 'split', grid: a.key, buildings, ...school })
  await edit(id, 1, { kind: 'merge', grids: [b.key, c.key] })
  return { id, before, open: open.id, closed: closed.id, building: buildings[0]! }
}
let made: ReturnType<typeof divided> | undefined
const plan = () => (made ??= divided())

test('what an adoption would do is shown before', async () => {
  const { id } = await plan()
  const preview = (await secretary.get(`/api/plans/${id}/adoption`)).body
  const told = (rows: { code: string; fate?: string }[]) =>
    rows.map(({ code, fate = '' }) => `${code.slice(-3)} ${fate}`).toSorted()
  const kept = [4, 5, 6, 7, 8].map(n => `00${n} kept`)
  assert.deepEqual(told(preview.grids), ['001 changed', '002 changed', ...kept, '700 new'])
  assert.deepEqual(told(preview.ended), ['003 '])
  assert.equal(preview.toHandOver, 1)
  const warned = preview.warnings.map((it: { words: string }) => it.words)
  assert.ok(warned.includes('一中网格还没有网格长。采用后请尽快明确。'), warned.join())
  assert.ok(preview.posts.length > 0 && preview.obstacles.length === 0)
})

test('grids that change begin a version, the others keep theirs; codes go on; sent twice it is done once', async () => {
  const { id, before } = await plan()
  const answer = await adopt(id, 2, '2026-11-20')
  assert.deepEqual([answer.status, answer.body.toHandOver], [200, 1], JSON.stringify(answer.body))
  assert.equal((await adopt(id, 2, '2026-11-20')).status, 200)
  const after = await inForceIn(first.id)
  const versions = after.map(it => `${it.code.slice(-3)} ${it.version} ${it.kind} ${it.validFrom}`)
  const [old, today] = ['1 general 2026-01-01', '2026-11-23']
  const kept = [4, 5, 6, 7, 8].map(n => `00${n} ${old}`)
  const changed = [`001 2 general ${today}`, `002 2 general ${today}`]
  assert.deepEqual(versions, [...changed, ...kept, `700 1 dedicated ${today}`])
  const ids = (rows: readonly Row[]) => rows.map(it => it.id)
  assert.deepEqual(ids(after.slice(2, 7)), ids(before.slice(3)))
})

test('households are conserved, leaders go along, open work is handed over, closed work stays', async () => {
  const { id, open, closed } = await plan()
  const rowsOf = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(owner)).rows
  const shares = await rowsOf(sql`select round(sum(c.share)::numeric, 4)::float8 as sum, g.valid_to as ended
    from grid_change c join grid g on g.id = c.from_grid where c.plan_id = ${id} group by g.id, g.valid_to`)
  assert.deepEqual(shares, Array(3).fill({ sum: 1, ended: '2026-11-22' }))
  const differ = await rowsOf(sql`select g.code from grid g join building b on b.grid_id = g.id
    where g.community_id = ${first.id} group by g.id, g.code, g.households having sum(b.households) <> g.households`)
  assert.deepEqual(differ, [])
  const leaders = await rowsOf(sql`select count(*)::int as count from post o join grid g on g.id = o.grid_id
    where o.role = 'gridLeader' and g.community_id = ${first.id} and g.valid_to is null and o.valid_to is null`)
  assert.deepEqual(leaders, [{ count: 7 }])
  await handOverUnsettled(town.aili.kernel, regriddables)
  const gridOf = (matter: string) =>
    rowsOf(
      sql`select right(g.code, 3) as code, g.version from proceeding p join grid g on g.id = p.grid_id where p.id = ${matter}`,
    )
  assert.deepEqual(await gridOf(open), [{ code: '700', version: 1 }])
  assert.deepEqual(await gridOf(closed), [{ code: '001', version: 1 }])
  const { handedOver, toHandOver } = (await secretary.get(`/api/plans/${id}/progress`)).body
  assert.deepEqual([handedOver, toHandOver], [1, 1])
})

test('past matters and persons of great age weigh as numbers of a building, never as who they are', async () => {
  const { building } = await plan()
  await sql`update building set elderly_alone = 3 where id = ${building}`.execute(owner)
  const ask = { weights: { matters: 50, elderlyAlone: 2 } }
  const { ground } = (await planFrom(secretary, first.id, 'inForce', ask)).view
  const more = ground.buildings.map(
    (it: { workload: number; households: number }) => it.workload - it.households,
  )
  assert.deepEqual(
    more.filter((it: number) => it !== 0),
    [2 * 50 + 3 * 2],
  )
  assert.deepEqual(Object.keys(ground.buildings[0]).toSorted(), [
    'compound',
    'dedicated',
    'households',
    'id',
    'name',
    'point',
    'workload',
  ])
})

test('the new borders leave no gap and do not overlap', async () => {
  const { features } = (await town.resident.get('/api/map/grids.geojson?on=2026-11-23')).body
  const own = features.filter(
    (it: { properties: { communityId: string } }) => it.properties.communityId === first.id,
  )
  const { rows } = await sql<{
    lng: number
    lat: number
  }>`select lng + x * 0.0004 as lng, lat + y * 0.0003 as lat
    from building b join grid g on g.id = b.grid_id, generate_series(-1, 1) x, generate_series(-1, 1) y
    where g.community_id = ${first.id}`.execute(town.db.owner)
  const border = (
    await sql<{ boundary: never }>`select boundary from community where id = ${first.id}`.execute(
      town.db.owner,
    )
  ).rows[0]!.boundary
  const within = rows.filter(({ lng, lat }) => covers(border, [lng, lat]))
  assert.ok(within.length > 600)
  const held = within.map(
    ({ lng, lat }) => own.filter((it: { geometry: never }) => covers(it.geometry, [lng, lat])).length,
  )
  assert.deepEqual(
    held.filter(count => count !== 1),
    [],
  )
})

test('each day shows the grids it had; each version its decision and where its households went', async () => {
  const on = async (day: string) => {
    const { features } = (await town.resident.get(`/api/map/grids.geojson?on=${day}`)).body
    const own = features.filter(
      (it: { properties: { communityId: string } }) => it.properties.communityId === first.id,
    )
    return own
      .map(
        (it: { properties: { code: string; version: number } }) =>
          `${it.properties.code.slice(-3)}v${it.properties.version}`,
      )
      .join(' ')
  }
  assert.equal(await on('2026-11-22'), '001v1 002v1 003v1 004v1 005v1 006v1 007v1 008v1')
  assert.equal(await on('2026-11-23'), '001v2 002v2 004v1 005v1 006v1 007v1 008v1 700v1')
  assert.equal(await on('2025-12-31'), '')
  const { rows } = (await secretary.get(`/api/grids/${first.code}001/versions`)).body
  assert.deepEqual(
    rows.map((it: Row & { decision: string | null; decidedOn: string | null }) => [
      it.version,
      it.validTo,
      it.decision,
      it.decidedOn,
    ]),
    [
      [2, null, '〔2026〕12号', '2026-11-20'],
      [1, '2026-11-22', null, null],
    ],
  )
  assert.deepEqual(
    rows[1].to.map((it: { code: string }) => it.code.slice(-3)),
    ['001', '700'],
  )
  assert.equal((await secretary.get(`/api/grids/${first.code}999/versions`)).status, 404)
})

test('again on the same day: what began today ends today; a decision older than what it changes is refused', async () => {
  const { id, view } = await planFrom(secretary, first.id, 'inForce')
  assert.deepEqual(view.division.grids.map((it: { code: string }) => it.code.slice(-3)).toSorted(), [
    '001',
    '002',
    '004',
    '005',
    '006',
    '007',
    '008',
    '700',
  ])
  await edit(id, 0, { kind: 'merge', grids: [`${first.code}001`, `${first.code}700`] })
  await edit(id, 1, { kind: 'rename', grid: `${first.code}008`, name: '河东网格' })
  const late = await adopt(id, 2, '2026-11-22')
  assert.equal(late.body.error.message, '“决定日期”不对：不能早于现行网格的生效日期（2026-11-23）。')
  const early = await adopt(id, 2, '2026-11-24')
  assert.equal(early.body.error.message, '“决定日期”不对：不能晚于今天（2026-11-23）。')
  assert.equal((await adopt(id, 2)).status, 200)
  const all = await gridsOf(first.id)
  const told = all
    .filter(it => /00[18]$|700$/.test(it.code))
    .map(it => `${it.code.slice(-3)}v${it.version} ${it.name.slice(-4)} ${it.validTo}`)
  assert.deepEqual(told, [
    '001v1 第1网格 2026-11-22',
    '001v2 第1网格 2026-11-23',
    '001v3 第1网格 null',
    '008v1 河东网格 null',
    '700v1 一中网格 2026-11-23',
  ])
  const { features } = (await town.resident.get('/api/map/grids.geojson?on=2026-11-23')).body
  assert.equal(
    features.filter((it: { properties: { communityId: string } }) => it.properties.communityId === first.id)
      .length,
    7,
  )
  assert.equal((await shown(secretary, id)).plan.state, 'adopted')
  const closed = await secretary.post(`/api/plans/${id}/edits`, {
    revision: 3,
    edit: { kind: 'rename', grid: 'x', name: 'y' },
  })
  assert.equal(closed.body.error.message, '方案现为“已采用”，不能修改。现在可以：对比、导出。')
})
