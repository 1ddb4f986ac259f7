/** Two Ailis on one database: what falls due is recorded once, what happens in one is seen in the other. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pino from 'pino'
import { openAili } from '../../src/app.ts'
import { loadConfig } from '../../src/kernel/config.ts'
import { newId } from '../../src/kernel/ids.ts'
import { pointInGrid, report, take } from '../matters/story.ts'
import { startTown } from '../support/server.ts'

const first = await startTown()
const folder = mkdtempSync(join(tmpdir(), 'aili-second-'))
const { secret } = first.aili.kernel.config
const config = loadConfig(['--data', folder, '--port', '0'], { AILI_SECRET: secret.toString('hex') })
const log = pino({ level: 'fatal' })
const second = await openAili(config, first.url, { clock: first.clock, log, sweepEveryMs: null, jobs: false })
after(async () => {
  await second.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the ladder climbs once, whoever is quicker', async () => {
  const matters = await Promise.all(Array.from({ length: 12 }, () => report(first)))
  for (const day of [24, 25, 26, 27, 30]) {
    first.clock.set(`2026-11-${day}T09:00:00.000Z`)
    await Promise.all([first.aili.sweeper.round(), second.sweeper.round()])
    await Promise.all([second.sweeper.round(), first.aili.sweeper.round()])
  }
  const acts = await first.db.owner
    .selectFrom('act')
    .select(['proceedingId', 'step', 'inputs', 'seq'])
    .where('actorKind', '=', 'system')
    .where(
      'proceedingId',
      'in',
      matters.map(one => one.id),
    )
    .execute()
  assert.ok(acts.length >= matters.length)
  // A matter goes up a level twice at most, beside two different rungs.
  const once = acts.filter(act => act.step !== 'escalateUnclaimed')
  const rungs = once.map(act => JSON.stringify([act.proceedingId, act.step, act.inputs]))
  assert.ok(acts.length - once.length <= 2 * matters.length)
  assert.deepEqual(
    rungs.filter((rung, at) => rungs.indexOf(rung) !== at),
    [],
  )
  const told = await first.db.owner.selectFrom('notice').select(['personId', 'dedupeKey']).execute()
  assert.equal(new Set(told.map(one => one.personId + one.dedupeKey)).size, told.length)
})

test('of two who act at once, in two processes, one is told what the other did', async () => {
  const matter = await report(first)
  const dispatcher = await first.signIn('dispatch')
  const [one, other] = [await sessionIn(), dispatcher]
  const act = () => ({ id: newId(), step: 'file', seq: 1, inputs: { category: 'property' } })
  const path = `/api/matters/${matter.id}/acts`
  const answers = await Promise.all([one(path, act()), other.post(path, act())])
  assert.deepEqual(answers.map(answer => answer.status).sort(), [200, 409])
  assert.equal((await take(dispatcher, matter.id, 'comment', { words: '已受理' })).status, 200)
})

test('a report taken by one is told to the pages open at the other', async () => {
  const address = await second.app.listen({ port: 0, host: '127.0.0.1' })
  const signedIn = await fetch(`${address}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'dispatch', password: 'aili-demo-2026' }),
  })
  const cookie = signedIn.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
  const stream = await fetch(`${address}/api/events`, { headers: { cookie } })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  const { lng, lat } = await pointInGrid(first)
  const id = newId()
  let text = ''
  while (!text.includes('ready')) text += (await reader.read()).value
  await first.resident.post('/api/matters', { id, text: '路灯又坏了', place: { lng, lat } })
  while (!text.includes(id)) text += (await reader.read()).value
  await reader.cancel()
})

async function sessionIn() {
  const again = await second.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { username: 'dispatch', password: 'aili-demo-2026' },
  })
  const cookie = again.cookies.map(one => `${one.name}=${one.value}`).join('; ')
  return async (url: string, payload: object) => {
    const answer = await second.app.inject({ method: 'POST', url, payload, headers: { cookie } })
    return { status: answer.statusCode, body: answer.json() }
  }
}
