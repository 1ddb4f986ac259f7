/** Every route that answers without signing in is counted by what it is for, or says why the general limit is enough. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { intentsOf } from '../../src/kernel/limits.ts'
import { startTown } from '../support/server.ts'

/** By intent; of the general limit, `requests`, with the reason. */
const open: Readonly<Record<string, readonly string[]>> = {
  reports: ['POST /api/matters', 'POST /api/public/disputes', 'POST /api/public/counsel/bookings'],
  previews: ['POST /api/preview'],
  queries: [
    'GET /api/public/matters/{number}',
    'POST /api/public/matters/{number}/acts',
    'POST /api/receipts/check',
    'GET /api/calendars/{token}',
    'GET /api/public/disputes/excluded',
    'POST /api/public/disputes/find',
    'POST /api/public/disputes/consent',
    'POST /api/public/disputes/stop',
    'GET /api/public/counsel/{id}',
    'POST /api/public/counsel/bookings/find',
    'POST /api/public/counsel/bookings/cancel',
    'GET /api/field/devices/{id}/word',
    'POST /api/field/devices/{id}/wiped',
    'POST /api/field/forget',
  ],
  searches: ['GET /api/statutes/search', 'GET /api/statutes/{id}'],
  signIns: ['POST /api/auth/sign-in', 'POST /api/auth/two-factor'],
  'own codes': ['POST /api/own/codes'],
  'own signIns': ['POST /api/own/sign-in'],
  signing: ['POST /api/signing/read', 'POST /api/signing/sign', 'POST /api/signing/refuse'],
  uploads: ['POST /api/files'],
  pieces: ['POST /api/uploads', 'PATCH /api/uploads/{id}', 'DELETE /api/uploads/{id}'],
}
const general: Readonly<Record<string, string>> = {
  'POST /api/auth/sign-out': 'ends what is one’s own; without a session nothing happens',
  'POST /api/own/sign-out': 'ends what is one’s own; without a session nothing happens',
  'GET /api/auth/methods': 'says how one may sign in: the same for everybody',
  'GET /api/auth/oidc': 'sends on to the sign-on of the county, which counts for itself',
  'GET /api/own/way': 'says whether codes can be sent: the same for everybody',
  'GET /api/jurisdiction': 'name and settings of the county: the same for everybody',
  'GET /api/categories': 'from memory: the same for everybody',
  'GET /api/places/communities': 'names of places, from memory: what a report is filed with',
  'GET /api/places/communities/{id}': 'names of places, from memory',
  'GET /api/places/communities/{id}/compounds': 'names of places, from memory',
  'GET /api/places/compounds/{id}': 'names of places, from memory',
  'GET /api/places/compounds/{id}/buildings': 'names of places, from memory',
  'GET /api/places/buildings/{id}': 'names of places, from memory',
  'GET /api/places/units': 'names of offices, from memory',
  'GET /api/places/locate': 'a point among boundaries, from memory: a third of a million a second',
  'GET /api/places/resolve': 'a code on a door, from memory',
  'GET /api/map/grids.geojson': 'boundaries, from memory, laid aside by browsers',
  'GET /api/files/{id}/{variant}':
    'a photo opens with number and code, which are counted as guesses, with the token it was sent with, or signed in; a page shows many',
  'GET /.well-known/aili-receipt-key.json': 'a public key, laid aside by whoever asks',
  'POST /api/staffing/posts/{id}/end':
    'signs in first; only without validation does it look at its body before',
}

suite('routes that anybody may ask', async () => {
  const { aili } = await startTown({ env: { AILI_RATE_REQUESTS: '100000' } })
  // What is asked for without signing in shows itself when nothing is refused for its form.
  aili.app.setValidatorCompiler(() => data => ({ value: data }) as never)
  await aili.app.ready()
  const { paths } = aili.app.swagger() as { paths: Record<string, Record<string, unknown>> }
  const intents = intentsOf(aili.app)
  const intentOf = (route: string) =>
    intents.get(route.replaceAll(/\{(\w+)\}/g, ':$1')) ?? intents.get(`${route} unknown`)

  test('each is counted by its intent or has its reason', async () => {
    const found: string[] = []
    for (const [path, ways] of Object.entries(paths))
      for (const way of Object.keys(ways)) {
        // Routes that take files stand in a scope of their own, which looks at the form all the same.
        const url = path
          .replace('/survey/files/{kind}', '/survey/files/auto')
          .replace('/ledgers/forms/{name}', '/ledgers/forms/visitLog')
          .replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000')
        const body = way === 'get' ? {} : { payload: { channel: 'resident' } }
        const answer = await aili.app.inject({ method: way.toUpperCase() as 'GET', url, ...body })
        if (answer.statusCode !== 401) found.push(`${way.toUpperCase()} ${path}`)
      }
    assert.deepEqual(found.sort(), [...Object.values(open).flat(), ...Object.keys(general)].sort())
    for (const [intent, routes] of Object.entries(open))
      for (const route of routes) assert.equal(intentOf(route), intent, route)
    for (const route of Object.keys(general)) assert.equal(intentOf(route), 'requests', route)
  })

  test('the manual says how often for each intent', () => {
    const manual = readFileSync('docs/operations.md', 'utf8')
    for (const intent of Object.keys(open)) assert.match(manual, new RegExp(`\\| \`${intent}\` \\|`), intent)
  })

  test('routes of one intent share one count, and none is a way round another', async () => {
    const own = await startTown({ env: { AILI_RATE_QUERIES: '6' } })
    const ask = (url: string, from: string) =>
      own.aili.app.inject({ method: 'POST', url, payload: {}, remoteAddress: from })
    const urls = ['/api/public/disputes/find', '/api/receipts/check', '/api/public/counsel/bookings/find']
    for (const url of [...urls, ...urls]) assert.equal((await ask(url, '2001:db8::1')).statusCode, 400)
    const over = await ask('/api/public/disputes/stop', '2001:db8::2')
    assert.deepEqual([over.statusCode, over.json().error.code], [429, 'tooMany'])
    assert.equal(over.headers['retry-after'], String(over.json().error.facts.seconds))
    assert.equal((await ask(urls[0]!, '2001:db8:0:1::1')).statusCode, 400)
  })
})
