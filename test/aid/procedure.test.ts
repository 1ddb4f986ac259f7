/** State judicial aid 国家司法救助: the declaration is sound, its stories end as the table says, every word is there. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { aidProcedures } from '../../src/aid/index.ts'
import { judicialAidProcedure } from '../../src/aid/procedure.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { keptByTheWrongOne } from '../support/hand-over.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import { aidMoves, aidStories } from './stories.ts'

suite('state judicial aid', () => {
  test('is sound', () => {
    for (const procedure of aidProcedures) checkProcedure(procedure, roles)
  })

  test('is seen by the units that took part alone', () => {
    assert.equal(judicialAidProcedure.restricted, true)
  })

  test('nobody keeps what another is to do', () => {
    assert.deepEqual(keptByTheWrongOne(judicialAidProcedure), [])
  })

  for (const { story, told, expected } of tellStories(judicialAidProcedure, aidStories, aidMoves))
    test(story, () => assert.equal(told, expected))

  test('every word in both languages, and none too many', () => {
    assert.deepEqual(missingWords(judicialAidProcedure), [])
    assert.deepEqual(idleWords(judicialAidProcedure), [])
  })
})
