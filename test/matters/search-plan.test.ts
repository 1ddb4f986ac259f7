/** Lists and search of matters walk an index behind row-level security: with a million matters everything else is too slow. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { fillMatters, fixedId, jurisdictionId } from '../../bench/support/fill.ts'
import { queryOf } from '../../src/matters/lists/search.ts'
import { freshDatabase } from '../support/database.ts'

const { db } = await freshDatabase()
await fillMatters(db.pool, 5000, () => undefined)
const nobody = {
  jurisdictionId,
  reach: 'scoped',
  personId: null,
  units: [],
  communities: [],
  grids: [],
} as const

const plan = (sight: Parameters<typeof db.within>[0], condition: RawBuilder<unknown>) =>
  db.within(sight, async tx => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (costs off) select p.id from proceeding p
      join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
      where p.jurisdiction_id = ${jurisdictionId} and ${condition}`.execute(tx)
    return rows.map(row => row['QUERY PLAN']).join('\n')
  })

test('a reader who sees one grid searches by the index, not by reading every matter', async () => {
  const sight = { ...nobody, grids: [fixedId('grid', 1)] }
  assert.match(await plan(sight, sql`m.search @@ ${queryOf('路灯')}::tsquery`), /Scan on matter_search/)
})

test('a department finds what concerns it by the index of units', async () => {
  const unit = fixedId('department', 1)
  const concerned = sql`p.closed_at is null and p.unit_ids <> '{}' and p.unit_ids && array[${unit}::uuid]`
  assert.match(await plan({ ...nobody, units: [unit] }, concerned), /Scan on proceeding_units/)
})
