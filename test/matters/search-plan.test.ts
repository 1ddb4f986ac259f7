/** Lists and search of matters walk an index behind row-level security: with a million matters everything else is too slow. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { filledNow, fillMatters, fixedId, jurisdictionId } from '../../bench/support/fill.ts'
import { type Query, readers } from '../../bench/support/readers.ts'
import { queryOf } from '../../src/matters/lists/search.ts'
import { listMatters } from '../../src/matters/lists/store.ts'
import { worklistQueryShape } from '../../src/matters/shape.ts'
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

/** Entries that a list reads of each index of matters, as if there were many. */
async function entriesRead(who: string, query: Query) {
  const { asker } = readers[who]!
  return db.within(asker.sight, async tx => {
    await sql`select set_config('aili.gathered_most', '6', true), set_config('aili.walked_most', '60', true)`.execute(
      tx,
    )
    const page = await listMatters(tx, jurisdictionId, asker, worklistQueryShape.parse(query), filledNow)
    assert.ok(page.rows.length > 0 && page.totalIsLowerBound)
    const { rows } = await sql<{ name: string; n: number }>`select i.indexrelid::regclass::text as name,
      pg_stat_get_xact_tuples_returned(i.indexrelid)::integer as n from pg_index i where i.indrelid = 'proceeding'::regclass`.execute(
      tx,
    )
    return new Map(rows.map(row => [row.name, row.n]))
  })
}

test('what a unit takes part in and was opened in a time is found by its own index, not among all that is open', async () => {
  const read = await entriesRead('department', { list: 'sight', sort: 'due', to: '2026-11-20' })
  assert.ok(read.get('proceeding_guests')! > 0)
  read.delete('proceeding_guests')
  const most = Math.max(...read.values())
  assert.ok(most < 200, `${most} entries of some 500 that are open`)
})

test('what ended and was opened in a time is walked by its last act by whoever sees all, not read month after month', async () => {
  const read = await entriesRead('supervisor', { list: 'closed', sort: 'lastAct', to: '2026-04-15' })
  assert.equal(read.get('proceeding_ended_facts'), 0)
  assert.ok(read.get('proceeding_ended_acted')! > 0)
})
