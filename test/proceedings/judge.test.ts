/** Judging a step: what is objected first, for whom a deputy acts, where a step leads, which inputs pass. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { canonical } from '../../src/proceedings/hash.ts'
import { checkInputs, cleanText } from '../../src/proceedings/inputs.ts'
import { judge, lawfulSteps, objection, type Rules } from '../../src/proceedings/judge.ts'
import { openProceeding } from '../../src/proceedings/opening.ts'
import type { Actor, Input, Procedure, Step } from '../../src/proceedings/procedure.ts'

const basis = { article: '试用规则', mark: 'D', force: 'default' } as const
const keeper = { role: 'keeper', of: ['ownerUnit'] } as const
const procedure: Procedure = {
  id: 'lamp',
  version: 7,
  initial: 'dark',
  states: { dark: {}, lit: {}, aside: {}, sold: { final: true } },
  terms: { burning: { amount: 1, unit: 'working-day', basis, version: 2 } },
  steps: {
    light: { from: ['dark'], to: 'lit', who: [keeper], opens: ['burning'], basis },
    trim: { from: ['lit'], to: '=', who: [keeper], handles: true, basis, opens: ['burning'] },
    lend: { from: ['lit'], to: 'aside', who: [keeper], pauses: ['burning'], basis },
    fetch: { from: ['aside'], to: '^', who: [keeper], resumes: ['burning'], basis },
    check: {
      from: ['lit'],
      to: '=',
      who: [{ role: 'keeper', of: ['ownerUnit', 'notHandler'] }],
      approves: true,
      basis,
    },
    sell: { from: ['lit'], to: 'sold', who: [keeper], primary: true, guards: ['cold'], basis },
    forge: { from: ['lit'], to: '=', who: [keeper], guards: ['nowhere'], basis },
  },
}
const rules: Rules<{ hot: boolean }> = {
  procedure,
  guards: {
    cold: ask => (ask.facts.hot ? { code: 'limitReached', facts: { step: 'sell', times: 0 } } : null),
    nowhere: () => ({ code: 'tooLate', facts: {} }),
  },
  consequences: { lend: ask => ({ returnTo: ask.standing.state }) },
  waitsFor: () => null,
}
const calendar = makeCalendar()
const at = new Date('2026-11-23T02:00:00Z')
const post = { role: 'keeper', unitId: 'u' }
const actor: Actor = { kind: 'staff', id: 'p', posts: [post] }
const stranger: Actor = { kind: 'staff', id: 'q', posts: [{ ...post, unitId: 'v' }] }
const deputy: Actor = { ...stranger, id: 'd', deputyFor: [{ id: 'p', posts: [post] }] }
const { standing: lit } = openProceeding(
  procedure,
  { actId: 'a', step: 'light', actor, actorRole: 'keeper', at, inputs: {}, effects: { ownerUnitId: 'u' } },
  calendar,
)
const ask = (step: string, who: Actor, standing = lit, hot = false) => ({
  standing,
  actor: who,
  step,
  inputs: {},
  at,
  facts: { hot },
})
const code = (step: string, who: Actor, standing = lit, hot = false) =>
  objection(rules, ask(step, who, standing, hot))?.code ?? null
const take = (step: string, who: Actor, standing = lit) =>
  judge(rules, ask(step, who, standing), calendar, 'x')

suite('what stands against a step', () => {
  test('an unknown step, kin, state, post, handling and guard, in this order', () => {
    assert.equal(code('juggle', actor), 'unlawfulStep')
    assert.equal(code('sell', { ...stranger, recused: true }), 'recused')
    assert.equal(code('light', { ...actor, recused: true }), 'recused')
    assert.equal(code('light', actor), 'unlawfulStep')
    assert.equal(code('light', stranger), 'unlawfulStep')
    assert.equal(code('sell', stranger), 'notYours')
    assert.equal(code('sell', actor, lit, true), 'limitReached')
    assert.equal(code('sell', actor), null)
    const trimmed = take('trim', actor).standing
    assert.equal(code('check', actor, trimmed), 'separation')
    assert.equal(code('check', stranger, trimmed), 'notYours')
  })

  test('neither a resident nor the system takes a step of staff', () => {
    for (const kind of ['resident', 'system'] as const)
      assert.equal(code('sell', { kind, id: null, posts: [] }), 'notYours')
  })

  test('it says the state met and what would be lawful, the ordinary way on first', () => {
    const found = objection(rules, ask('light', actor))!
    assert.deepEqual(found.facts, {
      step: 'light',
      state: 'lit',
      procedure: 'lamp',
      lawful: ['sell', 'trim', 'lend', 'check'],
    })
    assert.deepEqual(lawfulSteps(rules, ask('', stranger)), [])
    assert.deepEqual(lawfulSteps(rules, ask('', { ...actor, recused: true })), [])
  })

  test('a guard that nobody wrote is a bug', () => {
    const without = { ...rules, guards: { cold: rules.guards.cold! } }
    assert.throws(() => objection(without, ask('forge', actor)), /no guard nowhere/)
  })
})

suite('the act', () => {
  test('states who, in which post, when, on which civil day, under which version', () => {
    const night = new Date('2026-11-23T16:00:01Z')
    const { act } = judge(rules, { ...ask('trim', actor), at: night }, calendar, 'x')
    assert.equal(act.seq, 2)
    assert.deepEqual(
      [act.from, act.to, act.actorId, act.actorRole, act.onBehalfOf],
      ['lit', 'lit', 'p', 'keeper', null],
    )
    assert.deepEqual([act.at, act.onDay, act.ruleVersion], [night.toISOString(), '2026-11-24', 7])
  })

  test('a deputy acts for whom they stand in for, and is the one who handled it', () => {
    const { act, standing } = take('trim', deputy)
    assert.equal(act.actorId, 'd')
    assert.equal(act.onBehalfOf, 'p')
    assert.deepEqual(standing.handlers, ['d'])
    assert.equal(code('check', deputy, standing), 'separation')
    assert.equal(code('check', actor, standing), null)
  })

  test('standing in for the handler does not make one free to approve', () => {
    const trimmed = take('trim', actor).standing
    assert.equal(code('check', deputy, trimmed), 'separation')
  })

  test('comes back to where it was put aside from', () => {
    const lent = take('lend', actor).standing
    assert.equal(lent.state, 'aside')
    assert.equal(take('fetch', actor, lent).standing.state, 'lit')
  })

  test('opening an open term anew does nothing; ending closes what runs', () => {
    assert.equal(take('trim', actor).act.effects.opened, undefined)
    assert.deepEqual(take('sell', actor).act.effects.closed, ['burning'])
  })

  test('none before the last', () => {
    const early = { ...ask('trim', actor), at: new Date(at.getTime() - 1) }
    assert.throws(() => judge(rules, early, calendar, 'x'), { code: 'outOfOrder' })
  })
})

suite('inputs', () => {
  const step = (input: Input): Step => ({ from: [], to: '=', who: [], basis, inputs: [input] })
  const id = '01900000-0000-7000-8000-000000000001'
  const rows: readonly [Input['kind'], Partial<Input>, unknown, unknown][] = [
    ['text', {}, '  字\u200b句 ', '字句'],
    ['text', {}, 'x'.repeat(201), 'invalidInput'],
    ['text', {}, 7, 'invalidInput'],
    ['text', { required: true }, ' \u200b\u0000 ', 'missingInput'],
    ['longText', { max: 3 }, 'abcd', 'invalidInput'],
    ['longText', {}, 'a\r\nb\u0000\ud800', 'a\nb\ufffd'],
    ['choice', { options: ['a', 'b'] }, 'a', 'a'],
    ['choice', { options: ['a', 'b'] }, 'c', 'invalidInput'],
    ['unit', {}, 'nobody', 'invalidInput'],
    ['person', {}, id, id],
    ['proceeding', {}, "' or 1=1", 'invalidInput'],
    ['photos', { max: 1 }, [id], [id]],
    ['photos', { max: 1 }, [id, id], 'invalidInput'],
    ['photos', { required: true }, [], 'missingInput'],
    ['date', {}, '2026-02-30', 'invalidInput'],
    ['date', {}, '2026-02-28', '2026-02-28'],
    ['boolean', { required: true }, false, false],
    ['boolean', {}, 'true', 'invalidInput'],
    ['rating', {}, 6, 'invalidInput'],
    ['rating', {}, 4.5, 'invalidInput'],
    ['fen', {}, -1, 'invalidInput'],
    ['fen', { required: true }, 0, 0],
    ['fen', { max: 50_000 }, 50_001, 'invalidInput'],
    ['fen', { max: 50_000 }, 50_000, 50_000],
    ['fen', { min: 100 }, 99, 'invalidInput'],
    ['category', {}, 'x'.repeat(21), 'invalidInput'],
    ['text', {}, null, undefined],
  ]
  for (const [kind, more, given, expected] of rows)
    test(`${kind} ${JSON.stringify(more)} ${JSON.stringify(given).slice(0, 30)}`, () => {
      const run = () => checkInputs(step({ name: 'x', kind, ...more }), { x: given })
      if (expected === 'invalidInput' || expected === 'missingInput') assert.throws(run, { code: expected })
      else assert.deepEqual(run().x, expected)
    })

  test('nothing undeclared passes', () => {
    assert.throws(() => checkInputs(step({ name: 'x', kind: 'text' }), { y: 1 }), { code: 'invalidInput' })
    assert.throws(() => checkInputs(step({ name: 'x', kind: 'text' }), { __proto__x: 1 }), {
      code: 'invalidInput',
    })
  })

  test('text is cleaned once and for all', () => {
    for (const text of ['a\u200b\u202e b', '\ufeffx', 'a\ud83d', '\t行\n二 ']) {
      const once = cleanText(text)
      assert.equal(cleanText(once), once)
      assert.ok(once.isWellFormed())
    }
  })

  test('canonical text does not depend on the order of keys and forgets what is undefined', () => {
    assert.equal(canonical({ b: [1, { d: undefined, c: null }], a: '字' }), '{"a":"字","b":[1,{"c":null}]}')
    assert.equal(canonical({ a: 1, b: 2 }), canonical({ b: 2, a: 1 }))
  })
})
