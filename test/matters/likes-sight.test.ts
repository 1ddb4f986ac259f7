/** Likes are those within the reader's sight and no others, whatever the facts among a matter's words say, as a plain statement behind the fence has them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { filledNow, fillMatters, fixedId, jurisdictionId } from '../../bench/support/fill.ts'
import { readers } from '../../bench/support/readers.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { everythingOf, type Sight, type Tx } from '../../src/kernel/database.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { likelyDuplicates } from '../../src/matters/lists/duplicates.ts'
import { cellsAround } from '../../src/matters/lists/search.ts'
import { whereSeen } from '../../src/matters/lists/sight-cells.ts'
import { freshDatabase } from '../support/database.ts'

const { db } = await freshDatabase()
await fillMatters(db.pool, 1500, () => undefined)
await db.pool.query(`update proceeding set restricted = true where number like '%3' and state <> 'closed'`)
await db.pool.query(
  `update proceeding set unit_ids = unit_ids || '${fixedId('department', 1)}'::uuid where number like '%41'`,
)
await db.pool.query(`update proceeding set sealed = true where number like '%59'`)
// Facts are hints: some say of what is elsewhere that it is the director's, the department's, the grid leader's.
const { community, unit, grid } = {
  community: fixedId('community', 1),
  unit: fixedId('department', 1),
  grid: fixedId('grid', 1),
}
await db.pool.query(
  `update matter set search = search || array_to_tsvector(array[fact('c', $1), fact('u', $2), fact('g', $3)]) where proceeding_id in (select id from proceeding where number like '%7')`,
  [community, unit, grid],
)
const kernel = { db, clock: fixedClock(filledNow.toISOString()) } as unknown as Kernel
const { rows: matters } = await db.pool.query<{
  id: string
  lng: number
  lat: number
  at: Date
  words: string[]
}>(
  `select m.proceeding_id as id, m.lng, m.lat, m.reported_at as at, (select array_agg(w order by md5(w)) from unnest(tsvector_to_array(m.search)) w where w !~ '^@') as words
  from matter m where m.jurisdiction_id = $1 and m.lng is not null and m.search <> '' order by md5(m.proceeding_id::text) limit 400`,
  [jurisdictionId],
)
const sights: Readonly<Record<string, Sight>> = {
  ...Object.fromEntries(Object.entries(readers).map(([name, one]) => [name, one.asker.sight])),
  system: everythingOf(jurisdictionId),
  'resident with a code': {
    ...everythingOf(jurisdictionId),
    reach: 'scoped',
    proceedingId: matters[0]!.id,
  },
}
const idsOf = async (tx: Tx, statement: ReturnType<typeof sql<{ id: string }>>) =>
  (await statement.execute(tx)).rows.map(row => row.id)

test('what is found is what a plain statement finds behind the fence, sixty of each way', async () => {
  let [crowds, some] = [0, 0]
  const question = fc.record({
    who: fc.constantFrom(...Object.keys(sights)),
    self: fc.constantFrom(...matters),
    words: fc.integer({ min: 1, max: 3 }),
    wanted: fc.constantFrom(5, 60),
    isByMonth: fc.boolean(),
  })
  const holds = async ({
    who,
    self,
    words,
    wanted,
    isByMonth,
  }: typeof question extends fc.Arbitrary<infer T> ? T : never) => {
    const sight = sights[who]!
    const asked = self.words
      .slice(0, words)
      .map(word => `'${word.replaceAll("'", "''")}'`)
      .join(' & ')
    const cells = cellsAround(self.lng, self.lat)
    const months = isByMonth || sight.reach !== 'scoped' ? [`'@t2611'`, `!'@t2611'`] : [null]
    await db.within(sight, async tx => {
      const found = await idsOf(
        tx,
        sql`select id from likes_sought(${self.id}, ${cells}::text[], '{}', ${asked}::tsquery, ${months}::tsquery[], ${self.at}, 60, ${wanted}::integer)`,
      )
      const near = sql`m.jurisdiction_id = ${jurisdictionId} and m.proceeding_id <> ${self.id} and m.merged_into is null and m.text <> 'sealed'
        and m.reported_at between ${self.at}::timestamptz - interval '60 days' and ${self.at}::timestamptz + interval '60 days'`
      const ways = [sql`m.place_cell = any (${cells}::text[])`, sql`m.search @@ ${asked}::tsquery`]
      const visible: string[] = []
      for (const way of ways) {
        const plain = sql<{ id: string }>`select m.proceeding_id as id from matter m where ${near} and ${way}`
        const seen = await idsOf(tx, plain)
        visible.push(...seen)
        // Sixty of more stand for all.
        const isCrowd = (await plain.execute(db.owner)).rows.length > wanted
        if (isCrowd) crowds += 1
        else if (who !== 'resident with a code')
          assert.deepEqual(
            seen.filter(id => !found.includes(id)),
            [],
            `${who}: not found`,
          )
      }
      assert.deepEqual(
        found.filter(id => !visible.includes(id)),
        [],
        `${who}: out of sight`,
      )
      assert.equal(new Set(found).size, found.length)
      if (found.length > 0) some += 1
    })
  }
  await fc.assert(fc.asyncProperty(question, holds), { numRuns: 120, endOnFailure: true })
  assert.ok(crowds > 10 && crowds < 230 && some > 30, `${crowds} crowds, ${some} that found some`)
})
test('where a sight has matters is known of every cell, and from then on its likes are the same', async () => {
  let most = 0
  for (const who of ['director', 'leader of the busiest grid', 'department']) {
    const sight = sights[who]!
    const likes = () =>
      db.within(sight, async tx => {
        const seen = sql<{
          id: string
        }>`select id from proceeding where jurisdiction_id = ${jurisdictionId} order by opened_at desc limit 8`
        const all = []
        for (const id of await idsOf(tx, seen))
          all.push((await likelyDuplicates(kernel, tx, sight, id, 100)).map(like => like.row.id))
        return all
      })
    assert.equal(whereSeen(kernel, sight), null)
    const before = await likes()
    for (let turn = 0; turn < 1000 && whereSeen(kernel, sight) === null; turn++) await setTimeout(5)
    const { cells, from } = whereSeen(kernel, sight)!
    const { rows } = await db.within(sight, tx =>
      sql<{
        cell: string
      }>`select distinct place_cell as cell from matter where jurisdiction_id = ${jurisdictionId} and place_cell is not null and reported_at >= ${from}`.execute(
        tx,
      ),
    )
    assert.deepEqual(
      rows.filter(row => !cells.has(row.cell)),
      [],
      who,
    )
    assert.deepEqual(await likes(), before, who)
    most = Math.max(most, rows.length)
  }
  assert.ok(most > 10, `${most} cells`)
})

test('a cell where nothing is seen is walked from an instant on, the others whole', async () => {
  const self = matters[0]!
  const { rows } = await db.pool.query<{ cell: string }>(
    'select place_cell as cell from matter where place_cell is not null group by 1 order by count(*) desc, 1 limit 9',
  )
  const cells = rows.map(row => row.cell)
  const since = new Date(self.at.getTime() - 10 * 86_400_000)
  await db.within(everythingOf(jurisdictionId), async tx => {
    const found = await idsOf(
      tx,
      sql`select id from likes_sought(${self.id}, ${cells}::text[], ${cells.map((_, nth) => (nth % 2 ? since : null))}::timestamptz[], null, '{}', ${self.at}, 60, 600)`,
    )
    const plain = await idsOf(
      tx,
      sql`select m.proceeding_id as id from matter m, unnest(${cells}::text[]) with ordinality o(cell, nth) where m.jurisdiction_id = ${jurisdictionId} and m.place_cell = o.cell
        and m.proceeding_id <> ${self.id} and m.merged_into is null and m.text <> 'sealed' and m.reported_at <= ${self.at}::timestamptz + interval '60 days'
        and m.reported_at >= case when nth % 2 = 0 then ${since} else ${self.at}::timestamptz - interval '60 days' end`,
    )
    assert.deepEqual(found.toSorted(), plain.toSorted())
    assert.ok(plain.length > 5, `${plain.length} neighbours`)
  })
})
