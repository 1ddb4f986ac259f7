/** Households by expression: what an office may write, what comes of it, and from where on it is not understood. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { expressionOf, Unclear } from '../../src/gridding/expression.ts'

suite('households by expression', () => {
  const row = {
    floors: 6,
    units: '4',
    residents: 23,
    'living area': 900,
    户数: '1,200',
    empty: '',
    word: 'many',
  }
  const stories: readonly (readonly [text: string, value: number])[] = [
    ['floors', 6],
    ['户数', 1200],
    ['floors * units', 24],
    ['floors × units', 24],
    ['round(residents / 2.3)', 10],
    ['residents ÷ 2.3 + 1', 11],
    ['2 + 3 * 4 - 1', 13],
    ['(2 + 3) * -2', -10],
    ['[living area] / 90', 10],
    ['"living area" / 90', 10],
    ["'living area' / 90", 10],
    ['max(floors, units, 9)', 9],
    ['empty + 1', 1],
    ['word', Number.NaN],
    ['floors / 0', Number.POSITIVE_INFINITY],
    ['1', 1],
  ]
  for (const [text, value] of stories)
    test(text, () => assert.ok(Object.is(Math.round(expressionOf(text).of(row) * 1e9) / 1e9, value)))

  test('names its columns; a column whose name looks like a sum is that column', () => {
    assert.deepEqual(expressionOf('a * b + max(c, 2)').columns, ['a', 'b', 'c'])
    assert.equal(expressionOf('a-b', ['a-b']).of({ 'a-b': 5, a: 1, b: 1 }), 5)
  })

  const unclear: readonly (readonly [text: string, at: number])[] = [
    ['floors *', 9],
    ['floors units', 8],
    ['(floors', 8],
    ['process.exit(1)', 1],
    ['constructor(1)', 1],
    ['floors; 1', 7],
    ['', 1],
    [`${'('.repeat(500)}1`, 52],
  ]
  for (const [text, at] of unclear)
    test(`unclear: ${text.slice(0, 20)}`, () => assert.throws(() => expressionOf(text), new Unclear(at)))
})
