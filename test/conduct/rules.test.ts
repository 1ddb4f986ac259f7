/** An office changes a term over HTTP: who may, and what is refused in which words. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { startTown } from '../support/server.ts'
import { handling, load } from './rule-given.ts'

const server = await startTown()
const { kernel } = server.aili
const admin = await server.signIn('admin')
const onRecord = async () =>
  Number((await kernel.db.pool.query('select count(*) from deadline_rule')).rows[0].count)

suite('who may', () => {
  const table: [who: string, status: number][] = [
    ['nobody', 401],
    ['grid1', 403],
    ['dispatch', 403],
    ['secretary', 403],
    ['security', 403],
    ['audit', 403],
  ]
  for (const [who, status] of table)
    test(`${who}: ${status}`, async () => {
      const answer = await load(who === 'nobody' ? server.resident : await server.signIn(who), handling)
      assert.equal(answer.status, status)
      if (status === 403) assert.equal(answer.body.error.code, 'notYours')
      assert.equal(await onRecord(), 0)
    })
})

suite('refused, in words, and nothing taken in', () => {
  const judicial = { ...handling, procedure: 'judicialAid', term: 'deciding', extension: undefined }
  const table: [story: string, rules: object[], said: RegExp][] = [
    [
      'in force today',
      [{ ...handling, validFrom: '2026-11-23' }],
      /办理期限.*施行日期不能是“2026-11-23”；应为：>= 2026-11-24/,
    ],
    [
      'a procedure nobody knows',
      [{ ...handling, procedure: 'lottery' }],
      /程序不能是“lottery”；应为：matter, mediation/,
    ],
    [
      'a term the procedure has not',
      [{ ...handling, term: 'waiting' }],
      /期限不能是“waiting”；应为：filing, dispatching/,
    ],
    [
      'half a working day',
      [{ ...handling, amount: 2.5 }],
      /“办理期限”的规则里，数量不能是“2.5”；应为：0, 1, 2/,
    ],
    [
      'half a day for complaints',
      [{ ...handling, variants: { complaint: { amount: 0.5, unit: 'working-day' } } }],
      /分类期限不能是“0.5”/,
    ],
    [
      'an approver who cannot approve',
      [{ ...handling, extension: { ...handling.extension, approvers: ['gridLeader'] } }],
      /“办理期限”写明由“网格长”批准延期.*可以批准的岗位：党工委指挥员、/,
    ],
    [
      'the same day twice',
      [handling, { ...handling, amount: 6 }],
      /办理期限.*自 2026-11-24 起的一版与自 2026-11-24 起的一版/,
    ],
    [
      'an end and nothing after it',
      [{ ...handling, validTo: '2026-12-31' }],
      /“办理期限”的规则到 2026-12-31 为止，之后没有规则可用/,
    ],
    [
      'a gap',
      [
        { ...handling, validTo: '2026-12-31' },
        { ...handling, validFrom: '2027-01-02' },
      ],
      /有空档：上一版到 2026-12-31 为止，下一版自 2027-01-02 才开始/,
    ],
    [
      'an end before its beginning',
      [{ ...handling, validTo: '2026-11-23' }],
      /停止施行日期不能是“2026-11-23”；应为：>= 2026-11-24/,
    ],
    ['one good, one bad: neither', [handling, { ...judicial, amount: 1.5 }], /数量不能是“1.5”/],
  ]
  for (const [story, rules, said] of table)
    test(story, async () => {
      const { status, body } = await load(admin, ...rules)
      assert.ok(status === 400 || status === 422, `${status}`)
      assert.match(body.error.message, said)
      assert.equal(await onRecord(), 0)
    })

  for (const [story, rule] of [
    ['a unit nobody counts in', { ...handling, unit: 'fortnight' }],
    ['no basis', { ...handling, basis: undefined }],
    ['29 February of a common year', { ...handling, validFrom: '2027-02-29' }],
    ['a misspelt item', { ...handling, ammount: 3 }],
    ['a negative amount', { ...handling, amount: -1 }],
  ] as const)
    test(story, async () => {
      const { status, body } = await load(admin, rule)
      assert.equal(status, 400)
      assert.equal(body.error.code, 'invalidInput')
      assert.equal(await onRecord(), 0)
    })
})
