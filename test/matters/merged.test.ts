/** Merged: the reporter of the second matter sees the standing and the answer of the first, and nothing its reporter wrote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTown } from '../support/server.ts'
import { must, report } from './story.ts'

const server = await startTown()
const leader = await server.signIn('grid1')

test('who reported the second sees how the first goes, and its answer', async () => {
  const first = await report(server, { text: '东门井盖破了，我家孩子差点掉下去', phone: '19900001111' })
  const second = await report(server, { text: '东门井盖破损' })
  await must(leader, second.id, 'merge', { primary: first.id })
  const read = async () =>
    (await server.resident.get(`/api/public/matters/${second.number}?code=${second.code}`)).body
  const before = await read()
  assert.equal(before.mergedInto, first.number)
  assert.equal(before.primary.answer, null)
  const [start, end] = [await leader.photo(), await leader.photo()]
  await must(leader, first.id, 'solveOnSpot', { result: '已换新井盖', before: [start], after: [end] })
  const after = await read()
  assert.equal(after.primary.answer, '已换新井盖')
  assert.ok(!JSON.stringify(after).includes('孩子'))
})
