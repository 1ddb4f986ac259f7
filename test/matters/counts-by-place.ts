/** Counts of matters by grid and by area held against plain SQL under the same sight. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Sight } from '../../src/kernel/database.ts'
import { mattersInArea } from '../../src/matters/counts/by-area.ts'
import { mattersByGrid } from '../../src/matters/counts/by-grid.ts'
import { placeFigure } from '../../src/matters/lists/figure-conditions.ts'
import type { RollupKernel } from '../../src/proceedings/index.ts'

export async function gridsAndAreasEqual(
  kernel: RollupKernel,
  { county, director, leader, standIn }: Readonly<Record<string, Sight>>,
  when: string,
  now: Date,
): Promise<void> {
  const { db } = kernel
  const { jurisdictionId } = county!
  for (const figure of ['open', 'overdue', 'dueSoon'] as const) {
    const { rows } = await db.within(county!, tx => mattersByGrid(tx, jurisdictionId, figure, now))
    const plain = await db.within(county!, tx =>
      sql<{
        gridId: string
        n: number
      }>`select p.grid_id as "gridId", count(*)::int as n from proceeding p where p.procedure = 'matter'
        and p.grid_id is not null and ${sql.join(placeFigure(figure, now).conditions, sql` and `)} group by 1`.execute(
        tx,
      ),
    )
    const inOrder = (all: readonly { gridId: string; n: number }[]) =>
      all.toSorted((a, b) => (a.gridId < b.gridId ? -1 : 1))
    assert.deepEqual(inOrder(rows), inOrder(plain.rows), `${figure} by grid, ${when}`)
  }
  const nowhere = { everywhere: false, communities: [], grids: [] }
  const areas = [
    [county!, { ...nowhere, everywhere: true }],
    [director!, { ...nowhere, communities: director!.communities }],
    [leader!, { ...nowhere, grids: leader!.grids }],
    [county!, { ...nowhere, grids: leader!.grids.slice(1) }],
    [standIn!, { ...nowhere, everywhere: true }],
  ] as const
  const days = { from: '2026-10-01', to: '2026-10-31' }
  for (const [sight, area] of areas) {
    const { asOf, ...sums } = (await mattersInArea(kernel, sight, area, days, now))!
    const { received, closed, missed, openAtEnd, overdue } = { ...sums }
    assert.deepEqual(
      { received, closed, missed, openAtEnd, overdue },
      await plainArea(kernel, sight, area, now),
      `${when} ${asOf}`,
    )
  }
}

async function plainArea(
  { db }: RollupKernel,
  sight: Sight,
  area: { everywhere: boolean; communities: readonly string[]; grids: readonly string[] },
  now: Date,
) {
  const [begins, ends] = ['2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00']
  return db.within(sight, async tx => {
    const { rows } = await sql<
      Record<string, number>
    >`select count(*) filter (where opened_at >= ${begins} and opened_at < ${ends})::int as received,
        count(*) filter (where state = 'closed' and closed_at >= ${begins} and closed_at < ${ends})::int as closed,
        count(*) filter (where state = 'closed' and closed_at >= ${begins} and closed_at < ${ends} and exists (select from act a
          where a.proceeding_id = p.id and a.step = 'markOverdue' and a.inputs->>'term' = 'handling'))::int as missed,
        count(*) filter (where opened_at < ${ends} and (closed_at is null or closed_at >= ${ends}))::int as "openAtEnd",
        count(*) filter (where closed_at is null and next_due_at < ${now})::int as overdue
      from proceeding p where procedure = 'matter' and (${area.everywhere} or community_id = any (${[...area.communities]}::uuid[]) or grid_id = any (${[...area.grids]}::uuid[]))`.execute(
      tx,
    )
    return rows[0]
  })
}
