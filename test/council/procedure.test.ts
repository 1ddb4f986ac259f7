/** Council proposal and village resolution as data are sound, say everything in both languages, and do what their stories tell. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { councilProcedures } from '../../src/council/index.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { idleWords, missingWords } from '../support/procedure-words.ts'
import { tellStories } from '../support/stories.ts'
import { proposalMoves, proposalStories } from './proposal-stories.ts'
import { villageMoves, villageStories } from './village-stories.ts'

const tables: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>> = {
  proposal: [proposalStories, proposalMoves],
  villageResolution: [villageStories, villageMoves],
}

for (const procedure of councilProcedures)
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

test('an agreement of the council and a resolution of an assembly are papers of different kinds', () => {
  for (const { steps } of councilProcedures) {
    const drawnUp = (paper: string) => Object.keys(steps).filter(name => steps[name]!.papers?.includes(paper))
    assert.deepEqual(drawnUp('resolution'), ['declarePassed'])
    assert.ok(!drawnUp('consultationOpinion').includes('declarePassed'))
  }
})
