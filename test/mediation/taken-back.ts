/** A payment typed wrongly is taken back after all was called performed, and one before it: the ledger, the state and the list. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { afterHands } from './after-hands.ts'
import type { Drafted } from './agreement-hands.ts'
import { refusalIn } from './hands.ts'

export async function takenBack(
  town: ReturnType<typeof afterHands>,
  one: Drafted,
  list: (when: string) => Promise<{ openFen: number }[]>,
) {
  const [first, second] = (await town.shown(one)).performance.receipts
  const back = async (receiptId: string, more: object = {}, user = 'mediator1') => {
    const ask = { id: randomUUID(), seq: (await town.proceeding(one)).seq, reason: '多写了一个零', ...more }
    return town.hands.send(user, `disputes/${one.id}/payments/${receiptId}/take-back`, ask)
  }
  assert.equal(refusalIn(await back(second.id)), '422 performanceUnfit followUpMissing')
  assert.equal(refusalIn(await back(randomUUID())), '422 performanceUnfit noReceipt')
  assert.equal((await back(second.id, {}, 'counsel1')).status, 403)
  const reason = { reason: '看错' }
  const plain = await town.act('mediator1', one.id, 'takeBackReceipt', reason)
  assert.equal(refusalIn(plain), '422 performanceUnfit takeBackWhere')
  const again = { id: randomUUID(), seq: (await town.proceeding(one)).seq, followUpOn: '2026-12-20' }
  const sent = await back(second.id, again)
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
  assert.equal((await back(second.id, again)).status, 200, 'sent twice it is one')
  assert.equal(refusalIn(await back(second.id)), '422 performanceUnfit takenBack')
  assert.equal((await town.proceeding(one)).state, 'performing', 'what was paid only by it is open again')
  const { receivedFen, openFen, overFen, receipts } = (await town.shown(one)).performance
  assert.deepEqual([receivedFen, openFen, overFen, receipts.length], [60_000, 240_000, 0, 3])
  assert.equal((await list('all'))[0]?.openFen, 240_000, 'the list reckons as the ledger does')
  assert.equal((await town.pay(one, { amountFen: 24_000, receivedOn: '2026-12-02' })).status, 200)
  assert.equal((await back(first.id)).status, 200, 'before all is performed the state stands')
  assert.equal((await town.proceeding(one)).state, 'performing')
  assert.equal((await list('all'))[0]?.openFen, 276_000)
}

/** 2,500 for the 2,400 that are open, on the desk's own form and on the step's plain one. */
export async function tooMuch(town: ReturnType<typeof afterHands>, one: Drafted, typed: object) {
  const over = await town.pay(one, typed)
  assert.equal(refusalIn(over), '422 performanceUnfit overOpen')
  for (const figure of [/2400\.00/, /100\.00/]) assert.match(over.body.error.message, figure)
  assert.equal(refusalIn(await town.plainInstalment(one, 250_000)), '422 performanceUnfit overOpen')
}
