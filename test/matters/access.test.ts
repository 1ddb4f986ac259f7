/** Steps on the wire: 404 out of sight, 403 for another's step, 409 in another state; kin are refused, deputies act on behalf. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { everythingOf } from '../../src/kernel/database.ts'
import { newId } from '../../src/kernel/ids.ts'
import { declareKin } from '../../src/matters/recusal.ts'
import { forgetStaff } from '../../src/territory/index.ts'
import { startTown } from '../support/server.ts'
import { holderAt, must, personOf, report, take, unitNamed } from './story.ts'

const server = await startTown({ env: { AILI_RATE_SIGN_INS: '1000' } })
const words = '已到现场查看'
const postOf = async (matterId: string, role: string) => {
  const place = await server.db.owner
    .selectFrom('proceeding')
    .select(['gridId', 'communityId'])
    .where('id', '=', matterId)
    .executeTakeFirstOrThrow()
  const ofCommunity = ['communityDirector', 'communitySecretary'].includes(role)
  return holderAt(server, role, ofCommunity ? { communityId: place.communityId } : { gridId: place.gridId })
}

suite('on the wire', () => {
  test('out of sight 404, another’s step 403, no such step now 409', async () => {
    const matter = await report(server)
    const leader = await server.signIn('grid1')
    await must(leader, matter.id, 'file', { category: '01037' })
    const unit = await unitNamed(server, 'department')
    const roles = ['gridMember', 'communityDirector', 'communitySecretary', 'communityPolice']
    const local = await Promise.all(
      [...roles, 'enforcementOfficer', 'communityCounsel'].map(role => postOf(matter.id, role)),
    )
    const expected: Record<string, string> = {
      ...Object.fromEntries(local.map(person => [person.username, '200 notYours unlawfulStep'])),
      grid1: '200 notYours unlawfulStep',
      secretary: '200 notYours unlawfulStep',
      supervise: '200 notYours unlawfulStep',
      duty: '200 notYours unlawfulStep',
      grid60: '404 notFound notFound',
      member100: '404 notFound notFound',
      water: '404 notFound notFound',
      'water-head': '404 notFound notFound',
      discipline: '404 notFound notFound',
      admin: '404 notFound notFound',
      security: '404 notFound notFound',
      audit: '404 notFound notFound',
    }
    const found: Record<string, string> = {}
    for (const username of Object.keys(expected)) {
      const who = await server.signIn(username)
      const act = (step: string, inputs: object) =>
        who.post(`/api/matters/${matter.id}/acts`, { id: newId(), step, seq: 2, inputs })
      const seen = await who.get(`/api/matters/${matter.id}`)
      const dispatched = await act('dispatch', { unit, askedResult: words })
      const verified = await act('verify', { onSite: words, residentAnswer: 'solved' })
      found[username] = `${seen.status} ${dispatched.body.error.code} ${verified.body.error.code}`
    }
    assert.deepEqual(found, expected)
    const nobody = await server.resident.post(`/api/matters/${matter.id}/acts`, {
      id: newId(),
      step: 'comment',
      seq: 2,
      inputs: { words },
    })
    assert.equal(nobody.status, 401)
    assert.equal((await leader.get(`/api/matters/${matter.id}`)).body.seq, 2, 'nothing was done')
  })

  test('units, persons, kinds and matters that do not fit are not found', async () => {
    const matter = await report(server)
    const dispatcher = await server.signIn('dispatch')
    const leader = await server.signIn('grid1')
    const code = async (answer: ReturnType<typeof take>) => {
      const { body } = await answer
      return `${body.error?.code} ${body.error?.facts.input} ${body.error?.facts.problem}`
    }
    const wrong = (input: string) => `invalidInput ${input} notFound`
    assert.equal(await code(take(leader, matter.id, 'file', { category: '99999' })), wrong('category'))
    const sealed = await report(server, { accusesOfficial: true })
    const far = await report(server, await farAway())
    for (const primary of [matter.id, newId(), sealed.id, far.id])
      assert.equal(await code(take(leader, matter.id, 'merge', { primary })), wrong('primary'))
    await must(dispatcher, matter.id, 'file', { category: '01037' })
    const community = await unitNamed(server, 'community')
    for (const unit of [newId(), community])
      assert.equal(
        await code(take(dispatcher, matter.id, 'dispatch', { unit, askedResult: words })),
        wrong('unit'),
      )
    const stranger = await personOf(server, 'member100')
    for (const person of [newId(), stranger.id])
      assert.equal(
        await code(take(dispatcher, matter.id, 'undertake', { plan: words, person })),
        wrong('person'),
      )
  })
})

suite('recusal', () => {
  const phone = '19900005678'

  test('a relative’s matter: seen, but every step and the reporter’s number refused', async () => {
    const matter = await report(server, { name: '王二', phone })
    const leader = await server.signIn('grid1')
    const { id, jurisdictionId } = await postOf(matter.id, 'gridLeader')
    await server.db.within(everythingOf(jurisdictionId), tx =>
      declareKin(server.aili.kernel, tx, jurisdictionId, id, '+86 199-0000-5678'),
    )
    const seen = await leader.get(`/api/matters/${matter.id}`)
    assert.deepEqual(seen.body.next, [])
    assert.ok(seen.body.nothing.length > 5)
    for (const [step, inputs] of [
      ['file', { category: '01037' }],
      ['comment', { words }],
      ['escalate', { attempts: words, whyNotHere: words }],
    ] as const) {
      const answer = await take(leader, matter.id, step, inputs)
      assert.deepEqual([answer.status, answer.body.error.code], [403, 'recused'])
    }
    const reveal = await leader.post(`/api/matters/${matter.id}/reveal`, { reason: '联系反映人' })
    assert.deepEqual([reveal.status, reveal.body.error.code], [403, 'recused'])
    const member = await server.signIn((await postOf(matter.id, 'gridMember')).username)
    assert.equal((await take(member, matter.id, 'comment', { words })).status, 200)
  })

  test('one’s own matter, reported from the work phone however it is written', async () => {
    const own = '019900001111'
    const matter = await report(server, { name: '王三', phone: own })
    const { id, username } = await postOf(matter.id, 'gridMember')
    await server.db.owner
      .updateTable('person')
      .set({ workPhone: '0199-0000 1111' })
      .where('id', '=', id)
      .execute()
    const member = await server.signIn(username)
    const answer = await take(member, matter.id, 'comment', { words })
    assert.deepEqual([answer.status, answer.body.error.code], [403, 'recused'])
  })
})

test('a deputy sees, finds and does what the absent one would, on behalf', async () => {
  const matter = await report(server)
  const leader = await server.signIn('grid1')
  const deputy = await server.signIn('grid70')
  assert.equal((await deputy.get(`/api/matters/${matter.id}`)).status, 404)
  await must(leader, matter.id, 'file', { category: '01037' })
  await must(leader, matter.id, 'undertake', { plan: words })
  const absent = await postOf(matter.id, 'gridLeader')
  const standIn = await personOf(server, 'grid70')
  const days = { fromOn: '2026-11-20', toOn: '2026-11-25' }
  await server.db.owner
    .insertInto('absence')
    .values({ jurisdictionId: absent.jurisdictionId, personId: absent.id, deputyId: standIn.id, ...days })
    .execute()
  forgetStaff(server.aili.kernel)
  for (const list of ['mine', 'handling']) {
    const { rows: found } = (await deputy.get(`/api/worklist?list=${list}`)).body
    assert.ok(
      found.some((row: { id: string }) => row.id === matter.id),
      list,
    )
  }
  const after = [await deputy.photo()]
  const handled = await must(deputy, matter.id, 'handle', { result: words, contact: words, after })
  const act = handled.acts.find((one: { step: string }) => one.step === 'handle')
  assert.equal(act.actor.onBehalfOf, absent.name)
  const evidence = [await deputy.photo()]
  const own = await take(deputy, matter.id, 'verify', { onSite: words, evidence, residentAnswer: 'solved' })
  assert.deepEqual([own.status, own.body.error.code], [403, 'separation'])
})

/** A place in the last grid of the town: the leader of the first does not see it. */
async function farAway() {
  const { lng, lat } = await server.db.owner
    .selectFrom('building as b')
    .innerJoin('grid as g', 'g.id', 'b.gridId')
    .select(['b.lng', 'b.lat'])
    .orderBy('g.code', 'desc')
    .orderBy('b.id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { place: { lng, lat } }
}
