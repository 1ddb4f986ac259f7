/** Large tables beside the server: made in a thread that yields, a short line with refusals that say how it stands, and readers that are slow or gone hold up nobody. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { getPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { after, suite, test } from 'node:test'
import { setTimeout as later } from 'node:timers/promises'
import { Refusal } from '../../src/kernel/errors.ts'
import { type ExportOptions, openExports } from '../../src/kernel/exports/exports.ts'
import type { Order } from './export-maker.ts'

const folder = mkdtempSync(join(tmpdir(), 'aili-exports-'))
const maker = new URL('./export-maker.ts', import.meta.url)
const opened: ReturnType<typeof openExports>[] = []
// What is waited for here keeps no process alive by itself.
const alive = setInterval(() => {}, 1000)
after(async () => {
  clearInterval(alive)
  await Promise.all(opened.map(one => one.close()))
  rmSync(folder, { recursive: true })
})
const open = (options: ExportOptions = {}) => {
  // The makers of these tests ask nothing of the database. The very options, which a test may change on the way.
  const exports = openExports(
    'postgres://nobody@127.0.0.1:1/none',
    folder,
    Object.assign(options, { threads: 1 }),
  )
  opened.push(exports)
  return {
    exports,
    take: (order: Order, whose = 'one', gone?: AbortSignal) => exports.take(maker, order, whose, gone),
  }
}
const whole = async (body: Readable) => Buffer.concat(await body.toArray())
const until = async (holds: () => boolean) => {
  while (!holds()) await later(2)
}
const refused = (code: string, facts: object) => (error: Error) => {
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(error.code, code)
  assert.deepEqual(error.facts, facts)
  return true
}

suite('a table made beside the server', () => {
  test('in a thread of this process, of lower priority than those who answer', async () => {
    const { take } = open()
    const where = JSON.parse(String(await whole(await take({ say: 'where' }))))
    assert.deepEqual([where.isMainThread, where.pid], [false, process.pid])
    if (process.platform === 'linux') assert.ok(where.priority > getPriority(0), `${where.priority}`)
  })

  test('arrives as it was written, and lies nowhere under a name', async () => {
    const { take } = open()
    const body = await take({ say: 'chunks', chunks: 30 })
    assert.deepEqual(readdirSync(join(folder, 'spool')), [])
    const bytes = await whole(body)
    assert.equal(bytes.length, 3_000_000)
    for (let n = 0; n < 30; n++) assert.equal(bytes[n * 100_000 + 99_999], n)
  })

  test('what the maker refuses is refused; a bug is one; the thread goes on', async () => {
    const { take } = open()
    await assert.rejects(take({ say: 'refuse' }), refused('templateUnfit', { reason: 'macros' }))
    await assert.rejects(take({ say: 'fault' }), /a bug in the maker/)
    assert.equal((await whole(await take({ say: 'chunks', chunks: 1 }))).length, 100_000)
  })

  test('one that never ends is given up with its thread, and the next is made', async () => {
    const options = { makingSeconds: 0.5 }
    const { take } = open(options)
    await assert.rejects(take({ say: 'hang' }), refused('tooLarge', { reason: 'exportTime', seconds: 0.5 }))
    options.makingSeconds = 60
    assert.equal((await whole(await take({ say: 'chunks', chunks: 1 }))).length, 100_000)
  })
})

suite('whoever comes when others are served', () => {
  test('waits in a short line, is told how many are ahead, and nobody has more than two', async () => {
    const { exports, take } = open({ mostWaiting: 2 })
    const first = await take({ say: 'endless' }, 'a')
    const second = take({ say: 'chunks', chunks: 1 }, 'a')
    const third = take({ say: 'chunks', chunks: 1 }, 'b')
    await assert.rejects(take({ say: 'chunks' }, 'a'), refused('limitReached', { what: 'exports', most: 2 }))
    const full = refused('unavailable', { what: 'exports', ahead: 3, seconds: 45 })
    for (const whose of ['c', 'd']) await assert.rejects(take({ say: 'chunks' }, whose), full)
    assert.deepEqual(exports.counts(), { making: 1, waiting: 2, leaving: 1 })
    first.destroy()
    for (const body of [await second, await third]) assert.equal((await whole(body)).length, 100_000)
    // Whoever was refused or has what they came for holds nothing.
    await whole(await take({ say: 'chunks', chunks: 1 }, 'a'))
    await until(() => exports.counts().leaving === 0)
    assert.deepEqual(exports.counts(), { making: 0, waiting: 0, leaving: 0 })
  })

  test('does not wait for a reader who takes nothing', async () => {
    const { exports, take } = open()
    const slow = await take({ say: 'chunks', chunks: 40 }, 'slow')
    assert.equal((await whole(await take({ say: 'chunks', chunks: 2 }, 'next'))).length, 200_000)
    assert.equal(exports.counts().leaving, 1)
    assert.equal((await whole(slow)).length, 4_000_000)
  })

  test('a reader who is too slow for any line is let go in the end', async () => {
    const { take } = open({ leavingSeconds: 0.2 })
    const body = await take({ say: 'chunks', chunks: 5 })
    await assert.rejects(new Promise((_, fail) => body.once('error', fail)), /taken too slowly/)
  })

  test('who goes away ends what is made for them, in line and in the middle', async () => {
    const { exports, take } = open()
    const [leaving, waiting] = [new AbortController(), new AbortController()]
    const body = await take({ say: 'endless' }, 'a', leaving.signal)
    const inLine = assert.rejects(take({ say: 'endless' }, 'b', waiting.signal), /gone/)
    assert.equal(exports.counts().waiting, 1)
    waiting.abort(new Error('gone'))
    assert.equal(exports.counts().waiting, 0)
    leaving.abort(new Error('gone'))
    await assert.rejects(whole(body), /given up/)
    await inLine
    await until(() => exports.counts().making === 0)
    assert.deepEqual(exports.counts(), { making: 0, waiting: 0, leaving: 0 })
  })

  test('the end of the server ends what is made', async () => {
    const { exports, take } = open()
    const body = await take({ say: 'endless' })
    body.on('error', () => {})
    const inLine = take({ say: 'chunks', chunks: 1 }, 'b')
    await Promise.all([exports.close(), assert.rejects(inLine, refused('unavailable', {}))])
  })
})
