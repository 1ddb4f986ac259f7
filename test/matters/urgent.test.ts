/** Danger to life is reported upward with the intake; an ordinary report is not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTown } from '../support/server.ts'
import { report } from './story.ts'

const server = await startTown()
const dispatcher = await server.signIn('dispatch')
const supervisor = await server.signIn('supervise')

test('an urgent report is told to dispatcher and supervisor at once, in words', async () => {
  await report(server)
  const urgent = await report(server, { text: '三楼有人昏倒，门打不开', urgent: true })
  for (const who of [dispatcher, supervisor]) {
    const { rows } = (await who.get('/api/notices')).body
    const told = rows.filter((row: { kind: string }) => row.kind === 'urgent')
    assert.equal(told.length, 1)
    assert.match(told[0].text, new RegExp(urgent.number))
  }
})
