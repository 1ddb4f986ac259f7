/** A day in the words of a room becomes the day of a clause; words that name none, or several, stay words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clausesOf, dayIn } from '../../web/desk/agreements/draft.ts'

const today = '2026-11-24'
const days: readonly (readonly [string, string])[] = [
  ['2026-12-01', '2026-12-01'],
  ['2026年12月31日前', '2026-12-31'],
  ['2027 年 2 月 1 日', '2027-02-01'],
  ['12月5号以前', '2026-12-05'],
  ['1月5日', '2027-01-05'],
  ['11月24日', '2026-11-24'],
  ['2026/12/9', '2026-12-09'],
  ['2026年2月30日', ''],
  ['13月1日', ''],
  ['每月5日前', ''],
  ['12月1日和1月1日', ''],
  ['', ''],
]

test('a day in words', () => {
  for (const [words, day] of days) assert.equal(dayIn(words, today), day, words)
})

test('a time that is no day is not lost', () => {
  const point = { id: 'x', text: '按月付。', manner: '转账', place: '社区', time: '每月5日前' }
  const [clause] = clausesOf([point], today)
  assert.deepEqual([clause?.text, clause?.by], ['按月付。（每月5日前）', ''])
})
