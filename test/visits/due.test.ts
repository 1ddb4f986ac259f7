/** Who is due for a visit, since when and why, and how often by whose decision: rules as tables. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { dueOf, type HouseholdFacts, leftOutOf, type VisitSeen, withVisit } from '../../src/visits/due.ts'
import { type TargetRow, targetDefaults, targetFor } from '../../src/visits/targets.ts'
import { blank, call, matter, need, today } from './facts.ts'

/** '2026-11-01 met 2026-12-01': day, outcome, next visit. */
const visitsOf = (words: string): VisitSeen[] =>
  words
    .split(';')
    .filter(word => word.trim())
    .map(word => {
      const [on, outcome, nextOn] = word.trim().split(' ') as [
        string,
        VisitSeen['outcome'],
        string | undefined,
      ]
      return { on, outcome, nextOn: nextOn ?? null, part: 'morning' }
    })

suite('due', () => {
  const stories: readonly (readonly [string, Partial<HouseholdFacts>, string, string])[] = [
    // what | facts | visits | first reason and day it holds from, or nothing
    ['never visited: since it is known', {}, '', 'never 2026-01-10'],
    ['visited within the target', {}, '2026-09-15 met', ''],
    ['the last day within the target', {}, '2026-08-26 met', ''],
    ['the target is reached', {}, '2026-08-25 met', 'target 2026-11-23'],
    ['a call counts as visited', {}, '2026-08-25 byPhone;2026-10-01 byPhone', ''],
    ['nobody at the door does not', {}, '2026-06-01 met;2026-11-01 nobody', 'target 2026-08-30'],
    ['refused at the door does not', {}, '2026-06-01 met;2026-10-01 refused', 'target 2026-08-30'],
    ['pastoral: 180 days', { everyDays: 180 }, '2026-06-01 met', ''],
    ['agreed for today', {}, '2026-11-20 met 2026-11-23', 'agreed 2026-11-23'],
    ['agreed for later', {}, '2026-11-20 met 2026-11-24', ''],
    ['agreed and kept', {}, '2026-11-01 met 2026-11-10;2026-11-10 met', ''],
    [
      'agreed, came by earlier: the promise stands',
      {},
      '2026-11-01 met 2026-11-20;2026-11-10 met',
      'agreed 2026-11-20',
    ],
    [
      'agreed, nobody was there: still owed',
      {},
      '2026-11-01 met 2026-11-10;2026-11-10 nobody',
      'agreed 2026-11-10',
    ],
    ['agreed anew', {}, '2026-11-01 met 2026-11-10;2026-11-05 met 2026-12-01', ''],
    ['a service, never served', { needs: [need] }, '', 'need 2026-07-01'],
    ['a service served in time', { needs: [need] }, '2026-11-01 met', ''],
    ['a service overdue', { needs: [need] }, '2026-10-20 met', 'need 2026-11-19'],
    [
      'a visit that was asked for is not served by a call',
      { needs: [need] },
      '2026-10-20 met;2026-11-15 byPhone',
      'need 2026-11-19',
    ],
    ['a call that was asked for is', { needs: [call] }, '2026-10-20 met;2026-11-20 byPhone', ''],
    [
      'asked for again after a visit: from the day asked',
      { needs: [{ ...need, askedOn: '2026-11-10' }] },
      '2026-10-01 met',
      '',
    ],
    ['a matter of the door, three weeks open', { matters: [matter] }, '2026-11-01 met', 'matter 2026-11-15'],
    ['told about it since', { matters: [matter] }, '2026-11-01 met;2026-11-12 byPhone', ''],
    [
      'a matter of the building is no reason',
      { matters: [{ ...matter, from: 'building' }] },
      '2026-10-01 met',
      '',
    ],
    ['moved in lately', { movedInOn: '2026-11-10', knownOn: '2026-11-10' }, '', 'welcome 2026-11-17'],
    ['moved in this week', { movedInOn: '2026-11-20', knownOn: '2026-11-20' }, '', ''],
    [
      'moved in long ago, entered lately',
      { movedInOn: '2026-03-01', knownOn: '2026-11-20' },
      '',
      'never 2026-11-20',
    ],
    ['wishes no visits', { visits: 'refused' }, '', ''],
    ['wishes none until today', { visits: 'refused', visitsUntil: today }, '', ''],
    ['wished none until yesterday', { visits: 'refused', visitsUntil: '2026-11-22' }, '', 'never 2026-01-10'],
    ['everybody away', { away: true }, '', ''],
    ['nobody there yesterday: not again today', {}, '2026-11-22 nobody', ''],
    ['nobody there the day before: again', {}, '2026-11-21 nobody', 'never 2026-01-10'],
    ['refused at the door this month: left in peace', {}, '2026-11-01 refused', ''],
    ['but an agreed day is kept', {}, '2026-11-22 nobody 2026-11-23', 'agreed 2026-11-23'],
    ['tried this morning in vain', {}, '2026-11-23 nobody 2026-11-23', ''],
  ]
  for (const [name, facts, visits, expected] of stories)
    test(name, () => {
      const known = visitsOf(visits).reduce(withVisit, { ...blank, ...facts })
      const due = dueOf(known, today)
      assert.equal(due ? `${due.reasons[0]!.kind} ${due.reasons[0]!.dueOn}` : '', expected)
    })

  test('several reasons stand side by side, the promise first; since when is the earliest of them', () => {
    const known = visitsOf('2026-08-01 met;2026-11-01 nobody 2026-11-20').reduce(withVisit, {
      ...blank,
      needs: [need],
      matters: [
        { ...matter, sinceOn: '2026-08-01' },
        { ...matter, id: 'b', from: 'building' },
      ],
    })
    const due = dueOf(known, today)!
    assert.deepEqual(
      due.reasons.map(it => it.kind),
      ['agreed', 'need', 'matter', 'target'],
    )
    assert.equal(due.dueOn, '2026-08-15')
    assert.deepEqual(
      due.besides.map(it => it.id),
      ['b'],
    )
    assert.deepEqual(due.vain, ['morning'])
  })

  test('who is left out is counted under one word', () => {
    const word = (facts: Partial<HouseholdFacts>, visits = '') =>
      leftOutOf(visitsOf(visits).reduce(withVisit, { ...blank, ...facts }), today)
    assert.deepEqual(
      [
        word({ visits: 'refused', away: true }),
        word({ away: true }),
        word({}, `${today} nobody`),
        word({}, '2026-11-22 nobody'),
        word({}, '2026-11-01 refused'),
        word({}, `${today} met`),
        word({}),
      ],
      ['refused', 'away', 'triedToday', 'triedLately', 'triedLately', null, null],
    )
  })
})

suite('targets', () => {
  const [here, elsewhere] = ['c1', 'c2']
  const decided = (
    communityId: string | null,
    setting: string | null,
    everyDays: number,
    validFrom: string,
    at = 0,
  ) =>
    ({ communityId, setting, everyDays, validFrom, source: 'minutes', at: new Date(at) }) satisfies TargetRow
  const rows = [
    decided(null, null, 100, '2026-01-01'),
    decided(null, 'pastoral', 150, '2026-01-01'),
    decided(here, null, 45, '2026-03-01'),
    decided(here, null, 30, '2026-10-01'),
    decided(here, 'urban', 40, '2026-11-23', 1),
    decided(here, 'urban', 41, '2026-11-23', 2),
    decided(here, 'urban', 20, '2026-12-01'),
  ]
  const stories = [
    [[], here, 'urban', today, 90],
    [[], here, 'rural', today, 60],
    [[], here, 'pastoral', today, 180],
    [rows, elsewhere, 'urban', today, 100],
    [rows, elsewhere, 'pastoral', today, 150],
    [rows, elsewhere, 'urban', '2025-12-31', 90],
    [rows, here, 'rural', '2026-09-30', 45],
    [rows, here, 'rural', '2026-10-01', 30],
    [rows, here, 'pastoral', today, 30],
    [rows, here, 'urban', '2026-11-22', 30],
    [rows, here, 'urban', today, 41],
    [rows, here, 'urban', '2026-12-01', 20],
  ] as const
  test('the narrowest decision in force, the latest of those, else the default of the setting', () => {
    for (const [given, communityId, setting, onDay, days] of stories)
      assert.equal(
        targetFor(given, { communityId, setting }, onDay).everyDays,
        days,
        `${communityId} ${setting} ${onDay}`,
      )
  })
  test('a default says it is one', () => {
    assert.equal(targetFor([], { communityId: here, setting: 'urban' }, today).source, null)
    assert.ok(Object.values(targetDefaults).every(it => it.mark === 'D'))
  })
})
