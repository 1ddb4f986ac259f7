/** Volunteering as data is sound, says everything in both languages, and does what its stories tell. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { volunteersProcedures } from '../../src/volunteers/index.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import { activityMoves, activityStories } from './activity-stories.ts'
import {
  certificateMoves,
  certificateStories,
  teamMoves,
  teamStories,
  wishMoves,
  wishStories,
} from './other-stories.ts'

const tables: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  volunteerActivity: [activityStories, activityMoves],
  serviceCertificate: [certificateStories, certificateMoves],
  microWish: [wishStories, wishMoves],
  volunteerTeam: [teamStories, teamMoves],
}

for (const procedure of volunteersProcedures)
  suite(procedure.id, () => {
    test('is sound', () => checkProcedure(procedure, roles))
    test('has all its words and no idle ones', () => {
      assert.deepEqual(missingWords(procedure), [])
      assert.deepEqual(idleWords(procedure), [])
    })
    const [table, named] = tables[procedure.id]!
    for (const { story, expected, told } of tellStories(procedure, table, named))
      test(story, () => assert.equal(told, expected))
  })

test('a claimed wish is reminded of seven, three and one day before it ends', () => {
  const { fulfilment } = volunteersProcedures.find(one => one.id === 'microWish')!.terms
  assert.deepEqual(
    fulfilment?.reminders?.map(used => fulfilment.amount - used),
    [7, 3, 1],
  )
})
