/**
 * Every statement that the program sent during the test run names the jurisdiction of every table that grows. Run last (tools/test.ts), it
 * reads what all other files left; run alone, what its own walk through the program leaves.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { freshDatabase } from '../support/database.ts'
import { isWholeRun, type Recorded, recordInto } from '../support/record-statements.ts'
import { startTown, type TestServer } from '../support/server.ts'
import { apartSources, apartStatements } from './apart.ts'
import { groundsOf, tablesOf } from './catalogue.ts'
import { loose } from './statement.ts'

const folder = process.env.AILI_STATEMENTS ?? mkdtempSync(join(tmpdir(), 'aili-statements-'))
await recordInto(folder)

suite('statements of the run', async () => {
  const { pool } = (isWholeRun() ? await freshDatabase() : await walkedTown()).db

  test('each names the jurisdiction of every table that grows', async t => {
    const grounds = await groundsOf(pool)
    const seen = statementsOfProgram()
    assert.ok(seen.size > 100, `${seen.size} statements are no walk`)
    const complaints = [...seen].flatMap(([sql, at]) =>
      loose(sql, grounds)
        .filter(line => !isApart(at, line.split(/[ :]/)[0]!))
        .map(
          line =>
            `${at ?? 'nobody knows where'}\n  ${line}\n  ${sql.replaceAll(/\s+/g, ' ').trim().slice(0, 400)}`,
        ),
    )
    t.diagnostic(`${seen.size} statements of the program`)
    assert.equal(complaints.length, 0, `\nname the jurisdiction:\n${complaints.join('\n')}\n`)
  })

  // What no statement touches was not looked at.
  if (!isWholeRun()) return
  test('every table that grows is touched by some of them', async () => {
    const grounds = await groundsOf(pool)
    const touched = new Set<string>()
    const noting = { ...grounds, grows: (table: string) => grounds.grows(table) && !!touched.add(table) }
    for (const sql of statementsOfProgram().keys()) loose(sql, noting)
    assert.deepEqual(
      (await tablesOf(pool)).filter(name => grounds.grows(name) && !touched.has(name)),
      [],
    )
  })
})

/** By text, with one of the places that sent it. */
function statementsOfProgram(): ReadonlyMap<string, string | null> {
  const seen = new Map<string, string | null>()
  for (const file of readdirSync(folder)) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      const { sql, at } = JSON.parse(line) as Recorded
      if (/^(test|browser|bench)\//.test(at ?? '')) continue
      if (Object.keys(apartSources).some(path => at?.startsWith(path))) continue
      seen.set(sql, at)
    }
  }
  return seen
}

function isApart(at: string | null, table: string): boolean {
  return apartStatements.some(it => at?.startsWith(it.in) && it.tables.includes(table))
}

/** Every page that needs no name of anything, as each kind of staff, and a report with its answer. */
async function walkedTown(): Promise<TestServer> {
  const town = await startTown()
  const { aili, resident, signIn } = town
  await aili.app.ready()
  const { paths = {} } = aili.app.swagger() as { paths?: Record<string, Record<string, unknown>> }
  const pages = Object.entries(paths).filter(([path, ways]) => !path.includes('{') && 'get' in ways)
  for (const name of ['admin', 'secretary', 'community1', 'grid1', 'branch1', 'mediator1']) {
    const visitor = await signIn(name)
    await Promise.all(pages.map(([path]) => visitor.get(path)))
  }
  const report = { id: randomUUID(), text: '幸福小区3号楼前路灯不亮', lng: 117.1, lat: 48.9 }
  const { body } = await resident.post('/api/matters', report)
  await resident.get(`/api/public/matters/${body.number}?code=${body.queryCode}`)
  return town
}
