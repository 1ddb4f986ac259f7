/** No procedure without a walk: whatever is declared is carried over HTTP to an end, somewhere in these tests. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { declaredProcedures } from '../../src/procedures.ts'

const texts = globSync('test/conduct/walk-*.test.ts').map(file => readFileSync(file, 'utf8'))

for (const { id, states } of declaredProcedures)
  test(`${id} is walked to an end`, () => {
    const text = texts.find(one => one.includes(`'${id}',`))
    assert.ok(text, `no walk of ${id}`)
    const ends = new Set([...text.matchAll(/^[^|\n]*\|[^|\n]*\|[^|\n]*\| (\w+)/gm)].map(match => match[1]!))
    const final = Object.keys(states).filter(state => states[state]!.final)
    assert.ok(
      final.filter(state => ends.has(state)).length >= 2,
      `${id} ends only as ${[...ends].join(', ')}`,
    )
  })
