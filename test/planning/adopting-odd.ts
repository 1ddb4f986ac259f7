/** Adoptions at once, without a code left, of the first grids a community has. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Visitor } from '../support/server.ts'
import {
  admin,
  adopt,
  buildingsIn,
  communityOf,
  edit,
  inForceIn,
  planFrom,
  second,
  secretary,
  third,
  town,
} from './world.ts'

const { owner } = town.db

test('of two plans of one community adopted at once the second is told, looks again and is adopted after; a building that came since is told', async () => {
  const [one, two] = [
    await planFrom(secretary, second.id, 'inForce'),
    await planFrom(secretary, second.id, 'inForce'),
  ]
  const keys = one.view.division.grids.map((it: { key: string }) => it.key)
  await edit(one.id, 0, { kind: 'merge', grids: [keys[0], keys[1]] })
  await edit(two.id, 0, {
    kind: 'split',
    grid: keys[2],
    buildings: buildingsIn(two.view, keys[2]).slice(0, 2),
    key: 'n',
    name: '新网格',
  })
  await sql`insert into building (jurisdiction_id, compound_id, name, households, lng, lat)
    select jurisdiction_id, compound_id, '新楼', 7, lng + 0.0002, lat from building where id = ${buildingsIn(one.view, keys[3])[0]}`.execute(
    owner,
  )
  const { warnings } = (await secretary.get(`/api/plans/${one.id}/adoption`)).body
  assert.ok(warnings.some((it: { words: string }) => it.words.startsWith('方案形成后新登记了 1 栋楼')))
  const done = await Promise.all([adopt(one.id, 1), adopt(two.id, 1)])
  assert.deepEqual(done.map(it => it.status).toSorted(), [200, 409], JSON.stringify(done.map(it => it.body)))
  const [late] = done[0]!.status === 409 ? [one] : [two]
  assert.match(
    done.find(it => it.status === 409)!.body.error.message,
    /采用了本社区的另一个方案，您看到的方案不是最新的/,
  )
  const { revision } = (await secretary.get(`/api/plans/${late.id}/adoption`)).body
  assert.deepEqual([revision, (await adopt(late.id, revision)).status], [2, 200])
  const { rows: astray } = await sql`select b.name from building b join compound c on c.id = b.compound_id
    left join grid g on g.id = b.grid_id where c.community_id = ${second.id} and (g.id is null or g.valid_to is not null)`.execute(
    owner,
  )
  assert.deepEqual(astray, [])
  const stale = await adopt(late.id, 0, '2026-11-23', '另号')
  assert.deepEqual([stale.status, stale.body.error.code], [409, 'planState'])
})

test('no code is left: told before, refused after; merged, it goes', async () => {
  await sql`insert into grid (jurisdiction_id, community_id, code, name, kind, valid_from, valid_to)
    select jurisdiction_id, id, code || n, '旧网格' || n, 'dedicated', '2020-01-01', '2020-12-31' from community, generate_series(700, 999) n
    where id = ${third.id}`.execute(town.db.owner)
  const { id, view } = await planFrom(secretary, third.id, 'inForce')
  const [{ key }] = view.division.grids
  await edit(id, 0, {
    kind: 'split',
    grid: key,
    buildings: buildingsIn(view, key).slice(0, 1),
    key: 'n',
    name: '新',
    as: 'dedicated',
  })
  const words = '本社区专属网格的编码序号已用完，新没有编码可用。请沿用现有网格，或合并网格后再采用。'
  const { obstacles } = (await secretary.get(`/api/plans/${id}/adoption`)).body
  assert.deepEqual(
    obstacles.map((it: { words: string }) => it.words),
    [words],
  )
  const refused = await adopt(id, 1)
  assert.deepEqual([refused.status, refused.body.error.message], [422, words])
  await edit(id, 1, { kind: 'merge', grids: [key, 'n'] })
  assert.equal((await adopt(id, 2)).status, 200)
  assert.ok((await inForceIn(third.id)).every(it => it.version === 1))
})

test('the first grids a community has border it; its codes elsewhere are kept, and never say its kind', async () => {
  const { id: communityId, code } = await communityOf('152222100105', '新建社区', [
    [0, 200],
    [80, 200],
    [700, 200],
    [780, 200],
  ])
  const { id } = await planFrom(secretary, communityId, 'proposal')
  assert.equal((await adopt(id, 0)).status, 200)
  const grids = await inForceIn(communityId)
  assert.deepEqual(
    grids.map(it => it.code),
    [`${code}001`, `${code}002`],
  )
  const { rows } = await sql<{
    boundary: object | null
  }>`select boundary from community where id = ${communityId}`.execute(town.db.owner)
  assert.notEqual(rows[0]!.boundary, null)
  const codes = [{ system: '盟平台', code: 'D-700' }]
  const put = (who: Visitor, path: string, body: object) => who.put(`/api/${path}/external-codes`, body)
  assert.equal((await put(secretary, `grids/${grids[0]!.id}`, { codes })).status, 403)
  assert.equal((await put(admin, `grids/${grids[0]!.id}`, { codes })).status, 200)
  assert.equal((await put(admin, `communities/${communityId}`, { codes })).status, 200)
  assert.equal((await put(admin, `grids/${communityId}`, { codes })).status, 404)
  assert.equal(
    (await put(admin, `grids/${grids[0]!.id}`, { codes: [...codes, ...codes] })).body.error.facts.problem,
    'systemTwice',
  )
  const next = await planFrom(secretary, communityId, 'inForce')
  await edit(next.id, 0, { kind: 'kind', grid: grids[0]!.code, as: 'dedicated' })
  assert.equal((await adopt(next.id, 1)).status, 200)
  const { rows: versions } = (await secretary.get(`/api/grids/${grids[0]!.code}/versions`)).body
  assert.deepEqual(
    versions.map((it: { kind: string; externalCodes: object[] }) => [it.kind, it.externalCodes]),
    [
      ['dedicated', codes],
      ['general', codes],
    ],
  )
})
