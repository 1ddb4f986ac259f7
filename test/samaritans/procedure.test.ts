/** Good-samaritan recognition 见义勇为确认: the declaration is sound, its stories end as the table says, every word is there. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { samaritanProcedures } from '../../src/samaritans/index.ts'
import { samaritanProcedure } from '../../src/samaritans/procedure.ts'
import { roles } from '../../src/territory/roles.ts'
import { keptByTheWrongOne } from '../support/hand-over.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import { samaritanMoves, samaritanStories } from './stories.ts'

suite('good-samaritan recognition', () => {
  test('is sound', () => {
    for (const procedure of samaritanProcedures) checkProcedure(procedure, roles)
  })

  test('nobody keeps what another is to do', () => {
    assert.deepEqual(keptByTheWrongOne(samaritanProcedure), [])
  })

  for (const { story, told, expected } of tellStories(samaritanProcedure, samaritanStories, samaritanMoves))
    test(story, () => assert.equal(told, expected))

  test('every word in both languages, and none too many', () => {
    assert.deepEqual(missingWords(samaritanProcedure), [])
    assert.deepEqual(idleWords(samaritanProcedure), [])
  })
})
