/** docs/glossary.md: one term, one word; the tables and files it names exist, and every table and role has a row. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { roles } from '../../src/territory/roles.ts'

const page = readFileSync('docs/glossary.md', 'utf8')
const rows = page
  .split('\n')
  .filter(line => /^\| [\u3400-\u9fff]/.test(line) && !line.startsWith('| 中文'))
  .map(line =>
    line
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim()),
  )
const quoted = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(match => match[1]!)
const tables = [...readFileSync('sql/schema.sql', 'utf8').matchAll(/^create table (\w+)/gim)].map(
  match => match[1]!,
)

suite('docs/glossary.md', () => {
  test('tables and files named exist', () => {
    const named = rows.flatMap(cells => quoted(cells[3] ?? ''))
    assert.deepEqual(
      named.filter(table => !tables.includes(table)),
      [],
    )
    const files = rows.flatMap(cells => quoted(cells[4] ?? ''))
    assert.deepEqual(
      files.filter(file => !existsSync(file)),
      [],
    )
  })

  test('no term and no identifier has two rows', () => {
    for (const column of [0, 2]) {
      const said = rows.flatMap(cells => (column === 0 ? [cells[0]!] : quoted(cells[2] ?? '')))
      assert.deepEqual(
        said.filter((word, index) => said.indexOf(word) !== index),
        [],
      )
    }
  })

  test('every table has a word', () => {
    const technical = /^(account_|schema_migration|sign_in_failure)/
    const named = new Set(rows.flatMap(cells => quoted(cells[3] ?? '')))
    assert.deepEqual(
      tables.filter(table => !technical.test(table) && !named.has(table)),
      [],
    )
  })

  test('every role has a word', () => {
    const missing = roles.filter(role => !page.includes(`\`${role}\``))
    assert.deepEqual(missing, [])
  })
})
