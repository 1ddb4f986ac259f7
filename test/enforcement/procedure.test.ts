/** Enforcement 执行案件: sound as declared, told in stories, worded; stages pass on, one judge answers, another person closes. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { enforcementProcedures } from '../../src/enforcement/index.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { keptByTheWrongOne } from '../support/hand-over.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import { coming, limits, moves, performing, searching } from './stories.ts'
import * as later from './stories-disposal.ts'

const [enforcement] = enforcementProcedures as [(typeof enforcementProcedures)[number]]

test('is sound, and seen by those who took part alone', () => {
  checkProcedure(enforcement, roles)
  assert.equal(enforcement.restricted, true)
})

test('has a word for everything in both languages, and none too many', () => {
  assert.deepEqual(missingWords(enforcement), [])
  assert.deepEqual(idleWords(enforcement), [])
})

test('every stage is left in the hands of the next', () => {
  // The judge holds on to it while resumption is asked for, the handler while it is set aside.
  const kept = ['applyForResumption', 'suspend']
  assert.deepEqual(
    keptByTheWrongOne(enforcement).map(line => line.split(' ')[0]),
    kept,
  )
})

for (const [name, table] of Object.entries({ coming, limits, searching, performing, ...later }))
  suite(name, () => {
    for (const { story, expected, told } of tellStories(enforcement, table, moves))
      test(story, () => assert.equal(told, expected))
  })

test('what the debtor or an outsider says is recorded by the court, never by the creditor', () => {
  const byCreditor = Object.entries(enforcement.steps)
    .filter(([, step]) => step.who.some(who => who.role === 'resident'))
    .map(([name]) => name)
  for (const step of ['recordAssetReport', 'recordAssetChange', 'payInstalment', 'raiseOutsiderObjection'])
    assert.equal(byCreditor.includes(step), false, step)
})

test('names, numbers, accounts and free text are kept apart from the act', () => {
  const open = Object.entries(enforcement.steps).flatMap(([name, { inputs = [] }]) =>
    inputs
      .filter(input => ['text', 'longText'].includes(input.kind) && !input.personal)
      .map(input => `${name}.${input.name}`),
  )
  assert.deepEqual(open, ['notify.courtAccount', 'acceptReferral.receivedBy', 'returnReferral.receivedBy'])
})
