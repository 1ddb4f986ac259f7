/** Two processes behind one port: one is killed, one is told to leave, and nobody loses what was acknowledged or misses what happened. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { newId } from '../../src/kernel/ids.ts'
import { freePort } from '../../src/kernel/postgres-server.ts'
import { debianProgram } from '../../tools/debian-program.ts'
import { startHaproxy } from '../support/beside.ts'
import { freshDatabase } from '../support/database.ts'
import { type Running, startProcess, until } from '../support/process.ts'
import { openStream, type Stream } from '../support/stream.ts'
import { town } from '../support/town.ts'

const program = debianProgram('haproxy')
const skip = program === null && 'no haproxy on this machine, and none to be had'

suite('behind haproxy', { skip, timeout: 100_000 }, async () => {
  if (program === null) return
  const { db, url } = await freshDatabase({ seed: town })
  const folder = mkdtempSync(join(tmpdir(), 'aili-behind-'))
  const ports = [await freePort(), await freePort()] as const
  const front = await startHaproxy(program, folder, ports)
  const origin = `http://127.0.0.1:${front.port}`
  const env = {
    ...{ DATABASE_URL: url, AILI_ORIGIN: origin, AILI_TRUSTED_PROXIES: '127.0.0.1', AILI_DRAIN_SECONDS: '1' },
    ...{ AILI_LOG_LEVEL: 'error', AILI_POOL: '4', AILI_RATE_REPORTS: '10000', AILI_RATE_REQUESTS: '10000' },
  }
  const start = (port: number) => startProcess(join(folder, 'data'), port, env)
  const running: Running[] = await Promise.all(ports.map(start))
  after(async () => {
    await Promise.all(running.map(one => one.stop('SIGKILL')))
    await front.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const { lng, lat } = await db.owner.selectFrom('building').select(['lng', 'lat']).executeTakeFirstOrThrow()
  const cookie = await signedIn(origin)
  const pages = [
    await openPage(cookie),
    await openPage(cookie),
    await openPage(cookie),
    await openPage(cookie),
  ]
  const acknowledged: string[] = []
  const failures: string[] = []

  /** As a page does: what was not answered is sent again under its id. */
  async function report(): Promise<void> {
    const body = JSON.stringify({
      id: newId(),
      text: '楼下路灯坏了三天',
      nature: 'help',
      place: { lng, lat },
    })
    const headers = { 'content-type': 'application/json', 'x-claim': 'behindbehindbehind' }
    for (;;) {
      const answer = await fetch(`${origin}/api/matters`, { method: 'POST', headers, body }).catch(String)
      if (typeof answer !== 'string' && answer.ok)
        return void acknowledged.push((JSON.parse(body) as { id: string }).id)
      failures.push(typeof answer === 'string' ? answer : `${answer.status} ${await answer.text()}`)
      await pause(50)
    }
  }
  async function reportWhile(work: () => Promise<unknown>): Promise<void> {
    let busy = true
    const lanes = Array.from({ length: 3 }, async () => {
      while (busy) await report()
    })
    await work().finally(() => {
      busy = false
    })
    await Promise.all(lanes)
  }
  const figure = async (port: number, name: RegExp) =>
    Number(name.exec(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text())?.[1] ?? 0)
  const streamsOf = (port: number) => figure(port, /^aili_live_streams (\d+)/m)
  const checksOf = (port: number) => figure(port, /^aili_http_seconds_count.*ready.*200.* (\d+)/m)

  test('pages hang on both; the operator’s figures are not for everybody', async () => {
    await Promise.all(pages.map(page => page.ready()))
    assert.deepEqual(await Promise.all(ports.map(streamsOf)), [2, 2])
    assert.equal((await fetch(`${origin}/metrics`)).status, 403)
    assert.equal((await fetch(`${origin}/api/me`, { headers: { cookie } })).status, 200)
  })

  test('a photo whose pieces come to one and the other', async () => {
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#777' } })
      .jpeg()
      .toBuffer()
    const id = newId()
    const meta = `id ${Buffer.from(id).toString('base64')},claim ${Buffer.from('behindbehindbehind').toString('base64')}`
    const send = (
      port: number,
      method: string,
      path: string,
      headers: Record<string, string>,
      body?: Buffer,
    ) =>
      fetch(`http://127.0.0.1:${port}/api/uploads${path}`, {
        ...{ method, headers: { 'tus-resumable': '1.0.0', 'x-claim': 'behindbehindbehind', ...headers } },
        ...(body ? { body: new Uint8Array(body) } : {}),
      })
    const piece = (offset: number) => ({
      ...{ 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
    })
    await send(ports[0], 'POST', '', { 'upload-length': String(picture.length), 'upload-metadata': meta })
    const half = picture.length >> 1
    assert.equal((await send(ports[0], 'PATCH', `/${id}`, piece(0), picture.subarray(0, half))).status, 204)
    assert.equal((await send(ports[1], 'PATCH', `/${id}`, piece(half), picture.subarray(half))).status, 204)
    const stored = await db.owner.selectFrom('file').select('id').where('id', '=', id).execute()
    assert.equal(stored.length, 1, createHash('sha256').update(picture).digest('hex'))
  })

  test('one is killed: what was not answered is answered by the other', async () => {
    await reportWhile(async () => {
      await until(() => acknowledged.length >= 5)
      await running[0]!.stop('SIGKILL')
      const from = acknowledged.length
      await until(() => acknowledged.length >= from + 10)
    })
    running[0] = await start(ports[0])
  })

  test('one is told to leave while another is there: nobody notices', async () => {
    await until(async () => (await Promise.all(pages.map(page => page.isOpen()))).every(Boolean))
    // Until the balancer has found the one that came back.
    const asked = await checksOf(ports[0])
    await until(async () => (await checksOf(ports[0])) >= asked + 2)
    failures.length = 0
    await reportWhile(() => running[1]!.stop('SIGTERM'))
    assert.deepEqual(failures, [])
  })

  test('every acknowledged report is there once, and was told to every page', async () => {
    await until(() => pages.every(page => acknowledged.every(id => page.seen.has(id))))
    const rows = await db.owner.selectFrom('matter').select('proceedingId').execute()
    const stored = rows.map(row => row.proceedingId)
    assert.ok(acknowledged.every(id => stored.includes(id)))
    assert.equal(new Set(stored).size, stored.length)
    for (const page of pages) page.close()
  })

  /** A page that comes back by itself with the last position it had. */
  async function openPage(cookie: string) {
    const seen = new Set<string>()
    let [closed, opened, stream]: [boolean, boolean, Stream | null] = [false, false, null]
    const hang = async () => {
      let lastId = ''
      while (!closed) {
        stream = await openStream(new URL(origin), cookie, lastId).catch(() => null)
        opened = stream !== null
        await stream?.ended
        opened = false
        for (const id of stream?.acts ?? []) seen.add(id)
        lastId = stream?.lastId || lastId
        await pause(100)
      }
    }
    void hang()
    await until(() => opened)
    return {
      get seen() {
        return new Set([...seen, ...(stream?.acts ?? [])])
      },
      isOpen: () => opened,
      ready: () => stream!.until(it => it.names.includes('ready')),
      close() {
        closed = true
        stream?.cut()
      },
    }
  }
})

async function signedIn(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username: 'dispatch', password: 'aili-demo-2026' }),
  })
  assert.equal(answer.status, 200, await answer.text())
  return answer.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
}
