/** What may be the same trouble is found wherever it was reported within sixty days; of a crowd that says the same those nearest in time. */
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { filledNow, fillMatters, jurisdictionId } from '../../bench/support/fill.ts'
import { fixedClock } from '../../src/kernel/clock.ts'
import { everythingOf } from '../../src/kernel/database.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { likeliestOf, likelyDuplicates } from '../../src/matters/lists/duplicates.ts'
import { monthsNear } from '../../src/matters/lists/facts.ts'
import { tokensOf } from '../../src/matters/lists/search.ts'
import { wholeOf } from '../../src/matters/present/whole.ts'
import { freshDatabase } from '../support/database.ts'

const { db } = await freshDatabase()
await fillMatters(db.pool, 1500, () => undefined)
const kernel = { db, clock: fixedClock(filledNow.toISOString()) } as unknown as Kernel
const said = '锅炉房后墙鸽子窝堵住排烟口'

/** Matters nobody knows the place of, reported so many days before the data ends, which from now on say this. */
const saying = async (text: string, days: number, count: number): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `with chosen as (select m.proceeding_id from matter m join proceeding p on p.jurisdiction_id = m.jurisdiction_id and p.id = m.proceeding_id
      where m.jurisdiction_id = $1 and m.text not like '锅炉%' and m.text not like '井盖%' and not p.sealed order by m.proceeding_id limit $4),
    opened as (update proceeding set opened_at = $3 where jurisdiction_id = $1 and id in (select proceeding_id from chosen))
    update matter m set text = $2, reported_at = $3, lng = null, lat = null, place_cell = null,
      search = array_to_tsvector($5::text[] || ('@t' || to_char($3::timestamptz at time zone 'Asia/Shanghai', 'YYMM')))
    from chosen where m.jurisdiction_id = $1 and m.proceeding_id = chosen.proceeding_id returning m.proceeding_id as id`,
    [jurisdictionId, text, daysBefore(days), count, tokensOf(text)],
  )
  return rows.map(row => row.id)
}
const daysBefore = (days: number) => new Date(filledNow.getTime() - days * 86_400_000)
const likesOf = (id: string, shown: number) =>
  db.within(everythingOf(jurisdictionId), async tx => {
    const likes = await likelyDuplicates(kernel, tx, everythingOf(jurisdictionId), id, shown)
    const told = (await wholeOf(tx, jurisdictionId, id))!
    assert.equal(
      await likeliestOf(kernel, tx, everythingOf(jurisdictionId), id, told),
      likes[0]?.row.id ?? null,
    )
    return likes.map(like => like.row.id).sort()
  })

suite('said alike, sixty days and more apart', async () => {
  const days = [0, 14, 29, 44, 59, 75, 100, 130]
  const ids: string[] = []
  for (const day of days) ids.push(...(await saying(said, day, 1)))
  for (const [at, day] of days.entries())
    test(`reported ${day} days ago: all within sixty days of it, none beyond`, async () => {
      const near = ids.filter((_, other) => other !== at && Math.abs(days[other]! - day) <= 60)
      assert.deepEqual(await likesOf(ids[at]!, 100), near.toSorted())
    })
})

test('where a crowd says the same those of its month come first, and no more than sixty', async () => {
  const text = '井盖翘起车轮陷进去'
  const crowd = await saying(text, 50, 70)
  const [self, ...same] = await saying(text, 2, 4)
  const found = await likesOf(self!, 100)
  assert.equal(found.length, 60)
  assert.ok(same.every(id => found.includes(id)))
  assert.equal(found.filter(id => crowd.includes(id)).length, 60 - same.length)
})

test('months are looked into from the one of the report', () => {
  const rows: readonly [string, string, string, string[]][] = [
    ['2026-11-23', '2026-09-24', '2026-11-23', ['2611', '2610', '2609']],
    ['2026-11-23', '2026-08-01', '2026-09-30', ['2609', '2610', '2608', '2611']],
    ['2027-03-02', '2026-10-05', '2026-12-04', ['2612', '2701', '2611', '2702', '2610 2703']],
    ['2026-11-23', '2026-12-01', '2026-11-23', []],
    ['2030-01-01', '2026-01-01', '2026-03-02', []],
  ]
  for (const [until, from, around, months] of rows)
    assert.deepEqual(
      monthsNear(until, from, around).map(month => month.match(/\d{4}/g)!.join(' ')),
      months,
    )
})
