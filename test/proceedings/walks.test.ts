/** Properties of every procedure on lawful walks: what moves no clock moves none, replay and explanation agree with what was judged, nothing is begun anew. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { due } from '../../src/proceedings/clock.ts'
import type { Rules } from '../../src/proceedings/judge.ts'
import { reckonedPauses } from '../../src/proceedings/pauses.ts'
import type { Act, OpenTerm, Procedure, StandingOf } from '../../src/proceedings/procedure.ts'
import { replay } from '../../src/proceedings/replay.ts'
import { standing as standingAfter } from '../../src/proceedings/standing.ts'
import { ruleOf } from '../../src/proceedings/terms.ts'
import { interleaved, movesNoClock } from './interleaving.ts'
import { diceOf } from './walk-inputs.ts'
import { aside, everyRules, type Taken, walk } from './walks.ts'

const calendar = makeCalendar()
const anyRules = fc.nat(everyRules.length - 1).map(index => everyRules[index]!)
const anyThrows = fc.array(fc.nat(1_000_000), { minLength: 10, maxLength: 40 })

function holds(check: (rules: Rules<unknown>, numbers: readonly number[]) => void): void {
  fc.assert(fc.property(anyRules, anyThrows, check), { numRuns: 5_000, seed: 20260302 })
}

test('replay gives what was judged, explanations lead to what is on record, nothing open is begun anew', () => {
  const reached = new Map<string, Set<string>>()
  holds((rules, numbers) => {
    const { procedure } = rules
    const taken = walk(rules, diceOf(numbers), 20, calendar)
    for (const one of taken) {
      note(reached, procedure.id, one.act.step)
      onceEach(one)
      for (const term of one.before?.terms ?? []) keeps(procedure, one, term)
    }
    const { standing } = taken.at(-1)!
    const acts = taken.map(one => one.act)
    assert.deepStrictEqual(standingAfter(procedure, acts), standing)
    const read = JSON.parse(JSON.stringify(acts)) as Act[]
    assert.deepStrictEqual(standingAfter(procedure, read), JSON.parse(JSON.stringify(standing)))
    for (const term of [...standing.terms, ...standing.closedTerms])
      if (!isNamedByHand(procedure, term)) explains(procedure, term)
  })
  // The walks go far enough to mean something.
  for (const { procedure } of everyRules) {
    const walked = reached.get(procedure.id)!.size
    const all = Object.keys(procedure.steps).filter(name => !aside.has(name)).length
    assert.ok(walked / all > 0.6, `${procedure.id}: ${walked} of ${all} steps walked`)
  }
})

test('acts that move no clock, in any interleaving, leave every other term as it was', () => {
  let [compared, whole] = [0, 0]
  const thrown = new Map<string, Set<string>>()
  holds((rules, numbers) => {
    const dice = diceOf(numbers)
    const plain = walk(rules, dice, 9, calendar)
    const { steps, walked } = interleaved(rules, plain, dice, calendar)
    for (const step of steps) note(thrown, rules.procedure.id, step)
    for (const [index, { standing }] of walked.entries())
      assert.deepStrictEqual(
        clocksOf(standing),
        clocksOf(plain[index]!.standing),
        `after ${plain[index]!.act.step}`,
      )
    compared += walked.length
    whole += plain.length
  })
  // Who holds it may have changed, so that a step is not lawful any more: rarely.
  assert.ok(compared / whole > 0.85, `${compared} of ${whole} acts compared`)
  for (const { procedure } of everyRules)
    for (const step of movesNoClock.filter(name => procedure.steps[name]))
      assert.ok(thrown.get(procedure.id)?.has(step), `${procedure.id}: ${step} never thrown in`)
})

function note(seen: Map<string, Set<string>>, procedure: string, step: string): void {
  const steps = seen.get(procedure) ?? new Set<string>()
  seen.set(procedure, steps.add(step))
}

/** One owner at every moment; no term twice; none that ends before it starts. */
function onceEach({ act, standing }: Taken): void {
  const names = standing.terms.map(term => term.term)
  assert.equal(new Set(names).size, names.length, `${act.step} opened a term twice`)
  assert.match(standing.ownerUnitId, /^[0-9a-f-]{36}$/)
  assert.ok(standing.unitIds.includes(standing.ownerUnitId))
  for (const term of standing.terms)
    assert.ok(term.dueAt >= term.startsAt, `${term.term} ends before it starts`)
}

/** The day of a matter's re-check is the person's own, not the rule's. */
const isNamedByHand = ({ id }: Procedure, { term }: OpenTerm) => id === 'matter' && term === 'recheck'

function explains(procedure: Procedure, term: OpenTerm): void {
  const { pauses, extensions } = term
  const options = { pauses: reckonedPauses(pauses), extensions }
  const { steps, dueAt, provisional } = due(
    ruleOf(procedure, term),
    new Date(term.startsAt),
    calendar,
    options,
  )
  assert.equal(dueAt.toISOString(), term.dueAt, term.term)
  assert.equal(replay(steps).toISOString(), term.dueAt, term.term)
  assert.equal(provisional, term.provisional, term.term)
}

/** An open term keeps its start; it ends elsewhere only by an extension, time left out, a change of label, or when it runs again. */
function keeps(procedure: Procedure, { act, standing }: Taken, before: OpenTerm): void {
  const { effects } = act
  const what = `${before.term} at ${act.step}`
  const now = standing.terms.find(term => term.term === before.term)
  if (effects.closed?.includes(before.term)) return
  assert.ok(now, `${what}: gone`)
  assert.equal(now.startsAt, before.startsAt, what)
  assert.equal(now.ruleVersion, before.ruleVersion, what)
  if (now.dueAt === before.dueAt) return
  const step = procedure.steps[act.step]!
  const by = (list: readonly { readonly term: string }[] | undefined) =>
    list?.some(one => one.term === before.term)
  const lawful =
    (by(effects.extended) && (step.extension ?? step.extends)) ||
    (by(effects.excluded) && step.exclusion) ||
    (by(effects.moved) && step.relabels) ||
    (by(effects.resumed) && step.resumes?.includes(before.term))
  assert.ok(lawful, `${what}: moved from ${before.dueAt} to ${now.dueAt}`)
  // A label alone may shorten it.
  if (!step.relabels) assert.ok(now.dueAt > before.dueAt, `${what}: shorter, ${before.dueAt} to ${now.dueAt}`)
}

/** Everything that decides when a term ends; not what was reminded of. */
function clocksOf({ terms, closedTerms }: StandingOf) {
  const plain = (list: readonly OpenTerm[]) =>
    list
      .filter(term => !['supervisionReply', 'overdueReason'].includes(term.term))
      .map(({ rungs: _, ...term }) => term)
  return { open: plain(terms), closed: plain(closedTerms) }
}
