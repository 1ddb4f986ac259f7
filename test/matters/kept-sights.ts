/** Sights counted as one scope: kept from the first reading, the same in whatever order, forgotten when nobody reads them. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Sight } from '../../src/kernel/database.ts'
import { countedFor, isToBeKept } from '../../src/matters/counts/reader.ts'
import { matterRollup } from '../../src/matters/counts/rollup.ts'
import type { FigureSums } from '../../src/matters/lists/figures-plain.ts'
import { type RollupKernel, verifyRollup } from '../../src/proceedings/index.ts'

type Figures = (sight: Sight) => Promise<FigureSums>

export async function keptWhileRead(
  { db }: RollupKernel,
  readers: Readonly<Record<string, Sight>>,
  counted: Figures,
  plainly: Figures,
): Promise<void> {
  const { owner } = db
  const [standIn, department, leaderOfUnit] = [readers.standIn!, readers.department!, readers.leaderOfUnit!]
  const areKept = ['standIn', 'leaderOfUnit', 'department', 'director', 'leader', 'county']
  assert.deepEqual(
    areKept.map(name => isToBeKept(readers[name]!)),
    [true, true, true, false, false, false],
  )
  assert.deepEqual([countedFor(standIn), countedFor(leaderOfUnit)], [null, null], 'they cannot be added up')
  const kept = async () => {
    const { rows } = await sql<{ sights: number; counted: number }>`
      select count(*)::int as sights, (select count(distinct scope_id)::int from count_day where scope = 'sight') as counted from counted_sight`.execute(
      owner,
    )
    return rows[0]
  }
  for (const sight of [standIn, department, leaderOfUnit]) await counted(sight)
  assert.deepEqual(await kept(), { sights: 3, counted: 3 })
  assert.deepEqual(await counted({ ...standIn, units: standIn.units.toReversed() }), await plainly(standIn))
  assert.deepEqual(await kept(), { sights: 3, counted: 3 }, 'the same in another order')
  await sql`update counted_sight set read_on = '2026-10-01' where cardinality(communities) = 0`.execute(owner)
  assert.deepEqual(await counted(standIn), await plainly(standIn), 'read again before it is forgotten')
  const other = { ...standIn, grids: leaderOfUnit.grids }
  assert.deepEqual(await counted(other), await plainly(other))
  assert.deepEqual(await kept(), { sights: 3, counted: 3 }, 'the department is forgotten')
  const { jurisdictionId } = standIn
  await sql`insert into counted_sight (jurisdiction_id, sight_id, communities, grids, units, read_on)
    select ${jurisdictionId}, gen_random_uuid(), '{}', '{}', '{}', max(read_on) from counted_sight, generate_series(1, 197) group by jurisdiction_id, generate_series`.execute(
    owner,
  )
  assert.deepEqual(await counted(department), await plainly(department), 'no room today')
  assert.deepEqual(await kept(), { sights: 200, counted: 3 }, 'who read today is not pushed out')
  await sql`delete from counted_sight where grids = '{}' and communities = '{}' and units = '{}'`.execute(
    owner,
  )
  assert.deepEqual(await verifyRollup(owner, jurisdictionId, matterRollup), [])
}
