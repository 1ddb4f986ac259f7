/** The ledger of matters held against plain SQL under the same sight: every kind, its length and its rows page by page, whether they come from the counts or not. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Sight } from '../../src/kernel/database.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import type { Ask, Key, Page } from '../../src/ledgers/ask.ts'
import { matterLedger } from '../../src/ledgers/matter-ledger.ts'
import { periodOf } from '../../src/ledgers/period.ts'
import type { RollupKernel } from '../../src/proceedings/index.ts'
import { territoryOf } from '../../src/territory/index.ts'

interface Area {
  readonly everywhere: boolean
  readonly communities: readonly string[]
  readonly grids: readonly string[]
}
const missed = `exists (select from act a where a.proceeding_id = p.id and a.step = 'markOverdue' and a.inputs->>'term' = 'handling')`
const kinds: Readonly<Record<string, string>> = {
  received: 'opened_at >= $1 and opened_at < $2',
  closed: `state = 'closed' and closed_at >= $1 and closed_at < $2`,
  openAtEnd: 'opened_at < $2 and (closed_at is null or closed_at >= $2)',
  overdue: 'opened_at < $2 and closed_at is null and next_due_at < $3',
  missed: `state = 'closed' and closed_at >= $1 and closed_at < $2 and ${missed}`,
}

/** @param kernel its rollups are caught up */
export async function ledgerListsEqual(
  kernel: RollupKernel,
  asked: readonly (readonly [Sight, Area])[],
  when: string,
  now: Date,
): Promise<void> {
  const { jurisdictionId } = asked[0]![0]
  const territory = await territoryOf({ ...kernel, config: { jurisdictionId } } as unknown as Kernel)
  const period = periodOf('range', { from: '2026-10-01', to: '2026-11-30' }, '2026-11-23')
  for (const [sight, area] of asked)
    for (const kind of Object.keys(kinds)) {
      const ask = {
        kernel,
        staff: { jurisdictionId, sight },
        territory,
        t: String,
        language: 'en',
        area,
        period,
        kind,
      }
      const got = await listed({ ...ask, buildingId: null, now, today: '2026-11-23' } as unknown as Ask)
      const by = kind === 'closed' || kind === 'missed' ? 'closed_at' : 'opened_at'
      const values = sql.raw(
        kinds[kind]!.replaceAll('$1', `'${period.beginsAt.toISOString()}'`)
          .replaceAll('$2', `'${period.endsAt.toISOString()}'`)
          .replaceAll('$3', `'${now.toISOString()}'`),
      )
      const { rows } = await kernel.db.within(sight, tx =>
        sql<{ id: string }>`select id from proceeding p where procedure = 'matter' and ${values}
          and (${area.everywhere} or community_id = any (${[...area.communities]}::uuid[]) or grid_id = any (${[...area.grids]}::uuid[]))
          order by ${sql.raw(by)}, id`.execute(tx),
      )
      assert.deepEqual(
        got.ids,
        rows.map(row => row.id),
        `${kind}, ${when}`,
      )
      assert.equal(got.total, rows.length, `${kind} counted, ${when}`)
    }
}

async function listed(ask: Ask): Promise<{ ids: readonly string[]; total: number }> {
  return ask.kernel.db.within(ask.staff.sight, async tx => {
    const ids: string[] = []
    for (let after: Key | null | undefined; after !== null; ) {
      const page: Page = await matterLedger.page(tx, ask, after ?? null, 60)
      ids.push(...page.rows.map(row => row.id))
      after = page.last
    }
    return { ids, total: await matterLedger.count(tx, ask, 1_000_000) }
  })
}
