/** An agreement drafted in Aili and signed on phones, as a paper: it is ready as it is, with every signature on its line. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { contentOf } from '../../src/papers/write.ts'
import { quick } from '../conduct/walks.ts'
import { agreementHands, drawn } from '../mediation/agreement-hands.ts'
import { startTown } from '../support/server.ts'

const server = await startTown({ env: quick })
const hands = agreementHands(server)

test('signed on phones, sealed, recorded: the paper waits for no other hand', async () => {
  const one = await hands.signing()
  const image = await drawn()
  for (const [at, name] of ['包甲', '白乙'].entries()) {
    const link = await hands.link(one, at)
    const { sha256 } = (await hands.phone('read', link)).body
    assert.equal((await hands.phone('sign', { ...link, id: randomUUID(), name, image, sha256 })).status, 200)
  }
  const mark = { id: randomUUID(), version: one.version, name: '邵佳辉', image }
  assert.equal((await hands.post('mediator1', one, 'mediator', mark)).status, 200)
  assert.equal((await hands.seal(one)).status, 200)
  assert.equal((await hands.record(one)).status, 200)
  const mediator = await server.signIn('mediator1')
  const { acts } = await hands.proceeding(one)
  const kind = 'mediationAgreement'
  const actId = acts.find((act: { step: string }) => act.step === 'agreeWritten').id
  const ask = { id: randomUUID(), kind, actId, reason: '归档', seen: 0 }
  const written = await mediator.post(`/api/proceedings/${one.id}/papers`, ask)
  assert.equal(written.status, 200, JSON.stringify(written.body))
  assert.equal(written.body.rows.find((row: { kind: string }) => row.kind === kind).status, 'ready')
  const { db, aili } = server
  const { content } = await db.owner.selectFrom('paper').select('content').executeTakeFirstOrThrow()
  const places = contentOf(aili.kernel, content).blocks.flatMap(block =>
    block.kind === 'places' ? block.places : [],
  )
  assert.deepEqual(
    places.filter(place => place.signature).map(place => place.name),
    ['包甲', '白乙', '邵佳辉'],
  )
})
