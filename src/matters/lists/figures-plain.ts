/** Figures of the supervisor's page counted plainly, by the very conditions of the list each opens to: the reference of the counts, and what readers get whom no count holds. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Asker } from '../asker.ts'
import type { Reading } from '../present/row.ts'
import { type FigureName, figureNames, placeFigure } from './figure-conditions.ts'
import { beginningOf, firstWeekOf, weeksShown } from './figure-days.ts'
import { branchesFor } from './list-query.ts'

/** Sums alone, without words: each figure, and by week, community and category. */
export interface FigureSums {
  readonly asOf: Date
  /** Acts since asOf wait to be counted. */
  readonly isBehind: boolean
  readonly figures: Readonly<Record<FigureName, number>>
  readonly trend: readonly { week: string; received: number; closed: number }[]
  readonly byCommunity: readonly { communityId: string; open: number; overdue: number; closed: number }[]
  readonly byCategory: readonly { category: string; open: number; received: number }[]
  readonly onTime: Share
  readonly satisfaction: Share
}
interface Share {
  readonly numerator: number
  readonly denominator: number
}

export async function plainFigures(tx: Tx, asker: Asker, reading: Reading): Promise<FigureSums> {
  const { territory, now } = reading
  const jurisdictionId = territory.jurisdiction.id
  const sightBranches = branchesFor({ list: 'sight', sort: 'due', limit: 1 }, asker)
  const sight = sightBranches.length ? sql`(${sql.join(sightBranches, sql` or `)})` : sql`false`
  const base = sql`p.jurisdiction_id = ${jurisdictionId} and p.procedure = 'matter' and ${sight}`
  const figures = {} as Record<FigureName, number>
  for (const name of figureNames) {
    const { conditions, joinsMatter } = placeFigure(name, now)
    const join = joinsMatter
      ? sql`join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id`
      : sql``
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from proceeding p ${join} where ${base} and ${sql.join(conditions, sql` and `)}`.execute(
      tx,
    )
    figures[name] = rows[0]?.n ?? 0
  }
  return {
    asOf: now,
    isBehind: false,
    figures,
    trend: await trendOf(tx, base, now),
    byCommunity: await byCommunity(tx, base, now),
    byCategory: await byCategory(tx, base, now),
    onTime: await onTimeOf(tx, base, now),
    satisfaction: await satisfactionOf(tx, base, now),
  }
}

type Sql = ReturnType<typeof sql>

async function trendOf(tx: Tx, base: Sql, now: Date) {
  const { rows } = await sql<{ week: string; received: number; closed: number }>`
    with weeks as (select generate_series(date_trunc('week', ${now}::timestamptz at time zone 'Asia/Shanghai') - interval '25 weeks', date_trunc('week', ${now}::timestamptz at time zone 'Asia/Shanghai'), '1 week') as week),
    received as (select date_trunc('week', p.opened_at at time zone 'Asia/Shanghai') as week, count(*)::int n from proceeding p where ${base} and p.opened_at > ${now}::timestamptz - interval '27 weeks' group by 1),
    closed as (select date_trunc('week', p.closed_at at time zone 'Asia/Shanghai') as week, count(*)::int n from proceeding p where ${base} and p.closed_at > ${now}::timestamptz - interval '27 weeks' and p.state = 'closed' group by 1)
    select to_char(w.week, 'YYYY-MM-DD') as week, coalesce(r.n, 0) as received, coalesce(c.n, 0) as closed
    from weeks w left join received r using (week) left join closed c using (week) order by w.week`.execute(
    tx,
  )
  return rows
}

async function byCommunity(tx: Tx, base: Sql, now: Date) {
  const { rows } = await sql<{ communityId: string; open: number; overdue: number; closed: number }>`
    select p.community_id as "communityId", count(*) filter (where p.closed_at is null)::int as open,
      count(*) filter (where p.closed_at is null and p.next_due_at < ${now})::int as overdue, count(*) filter (where p.state = 'closed')::int as closed
    from proceeding p where ${base} and p.community_id is not null group by 1`.execute(tx)
  return rows
}

async function byCategory(tx: Tx, base: Sql, now: Date) {
  const since = `${firstWeekOf(now, weeksShown)}T00:00:00+08:00`
  const { rows } = await sql<{ category: string; open: number; received: number }>`
    select m.category, count(*) filter (where p.closed_at is null)::int as open, count(*) filter (where p.opened_at >= ${since}::timestamptz)::int as received
    from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where ${base} group by 1`.execute(tx)
  return rows.filter(row => row.open > 0 || row.received > 0)
}

/** Of the matters verified and closed in 90 days; an overdue act on the handling leg counts as missed. */
async function onTimeOf(tx: Tx, base: Sql, now: Date) {
  const { rows } = await sql<{ numerator: number; denominator: number }>`
    select count(*)::int as denominator, count(*) filter (where not exists (select from act a where a.jurisdiction_id = p.jurisdiction_id
      and a.proceeding_id = p.id and a.step = 'markOverdue' and a.inputs->>'term' = 'handling'))::int as numerator
    from proceeding p where ${base} and p.state = 'closed' and p.closed_at >= ${beginningOf(now, 90)}`.execute(
    tx,
  )
  return {
    numerator: rows[0]?.numerator ?? 0,
    denominator: rows[0]?.denominator ?? 0,
  }
}

async function satisfactionOf(tx: Tx, base: Sql, now: Date) {
  const { rows } = await sql<{ numerator: number; denominator: number }>`
    select count(*)::int as denominator, count(*) filter (where m.satisfied >= 4)::int as numerator
    from proceeding p join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
    where ${base} and m.satisfied is not null and p.opened_at >= ${beginningOf(now, 90)}`.execute(tx)
  return { numerator: rows[0]?.numerator ?? 0, denominator: rows[0]?.denominator ?? 0 }
}
