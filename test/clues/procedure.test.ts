/** Clue 问题线索: sound as declared, told in stories, worded, and with nobody's name in the open part of an act. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { clueProcedures } from '../../src/clues/index.ts'
import { makeCalendar } from '../../src/proceedings/calendar.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { instantOf } from '../../src/proceedings/clock.ts'
import { rulesOf } from '../../src/proceedings/declared.ts'
import { actorFor, type PlayedAct, paperUnit, play } from '../../src/proceedings/play.ts'
import { roles } from '../../src/territory/roles.ts'
import { keptByTheWrongOne } from '../support/hand-over.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import { beside, coming, disposing, ending, moves } from './stories.ts'

const [clue] = clueProcedures as [(typeof clueProcedures)[number]]

test('is sound, off by default and seen by those who took part alone', () => {
  checkProcedure(clue, roles)
  assert.deepEqual([clue.offByDefault, clue.restricted], [true, true])
})

test('has a word for everything in both languages, and none too many', () => {
  assert.deepEqual(missingWords(clue), [])
  assert.deepEqual(idleWords(clue), [])
})

test('every step leaves it with whoever is to act next', () => {
  // The officer who closed it, or handles what is set aside, goes on holding it.
  const kept = ['sanction', 'transferToJustice', 'suspend']
  assert.deepEqual(
    keptByTheWrongOne(clue).map(line => line.split(' ')[0]),
    kept,
  )
})

for (const [name, table] of Object.entries({ coming, disposing, ending, beside }))
  suite(name, () => {
    for (const { story, expected, told } of tellStories(clue, table, moves))
      test(story, () => assert.equal(told, expected))
  })

test('free text is kept apart from the act, whoever writes it', () => {
  const open = Object.entries(clue.steps).flatMap(([name, { inputs = [] }]) =>
    inputs
      .filter(input => input.kind === 'longText' && !input.personal)
      .map(input => `${name}.${input.name}`),
  )
  assert.deepEqual(open, [])
})

test('only the discipline body acts, and whoever reports', () => {
  const others = Object.values(clue.steps).flatMap(step =>
    step.who.filter(who => !['disciplineOfficer', 'disciplineHead', 'resident', 'system'].includes(who.role)),
  )
  assert.deepEqual(others, [])
})

suite('exactly one body owns it', () => {
  const superior = '00000000-0000-4000-8000-00000000b002'
  const at = (day: string) => instantOf(`2026-${day}`, '10:00')
  const accepted: PlayedAct[] = [
    { step: 'receive', at: at('03-02') },
    { step: 'seal', at: at('03-02') },
    { step: 'screen', at: at('03-03') },
    { step: 'acceptOwn', at: at('03-04') },
  ]
  const asked: PlayedAct[] = [
    ...accepted,
    { step: 'askElevation', at: at('03-05'), inputs: { unit: superior } },
  ]
  const after = (acts: readonly PlayedAct[]) => play(rulesOf(clue), acts, makeCalendar()).standing

  test('the superior body from the moment it is asked', () => {
    assert.deepEqual([after(asked).ownerUnitId, after(asked).handlerId], [superior, null])
  })

  test('the own body again when it is refused', () => {
    const standing = after([...asked, { step: 'refuseElevation', at: at('03-06') }])
    assert.deepEqual([standing.ownerUnitId, standing.handlerId], [paperUnit, null])
  })

  test('the own head does not decide for the superior body', () => {
    const head = actorFor({ role: 'disciplineHead', of: [] }, after(accepted), 9)
    assert.throws(() => after([...asked, { step: 'elevate', at: at('03-06'), actor: head }]), {
      code: 'notYours',
    })
  })
})
