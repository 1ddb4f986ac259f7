/** A procedure that could not be carried through is refused when it is loaded, with what was met and what would be lawful, in both languages. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Refusal } from '../../src/kernel/errors.ts'
import { translator } from '../../src/kernel/i18n.ts'
import { wordsOf } from '../../src/kernel/refusal-words.ts'
import { allProcedures, ownProcedures } from '../../src/procedures.ts'
import { checkProcedure } from '../../src/proceedings/check.ts'
import { roles } from '../../src/territory/roles.ts'
import { versions } from './unsound.ts'
import { unsoundRules } from './unsound-rules.ts'
import { unsoundSteps } from './unsound-steps.ts'

suite('refused at load', () => {
  for (const [story, procedure, code, chinese, english] of [...unsoundSteps, ...unsoundRules])
    test(story, () => {
      const refusal = refusalOf(() => checkProcedure(procedure, roles))
      assert.equal(refusal.code, code)
      for (const [language, said] of [
        ['zh-CN', chinese],
        ['en', english],
      ] as const) {
        const words = wordsOf(refusal, translator(language))
        assert.match(words, said)
        assert.doesNotMatch(words, /\{\{|errors:|undefined/)
      }
    })

  test('versions that meet to the day are sound', () =>
    checkProcedure(versions('2026-06-30', '2026-07-01'), roles))
})

suite('what is declared', () => {
  for (const procedure of allProcedures)
    test(`${procedure.id} is sound`, () =>
      checkProcedure(procedure, roles, !ownProcedures.includes(procedure)))
})

function refusalOf(work: () => void): Refusal {
  try {
    work()
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return error
  }
  throw new assert.AssertionError({ message: 'nothing was refused' })
}
