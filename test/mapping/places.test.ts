/** Places on the map: tiles that decode and hold nothing of persons, the card of a grid, addresses found. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { newId } from '../../src/kernel/ids.ts'
import type { GridCard } from '../../src/mapping/shape.ts'
import { tileAt } from '../../src/mapping/tile-box.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { townPassword } from '../support/town.ts'

const server = await startTown()
const { db } = server
const leader = await server.signIn('grid1')
const stranger = await server.signIn('community13')
const admin = await server.signIn('admin')
const firstGrid = await db.owner
  .selectFrom('grid')
  .select(['id', 'code'])
  .orderBy('code')
  .executeTakeFirstOrThrow()
const far = await db.owner
  .selectFrom('building')
  .select(['lng', 'lat'])
  .orderBy('lng')
  .executeTakeFirstOrThrow()
const card = async (who: Visitor, id: string) => who.get(`/api/grids/${id}/card`)

suite('tiles', () => {
  test('communities, grids and buildings decode; outlines where one looks closely; nothing of persons', async () => {
    const { id, lng, lat } = await db.owner
      .selectFrom('building')
      .select(['id', 'lng', 'lat'])
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const near = await tile(16, lng, lat)
    const placed = ({ layers }: typeof near) =>
      Object.keys(layers)
        .filter(name => name !== 'barriers')
        .sort()
    assert.deepEqual(placed(near), ['buildings', 'communities', 'grids', 'outlines'])
    const outlines = near.layers.outlines!
    assert.ok(
      Array.from({ length: outlines.length }, (_, i) => outlines.feature(i).properties.id).includes(id),
    )
    const names = (layer: string) => Object.keys(near.layers[layer]!.feature(0).properties).sort().join(' ')
    assert.equal(names('buildings'), 'compound gridId households id name')
    assert.equal(names('grids'), 'code communityId id kind name')
    const shown = Array.from({ length: near.layers.buildings!.length }, (_, i) =>
      near.layers.buildings!.feature(i),
    )
    const own = shown.find(one => one.properties.id === id)!.toGeoJSON(...tileAt(16, lng, lat), 16)
    const [x, y] = (own.geometry as unknown as { coordinates: [number, number] }).coordinates
    assert.ok(Math.abs(x - lng) < 2e-6 && Math.abs(y - lat) < 2e-6)
    assert.deepEqual(placed(await tile(12, lng, lat)), ['communities', 'grids'])
  })

  test('whoever has a tile is told so; beyond the world there is none', async () => {
    const path = `/api/map/tiles/13/${tileAt(13, far.lng, far.lat).join('/')}.pbf`
    const first = await raw(path)
    const again = await raw(path, { 'if-none-match': String(first.headers.etag) })
    assert.deepEqual([first.statusCode, again.statusCode], [200, 304])
    assert.equal((await raw('/api/map/tiles/3/0/0.pbf')).statusCode, 204)
    assert.equal((await raw('/api/map/tiles/3/9/0.pbf')).statusCode, 404)
    assert.equal((await raw('/api/map/tiles/19/0/0.pbf')).statusCode, 400)
  })
})

suite('the card of a grid', () => {
  test('borders, buildings, people with their work phones, figures of the reader', async () => {
    const { body } = (await card(leader, firstGrid.id)) as { body: GridCard }
    assert.equal(body.code, firstGrid.code)
    assert.deepEqual(
      body.sides.map(one => one.side),
      ['north', 'east', 'south', 'west'],
    )
    assert.ok(body.sides.some(one => one.neighbours.length > 0))
    assert.equal(body.holders[0]!.role, 'gridLeader')
    assert.ok(body.holders.every(one => one.workPhone))
    assert.equal(
      body.buildings.reduce((total, one) => total + one.households, 0),
      body.households,
    )
    assert.deepEqual(
      body.figures.map(one => one.ask),
      ['open', 'overdue', 'dueSoon', 'lastVisit', 'households', 'staffed'],
    )
    assert.ok(body.url.endsWith(`/desk/map?grid=${firstGrid.id}`))
  })

  test('within sight, and for administrators without figures of matters', async () => {
    assert.equal((await card(stranger, firstGrid.id)).status, 404)
    assert.equal((await card(leader, newId())).status, 404)
    // As many at once as the pool has connections, and more.
    const many = await Promise.all(Array.from({ length: 12 }, () => card(leader, firstGrid.id)))
    assert.ok(many.every(it => it.status === 200))
    const { body } = await card(admin, firstGrid.id)
    assert.deepEqual(
      body.figures.map((one: { ask: string }) => one.ask),
      ['households', 'staffed'],
    )
  })
})

test('an address in words leads to a point and its grid', async () => {
  const building = await db.owner
    .selectFrom('building as b')
    .innerJoin('compound as c', 'c.id', 'b.compoundId')
    .select(['b.lng', 'b.lat', 'b.gridId', 'b.name', 'c.name as compound'])
    .executeTakeFirstOrThrow()
  const { body } = await leader.get(
    `/api/map/find?q=${encodeURIComponent(`${building.compound}${building.name}2单元501`)}`,
  )
  const [{ gridId, lng, label }] = body.rows
  assert.deepEqual([gridId, lng], [building.gridId, Math.round(building.lng * 1e6) / 1e6])
  assert.doesNotMatch(label, /501/)
})

/** As a browser asks: with the cookie of a session, bytes as they come. */
async function raw(url: string, headers: Record<string, string> = {}) {
  const { app } = server.aili
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { username: 'dispatch', password: townPassword },
    headers: { origin: server.origin },
  })
  const cookie = signedIn.cookies.map(one => `${one.name}=${one.value}`).join('; ')
  return app.inject({ method: 'GET', url, headers: { ...headers, cookie } })
}

async function tile(z: number, lng: number, lat: number): Promise<VectorTile> {
  const answer = await raw(`/api/map/tiles/${z}/${tileAt(z, lng, lat).join('/')}.pbf`)
  assert.equal(answer.statusCode, 200)
  return new VectorTile(new PbfReader(gunzipSync(answer.rawPayload)))
}
