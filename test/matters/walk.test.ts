/** The main walk over HTTP: from a resident's report to the answered receipt. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTown } from '../support/server.ts'
import { asReporter, must, report } from './story.ts'

const server = await startTown()
const leader = await server.signIn('grid1')
const dispatcher = await server.signIn('dispatch')

test('a matter goes from a phone to the answered receipt', async () => {
  const matter = await report(server, { phone: '19900001234', name: '王一' })
  const list = await leader.get('/api/worklist')
  assert.equal(list.body.rows[0]?.id, matter.id)
  const filed = await must(leader, matter.id, 'file', { category: '01037' })
  assert.equal(filed.state, 'filed')
  await must(leader, matter.id, 'escalate', { attempts: '已联系物业', whyNotHere: '路灯属市政设施' })
  const seen = (await dispatcher.get(`/api/matters/${matter.id}`)).body
  assert.equal(seen.level, 2)
  const director = await server.signIn(await directorOf(matter.id))
  await must(director, matter.id, 'escalate', { attempts: '社区已现场查看', whyNotHere: '需城管部门处理' })
  const waiting = (await dispatcher.get('/api/worklist')).body
  assert.ok(waiting.rows.some((row: { id: string }) => row.id === matter.id))
  const open = (await dispatcher.get(`/api/matters/${matter.id}`)).body
  const dispatch = open.next.find((step: { step: string }) => step.step === 'dispatch')
  const unit = dispatch.inputs.find((input: { name: string }) => input.name === 'unit').proposal
  await must(dispatcher, matter.id, 'dispatch', { unit, askedResult: '修复路灯' })
  const handler = await server.signIn(await handlerOf(unit))
  await must(handler, matter.id, 'signIn')
  await must(handler, matter.id, 'startHandling', { contact: '已电话联系居民', plan: '今日更换灯泡' })
  const after = await handler.photo()
  await must(handler, matter.id, 'handle', {
    result: '已更换灯泡，恢复照明',
    contact: '已告知居民',
    after: [after],
  })
  const verifying = (await leader.get(`/api/matters/${matter.id}`)).body
  assert.equal(verifying.state, 'verifying')
  const member = await server.signIn('member1')
  const evidence = await member.photo()
  const closed = await must(member, matter.id, 'verify', {
    onSite: '现场已亮灯',
    evidence: [evidence],
    residentAnswer: 'solved',
  })
  assert.equal(closed.state, 'closed')
  const rated = await asReporter(server, matter, 'rate', { solved: 'yes', satisfied: 5 })
  assert.equal(rated.status, 200, JSON.stringify(rated.body))
  assert.deepEqual(rated.body.rated, { solved: 'yes', satisfied: 5 })
  assert.equal(rated.body.answer.result, '已更换灯泡，恢复照明')
})

async function directorOf(id: string): Promise<string> {
  return accountOf('communityDirector', sight =>
    sight.where(
      'o.communityId',
      '=',
      server.db.owner.selectFrom('proceeding').select('communityId').where('id', '=', id),
    ),
  )
}
async function handlerOf(unit: string): Promise<string> {
  return accountOf('departmentHandler', sight => sight.where('o.unitId', '=', unit))
}
// biome-ignore lint/suspicious/noExplicitAny: a query builder passed through
async function accountOf(role: string, narrow: (query: any) => any): Promise<string> {
  const row = await narrow(
    server.db.owner
      .selectFrom('post as o')
      .innerJoin('person as p', 'p.id', 'o.personId')
      .innerJoin('accountUser as u', 'u.id', 'p.accountId')
      .select('u.username')
      .where('o.role', '=', role),
  ).executeTakeFirstOrThrow()
  return row.username
}
