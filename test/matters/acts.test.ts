/** Acts on bad days: the same one again, two people at once, out of order, by a phone whose clock is wrong. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '../../src/kernel/ids.ts'
import { startTown } from '../support/server.ts'
import { mondayMorning } from '../support/town.ts'
import { must, report } from './story.ts'

const server = await startTown()
const { resident } = server
const leader = await server.signIn('grid1')
const words = '楼下路灯坏了三天,晚上看不见路'

suite('acts', () => {
  test('the same act five times at once is one act', async () => {
    const matter = await report(server)
    const act = { id: newId(), step: 'file', seq: 1, inputs: { category: '01037' } }
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => leader.post(`/api/matters/${matter.id}/acts`, act)),
    )
    for (const { status, body } of answers) assert.equal(status, 200, JSON.stringify(body))
    const seen = await leader.get(`/api/matters/${matter.id}`)
    assert.equal(seen.body.seq, 2)
  })

  test('an act’s id is good for one step of one matter', async () => {
    const [one, two] = [await report(server), await report(server)]
    const id = newId()
    const act = (step: string, inputs: object) => ({ id, step, seq: 1, inputs })
    await leader.post(`/api/matters/${one.id}/acts`, act('comment', { words }))
    const other = await leader.post(`/api/matters/${two.id}/acts`, act('comment', { words }))
    assert.equal(other.body.error.code, 'actReused')
    const step = await leader.post(`/api/matters/${one.id}/acts`, act('file', { category: '01037' }))
    assert.equal(step.body.error.code, 'actReused')
    const edited = await leader.post(`/api/matters/${one.id}/acts`, act('comment', { words: '改了的话' }))
    assert.equal(
      edited.body.error.code,
      'actReused',
      'other words under a used id are not dropped in silence',
    )
  })

  test('the second of two is told who did what meanwhile; a resident is told the post, not the name', async () => {
    const matter = await report(server)
    await must(leader, matter.id, 'file', { category: '01037' })
    const member = await server.signIn('member1')
    const late = await member.post(`/api/matters/${matter.id}/acts`, {
      id: newId(),
      step: 'comment',
      seq: 1,
      inputs: { words },
    })
    assert.deepEqual([late.status, late.body.error.code], [409, 'actedMeanwhile'])
    const { by, role, step, seq } = late.body.error.facts
    assert.deepEqual([role, step, seq], ['gridLeader', 'file', 2])
    assert.ok(by.length > 1)
    const own = await resident.post(`/api/public/matters/${matter.number}/acts`, {
      code: matter.code,
      id: newId(),
      step: 'withdraw',
      seq: 1,
      inputs: { reason: words },
    })
    assert.equal(own.body.error.code, 'actedMeanwhile')
    assert.ok(!JSON.stringify(own.body).includes(by), 'no name for residents')
  })

  test('a comment meanwhile keeps nobody from acting', async () => {
    const matter = await report(server)
    await must(leader, matter.id, 'comment', { words })
    const act = { id: newId(), step: 'file', seq: 1, inputs: { category: '01037' } }
    assert.equal((await leader.post(`/api/matters/${matter.id}/acts`, act)).status, 200)
  })

  test('out of order, out of state, in the future, before the last', async () => {
    const matter = await report(server)
    const now = server.clock.now().getTime()
    const at = (ms: number) => new Date(now + ms).toISOString()
    const act = (step: string, inputs: object, when?: string) =>
      leader.post(`/api/matters/${matter.id}/acts`, {
        id: newId(),
        step,
        seq: 1,
        inputs,
        ...(when ? { at: when } : {}),
      })
    const code = async (answer: ReturnType<typeof act>) => (await answer).body.error?.code
    assert.equal(await code(act('undertake', { plan: words })), 'unlawfulStep')
    assert.equal(await code(act('comment', { words }, at(121_000))), 'futureAct')
    assert.equal(await code(act('comment', { words }, at(-1))), 'outOfOrder')
    assert.equal(await code(act('comment', { words }, at(119_000))), undefined)
    const { body } = await leader.get(`/api/matters/${matter.id}`)
    assert.equal(body.acts[1].at, at(0), 'a phone that runs fast is set to our clock')
  })

  test('a clock that jumps back never orders an act before another', async () => {
    const matter = await report(server)
    await must(leader, matter.id, 'comment', { words })
    server.clock.set('2026-11-22T20:00:00Z')
    const { acts } = await must(leader, matter.id, 'file', { category: '01037' })
    server.clock.set(mondayMorning)
    assert.equal(acts[2].at, acts[1].at)
  })

  test('whether a window is still open is told by our clock, not by the phone’s', async () => {
    // The clock that jumped back has ended the session that was used under it.
    const leader = await server.signIn('grid1')
    const matter = await report(server)
    await must(leader, matter.id, 'file', { category: '01037' })
    await must(leader, matter.id, 'undertake', { plan: words })
    server.clock.set('2026-11-26T09:30:01Z')
    const again = await server.signIn('grid1')
    const late = await again.post(`/api/matters/${matter.id}/acts`, {
      id: newId(),
      step: 'requestExtension',
      seq: 3,
      inputs: { days: '3', reason: words },
      at: '2026-11-26T09:29:00Z',
    })
    server.clock.set(mondayMorning)
    assert.equal(late.body.error?.code, 'tooLate')
  })
})
