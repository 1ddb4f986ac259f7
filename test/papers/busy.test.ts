/** Papers while documents take long: nobody else waits for them, no connection is held, no number is lost, and who comes too late is told. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { pdfOf } from '../../src/kernel/documents/pdf.ts'
import { Refusal } from '../../src/kernel/errors.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { queueOf } from '../../src/papers/one-by-one.ts'
import { printing } from '../../src/papers/print.ts'
import { quick } from '../conduct/walks.ts'
import { startTown } from '../support/server.ts'
import { dispute } from './dispute.ts'

const server = await startTown({ env: quick })
const { db } = server
const mediator = await server.signIn('mediator1')

/** Some seconds of the thread that sets papers. */
function longPaper() {
  const blocks = Array.from({ length: 300 }, () => ({ kind: 'paragraph', text: '一'.repeat(400) }) as const)
  return pdfOf({ title: '长', blocks }, printing(translator('zh-CN'), new Date(0)))
}

suite('papers while documents take long', { concurrency: false }, () => {
  test('30 at once: others are answered, no connection is held, 24 are issued one after the other, the rest told in words', async () => {
    const some = await Promise.all(Array.from({ length: 3 }, () => dispute(mediator)))
    const asks = await Promise.all(
      Array.from({ length: 30 }, async (_, nth) => {
        const one = some[nth % 3]!
        const actId = (await one.acts()).find(act => act.step === 'apply')!.id
        const kind = nth < 3 ? 'mediationApplication' : 'receipt'
        return {
          path: `/api/proceedings/${one.id}/papers`,
          sent: { id: randomUUID(), kind, actId, reason: '打印', seen: 0 },
        }
      }),
    )
    let isLongDone = false
    const long = longPaper().then(() => (isLongDone = true))
    const writing = Promise.all(asks.map(({ path, sent }) => mediator.post(path, sent)))
    for (let turn = 0; turn < 5; turn++) {
      assert.equal((await mediator.get('/api/me')).status, 200)
      assert.equal(server.aili.kernel.db.pool.waitingCount, 0)
    }
    assert.equal(isLongDone, false, 'the long paper was still being set')
    assert.equal((await db.owner.selectFrom('paper').select('id').execute()).length, 0)
    await long
    const told = (await writing).map(({ status, body }) => `${status} ${body.error?.code ?? ''}`.trim())
    const times = (what: string) => told.filter(one => one === what).length
    // Three applications and three receipts; whoever wrote the same one later had not seen it.
    assert.deepEqual([times('200'), times('409 changedMeanwhile'), times('503 unavailable')], [6, 18, 6])
    const serials = await db.owner.selectFrom('paperNumber').select('serial').orderBy('serial').execute()
    assert.deepEqual(
      serials.map(row => row.serial),
      [1, 2, 3],
    )
    const looks = await db.owner
      .selectFrom('accessEntry')
      .select('what')
      .where('what', 'like', 'paper %')
      .execute()
    assert.equal(looks.length, 6, 'a look is on record for each paper issued, and for nothing rehearsed')
  })

  test('a queue goes on after a failure, in order, and refuses beyond its most', async () => {
    const full = new Refusal('unavailable', { what: 'papers' })
    const queue = queueOf(3, full)
    const done: number[] = []
    const work = (nth: number) =>
      queue(async () => {
        await new Promise(resolve => setTimeout(resolve, 5 - nth))
        if (nth === 1) throw new Error('lost')
        done.push(nth)
        return nth
      })
    const told = await Promise.allSettled([0, 1, 2, 3].map(work))
    assert.deepEqual(
      told.map(one => (one.status === 'fulfilled' ? one.value : one.reason.message)),
      [0, 'lost', 2, full.message],
    )
    assert.deepEqual(done, [0, 2])
    assert.equal(await work(4), 4)
  })
})
