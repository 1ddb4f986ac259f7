/** Rosters taken in: looked at first, written once, gone on with after a break, and only by the people of the community. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../src/kernel/ids.ts'
import { rostersOf } from '../../src/roster/rosters.ts'
import { startTown } from '../support/server.ts'
import { communityId, lookedAt, send, written } from './run.ts'
import { csvOf, plainHeadings, rosterRows, workbookOf } from './sheets.ts'

const server = await startTown()
const { db } = server
const [director, other] = await Promise.all([server.signIn('community1'), server.signIn('community2')])

async function registered() {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from dwelling) as dwellings, (select count(*) from household) as households,
      (select count(*) from resident) as residents, (select count(*) from consent) as consents,
      (select count(*) from guardianship) as guardians, (select count(*) from tenure) as tenures,
      (select count(*) from registry_change) as changes, (select count(*) from roster_batch) as batches`.execute(
    db.owner,
  )
  return rows[0]!
}

suite('a roster of two thousand', () => {
  test('is looked at, written, and the second time nothing is new', async () => {
    const rows = rosterRows(0, 2000)
    const bytes = await workbookOf([plainHeadings, ...rows])
    const looked = await lookedAt(server, director, bytes)
    console.log(
      JSON.stringify(looked.report.problems.map((p: any) => [p.code, p.count, p.rows.slice(0, 2)])),
      looked.report.counts,
      looked.failure,
    )
    assert.equal((await registered()).residents, 0, 'nothing is written by looking')
    const startedAt = performance.now()
    await director.post(`/api/rosters/${looked.id}/write`)
    await rostersOf(server.aili.kernel).idle()
    console.log('write ms', performance.now() - startedAt)
    const run = (await director.get(`/api/rosters/${looked.id}`)).body
    console.log(run.state, run.failure, run.report.written, await registered())
    assert.equal(run.state, 'done')
    const again = await written(server, director, bytes)
    console.log(again.report.written, again.report.counts)
    assert.equal(again.report.written.entered, 0)
    assert.equal(again.report.written.changed, 0)
  })
})
