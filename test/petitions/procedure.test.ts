/** Petition 信访 and outreach visit 下访: sound as declared, told in stories, with the known answer and its explanation, owners and words. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { petitionProcedure, petitionsProcedures } from '../../src/petitions/index.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { due, instantOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { replay } from '../../src/proceedings/explain.ts'
import { type PlayedAct, paperUnit, play } from '../../src/proceedings/play.ts'
import { ruleOf } from '../../src/proceedings/terms.ts'
import { roles } from '../../src/territory/roles.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import * as told from './stories.ts'
import * as later from './stories-handling.ts'

const calendar = makeCalendar()
const [petition, outreach] = petitionsProcedures as [typeof petitionProcedure, typeof petitionProcedure]

for (const procedure of petitionsProcedures)
  suite(procedure.id, () => {
    test('is sound', () => checkProcedure(procedure, roles))
    test('has a word for everything in both languages, and none too many', () => {
      assert.deepEqual(missingWords(procedure), [])
      assert.deepEqual(idleWords(procedure), [])
    })
  })

const tables = [
  ['coming in', petition, told.coming],
  ['the simple way', petition, told.simply],
  ['handling', petition, later.handling],
  ['beside', petition, later.beside],
  ['review and re-review', petition, later.review],
  ['outreach visit', outreach, later.outreach],
] as const

for (const [name, procedure, table] of tables)
  suite(name, () => {
    for (const { story, expected, told: came } of tellStories(procedure, table, told.moves))
      test(story, () => assert.equal(came, expected))
  })

const bureau = '00000000-0000-4000-8000-00000000b001'
const above = '00000000-0000-4000-8000-00000000b002'
const at = (day: string) => instantOf(`2026-${day}`, '10:00')
const standingAfter = (acts: readonly PlayedAct[]) =>
  play(rulesOf(petitionProcedure), acts, calendar).standing

suite('the known answer', () => {
  const acts: PlayedAct[] = [
    { step: 'register', at: at('03-02') },
    { step: 'accept', at: at('03-10') },
    { step: 'extend', at: at('05-06'), inputs: { amount: 30 } },
  ]
  const [term] = standingAfter(acts).terms
  const explained = due(ruleOf(petitionProcedure, term!), new Date(term!.startsAt), calendar, {
    extensions: term!.extensions,
  })

  test('registered 2026-03-02, accepted 03-10, extended by 30 days on 05-06: due 2026-06-08', () => {
    assert.equal(term!.term, 'decision')
    assert.equal(explained.lastDay, '2026-06-08')
    assert.equal(explained.dueAt.toISOString(), term!.dueAt)
  })

  test('the explanation shows both, and leads to the instant', () => {
    const counted = explained.steps.filter(step => ['daysCounted', 'extended'].includes(step.kind))
    assert.deepEqual(
      counted.map(({ kind, to }) => (kind === 'extended' ? kind : `${kind} ${to}`)),
      ['daysCounted 2026-05-09', 'extended', 'daysCounted 2026-06-08'],
    )
    assert.ok(explained.steps.some(step => step.kind === 'extended' && step.amount === 30))
    assert.deepEqual(replay(explained.steps), explained.dueAt)
  })
})

suite('one owner at every instant', () => {
  const begun: PlayedAct[] = [
    { step: 'register', at: at('03-02') },
    { step: 'triage', at: at('03-02') },
    { step: 'transfer', at: at('03-03'), inputs: { unit: bureau } },
  ]
  const owners = (...steps: readonly [string, string?][]) => {
    const acts = steps.map(([step, unit]) => ({
      step,
      at: at('03-04'),
      ...(unit ? { inputs: { unit } } : {}),
    }))
    return standingAfter([...begun, ...acts]).ownerUnitId
  }

  test('the body it was passed to has it', () => assert.equal(owners(), bureau))
  test('an objection brings it back to the office', () => assert.equal(owners(['object']), paperUnit))
  test('rejected: the body has it again', () => assert.equal(owners(['object'], ['rejectObjection']), bureau))
  test('designated: another body has it', () =>
    assert.equal(owners(['object'], ['raiseDispute'], ['designate', above]), above))
  test('elevated: the leading body has it', () =>
    assert.equal(owners(['accept'], ['proposeElevation'], ['elevate', above]), above))
  test('reviewed above, annulled: back to the body that decided', () => {
    const decide: PlayedAct[] = [
      { step: 'accept', at: at('03-10') },
      { step: 'investigate', at: at('03-11') },
      { step: 'joinInvestigation', at: at('03-11') },
      { step: 'hearPetitioner', at: at('03-12') },
      { step: 'proposeOpinion', at: at('03-20') },
      { step: 'decideReject', at: at('03-25') },
      { step: 'deliver', at: at('03-26'), inputs: { deliveredOn: '2026-03-26' } },
      { step: 'requestReview', at: at('04-01') },
      { step: 'assignReview', at: at('04-02'), inputs: { unit: above } },
    ]
    assert.equal(standingAfter([...begun, ...decide]).ownerUnitId, above)
    const annulled: PlayedAct = { step: 'annulOnReview', at: at('04-10') }
    assert.equal(standingAfter([...begun, ...decide, annulled]).ownerUnitId, bureau)
  })

  test('whoever accepts holds it; a proposal lies with the head', () => {
    const accepted = standingAfter([...begun, { step: 'accept', at: at('03-10') }])
    assert.notEqual(accepted.handlerId, null)
    assert.equal(rulesOf(petitionProcedure).waitsFor(accepted), null)
    const proposed = standingAfter([
      ...begun,
      { step: 'accept', at: at('03-10') },
      { step: 'investigate', at: at('03-11') },
      { step: 'joinInvestigation', at: at('03-11') },
      { step: 'hearPetitioner', at: at('03-12') },
      { step: 'proposeOpinion', at: at('03-20') },
    ])
    assert.equal(rulesOf(petitionProcedure).waitsFor(proposed), 'departmentHead')
  })

  test('what is sealed is held by nobody', () => {
    const sealed = standingAfter([...begun, { step: 'seal', at: at('03-04') }])
    assert.deepEqual([sealed.sealed, sealed.handlerId, sealed.terms.length], [true, null, 0])
  })
})

test('what says who somebody is or what somebody told is personal', () => {
  const personal = new Set(
    'name phone address words request facts grounds formerNumber said opinion objection hardship presentPersons performance'.split(
      ' ',
    ),
  )
  const open = petitionsProcedures.flatMap(({ steps }) =>
    Object.entries(steps).flatMap(([step, { inputs = [] }]) =>
      inputs
        .filter(input => personal.has(input.name) && !input.personal && step !== 'comment')
        .map(input => `${step}.${input.name}`),
    ),
  )
  assert.deepEqual(open, [])
})

test('reminders of the legs set by the Regulations', () => {
  const { intake, acceptance, decision } = petitionProcedure.terms
  assert.deepEqual(
    [intake!.reminders, acceptance!.reminders],
    [
      [10, 13],
      [10, 13],
    ],
  )
  assert.deepEqual(decision!.reminders, [45, 53, 58])
})
