/** Search of matters stays an index search behind row-level security. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fillMatters, fixedId, jurisdictionId } from '../../bench/support/fill.ts'
import { queryOf } from '../../src/matters/search.ts'
import { freshDatabase } from '../support/database.ts'

const { db } = await freshDatabase()
await fillMatters(db.pool, 5000, () => undefined)

test('a reader who sees one grid searches by the index, not by reading every matter', async () => {
  const sight = {
    jurisdictionId,
    reach: 'scoped',
    personId: null,
    units: [],
    communities: [],
    grids: [fixedId('grid', 1)],
  } as const
  const lines = await db.within(sight, async tx => {
    const plan = await sql<{ 'QUERY PLAN': string }>`explain (costs off) select p.id from proceeding p
      join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
      where p.jurisdiction_id = ${jurisdictionId} and m.search @@ ${queryOf('路灯')}::tsquery`.execute(tx)
    return plan.rows.map(row => row['QUERY PLAN']).join('\n')
  })
  assert.match(lines, /Bitmap Index Scan on matter_search/)
})
