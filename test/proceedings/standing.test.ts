/** Standings as folds over acts: whatever is done in whatever order, no step resets a clock and no log can be changed unseen. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { Refusal } from '../../src/kernel/errors.ts'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { hashAct, noHash } from '../../src/proceedings/hash.ts'
import type { Act, StandingOf } from '../../src/proceedings/procedure.ts'
import { standing } from '../../src/proceedings/standing.ts'
import { type ActorName, actors, type Course, inputsFor, reported } from '../matters/course.ts'

const people = Object.keys(actors).filter(name => name !== 'system') as ActorName[]
const steps = Object.keys(matterProcedure.steps)
const ends = new Set(['seal', 'withdraw', 'merge', 'notFile', 'proposeVoid', 'void', 'acceptReferral'])
const move = fc.record({
  who: fc.constantFrom(...people),
  step: fc.constantFrom(...steps),
  minutes: fc.integer({ min: 0, max: 600 }),
})

/** Tries moves one after the other; the unlawful ones are refused and change nothing. */
function wander(course: Course, moves: readonly { who: ActorName; step: string; minutes: number }[]) {
  const taken: { before: StandingOf; act: Act; after: StandingOf }[] = []
  for (const { who, step, minutes } of moves) {
    course.advance(minutes * 60_000)
    const open = course.lawful(who)
    const lawful = minutes % 10 === 0 ? open : open.filter(name => !ends.has(name))
    const before = course.standing
    // Half of the moves are steered to what is lawful, so that the walk gets somewhere.
    const chosen = lawful.includes(step) || lawful.length === 0 ? step : lawful[minutes % lawful.length]!
    try {
      const act = course.take(who, chosen, inputsFor(chosen))
      taken.push({ before, act, after: standing(matterProcedure, course.acts.slice(0, act.seq)) })
    } catch (error) {
      assert.ok(error instanceof Refusal, String(error))
      assert.equal(course.standing, before, 'a refusal changes nothing')
    }
  }
  return taken
}

const dueOf = (at: StandingOf, name: string) => at.terms.find(term => term.term === name)?.dueAt

suite('clocks', () => {
  test('no step moves the due instant of a running term, but an extension, the end of a pause or another label, which keeps the start', () => {
    const property = fc.property(fc.array(move, { maxLength: 30 }), moves => {
      for (const { before, act, after } of wander(reported(), moves))
        for (const term of before.terms) {
          const same = after.terms.find(one => one.term === term.term && one.startsAt === term.startsAt)
          const { extended = [], resumed = [] } = act.effects
          const may = [...extended, ...resumed].some(one => one.term === term.term)
          const relabelled = act.effects.moved?.find(one => one.term === term.term)
          if (relabelled) {
            assert.ok(matterProcedure.steps[act.step]?.relabels, `${act.step} moved ${term.term}`)
            assert.notEqual(relabelled.variant, term.variant)
            assert.equal(same?.dueAt, relabelled.dueAt, `${act.step} began ${term.term} anew`)
          } else if (same && !may) assert.equal(same.dueAt, term.dueAt, `${act.step} moved ${term.term}`)
        }
    })
    fc.assert(property, { numRuns: 150 })
  })

  test('handling is begun once and ends with the matter; only a reopened matter begins it anew', () => {
    const property = fc.property(fc.array(move, { maxLength: 40 }), moves => {
      for (const { before, act } of wander(reported(), moves)) {
        const begun = [...before.terms, ...before.closedTerms].some(term => term.term === 'handling')
        if (begun && act.effects.opened?.some(term => term.term === 'handling'))
          assert.equal(act.step, 'reopen')
        const isClosed = act.effects.closed?.includes('handling')
        if (isClosed) assert.ok(matterProcedure.states[act.to]?.final, `${act.step} closed handling`)
      }
    })
    fc.assert(property, { numRuns: 150 })
  })

  test('a term is closed only while it is open, never twice', () => {
    const property = fc.property(fc.array(move, { maxLength: 40 }), moves => {
      for (const { before, act } of wander(reported(), moves))
        for (const name of act.effects.closed ?? [])
          assert.ok(
            before.terms.some(term => term.term === name),
            `${act.step} closed ${name}`,
          )
    })
    fc.assert(property, { numRuns: 100 })
  })

  test('comments, urging, information and supervision leave every due instant as it was', () => {
    const course = reported()
    course.take('leader', 'file')
    const due = dueOf(course.standing, 'handling')
    for (const [who, step] of [
      ['leader', 'comment'],
      ['supervisor', 'urge'],
      ['resident', 'addInformation'],
      ['supervisor', 'orderSupervision'],
      ['leader', 'answerSupervision'],
      ['leader', 'escalate'],
      ['director', 'declineEscalation'],
    ] as const) {
      course.advance(7 * 60_000)
      course.take(who, step)
    }
    assert.equal(dueOf(course.standing, 'handling'), due)
  })

  test('returned and dispatched again, the department has no more time than before', () => {
    const course = reported()
    course.take('dispatcher', 'file')
    course.take('dispatcher', 'dispatch')
    const due = dueOf(course.standing, 'handling')
    course.advance(3_600_000)
    course.take('handler', 'return')
    course.advance(3_600_000)
    course.take('dispatcher', 'redispatch')
    assert.equal(dueOf(course.standing, 'handling'), due)
  })

  test('a suspended term moves by the working days of the pause', () => {
    const course = reported()
    course.take('dispatcher', 'file')
    assert.equal(dueOf(course.standing, 'handling'), instantOf('2026-11-26', '17:30').toISOString())
    course.setNow(instantOf('2026-11-24', '09:00'))
    course.take('committee', 'suspend')
    assert.ok(course.standing.terms.find(term => term.term === 'handling')!.pausedAt)
    // Tuesday 24 to Monday 30: four working days.
    course.setNow(instantOf('2026-11-30', '09:00'))
    course.take('committee', 'resume')
    assert.deepEqual([course.standing.state, course.standing.suspended], ['filed', false])
    assert.equal(dueOf(course.standing, 'handling'), instantOf('2026-12-02', '17:30').toISOString())
  })
})

suite('the log', () => {
  test('an empty log and one out of order are bugs', () => {
    const { acts } = reported()
    assert.throws(() => standing(matterProcedure, []), /at least one act/)
    assert.throws(() => standing(matterProcedure, [acts[0]!, acts[0]!]), /has seq 1 after 1/)
  })

  test('replayed from the acts it stands as it stood when they were judged', () => {
    const property = fc.property(fc.array(move, { maxLength: 25 }), moves => {
      const course = reported()
      wander(course, moves)
      const stored = JSON.parse(JSON.stringify(course.acts)) as Act[]
      assert.deepEqual(standing(matterProcedure, stored), course.standing)
    })
    fc.assert(property, { numRuns: 60 })
  })

  test('nothing moves a matter that ended, but rating, reopening and the system’s call-back', () => {
    const after = ['rate', 'reopen', 'comment', 'askCallback']
    const property = fc.property(fc.array(move, { maxLength: 40 }), moves => {
      for (const { before, act } of wander(reported(), moves))
        if (matterProcedure.states[before.state]?.final) assert.ok(after.includes(act.step), act.step)
    })
    fc.assert(property, { numRuns: 80 })
  })

  test('a change of any field of any act shows in the chain', () => {
    const course = reported()
    course.take('leader', 'file')
    course.take('leader', 'undertake')
    course.take('leader', 'comment')
    const chain = (acts: readonly Act[]) =>
      acts.reduce((previous, act) => hashAct(previous, 'p', act), noHash).toString('hex')
    const whole = chain(course.acts)
    const changed: Partial<Record<keyof Act, unknown>> = {
      id: 'x',
      seq: 9,
      step: 'merge',
      from: 'nowhere',
      to: 'closed',
      actorKind: 'system',
      actorId: 'x',
      actorRole: 'x',
      onBehalfOf: 'x',
      at: '2026-11-23T02:00:00.001Z',
      onDay: '2026-11-24',
      inputs: { words: '' },
      reason: 'x',
      effects: { urgent: true },
      ruleVersion: 2,
    }
    const at = fc.integer({ min: 0, max: course.acts.length - 1 })
    const field = fc.constantFrom(...(Object.keys(changed) as (keyof Act)[]))
    const property = fc.property(at, field, (index, name) => {
      const acts = course.acts.map((act, i) => (i === index ? { ...act, [name]: changed[name] } : act))
      assert.notEqual(chain(acts), whole, `${name} of act ${index}`)
    })
    fc.assert(property, { numRuns: 120 })
    assert.notEqual(chain(course.acts.slice(0, -1)), whole)
    assert.notEqual(chain([course.acts[1]!, course.acts[0]!, ...course.acts.slice(2)]), whole)
  })
})
