/** Leave: own and of the people of a community, deputies at work, no overlap, no circle; told and taken back. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { Visitor } from '../support/server.ts'
import { director, first, idOf, noticesTo, other, visitors } from './world.ts'

export function leaveStories(): void {
  test(
    'own leave, a deputy of the same community who is at work, no overlap, no circle; told; taken back',
    ownLeave,
  )
}

const enter = (visitor: Visitor, ask: object) =>
  visitor.post('/api/staffing/absences', {
    id: randomUUID(),
    from: '2026-12-01',
    to: '2026-12-05',
    ...ask,
  })

async function ownLeave(): Promise<void> {
  const { body: own } = await visitors.member1.get('/api/staffing/leave')
  assert.ok(own.deputies.length > 5 && !own.deputies.some((it: { id: string }) => it.id === idOf('member1')))
  const me = idOf('member1')
  const [deputy, third] = [idOf('grid1'), idOf('member2')]

  const stories = [
    ['grid1', { personId: me }, /请假由本人/],
    ['member1', { personId: me, to: '2026-11-30' }, /早于第一天/],
    ['member1', { personId: me, from: '2026-11-01', to: '2026-11-20' }, /日期已过/],
    ['member1', { personId: me, deputyId: me }, /代理人不能是本人/],
    ['member1', { personId: me, deputyId: idOf('grid70') }, /不在同一社区或单位/],
    ['member1', { personId: me, deputyId: deputy }, null],
    [
      'member1',
      { personId: me, from: '2026-12-05', to: '2026-12-08' },
      /2026-12-01 至 2026-12-05 已登记请假/,
    ],
    ['grid1', { personId: deputy, deputyId: me }, /绕回了本人/],
    [
      'community1',
      { personId: third, from: '2026-12-03', to: '2026-12-03', deputyId: me },
      /也请假，不能代理/,
    ],
    ['community1', { personId: third, from: '2026-12-06', to: '2026-12-06', deputyId: me }, null],
    ['community2', { personId: third, from: '2026-12-16', to: '2026-12-16' }, /居委会主任/],
    ['admin', { personId: third, from: '2026-12-26', to: '2026-12-26' }, null],
  ] as const
  for (const [user, ask, refused] of stories) {
    const { status, body } = await enter(visitors[user], ask)
    if (refused) assert.match(body.error?.message ?? `entered: ${JSON.stringify(ask)}`, refused)
    else assert.equal(status, 200, JSON.stringify(body))
  }
  assert.equal(await noticesTo(deputy, 'standsIn'), 1)
  const page = (await director.get(`/api/staffing?community=${first.id}&on=2026-12-03`)).body
  const shown = page.grids.flatMap(
    (it: { holders: { person: { id: string }; away: unknown }[] }) => it.holders,
  )
  const absent = shown.find((it: { person: { id: string } }) => it.person.id === me)
  assert.equal(absent.away.until, '2026-12-05')
  const leave = page.absences.find((it: { person: { id: string } }) => it.person.id === me)
  assert.equal((await other.post(`/api/staffing/absences/${leave.id}/end`)).status, 403)
  assert.equal((await visitors.member1.post(`/api/staffing/absences/${leave.id}/end`)).status, 200)
  assert.equal((await visitors.member1.get('/api/staffing/leave')).body.absences.length, 0)
}
