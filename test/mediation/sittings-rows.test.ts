/** Rows of a room put together: what stands after rewordings, and who may sit there after what each party said last. 人民调解法第二十条. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { translator } from '../../src/kernel/i18n.ts'
import { wordsOf } from '../../src/kernel/refusal-words.ts'
import { rights } from '../../src/mediation/sittings/kinds.ts'
import { threads } from '../../src/mediation/sittings/threads.ts'
import { unagreed } from '../../src/mediation/sittings/write.ts'
import { rightArticles } from '../../src/mediation/terms-sittings.ts'

test('a point keeps its place however often it is reworded', () => {
  const one = (id: string, kind: string, more: object = {}) => ({
    id,
    kind,
    re: null,
    replaces: null,
    ...more,
  })
  const rows = [
    one('a', 'point'),
    one('b', 'point'),
    one('c', 'point', { replaces: 'a' }),
    one('d', 'dropped', { re: 'b' }),
    one('e', 'point', { replaces: 'c' }),
    one('f', 'dropped', { re: 'a' }),
  ]
  assert.deepEqual(
    threads(rows, 'point').map(it => [it.root, it.last.id, it.dropped?.id ?? null]),
    [
      ['a', 'e', null],
      ['b', 'b', 'd'],
    ],
  )
})

test('whoever is invited comes only when the last word of every party is yes', () => {
  const said = (answer: string, partyId: string) => ({
    id: randomUUID(),
    kind: 'consent' as const,
    re: 'g',
    partyId,
    answer,
    body: {},
  })
  const guest = {
    id: 'g',
    kind: 'invited' as const,
    re: null,
    partyId: null,
    answer: null,
    body: { name: '邻居' },
  }
  const stories: readonly (readonly [string, readonly ReturnType<typeof said>[], number])[] = [
    ['nobody asked', [], 1],
    ['one of two', [said('agrees', 'a')], 1],
    ['both', [said('agrees', 'a'), said('agrees', 'b')], 0],
    ['one took it back', [said('agrees', 'a'), said('agrees', 'b'), said('refuses', 'a')], 1],
    ['refused, then agreed', [said('refuses', 'a'), said('agrees', 'b'), said('agrees', 'a')], 0],
  ]
  for (const [story, rows, open] of stories)
    assert.equal(unagreed([guest, ...rows], ['a', 'b']).length, open, story)
})

test('every right has its article and its words in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const t = translator(language)
    for (const right of rights) {
      assert.notEqual(t(`sitting:right.${right}`), `right.${right}`, right)
      assert.match(rightArticles[right].article, /^人民调解法第/)
    }
    assert.ok(wordsOf({ code: 'sittingUnfit', facts: { reason: 'past' } } as never, t).length > 10)
  }
})
