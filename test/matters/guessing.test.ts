/** Guessing query codes: what a code is made of, who waits and for how long, and that nobody else is kept from their own matter. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { guesses } from '../../src/kernel/wrong-codes.ts'
import { startTown } from '../support/server.ts'
import { report } from './story.ts'

const server = await startTown({ env: { AILI_RATE_QUERIES: '100000' } })
const matter = await report(server)
const { kernel, app } = server.aili

/** The status, and how long to wait. */
async function ask(number: string, code: string, from = '198.51.100.7') {
  const url = `/api/public/matters/${number}?code=${code}`
  const answer = await app.inject({ url, remoteAddress: from })
  return [answer.statusCode, answer.json().error?.facts.seconds] as const
}
const wrong = async (number: string, times: number, from?: string) => {
  for (let n = 0; n < times; n++) assert.equal((await ask(number, '0000000000', from))[0], 404)
}

suite('guessing', () => {
  test('a code is fifty bits, each as likely as the other', () => {
    const codes = Array.from({ length: 4096 }, (_, n) => kernel.vault.code('query', `matter ${n}`))
    assert.equal(new Set(codes).size, codes.length)
    for (let at = 0; at < 10; at++) {
      const counts = Object.values(Object.groupBy(codes, code => code[at]!)).map(all => all!.length)
      assert.equal(counts.length, 32)
      // 128 each; six standard deviations.
      for (const count of counts) assert.ok(Math.abs(count - 128) < 67, `${count} at ${at}`)
    }
  })

  test('after ten wrong ones the right one waits too, from there and not from elsewhere', async () => {
    await wrong(matter.number, guesses.free + 1)
    assert.deepEqual(await ask(matter.number, matter.code), [429, guesses.firstSeconds])
    assert.equal((await ask(matter.number, matter.code, '198.51.100.8'))[0], 200)
    server.clock.advance(guesses.firstSeconds * 1000)
    assert.equal((await ask(matter.number, matter.code))[0], 200)
    await wrong(matter.number, guesses.free)
    assert.equal((await ask(matter.number, matter.code))[0], 200, 'the right one begins a new count')
  })

  test('a number that does not exist is counted alike', async () => {
    await wrong('20200101-000001', guesses.free + 1)
    assert.deepEqual(await ask('20200101-000001', matter.code), [429, guesses.firstSeconds])
  })

  test('each further one doubles the wait, up to a quarter of an hour; asking meanwhile costs nothing', async () => {
    const from = '198.51.100.9'
    await wrong(matter.number, guesses.free, from)
    for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
      await wrong(matter.number, 1, from)
      for (const _ of [1, 2]) assert.deepEqual(await ask(matter.number, '0000000000', from), [429, seconds])
      server.clock.advance(seconds * 1000)
    }
    assert.equal((await ask(matter.number, matter.code, from))[0], 200)
  })

  test('those sent at once are all counted; the count is in the database, and gone after a day', async () => {
    const from = '198.51.100.10'
    await Promise.all(Array.from({ length: 30 }, () => ask(matter.number, '0000000000', from)))
    assert.equal((await ask(matter.number, matter.code, from))[0], 429)
    server.clock.advance(guesses.keptHours * 3_600_000 + 1)
    await wrong('20200101-000002', 1)
    const left = await server.db.owner.selectFrom('wrongCode').select('failures').execute()
    assert.deepEqual(
      left.map(row => row.failures),
      [1],
    )
  })

  test('a party’s code is guarded in the same way', async () => {
    const find = (from: string) =>
      app.inject({
        method: 'POST',
        url: '/api/public/disputes/find',
        payload: { number: 'M20261123-000001', code: '0000000000' },
        remoteAddress: from,
      })
    for (let n = 0; n <= guesses.free; n++) assert.equal((await find('198.51.100.11')).statusCode, 404)
    assert.equal((await find('198.51.100.11')).statusCode, 429)
    assert.equal((await find('198.51.100.12')).statusCode, 404)
  })
})
