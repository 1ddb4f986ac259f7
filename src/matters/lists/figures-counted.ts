/** Figures of the supervisor's page from the counts kept beforehand: one statement, hence one snapshot, which says itself up to when it is whole. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Counted } from '../counts/reader.ts'
import { matterRollup } from '../counts/rollup.ts'
import { nil } from '../counts/sums.ts'
import { weeksShown } from './figure-days.ts'
import type { FigureSums } from './figures-plain.ts'

interface Row {
  readonly now: Date
  readonly isBehind: boolean
  readonly standing: Record<
    'open' | 'unassigned' | 'supervised' | 'suspended' | 'verifying' | 'provisional',
    number
  >
  readonly days: Record<
    'received7' | 'closed7' | 'closed' | 'missed' | 'rated' | 'satisfied' | 'dissatisfied',
    number
  >
  /** Null: the sum of those by community. */
  readonly dueIn: Due | null
  readonly weeks: readonly { week: string; received: number; closed: number }[]
  readonly communities: readonly { communityId: string; open: number; closed: number }[]
  readonly communityDue: readonly (Due & { communityId: string | null })[]
  readonly edges: readonly (Due & { communityId: string | null })[]
  readonly open: readonly { category: string; open: number }[]
  readonly received: readonly { category: string; received: number }[]
}
interface Due {
  readonly overdue: number
  readonly soon: number
}

/** Behind the acts, everything is told as it was at the instant of the mark. */
export async function countedFigures(
  tx: Tx,
  jurisdictionId: number,
  counted: Counted,
  now: Date,
): Promise<FigureSums> {
  const { rows } = await statement(jurisdictionId, counted, now).execute(tx)
  const { standing, days, weeks, edges, communities, communityDue, ...row } = rows[0]!
  const sumOf = (all: readonly Due[], which: keyof Due) => all.reduce((sum, one) => sum + one[which], 0)
  const dueIn = (which: keyof Due) => row.dueIn?.[which] ?? sumOf(communityDue, which)
  const overdueIn = (id: string) =>
    sumOf(
      [...communityDue, ...edges].filter(one => one.communityId === id),
      'overdue',
    )
  return {
    asOf: row.now,
    isBehind: row.isBehind,
    figures: {
      dueSoon: dueIn('soon') + sumOf(edges, 'soon'),
      overdue: dueIn('overdue') + sumOf(edges, 'overdue'),
      unassigned: standing.unassigned,
      open: standing.open,
      supervised: standing.supervised,
      suspended: standing.suspended,
      verifying: standing.verifying,
      received7d: days.received7,
      closed7d: days.closed7,
      dissatisfied: days.dissatisfied,
      rated90d: days.rated,
      missed90d: days.missed,
      provisional: standing.provisional,
    },
    trend: weeks,
    byCommunity: communities.map(one => ({ ...one, overdue: overdueIn(one.communityId) })),
    byCategory: byCategory(row),
    onTime: { numerator: days.closed - days.missed, denominator: days.closed },
    satisfaction: { numerator: days.satisfied, denominator: days.rated },
  }
}

function byCategory({ open, received }: Pick<Row, 'open' | 'received'>) {
  const found = new Map(open.map(one => [one.category, { ...one, received: 0 }]))
  for (const one of received) found.set(one.category, { open: found.get(one.category)?.open ?? 0, ...one })
  return [...found.values()]
}

const sum = (of: string, where = 'true') => sql.raw(`coalesce(sum(c.${of}) filter (where ${where}), 0)::int`)

/** hour, soonHour: where the hours begin that now and now a day later lie in; the minutes around them are the edges. */
function statement(jurisdictionId: number, { counts, byCommunity, facts }: Counted, now: Date) {
  const own = sql`c.jurisdiction_id = ${jurisdictionId}`
  // Otherwise those by community are the same rows, thousands of them: read once.
  const isOneRow = counts !== byCommunity
  const lastWeek = 'c.on_day > a.today - 7'
  const overdue = sum('open', 'c.due_hour < a.hour')
  const soon = sum('open', `c.due_hour > a.hour and c.due_hour < a.soon_hour`)
  return sql<Row>`
    with mark as (select as_of, rollup_news(jurisdiction_id, rollup, 1) is distinct from 0 as is_behind from rollup_mark
        where jurisdiction_id = ${jurisdictionId} and rollup = ${matterRollup.name}),
      told as (select is_behind, case when is_behind then least(as_of, ${now}::timestamptz) else ${now}::timestamptz end as now from mark),
      a as materialized (select *, date_trunc('hour', now) as hour, date_trunc('hour', now) + interval '1 hour' as next_hour,
        now + interval '1 day' as later, date_trunc('hour', now + interval '1 day') as soon_hour,
        (now at time zone 'Asia/Shanghai')::date as today,
        date_trunc('week', now at time zone 'Asia/Shanghai')::date - ${7 * (weeksShown - 1)}::int as first_week from told)
    select a.now, a.is_behind as "isBehind",
      (select row_to_json(x) from (select ${sum('open')} as open, ${sum('unassigned')} as unassigned, ${sum('supervised')} as supervised,
        ${sum('suspended')} as suspended, ${sum('verifying')} as verifying, ${sum('provisional')} as provisional
        from count_standing c where ${own} and ${counts}) x) as standing,
      (select row_to_json(x) from (select ${sum('received', lastWeek)} as received7, ${sum('closed', lastWeek)} as closed7, ${sum('closed')} as closed,
        ${sum('missed')} as missed, ${sum('rated')} as rated, ${sum('satisfied')} as satisfied, ${sum('dissatisfied')} as dissatisfied
        from count_day c where ${own} and ${counts} and c.on_day > a.today - 90) x) as days,
      (select json_agg(x order by x.week) from (select to_char(w.week, 'YYYY-MM-DD') as week, coalesce(d.received, 0) as received, coalesce(d.closed, 0) as closed
        from generate_series(a.first_week, a.first_week + ${7 * (weeksShown - 1)}::int, interval '7 days') w(week) left join (
          select date_trunc('week', c.on_day)::date as week, ${sum('received')} as received, ${sum('closed')} as closed
          from count_day c where ${own} and ${counts} and c.on_day >= a.first_week and c.on_day < a.first_week + ${7 * weeksShown}::int group by 1) d
          on d.week = w.week::date) x) as weeks,
      ${isOneRow ? sql`(select row_to_json(x) from (select ${overdue} as overdue, ${soon} as soon from count_due c where ${own} and ${counts} and c.due_hour < a.soon_hour) x)` : sql`null`} as "dueIn",
      (select coalesce(json_agg(x), '[]') from (select c.community_id as "communityId", ${sum('open')} as open, ${sum('closed')} as closed
        from count_standing c where ${own} and ${byCommunity} and c.community_id <> ${nil}::uuid group by 1) x where open > 0 or closed > 0) as communities,
      (select coalesce(json_agg(x), '[]') from (select c.community_id as "communityId", ${overdue} as overdue, ${isOneRow ? sql`0` : soon} as soon from count_due c
        where ${own} and ${byCommunity} and c.due_hour < ${isOneRow ? sql`a.hour` : sql`a.soon_hour`} group by 1) x) as "communityDue",
      (select coalesce(json_agg(x), '[]') from (select f.community_id as "communityId", count(*) filter (where f.due_at < a.now)::int as overdue,
        count(*) filter (where f.due_at >= a.now)::int as soon
        from (select * from counted_matter c where ${own} and due_at >= a.hour and due_at < a.next_hour union all
          select * from counted_matter c where ${own} and due_at >= a.soon_hour and due_at < a.later) f
        where ${facts} group by 1) x) as edges,
      (select coalesce(json_agg(x), '[]') from (select c.category, ${sum('open')} as open from count_category c
        where ${own} and ${counts} group by 1) x where open > 0) as open,
      (select coalesce(json_agg(x), '[]') from (select c.category, ${sum('received')} as received from count_week c
        where ${own} and ${counts} and c.week_on >= a.first_week group by 1) x where received > 0) as received
    from a`
}
