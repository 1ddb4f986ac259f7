/** Who may take which step: a table read from the rules of procedure 1 and its roles, not from the code; on the wire 403, 404 and 409 for all others. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { everythingOf } from '../../src/kernel/database.ts'
import { newId } from '../../src/kernel/ids.ts'
import { matterRules } from '../../src/matters/consequences.ts'
import { noFacts } from '../../src/matters/facts.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { declareKin } from '../../src/matters/recusal.ts'
import { lawfulSteps } from '../../src/proceedings/judge.ts'
import type { Actor } from '../../src/proceedings/procedure.ts'
import { forgetStaff } from '../../src/territory/index.ts'
import { startTown } from '../support/server.ts'
import { type ActorName, actors, reported } from './course.ts'
import { must, report, take, unitNamed } from './story.ts'

const department = 'dispatcher.file dispatcher.dispatch handler.signIn handler.startHandling'
const grid = 'leader.file leader.undertake'
/** Step | how the matter came there | who may. Posts that share one line of the rules stand together. */
const table = `
solveOnSpot          |                                            | leader member member2
file                 |                                            | leader director secretary dispatcher dispatcher2
notFile              |                                            | leader director secretary dispatcher dispatcher2
merge                |                                            | leader director secretary dispatcher dispatcher2
undertake            | leader.file                                | leader director secretary dispatcher dispatcher2
undertake            | dispatcher.file                            | dispatcher dispatcher2
dispatch             | dispatcher.file                            | dispatcher dispatcher2
signIn               | dispatcher.file dispatcher.dispatch        | handler head
return               | dispatcher.file dispatcher.dispatch        | handler head
startHandling        | dispatcher.file dispatcher.dispatch handler.signIn | handler head
redispatch           | dispatcher.file dispatcher.dispatch handler.return | dispatcher dispatcher2
ruleDispatch         | dispatcher.file dispatcher.dispatch handler.return dispatcher.redispatch handler.return | committee
handle               | ${department}                              | handler head
handle               | ${grid}                                    | leader
requestExtension     | ${department}                              | handler head
requestExtension     | ${grid}                                    | leader
grantExtension       | ${department} handler.requestExtension     | dispatcher dispatcher2 committee
refuseExtension      | ${department} handler.requestExtension     | dispatcher dispatcher2 committee
suspend              | ${department}                              | committee
resume               | ${department} committee.suspend            | dispatcher dispatcher2 committee
verify               | ${department} handler.handle               | leader member member2 supervisor
verify               | ${grid} leader.handle                      | member member2 supervisor
rework               | ${department} handler.handle               | leader member member2 supervisor
rate                 | leader.solveOnSpot member.verify           | resident
reopen               | leader.solveOnSpot member.verify           | resident supervisor
callBack             | leader.solveOnSpot member.verify resident.rate(solved=no) | supervisor
withdraw             | leader.file                                | resident dispatcher dispatcher2
proposeVoid          | leader.file                                | leader director secretary dispatcher dispatcher2
void                 | leader.file leader.proposeVoid             | director secretary dispatcher dispatcher2
escalate             | leader.file                                | leader director secretary resident
escalate             | leader.file leader.escalate                | director secretary resident
escalateToDepartment | dispatcher.file                            | dispatcher dispatcher2 committee
declineEscalation    | leader.file leader.escalate                | director secretary dispatcher dispatcher2
refer                | leader.file                                | leader director secretary dispatcher dispatcher2
acceptReferral       | leader.file leader.refer                   | director secretary dispatcher dispatcher2
returnReferral       | leader.file leader.refer                   | director secretary dispatcher dispatcher2
seal                 | leader.file                                | leader member member2 director secretary dispatcher dispatcher2 supervisor
urge                 | leader.file                                | supervisor dispatcher dispatcher2
orderSupervision     | leader.file                                | supervisor
answerSupervision    | leader.file supervisor.orderSupervision    | leader director secretary dispatcher dispatcher2
answerSupervision    | ${department} supervisor.orderSupervision  | handler head leader director secretary dispatcher dispatcher2
explainOverdue       | ${grid} system.markOverdue                 | leader director secretary dispatcher dispatcher2
comment              | leader.file                                | leader member member2 director secretary dispatcher dispatcher2 committee supervisor
addInformation       | leader.file                                | resident
`
const bySystem = [
  'assignVerifier',
  'askCallback',
  'escalateUnclaimed',
  'remind',
  'warn',
  'markOverdue',
  'superviseOverdue',
  'listAtMeeting',
  'reportToBanner',
  'recomputeTerms',
]
const elsewhere = ['report', 'reworkUp']
const rows = table
  .trim()
  .split('\n')
  .map(line => line.split('|').map(part => part.trim()) as [string, string, string])

function courseAfter(told: string) {
  const course = reported()
  for (const word of told.split(' ').filter(Boolean)) {
    const [, who, step, given] = /^(\w+)\.(\w+)(\(.*\))?$/.exec(word) as unknown as [
      string,
      ActorName,
      string,
      string?,
    ]
    if (given) course.take(who, step, { solved: 'no', satisfied: 1 })
    else if (step === 'markOverdue') course.take(who, step, { term: 'handling', rung: 'overdue' })
    else course.take(who, step)
  }
  return course
}

suite('the table', () => {
  test('names every step', () => {
    const named = new Set([...rows.map(([step]) => step), ...bySystem, ...elsewhere])
    assert.deepEqual([...named].sort(), Object.keys(matterProcedure.steps).sort())
  })

  for (const [step, told, may] of rows)
    test(`${step} after ${told || 'the report'}`, () => {
      const course = courseAfter(told)
      const names = (Object.keys(actors) as ActorName[]).filter(name => name !== 'system')
      const able = names.filter(name => course.lawful(name).includes(step))
      assert.deepEqual(able.sort(), may.split(' ').sort())
    })

  test('what the system does nobody else does', () => {
    for (const step of bySystem) {
      const { who } = matterProcedure.steps[step]!
      assert.ok(
        who.every(one => one.role === 'system'),
        step,
      )
    }
  })

  test('posts without a part in it do nothing, in whatever state', () => {
    const { posts } = actors.leader
    const onlookers: Actor[] = [
      'communityWorker',
      'communityPolice',
      'enforcementOfficer',
      'communityCounsel',
      'dutyOfficer',
      'disciplineOfficer',
      'systemAdmin',
      'securityAdmin',
      'auditAdmin',
    ].map(role => ({ kind: 'staff', id: newId(), posts: [{ ...posts[0]!, role }] }))
    for (const [, told] of rows)
      for (const actor of onlookers) {
        const { standing, now } = courseAfter(told)
        assert.deepEqual(lawfulSteps(matterRules, { standing, actor, at: now, facts: noFacts }), [])
      }
  })
})

const server = await startTown({ env: { AILI_RATE_SIGN_INS: '1000' } })
const words = '已到现场查看'
const postOf = async (matterId: string, role: string) =>
  await server.db.owner
    .selectFrom('proceeding as p')
    .innerJoin('post as o', join =>
      role.startsWith('community') && !['communityPolice', 'communityCounsel'].includes(role)
        ? join.onRef('o.communityId', '=', 'p.communityId')
        : join.onRef('o.gridId', '=', 'p.gridId'),
    )
    .innerJoin('person as q', 'q.id', 'o.personId')
    .innerJoin('accountUser as u', 'u.id', 'q.accountId')
    .select(['u.username', 'q.id', 'q.jurisdictionId', 'q.name'])
    .where('p.id', '=', matterId)
    .where('o.role', '=', role)
    .orderBy('u.username')
    .executeTakeFirstOrThrow()

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
    const stranger = await server.db.owner
      .selectFrom('person as p')
      .innerJoin('accountUser as u', 'u.id', 'p.accountId')
      .select('p.id')
      .where('u.username', '=', 'member100')
      .executeTakeFirstOrThrow()
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
  const standIn = await server.db.owner
    .selectFrom('person as p')
    .innerJoin('accountUser as u', 'u.id', 'p.accountId')
    .select('p.id')
    .where('u.username', '=', 'grid70')
    .executeTakeFirstOrThrow()
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
