/** docs/laws.md: says of every term and step of procedure 1 on what it rests, as the code has it now. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { matterProcedure } from '../../src/matters/procedure.ts'
import { lawsPage, lawsPath } from '../../tools/laws.ts'

suite('docs/laws.md', () => {
  const page = readFileSync(lawsPath, 'utf8')

  test('is what npm run generate makes', () => {
    assert.equal(page, lawsPage(), `${lawsPath} is not what it should be: npm run generate`)
  })

  test('has every term and every step with its article', () => {
    const ruled = [...Object.entries(matterProcedure.terms), ...Object.entries(matterProcedure.steps)]
    const missing = ruled.filter(([name, { basis }]) => {
      const line = page
        .split('\n')
        .find(
          one => one.startsWith(`| \`${name}\` |`) && one.includes(`| ${basis.article} | ${basis.mark} |`),
        )
      return line === undefined
    })
    assert.deepEqual(
      missing.map(([name]) => name),
      [],
    )
  })
})
