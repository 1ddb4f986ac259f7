/** Versions of rules: which one a proceeding runs under, what an office adds, and that replay and explanation need no rule book. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { due, instantOf, lastDayOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { reckonedPauses } from '../../src/proceedings/pauses.ts'
import { type PlayedAct, play } from '../../src/proceedings/play.ts'
import type { Act, Procedure, TermRule } from '../../src/proceedings/procedure.ts'
import { replay } from '../../src/proceedings/replay.ts'
import {
  type LoadedRule,
  ruleInForce,
  versionOf,
  versionsOf,
  withRules,
} from '../../src/proceedings/rule-book.ts'
import { standing as standingAfter } from '../../src/proceedings/standing.ts'
import { recompute, ruleOf } from '../../src/proceedings/terms.ts'
import { basis, trial } from './trial.ts'

const calendar = makeCalendar()
const loaded = (term: string, more: Partial<TermRule>): LoadedRule => ({
  ...{ procedure: 'trial', term },
  rule: { amount: 20, unit: 'calendar-day', basis, version: 2, validFrom: '2026-04-01', ...more },
})
const act = (step: string, on: string, inputs = {}): PlayedAct => ({
  step,
  at: instantOf(on, '10:00'),
  inputs,
})
const days = (procedure: Procedure, ...acts: PlayedAct[]) => {
  const { standing } = play(rulesOf(procedure), acts, calendar)
  return Object.fromEntries(
    standing.terms.map(term => [
      term.term,
      `${lastDayOf(new Date(term.dueAt)).slice(5)} v${term.ruleVersion}`,
    ]),
  )
}

suite('the version in force', () => {
  const amended = withRules(trial, [
    loaded('decide', {}),
    loaded('decide', { version: 3, validFrom: '2026-06-01', amount: 7 }),
  ])
  const table: [beganOn: string, version: number][] = [
    ['2015-01-01', 1],
    ['2026-03-31', 1],
    ['2026-04-01', 2],
    ['2026-05-31', 2],
    ['2026-06-01', 3],
    ['2099-12-31', 3],
  ]
  for (const [beganOn, version] of table)
    test(`begun on ${beganOn}: version ${version}`, () =>
      assert.equal(ruleInForce(amended, 'decide', beganOn).version, version))

  test('a day before the first version has none', () => {
    assert.throws(() => ruleInForce(amended, 'decide', '2014-12-31'), {
      code: 'ruleNotInForce',
      facts: { procedure: 'trial', window: 'decide', on: '2014-12-31', from: '2015-01-01' },
    })
  })

  test('each ends the day before the next begins; the last has no end', () => {
    const spans = versionsOf(amended, 'decide').map(({ validFrom, validTo }) => [validFrom, validTo])
    assert.deepEqual(spans, [
      ['2015-01-01', '2026-03-31'],
      ['2026-04-01', '2026-05-31'],
      ['2026-06-01', undefined],
    ])
  })

  test('what an office adds to another procedure changes nothing here, and nothing changes what was declared', () => {
    assert.equal(withRules(trial, [{ ...loaded('decide', {}), procedure: 'other' }]), trial)
    assert.equal(versionsOf(trial, 'decide').length, 1)
    assert.equal(trial.terms.decide!.validTo, undefined)
  })

  test('a version or a term that is not on record is a fault of the log, not of a person', () => {
    assert.throws(() => versionOf(amended, 'decide', 9), /version 9 is not on record/)
    assert.throws(() => versionsOf(amended, 'patience'), /no term patience/)
  })

  const bad: [story: string, rules: LoadedRule[], code: string][] = [
    ['a term the procedure has not', [loaded('patience', {})], 'invalidInput'],
    ['a number that is taken', [loaded('decide', { version: 1 })], 'invalidInput'],
    ['the first day of another', [loaded('decide', { validFrom: '2015-01-01' })], 'rulesOverlap'],
    [
      'a gap between two added',
      [
        loaded('decide', { validTo: '2026-05-30' }),
        loaded('decide', { version: 3, validFrom: '2026-06-01' }),
      ],
      'rulesGap',
    ],
    [
      'an overlap of two added',
      [
        loaded('decide', { validTo: '2026-06-01' }),
        loaded('decide', { version: 3, validFrom: '2026-06-01' }),
      ],
      'rulesOverlap',
    ],
  ]
  for (const [story, rules, code] of bad)
    test(`refused: ${story}`, () => assert.throws(() => withRules(trial, rules), { code }))
})

suite('a proceeding', () => {
  const amended = withRules(trial, [
    loaded('decide', { extension: { ...trial.terms.decide!.extension!, maxAmount: 1 } }),
    loaded('objecting', { ladder: false }),
  ])

  test('that runs keeps its version, also for terms it opens later', () => {
    assert.deepEqual(days(amended, act('apply', '2026-03-31')), { decide: '04-10 v1', answer: '04-03 v1' })
    assert.deepEqual(days(amended, act('apply', '2026-03-31'), act('decide', '2026-04-08')), {
      objecting: '04-13 v1',
      cooling: '04-11 v1',
    })
  })

  test('that begins later runs under the new one, from the very day', () => {
    assert.deepEqual(days(amended, act('apply', '2026-04-01')), { decide: '04-21 v2', answer: '04-07 v1' })
    assert.deepEqual(days(amended, act('apply', '2026-04-01'), act('decide', '2026-04-08')), {
      objecting: '04-28 v2',
      cooling: '04-11 v1',
    })
  })

  test('is extended by the rule of its own version', () => {
    const extended = (on: string, amount: number) =>
      days(
        amended,
        act('apply', on),
        act('askExtension', '2026-04-03', { term: 'decide', amount }),
        act('grantExtension', '2026-04-03'),
      )
    assert.equal(extended('2026-03-31', 5).decide, '04-15 v1')
    assert.equal(extended('2026-04-01', 1).decide, '04-22 v2')
    assert.throws(() => extended('2026-04-01', 2), {
      code: 'invalidInput',
      facts: { act: 2, input: 'amount', problem: 'aboveExtension', most: 1 },
    })
  })

  test('is replayed, explained and computed anew without the rule book', () => {
    const acts = [
      act('apply', '2026-04-01'),
      act('askExtension', '2026-04-03', { term: 'decide', amount: 1 }),
      act('grantExtension', '2026-04-03'),
    ]
    const played = play(rulesOf(amended), acts, calendar)
    const read = JSON.parse(JSON.stringify(played.acts)) as Act[]
    // As it was declared: without what the office added.
    const standing = standingAfter(trial, read)
    assert.deepEqual(standing, played.standing)
    const decide = standing.terms.find(term => term.term === 'decide')!
    assert.equal(decide.rule?.amount, 20)
    const rule = ruleOf(trial, decide)
    const { pauses, extensions } = decide
    const explained = due(rule, new Date(decide.startsAt), calendar, {
      pauses: reckonedPauses(pauses),
      extensions,
    })
    assert.equal(replay(explained.steps).toISOString(), decide.dueAt)
    assert.equal(recompute(trial, decide, calendar).dueAt, decide.dueAt)
    assert.equal(rule.version, 2)
  })
})
