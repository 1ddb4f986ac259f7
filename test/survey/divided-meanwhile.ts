/** What others do meanwhile: a community is divided anew while a file of buildings is looked at, or set up twice. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { territoryOf } from '../../src/territory/index.ts'
import type { TestServer } from '../support/server.ts'

/** @param take takes in a building of 11 households of a compound 晚苑 in the community */
export function dividedMeanwhile(
  server: TestServer,
  communityId: string,
  take: () => Promise<unknown>,
): void {
  const { owner } = server.db
  test('divided anew while the file was looked at: a building goes to the grid in force', async () => {
    // What is held in memory here is of before.
    await territoryOf(server.aili.kernel)
    await sql`with ended as (update grid set valid_to = '2026-11-22'
        where community_id = ${communityId} and valid_to is null returning *)
      insert into grid (jurisdiction_id, community_id, code, name, kind, setting, households, boundary, version, valid_from)
      select jurisdiction_id, community_id, code, name, kind, setting, 0, boundary, version + 1, '2026-11-23' from ended`.execute(
      owner,
    )
    await sql`update jurisdiction set settings = settings || '{"territoryVersion": "later"}'`.execute(owner)
    await take()
    const { rows } = await sql<{ version: number; households: number }>`select g.version, g.households
      from building b join compound c on c.id = b.compound_id join grid g on g.id = b.grid_id where c.name = '晚苑'`.execute(
      owner,
    )
    assert.deepEqual(rows, [{ version: 2, households: 11 }])
  })
  test('of two who set up one community at once the second is told', async () => {
    const admin = await server.signIn('admin')
    const made = { name: '双泉社区', code: '152222100988', border: null }
    const both = await Promise.all([made, made].map(it => admin.post('/api/survey/communities', it)))
    assert.deepEqual(both.map(it => it.status).toSorted(), [200, 400])
    assert.match(both.find(it => it.status === 400)!.body.error.message, /重名或重码/)
  })
}
