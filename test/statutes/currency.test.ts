/** Which texts hold today: a revision counts from the day it is in force, and the text it replaced is never taken for what holds. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { awaited, supersededOf } from '../../src/statutes/currency.ts'

const version = (law: string, dated: string | null) => ({ id: `${law} ${dated}`, law, dated, path: '' })
const old = version('治安管理处罚法', '2012-10-26')
const fresh = version('中华人民共和国治安管理处罚法', '2025-06-27')

suite('currency of statutes', () => {
  test('a law that was revised after the file was made', () => {
    const table: [string, readonly (typeof old)[], string, string | null][] = [
      ['the day before', [old], '2025-12-31', null],
      ['the day itself', [old], '2026-01-01', 'known 治安管理处罚法（2025-06-27）'],
      [
        'the new text is loaded',
        [old, fresh],
        '2026-11-30',
        'newerVersion 中华人民共和国治安管理处罚法（2025-06-27）',
      ],
      ['another law', [version('治安保卫委员会条例', '2012-10-26')], '2026-11-30', null],
      [
        'no day is known',
        [version('治安管理处罚法', null)],
        '2026-11-30',
        'known 治安管理处罚法（2025-06-27）',
      ],
    ]
    for (const [story, versions, today, ended] of table) {
      const found = supersededOf(versions, [], today).get(versions[0]!.id)
      assert.equal(found ? `${found.how} ${found.by}` : null, ended, story)
    }
    assert.equal(supersededOf([old, fresh], [], '2026-11-30').get(fresh.id), undefined)
    assert.equal(awaited.get('治安管理处罚法（2025-06-27）'), '2026-01-01')
  })

  test('a title within a title ends the law it names; thousands of open ones are read through once', () => {
    const clause = (text: string) => ({ ...old, title: '规定', number: '第九条', dated: '2020-01-01', text })
    const ended = supersededOf(
      [version('关于执行〈税法〉的规定', '2001-01-01')],
      [
        clause('《关于执行〈税法〉的规定》同时废止。'),
        clause(`《${'〈〉'.repeat(20_000)}同时废止。`),
      ] as never,
      '2026-11-30',
    )
    assert.deepEqual(
      [...ended.values()].map(({ how }) => how),
      ['repealed'],
    )
  })
})
