/** The demo written to a database, the door over it, and its public routes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { fixedClock } from '../../src/kernel/clock.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { openHttp } from '../../src/kernel/http.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { demoPlan, writeDemo } from '../../src/territory/demo.ts'
import {
  communityHolders,
  competentUnits,
  dutyHolders,
  forgetTerritory,
  placeOf,
  territoryOf,
  unitOf,
  workCommitteeOf,
} from '../../src/territory/index.ts'
import { territoryRoutes } from '../../src/territory/routes.ts'
import { freshDatabase } from '../support/database.ts'

const { db } = await freshDatabase()
const clock = fixedClock('2026-11-23T02:00:00Z')
const log = pino({ level: 'silent' })
const config = { jurisdictionId: null, mapStyleUrl: null, origin: 'http://localhost' } as Kernel['config']
const kernel = { db, clock, config, log } as unknown as Kernel
const plan = demoPlan()
const onDay = '2026-11-23'

test('before set-up the territory is unavailable, and says so', async () => {
  await assert.rejects(
    territoryOf(kernel),
    (error: unknown) => error instanceof Refusal && error.code === 'unavailable',
  )
})

test('the demo is written once', async () => {
  assert.equal(await writeDemo(db.owner), true)
  assert.equal(await writeDemo(db.owner), false)
  const { posts } = await db.owner
    .selectFrom('post')
    .select(eb => eb.fn.countAll<number>().as('posts'))
    .executeTakeFirstOrThrow()
  assert.equal(Number(posts), plan.posts.length)
  const linked = await db.owner
    .selectFrom('person')
    .innerJoin('accountUser', 'accountUser.id', 'person.accountId')
    .select('username')
    .execute()
  const names = new Set(linked.map(person => person.username))
  for (const user of [
    'grid1',
    'grid70',
    'member112',
    'community13',
    'dispatch',
    'secretary',
    'water',
    'housing',
    'city',
    'supervise',
    'duty',
    'admin',
    'security',
    'audit',
  ])
    assert.ok(names.has(user), user)
})

test('the door: grid, community, units and duty holders of a place', async () => {
  const territory = await territoryOf(kernel)
  const building = plan.buildings[0]!
  const place = placeOf(territory, { buildingId: building.id, text: ' 单元门口 ' })
  assert.equal(place.gridId, building.gridId)
  assert.match(place.text, /^罕乌拉社区.*号楼 · 单元门口$/)
  assert.deepEqual(placeOf(territory, { lng: building.lng, lat: building.lat }).gridId, building.gridId)
  assert.equal(placeOf(territory, { communityId: place.communityId }).gridId, null)
  assert.equal(unitOf(territory, place.communityId)?.kind, 'community')
  assert.equal(workCommitteeOf(territory)?.kind, 'workCommittee')
  assert.deepEqual(
    competentUnits(territory, 'heating').map(unit => unit.name),
    ['旗热力有限责任公司'],
  )
  const holders = await dutyHolders(db.owner, territory, building.gridId, onDay)
  assert.equal(holders[0]!.role, 'gridLeader')
  assert.deepEqual(new Set(holders.map(holder => holder.role)).size, 6)
  assert.deepEqual(
    (await communityHolders(db.owner, territory, place.communityId, onDay)).map(holder => holder.role),
    ['communityDirector', 'communitySecretary'],
  )
})

test('a place nowhere is refused, with what was met', async () => {
  const territory = await territoryOf(kernel)
  const code = (asked: Parameters<typeof placeOf>[1]) => {
    try {
      return placeOf(territory, asked).gridId
    } catch (error) {
      return (error as Refusal).code
    }
  }
  const unknown = '00000000-0000-4000-8000-000000000000'
  assert.equal(code({ lng: 100, lat: 30 }), 'outsideJurisdiction')
  assert.equal(code({ lng: 100, lat: 30, communityId: plan.communities[0]!.id }), null)
  assert.equal(code({ buildingId: unknown }), 'invalidInput')
  assert.equal(code({ communityId: unknown }), 'invalidInput')
  assert.equal(code({}), 'missingInput')
})

test('every competence that a kind of matter names has a unit in the demo', async () => {
  const territory = await territoryOf(kernel)
  const { categories } = await import('../../src/territory/categories.ts')
  for (const { code } of categories) assert.ok(competentUnits(territory, code).length > 0, code)
})

test('a change of the territory is seen after its version changed', async () => {
  const before = await territoryOf(kernel)
  await db.owner
    .updateTable('jurisdiction')
    .set({ settings: JSON.stringify({ territoryVersion: 'next', demo: true }) })
    .execute()
  assert.equal(await territoryOf(kernel), before)
  clock.advance(6000)
  assert.equal(await territoryOf(kernel), before, 'nobody waits for the question')
  for (const end = Date.now() + 5000; (await territoryOf(kernel)).version !== 'next'; )
    assert.ok(await pause(5, Date.now() < end))
  await db.owner
    .updateTable('jurisdiction')
    .set({ settings: JSON.stringify({ territoryVersion: 'later', demo: true }) })
    .execute()
  clock.advance(61_000)
  assert.equal((await territoryOf(kernel)).version, 'later', 'nor is anybody told what held a minute ago')
  forgetTerritory(kernel)
})

/** Asks the public routes over HTTP, as anybody may. */
async function open() {
  const app = await openHttp(config, log)
  territoryRoutes(app, kernel)
  const get = async (url: string, headers = {}) => app.inject({ url, headers })
  return { app, get, answers: async (url: string) => (await get(url)).json() }
}

test('the public routes answer, grids with an ETag', async () => {
  const { app, get } = await open()
  const jurisdiction = (await get('/api/jurisdiction')).json()
  assert.deepEqual([jurisdiction.id, jurisdiction.demo], [152222, true])
  const communities = (await get('/api/places/communities')).json().rows
  assert.equal(communities.length, 13)
  const compounds = (await get(`/api/places/communities/${communities[0].id}/compounds`)).json().rows
  const buildings = (await get(`/api/places/compounds/${compounds[0].id}/buildings`)).json().rows
  assert.equal(buildings.length, compounds[0].buildings)
  const { place } = (
    await get(`/api/places/locate?lng=${buildings[0].lng}&lat=${buildings[0].lat}&lang=en`)
  ).json()
  assert.deepEqual(
    [place.grid.id, place.building.id, place.holders[0].roleLabel],
    [buildings[0].gridId, buildings[0].id, 'Grid leader'],
  )
  assert.deepEqual([place.grid.kind, place.grid.validFrom], ['general', '2025-01-01'])
  assert.equal((await get('/api/places/locate?lng=100&lat=30')).json().place, null)
  assert.equal((await get('/api/places/locate?lng=x&lat=30')).statusCode, 400)
  assert.equal((await get(`/api/places/compounds/${communities[0].id}/buildings`)).statusCode, 404)
  const kinds = (await get('/api/categories', { 'accept-language': 'en' })).json().rows
  assert.equal(kinds.find((kind: { code: string }) => kind.code === '01037').label, 'Street lamp')
  assert.ok((await get('/api/places/units')).json().rows.length > 40)
  const grids = await get('/api/map/grids.geojson')
  assert.equal(grids.json().features.length, 70)
  assert.equal((await get('/api/map/grids.geojson', { 'if-none-match': grids.headers.etag })).statusCode, 304)
  await app.close()
})

test('an address in words, and who answers for a building, a compound, a community', async () => {
  const { app, get, answers } = await open()
  const communities = (await answers('/api/places/communities')).rows
  const compounds = (await answers(`/api/places/communities/${communities[0].id}/compounds`)).rows
  const buildings = (await answers(`/api/places/compounds/${compounds[0].id}/buildings`)).rows
  const { place } = await answers(`/api/places/locate?lng=${buildings[0].lng}&lat=${buildings[0].lat}`)
  const named = `${communities[0].name}${compounds[0].name}${buildings[0].name}`
  const resolve = (q: string, lang = '') => get(`/api/places/resolve?q=${encodeURIComponent(q)}${lang}`)
  const asked = await resolve(`我家在${named}2单元501室，漏水了`)
  const { best, parts, rest, words } = asked.json()
  assert.deepEqual(
    [best.building.id, best.grid.id, best.confidence],
    [place.building.id, place.grid.id, 'exact'],
  )
  assert.equal(asked.headers['cache-control'], 'no-store', 'an address may hold a room')
  assert.doesNotMatch(JSON.stringify(best) + words, /501/)
  assert.deepEqual(parts.at(-1), {
    kind: 'room',
    kindLabel: '房号',
    text: '501室',
    value: '501',
    from: named.length + 6,
    to: named.length + 10,
    isKnown: null,
  })
  assert.deepEqual(
    rest.map((piece: { text: string; isFiller: boolean }) => [piece.text, piece.isFiller]),
    [
      ['我家在', true],
      ['，', true],
      ['漏水了', false],
    ],
  )
  assert.match(words, /认出：.+（与登记的名称一致）。没看懂：“漏水了”。/)
  assert.match((await resolve('nowhere', '&lang=en')).json().words, /No place was recognised/)
  assert.equal((await resolve(' ')).statusCode, 400)
  const there = await answers(`/api/places/buildings/${place.building.id}`)
  assert.deepEqual(
    [there.grid.id, there.holders],
    [
      place.grid.id,
      (await answers(`/api/places/locate?lng=${buildings[0].lng}&lat=${buildings[0].lat}`)).place.holders,
    ],
  )
  const whole = await answers(`/api/places/communities/${communities[0].id}`)
  assert.deepEqual(
    [whole.grid, whole.holders.map((holder: { role: string }) => holder.role)],
    [null, ['communityDirector', 'communitySecretary']],
  )
  assert.equal((await answers(`/api/places/compounds/${compounds[0].id}`)).community.id, communities[0].id)
  assert.equal((await get(`/api/places/buildings/${communities[0].id}`)).statusCode, 404)
  await app.close()
})
