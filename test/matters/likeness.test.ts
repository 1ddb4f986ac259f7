/** Texts compared by numbers are as alike as their tokens are, whatever they are written in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { likenessTo, PairWeights, pairOf, type Weights } from '../../src/matters/lists/likeness.ts'
import { tokensOf } from '../../src/matters/lists/search.ts'

/** Share of what both have in all that either has, each token by its weight. */
function plainly(own: string, other: string, weightOf: (token: string) => number): number {
  const [mine, theirs] = [tokensOf(own), tokensOf(other)]
  const sum = (tokens: Iterable<string>) => [...tokens].reduce((total, token) => total + weightOf(token), 0)
  const all = sum(new Set([...mine, ...theirs]))
  return all > 0 ? sum(mine.filter(token => theirs.includes(token))) / all : 0
}

const pieces = [
  '三号楼',
  '路灯不亮',
  '灯',
  '3单元',
  'A座',
  'Ａ座',
  'ab',
  'a',
  '12',
  '12号',
  '12，12号',
  '１２号',
  '㎡',
  '①',
  '½',
  '〇',
  '々',
  '⼀号',
  '，',
  '　',
  ' ',
  '\n',
  '𠮷野',
  '𠮷',
  '\ud842',
  'é',
  'e\u0301',
  'ガ',
  'カ\u3099',
  '각',
  'Straße',
  'İ',
  '电话13904820000',
  'x'.repeat(50),
  '夜里很吵'.repeat(300),
]
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 9 },
  )
  .map(parts => parts.join(''))
/** Some weigh nothing. */
const weightOf = (token: string) => [...token].reduce((sum, one) => sum + one.codePointAt(0)!, 0) % 7
const known = ['路灯', '三号', '灯', 'ab', '12', '2号', '号楼', '电话13904820000']
const rare = 5
const weights: Weights = (() => {
  const pairs = known.flatMap(word =>
    pairOf(word) === null ? [] : [[pairOf(word)!, weightOf(word)] as const],
  )
  return {
    of: token => (known.includes(token) ? weightOf(token) : rare),
    pairs: new PairWeights(pairs, pairs.length),
    rest: rare,
  }
})()

test('as alike as their tokens, with weights and without', () => {
  const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} and ${b}`)
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 4 }), (own, others) => {
      const [same, weighed] = [likenessTo(own), likenessTo(own, weights)]
      for (const other of [...others, own, own + others[0]]) {
        close(
          same(other),
          plainly(own, other, () => 1),
        )
        close(weighed(other), plainly(own, other, weights.of))
      }
    }),
    { numRuns: 300 },
  )
})

test('weights are found for each pair that has one and for no other', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 200 }),
      fc.nat(0xffffffff),
      (pairs, other) => {
        const table = new PairWeights(
          pairs.map((pair, nth) => [pair, nth / 3]),
          pairs.length,
        )
        for (const [nth, pair] of pairs.entries()) assert.equal(table.weights[table.find(pair)], nth / 3)
        if (!pairs.includes(other)) assert.equal(table.find(other), -1)
      },
    ),
    { numRuns: 50 },
  )
})
