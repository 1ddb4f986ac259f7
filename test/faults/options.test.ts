/** A mistyped option starts nothing: a demo town must not appear in somebody's folder by a slip of the hand. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

for (const words of [['--emtpy'], ['--port'], ['town.xlsx']])
  test(`npm start -- ${words.join(' ')} is refused`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'aili-options-'))
    const run = spawnSync(process.execPath, ['src/main.ts', '--data', folder, ...words], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    assert.equal(run.status, 1)
    assert.match(run.stderr, /--help/)
    assert.deepEqual(readdirSync(folder), [])
    rmSync(folder, { recursive: true, force: true })
  })
