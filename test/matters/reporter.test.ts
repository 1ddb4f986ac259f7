/** What the reporter reads and may do with the query code: right ways, merged numbers and answers, and nothing meant for colleagues. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { startTown, type Visitor } from '../support/server.ts'
import { asReporter, must, type Opened, report, take, unitNamed } from './story.ts'

const server = await startTown()
const leader = await server.signIn('grid1')
const dispatcher = await server.signIn('dispatch')
const member = await server.signIn('member1')
const words = '已到现场查看'

const read = (matter: Opened) =>
  server.resident.get(`/api/public/matters/${matter.number}?code=${matter.code}`)

suite('what the reporter reads', () => {
  test('merged: the number of the other matter', async () => {
    const [one, two] = [await report(server), await report(server)]
    await must(leader, two.id, 'merge', { primary: one.id, reason: '同一盏路灯' })
    const { body } = await read(two)
    assert.deepEqual([body.state, body.mergedInto], ['merged', one.number])
    assert.equal(body.acts.at(-1).reason, '同一盏路灯')
    const again = await report(server)
    const merged = await take(leader, again.id, 'merge', { primary: two.id })
    assert.equal(merged.body.error.facts.problem, 'merged')
  })

  test('not filed: the right way', async () => {
    const matter = await report(server)
    const rightWayDetail = '到旗法院立案庭,带上合同'
    await must(leader, matter.id, 'notFile', { reason: '属合同纠纷', rightWay: 'court', rightWayDetail })
    const { body } = await read(matter)
    const details = body.acts.at(-1).details.map((one: { value: string }) => one.value)
    assert.ok(details.includes(rightWayDetail))
    assert.ok(details.includes('人民法院'))
  })

  test('reasons meant for colleagues, names, plans, costs and contacts stay inside', async () => {
    const matter = await report(server)
    const inner = '内部说明勿外传'
    await must(leader, matter.id, 'file', { category: '01037', remark: inner })
    await must(leader, matter.id, 'comment', { words: inner })
    const supervisor = await server.signIn('supervise')
    await must(supervisor, matter.id, 'urge', { reason: inner })
    await must(supervisor, matter.id, 'orderSupervision', { reason: inner })
    await must(leader, matter.id, 'answerSupervision', { answer: inner })
    await must(leader, matter.id, 'proposeVoid', { reason: inner })
    await must(leader, matter.id, 'undertake', { plan: inner })
    await must(leader, matter.id, 'requestExtension', { days: '3', reason: inner })
    await must(dispatcher, matter.id, 'refuseExtension', { reason: inner })
    const after = [await leader.photo()]
    await must(leader, matter.id, 'handle', { result: '已修好', contact: inner, after, cost: 12_345 })
    const { body } = await read(matter)
    const shown = JSON.stringify(body)
    assert.ok(
      !shown.includes(inner),
      shown.slice(Math.max(0, shown.indexOf(inner) - 200), shown.indexOf(inner)),
    )
    assert.ok(!shown.includes('123.45'))
    const { name } = (await leader.get('/api/me')).body.person
    assert.ok(!shown.includes(name), 'no name of staff')
    assert.equal(body.answer.result, '已修好')
    const reworked = await must(member, matter.id, 'rework', { reason: '灯又灭了' })
    assert.equal(reworked.state, 'handling')
    assert.equal((await read(matter)).body.answer, null, 'a result sent back is no answer')
  })

  test('rating and reopening, each in its window, with the code alone', async () => {
    const matter = await report(server)
    const photos = async (who: Visitor) => [await who.photo()]
    const [before, after] = [await photos(leader), await photos(leader)]
    await must(leader, matter.id, 'solveOnSpot', { result: '已修好', before, after })
    const evidence = await photos(member)
    await must(member, matter.id, 'verify', { onSite: words, evidence, residentAnswer: 'solved' })
    const unhappy = await asReporter(server, matter, 'rate', { solved: 'no', satisfied: 1, words: '还是黑' })
    assert.deepEqual([unhappy.status, unhappy.body.state], [200, 'callback'])
    const reopened = await asReporter(server, matter, 'reopen', { stillWrong: '路灯又灭了' })
    assert.deepEqual([reopened.status, reopened.body.state], [200, 'handling'])
    const own = (await leader.get('/api/worklist?list=handling')).body
    assert.ok(
      own.rows.some((row: { id: string }) => row.id === matter.id),
      'back with who solved it',
    )
    const dispatched = await asReporter(server, matter, 'dispatch', {
      unit: await unitNamed(server, 'department'),
    })
    assert.notEqual(dispatched.status, 200)
  })
})
