/** A resident signs in: by a code on the phone, by the counter's code; guessed, late, replayed, shared, from elsewhere. Nothing tells whether a number is on record. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { removeEnded } from '../../src/subjects/tasks.ts'
import './counter-stories.ts'
import { browser } from './hands.ts'
import './session-stories.ts'
import {
  child,
  clock,
  codeOn,
  db,
  everybody,
  gateway,
  me,
  minutes,
  server,
  signedIn,
  someone,
  unknown,
} from './sign-in-stage.ts'

suite('by phone', () => {
  test('a code of six digits, no name in the message, good for ten minutes and once', async () => {
    const { it, person, code } = await signedIn()
    const message = gateway.sent.findLast(one => one.address === person.phone)!
    assert.match(message.text, /\d{6}.*10/)
    assert.ok(!message.text.includes(person.name))
    assert.equal(await me(it), person.name)
    const again = await browser(server).post('/api/own/sign-in', { phone: person.phone, code })
    assert.equal(again.body.error.code, 'codeSpent')
  })

  test('typed with full-width digits, blanks and a country code it is the same number', async () => {
    const person = someone()
    const code = await codeOn(person.phone!)
    const wide = [...code].map(digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(' ')
    const answer = await browser(server).post('/api/own/sign-in', {
      phone: `+86 ${person.phone}`,
      code: wide,
    })
    assert.equal(answer.status, 200)
  })

  test('late by a moment it is spent', async () => {
    const person = someone()
    const code = await codeOn(person.phone!)
    minutes(10)
    const answer = await browser(server).post('/api/own/sign-in', { phone: person.phone, code })
    assert.deepEqual([answer.status, answer.body.error.code], [410, 'codeSpent'])
  })

  for (const [who, phone] of [
    ['on record', () => someone().phone!],
    ['on no record', () => unknown],
  ] as const)
    test(`five guesses at a number ${who}: counted down, spent, locked for a quarter of an hour, then free`, async () => {
      const number = phone()
      const ask = () => browser(server).post('/api/own/codes', { phone: number })
      assert.deepEqual((await ask()).body, { done: true })
      const guesses = []
      for (let i = 0; i < 6; i++) {
        const { status, body } = await browser(server).post('/api/own/sign-in', {
          phone: number,
          code: '00000x',
        })
        guesses.push(`${status} ${body.error.code} ${body.error.facts.left ?? ''}`.trim())
      }
      assert.deepEqual(guesses, [
        ...[4, 3, 2, 1].map(left => `401 codeWrong ${left}`),
        ...['410 codeSpent', '410 codeSpent'],
      ])
      const locked = await ask()
      assert.deepEqual([locked.status, locked.body.error.code], [423, 'locked'])
      assert.match(locked.body.error.message, /25/)
      minutes(25)
      assert.equal((await ask()).status, 200)
    })

  test('guesses sent at the same moment do not exceed five', async () => {
    const person = someone()
    const code = await codeOn(person.phone!)
    const wrong = code === '111111' ? '222222' : '111111'
    const all = await Promise.all(
      Array.from({ length: 12 }, () =>
        browser(server).post('/api/own/sign-in', { phone: person.phone, code: wrong }),
      ),
    )
    assert.equal(all.filter(one => one.status === 401).length, 4)
    const late = await browser(server).post('/api/own/sign-in', { phone: person.phone, code })
    assert.equal(late.body.error.code, 'codeSpent')
  })

  test('a second code within a minute, a seventh in a day: later', async () => {
    const { phone } = someone()
    const ask = () => browser(server).post('/api/own/codes', { phone })
    assert.equal((await ask()).status, 200)
    assert.deepEqual([(await ask()).status], [429])
    for (let i = 0; i < 5; i++) {
      minutes(11)
      assert.equal((await ask()).status, 200, String(i))
    }
    minutes(11)
    assert.equal((await ask()).status, 429)
  })

  test('one address asks for twenty codes a minute, whosever', async () => {
    const it = browser(server)
    const answers = []
    for (let i = 0; i < 21; i++)
      answers.push((await it.post('/api/own/codes', { phone: `199000030${10 + i}` })).status)
    assert.deepEqual([answers.indexOf(429), answers.lastIndexOf(200)], [20, 19])
  })

  test('what is no number is refused, and the answer is alike for known and unknown numbers', async () => {
    const { status, body } = await browser(server).post('/api/own/codes', { phone: 'hello' })
    assert.deepEqual([status, body.error.code], [400, 'invalidInput'])
    const [known, stranger] = await Promise.all(
      [someone().phone, '19900002222'].map(phone => browser(server).post('/api/own/codes', { phone })),
    )
    assert.deepEqual(known, stranger)
    assert.ok(!gateway.sent.some(one => one.address === '19900002222'))
  })

  test('a family with one phone: the code, then the name; a wrong name is a wrong try, the name of a child is none', async () => {
    const [one, other] = [someone(), someone()]
    const parent = everybody.find(it => it.id === one.id)!
    await db.owner
      .updateTable('resident')
      .set(await phoneOf(parent.id))
      .where('id', 'in', [other.id, child.id])
      .execute()
    const code = await codeOn(one.phone!)
    const it = browser(server)
    const sign = (name?: string) =>
      it.post('/api/own/sign-in', { phone: one.phone, code, ...(name ? { name } : {}) })
    assert.deepEqual((await sign()).body, { signedIn: false, needsName: true })
    assert.equal((await it.get('/api/own')).status, 401)
    assert.equal((await sign('无名氏')).body.error.facts.left, 4)
    assert.equal((await sign(child.name)).body.error.facts.left, 3)
    assert.deepEqual((await sign(` ${other.name} `)).body, { signedIn: true, needsName: false })
    assert.equal(await me(it), other.name)
  })
})

test('codes and sessions go a day after they ended, not before', async () => {
  const count = async () => {
    const { rows } = await sql<{
      n: number
    }>`select ((select count(*) from resident_code) + (select count(*) from resident_session))::int as n`.execute(
      db.owner,
    )
    return rows[0]!.n
  }
  assert.ok((await count()) > 20)
  const fresh = await signedIn()
  clock.advance(23 * 3_600_000)
  await removeEnded(server.aili.kernel)
  assert.ok((await count()) >= 2)
  clock.advance(2 * 3_600_000)
  await removeEnded(server.aili.kernel)
  assert.equal(await count(), 0)
  assert.ok(fresh)
})

async function phoneOf(id: string) {
  return db.owner
    .selectFrom('resident')
    .select(['phone', 'phoneIndex'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
