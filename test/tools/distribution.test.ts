/** docs/distribution.md lists what the contract tests allow, as it is now. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { distributionPage, distributionPath } from '../../tools/distribution.ts'

test('docs/distribution.md is what npm run generate makes', () =>
  assert.equal(readFileSync(distributionPath, 'utf8'), distributionPage(), 'npm run generate'))
