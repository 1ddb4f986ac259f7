/** What every declared procedure can do, told on a small one, a story a line: extension, time left out, change of label, conditions, side states. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { tellStories } from '../support/stories.ts'
import { trial } from './trial.ts'
import {
  conditionStories,
  exclusionStories,
  extensionStories,
  labelStories,
  sideStories,
  trialMoves,
} from './trial-stories.ts'

test('the small procedure is sound', () => checkProcedure(trial, roles))

const tables = {
  'extensions 延期': extensionStories,
  'time left out 扣除期间': exclusionStories,
  'change of label 变更类别': labelStories,
  'when a step is lawful': conditionStories,
  'side states, recusal, oversight': sideStories,
}
for (const [name, table] of Object.entries(tables))
  suite(name, () => {
    for (const { story, told, expected } of tellStories(trial, table, trialMoves))
      test(story, () => assert.equal(told, expected))
  })
