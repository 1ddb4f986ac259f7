/** The list of proceedings as the desk reads it: what is left, found by the last digits, page by page; and what a new version of a term starts from. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, suite, test } from 'node:test'
import { ruleShape } from '../../src/proceedings/index.ts'
import { startTown } from '../support/server.ts'

const server = await startTown()
const clerk = await server.signIn('petition1')
const registration = {
  channel: 'letter',
  representatives: 1,
  name: '白音仓',
  request: '请求测温。',
  facts: '室内不到十六度。',
  grounds: '合同约定。',
  repeat: 'first',
  duplicates: 'noneFound',
}

async function registered(at?: string): Promise<{ id: string; number: string }> {
  const body = { id: randomUUID(), procedure: 'petition', step: 'register', inputs: registration, at }
  const answer = await clerk.post('/api/proceedings', body)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}

interface Row {
  id: string
  number: string
  left: string | null
  dueAt: string | null
}
const rowsOf = async (query: string): Promise<{ rows: Row[]; after: string | null }> =>
  (await clerk.get(`/api/proceedings?${query}`)).body

suite('list', () => {
  let numbers: string[] = []
  before(async () => {
    const opened = [
      await registered('2026-11-21T02:00:00.000Z'),
      await registered('2026-11-20T02:00:00.000Z'),
      await registered(),
    ]
    numbers = opened.map(one => one.number)
  })

  test('a procedure nobody declared is refused, not answered with nothing', async () => {
    const { status, body } = await clerk.get('/api/proceedings?procedure=nope')
    assert.deepEqual([status, body.error.code, body.error.facts.input], [400, 'invalidInput', 'procedure'])
  })

  test('what falls due first stands on top and says what is left', async () => {
    const { rows } = await rowsOf('procedure=petition')
    assert.deepEqual(
      rows.map(row => row.number),
      [numbers[1], numbers[0], numbers[2]],
    )
    assert.equal(rows[0]!.left, '还剩 12 天')
  })

  test('the digits after the dash are enough, with or without their noughts', async () => {
    const digits = numbers[2]!.split('-')[1]!
    for (const asked of [digits, String(Number(digits)), numbers[2]!]) {
      const { rows } = await rowsOf(`number=${asked}`)
      assert.deepEqual(
        rows.map(row => row.number),
        [numbers[2]],
        asked,
      )
    }
    assert.deepEqual((await rowsOf('number=999999')).rows, [])
  })

  test('page by page nothing is lost or told twice', async () => {
    const first = await rowsOf('limit=2')
    assert.equal(first.rows.length, 2)
    const second = await rowsOf(`limit=2&after=${encodeURIComponent(first.after!)}`)
    assert.equal(second.after, null)
    assert.deepEqual([...first.rows, ...second.rows].map(row => row.number).sort(), [...numbers].sort())
  })

  test('what was told is named and kept apart; the rest is shown', async () => {
    const { rows } = await rowsOf(`number=${numbers[0]}`)
    const [act] = (await clerk.get(`/api/proceedings/${rows[0]!.id}`)).body.acts
    const kept = (name: string) => act.details.find((one: { name: string }) => one.name === name).kept
    assert.equal(kept('request'), true)
    assert.equal(kept('channel'), false)
    assert.doesNotMatch(JSON.stringify(act), /白音仓|测温/)
    assert.deepEqual(act.photos, [])
  })
})

test('every version of every term can be handed in again with another amount', async () => {
  const admin = await server.signIn('admin')
  const { rows } = (await admin.get('/api/procedures')).body
  let checked = 0
  for (const { id } of rows as { id: string }[]) {
    const { terms } = (await admin.get(`/api/procedures/${id}`)).body
    for (const { name, versions } of terms)
      for (const { rule, article, mark, force } of versions) {
        const given = {
          procedure: id,
          term: name,
          ...rule,
          basis: { article, mark, force },
          validFrom: '2027-01-01',
        }
        const { success, error } = ruleShape.safeParse(given)
        assert.ok(success, `${id} ${name}: ${error?.message}`)
        checked += 1
      }
  }
  assert.ok(checked > 100, String(checked))
})
