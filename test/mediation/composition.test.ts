/** What a committee must be made of, article by article; whom parties choose together; which relation stands in the way: pure rules as tables. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { barOf, outcomeOf } from '../../src/mediation/parties/choice.ts'
import {
  checkComposition,
  isTermNear,
  type Seat,
  termEndsOn,
} from '../../src/mediation/parties/composition.ts'

suite('composition', () => {
  const seat = (office: Seat['office'], more: Partial<Seat> = {}): Seat => ({
    office,
    way: office === 'engaged' ? 'engaged' : 'elected',
    fromOn: '2024-06-01',
    toOn: null,
    ...more,
  })
  const whole = [seat('director'), seat('member'), seat('member')]
  const said = { hasWoman: true, mixedArea: true, smallerGroupSits: true }
  /** What is sound, and each rule broken: what is not met, `?` not stated. */
  const stories: readonly (readonly [string, readonly Seat[], object, string, string])[] = [
    ['sound', whole, {}, '2026-11-23', ''],
    ['two members', whole.slice(0, 2), {}, '2026-11-23', 'members'],
    ['ten members', [...whole, ...Array(7).fill(seat('member'))], {}, '2026-11-23', 'members'],
    ['nine members', [...whole, ...Array(6).fill(seat('member'))], {}, '2026-11-23', ''],
    ['those engaged have no seat', [...whole.slice(0, 2), seat('engaged')], {}, '2026-11-23', 'members'],
    ['no director', whole.map(() => seat('member')), {}, '2026-11-23', 'director'],
    ['two directors', [...whole, seat('director')], {}, '2026-11-23', 'director'],
    ['no woman', whole, { hasWoman: false }, '2026-11-23', 'woman'],
    ['not stated', whole, { hasWoman: null }, '2026-11-23', 'woman?'],
    ['no smaller group', whole, { smallerGroupSits: false }, '2026-11-23', 'smallerGroup'],
    ['one nationality only', whole, { mixedArea: false, smallerGroupSits: null }, '2026-11-23', ''],
    ['not elected', [...whole, seat('member', { way: 'recommended' })], {}, '2026-11-23', 'elected'],
    [
      'put forward, in an industry',
      whole.map(one => ({ ...one, way: 'recommended' as const })),
      { kind: 'industry' },
      '2026-11-23',
      '',
    ],
    ['the last day of the term', whole, {}, '2027-06-01', ''],
    ['a day after the term', whole, {}, '2027-06-02', 'term'],
    [
      'a member left',
      [...whole.slice(0, 2), seat('member', { toOn: '2026-11-22' })],
      {},
      '2026-11-23',
      'members',
    ],
  ]
  for (const [story, seats, more, today, unmet] of stories)
    test(story, () => {
      const checks = checkComposition(
        { kind: 'community', termFrom: '2024-06-01', ...said, ...more },
        seats,
        today,
      )
      const missing = checks
        .filter(one => one.met !== true)
        .map(one => `${one.rule}${one.met === null ? '?' : ''}`)
      assert.equal(missing.join(' '), unmet)
      assert.ok(checks.every(one => one.basis.article.startsWith('人民调解法')))
    })
  test('the term is three years to the day, and told ahead', () => {
    assert.equal(termEndsOn('2024-06-01'), '2027-06-01')
    assert.equal(termEndsOn('2024-02-29'), '2027-02-28')
    assert.ok(isTermNear('2024-06-01', '2027-03-03') && !isTermNear('2024-06-01', '2027-03-02'))
  })
})

suite('choice', () => {
  const at = new Date('2026-11-23T02:00:00Z')
  const later = new Date('2026-11-23T03:00:00Z')
  const says = (partyId: string, mediatorId: string | null, when = at) => ({ partyId, mediatorId, at: when })
  const stories: readonly (readonly [string, ReturnType<typeof says>[], string])[] = [
    ['nobody said anything', [], 'none'],
    ['one of two', [says('a', 'x')], 'waiting'],
    ['the same', [says('a', 'x'), says('b', 'x')], 'agreed x'],
    ['different ones', [says('a', 'x'), says('b', 'y')], 'committee'],
    ['one leaves it to the committee', [says('a', 'x'), says('b', null)], 'committee'],
    ['the last word counts', [says('a', 'y'), says('b', 'x'), says('a', 'x', later)], 'agreed x'],
    ['somebody struck off', [says('gone', 'y'), says('a', 'x'), says('b', 'x')], 'agreed x'],
  ]
  for (const [story, said, expected] of stories)
    test(story, () => {
      const outcome = outcomeOf(['a', 'b'], said)
      assert.equal(
        [outcome.state, 'mediatorId' in outcome ? outcome.mediatorId : ''].join(' ').trim(),
        expected,
      )
    })
  const of = (relation: 'kin' | 'neighbour', declaredAt: Date | null = at) => ({
    relations: [{ partyId: 'a', relation, found: false }],
    declaredAt,
  })
  test('kin never, a neighbour when every party chose knowing of it', () => {
    const both = [says('a', 'x', later), says('b', 'x', later)]
    assert.equal(barOf(of('kin'), 'x', ['a', 'b'], both)?.relation, 'kin')
    assert.equal(barOf(of('neighbour'), 'x', ['a', 'b'], both), null)
    assert.equal(barOf(of('neighbour'), 'x', ['a', 'b'], both.slice(1))?.relation, 'neighbour')
    assert.equal(
      barOf(of('neighbour', later), 'x', ['a', 'b'], [says('a', 'x'), says('b', 'x')])?.relation,
      'neighbour',
    )
    assert.equal(barOf({ relations: [], declaredAt: null }, 'x', ['a'], []), null)
  })
})
