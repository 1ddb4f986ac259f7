/** Live updates: nothing is missed while many report at once and connections break, nothing is shown out of sight, nobody is waited for. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { everythingOf } from '../../src/kernel/database.ts'
import { openHttp } from '../../src/kernel/http.ts'
import { newId } from '../../src/kernel/ids.ts'
import { liveRoutes, openLiveActs } from '../../src/proceedings/index.ts'
import { pointInGrid, report } from '../matters/story.ts'
import { until } from '../support/process.ts'
import { startTown, type Visitor } from '../support/server.ts'
import { openStream } from '../support/stream.ts'

const server = await startTown({
  listen: true,
  env: { AILI_RATE_REPORTS: '100000', AILI_RATE_REQUESTS: '100000' },
})
const origin = new URL(server.origin.replace('localhost', '127.0.0.1'))
const cookies = new Map<string, string>()

async function cookieOf(username: string): Promise<string> {
  const known = cookies.get(username)
  if (known) return known
  const answer = await fetch(new URL('/api/auth/sign-in', origin), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'aili-demo-2026' }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
  cookies.set(username, cookie)
  return cookie
}

const listen = (cookie: string, lastId = '') => openStream(origin, cookie, lastId)

const intakes = async (visitor: Visitor, count: number, more: Record<string, unknown> = {}) => {
  const { lng, lat } = await pointInGrid(server)
  const ids = Array.from({ length: count }, () => newId())
  await Promise.all(
    ids.map(id =>
      visitor.post('/api/matters', {
        id,
        text: '路灯不亮，已有数日',
        nature: 'help',
        place: { lng, lat },
        ...more,
      }),
    ),
  )
  return ids
}

test('every report arrives at least once, though the connection breaks again and again', async () => {
  const cookie = await cookieOf('dispatch')
  const seen = new Set<string>()
  const made: string[] = []
  let stream = await listen(cookie)
  await stream.until(it => it.names.includes('ready'))
  for (let round = 0; round < 6; round++) {
    const sending = intakes(server.resident, 15)
    if (round % 2 === 0) await stream.until(it => it.acts.length > 0)
    stream.cut()
    const { lastId } = stream
    for (const id of stream.acts) seen.add(id)
    made.push(...(await sending))
    stream = await listen(cookie, lastId)
  }
  await stream.until(it => made.every(id => seen.has(id) || it.acts.includes(id)))
  assert.ok(!stream.names.includes('reset'))
  stream.cut()
})

test('an act that commits late, after younger ones were sent, is sent all the same', async () => {
  const matter = await report(server)
  const stream = await listen(await cookieOf('dispatch'))
  await stream.until(it => it.names.includes('ready'))
  const slow = await server.db.pool.connect()
  await slow.query('begin')
  await slow.query(
    `insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, rule_version, prev_hash, hash)
     select jurisdiction_id, gen_random_uuid(), proceeding_id, 99, 'comment', 'reported', 'reported', 'system', 'system', now(), now(), 1, hash, hash
     from act where id = $1`,
    [matter.id],
  )
  const [young] = await intakes(server.resident, 1)
  await stream.until(it => it.acts.includes(young!))
  const before = stream.lastId
  await slow.query('commit')
  slow.release()
  await stream.until(it => it.acts.includes(matter.id))
  stream.cut()
  const resumed = await listen(await cookieOf('dispatch'), before)
  await resumed.until(it => it.acts.includes(matter.id))
  resumed.cut()
})

test('only what lies in sight is sent; a sealed matter to nobody; what cannot be resumed is begun anew', async () => {
  const { gridId } = await pointInGrid(server)
  const leaders = await server.db.owner
    .selectFrom('post as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select(['u.username', 'o.gridId'])
    .where('o.role', '=', 'gridLeader')
    .execute()
  const own = leaders.find(one => one.gridId === gridId)!.username!
  const other = leaders.find(one => one.gridId !== gridId)!.username!
  const [near, far, admin] = await Promise.all([
    listen(await cookieOf(own)),
    listen(await cookieOf(other), 'nonsense'),
    listen(await cookieOf('admin'), '9999999999:9999999999:'),
  ])
  await Promise.all([near, far, admin].map(one => one.until(it => it.names.includes('ready'))))
  assert.deepEqual([near.names[0], far.names[0], admin.names[0]], ['ready', 'reset', 'reset'])
  const [sealed] = await intakes(server.resident, 1, { accusesOfficial: true })
  const [open] = await intakes(server.resident, 1)
  await near.until(it => it.acts.includes(open!))
  assert.ok(!near.acts.includes(sealed!))
  assert.deepEqual([far.acts, admin.acts], [[], []])
  for (const one of [near, far, admin]) one.cut()
})

test('more at once than anybody reads is told as a reset', async () => {
  const cookie = await cookieOf('dispatch')
  const stream = await listen(cookie)
  await stream.until(it => it.names.includes('ready'))
  const matter = await report(server)
  await server.db.pool.query(
    `insert into act (jurisdiction_id, id, proceeding_id, seq, step, from_state, to_state, actor_kind, actor_role, at, on_day, rule_version, prev_hash, hash)
     select jurisdiction_id, gen_random_uuid(), proceeding_id, 500000 + n, 'comment', 'reported', 'reported', 'system', 'system', now(), now(), 1, hash, hash
     from act, generate_series(1, 2500) n where id = $1`,
    [matter.id],
  )
  await stream.until(it => it.names.includes('reset'))
  const [last] = await intakes(server.resident, 1)
  await stream.until(it => it.acts.includes(last!))
  stream.cut()
})

// From here on the channels are listened to by further ones.

test('a slow reader is passed over while the others are told, and gets what it missed when it reads again', async () => {
  const live = await openLiveActs(server.aili.kernel)
  const sight = everythingOf(152222)
  const reader = (takes: () => boolean) => {
    const texts: string[] = []
    const send = (bytes: Buffer) => takes() && texts.push(`${bytes}`) > 0
    return { texts, stream: live.join(sight, { send, close: () => {} }, undefined) }
  }
  let reads = true
  const [slow, quick] = [reader(() => reads), reader(() => true)]
  const told = (it: { texts: string[] }, id: string) => it.texts.some(text => text.includes(id))
  reads = false
  const made = await intakes(server.resident, 3)
  await until(() => made.every(id => told(quick, id)))
  assert.equal(slow.stream.beat(), null)
  assert.ok(!made.some(id => told(slow, id)))
  reads = true
  slow.stream.drained()
  assert.ok(made.every(id => told(slow, id)))
  const [last] = await intakes(server.resident, 1)
  await until(() => told(slow, last!) && slow.stream.beat() !== null)
  for (const { stream } of [slow, quick]) stream.leave()
})

test('those who come back are served from memory: no question to the database for each', async () => {
  const { kernel } = server.aili
  const first = await listen(await cookieOf('dispatch'))
  await first.until(it => it.names.includes('ready'))
  const { lastId } = first
  first.cut()
  const made = await intakes(server.resident, 3)
  const live = await openLiveActs(kernel)
  let asked = 0
  const { connect } = kernel.db.pool
  kernel.db.pool.connect = ((...words: Parameters<typeof connect>) => {
    asked += 1
    return connect.apply(kernel.db.pool, words)
  }) as typeof connect
  try {
    const texts = Array.from({ length: 300 }, () => '')
    const send = (at: number) => (bytes: Buffer) => {
      texts[at] += `${bytes}`
      return true
    }
    const streams = texts.map((_, at) =>
      live.join(everythingOf(152222), { send: send(at), close: () => {} }, lastId),
    )
    await until(() => texts.every(text => text.includes('event: ready')))
    assert.ok(texts.every(text => made.every(id => text.includes(id)) && !text.includes('event: reset')))
    assert.ok(asked <= 3, `${asked} questions`)
    for (const stream of streams) stream.leave()
  } finally {
    kernel.db.pool.connect = connect
  }
})

test('an ended session ends its stream', async () => {
  const { kernel } = server.aili
  const calls = { signedIn: true }
  const second = await openHttp(kernel.config, kernel.log)
  const sight = {
    jurisdictionId: 152222,
    reach: 'jurisdiction',
    personId: null,
    units: [],
    communities: [],
    grids: [],
  } as const
  liveRoutes(
    second,
    kernel,
    await openLiveActs(kernel),
    {
      sightOf: async () => {
        if (!calls.signedIn) throw new Error('signed out')
        return sight
      },
    },
    50,
  )
  const address = await second.listen({ port: 0, host: '127.0.0.1' })
  after(() => second.close())
  const answer = await fetch(`${address}/api/events`)
  calls.signedIn = false
  const text = await answer.text()
  assert.match(text, /event: ready/)
})
