/** What ledgers and pages of figures must equal: the plain query for the owner of the tables, without fences, counts or words. */
import { sql } from 'kysely'
import { everythingOf } from '../../src/kernel/database.ts'
import { uuids } from '../../src/ledgers/area.ts'
import type { Ask } from '../../src/ledgers/ask.ts'
import * as plain from '../../src/ledgers/counts-plain.ts'
import { figuresOf } from '../../src/ledgers/monthly-report.ts'

const missed = `exists (select from act a where a.jurisdiction_id = x.jurisdiction_id and a.proceeding_id = x.id and a.step = 'markOverdue' and a.inputs->>'term' = 'handling')`
const [begins, ends, now] = ['$begins', '$ends', '$now']
const ofMatters = `procedure = 'matter' and not sealed`
const closed = `${ofMatters} and state = 'closed' and closed_at >= ${begins} and closed_at < ${ends}`
const current =
  'not exists (select from visit n where n.jurisdiction_id = x.jurisdiction_id and n.replaces = x.id) and on_day between $from and $to'

/** table | condition | order */
const lists: Readonly<Record<string, readonly [string, string, string]>> = {
  'matterLedger received': [
    'proceeding',
    `${ofMatters} and opened_at >= ${begins} and opened_at < ${ends}`,
    'opened_at, id',
  ],
  'matterLedger closed': ['proceeding', closed, 'closed_at, id'],
  'matterLedger openAtEnd': [
    'proceeding',
    `${ofMatters} and opened_at < ${ends} and (closed_at is null or closed_at between ${ends} and ${now})`,
    'opened_at, id',
  ],
  'matterLedger overdue': [
    'proceeding',
    `${ofMatters} and opened_at < ${ends} and closed_at is null and next_due_at < ${now}`,
    'opened_at, id',
  ],
  'matterLedger missed': ['proceeding', `${closed} and ${missed}`, 'closed_at, id'],
  'visitLog all': ['visit', current, 'on_day, at, id'],
  'visitLog met': ['visit', `${current} and outcome = 'met'`, 'on_day, at, id'],
  'patrolRecord all': ['patrol', `started_at >= ${begins} and started_at < ${ends}`, 'started_at, id'],
  'patrolRecord withFindings': [
    'patrol',
    `started_at >= ${begins} and started_at < ${ends} and not_ok > 0`,
    'started_at, id',
  ],
  'hazardLedger found': ['hazard', `found_at >= ${begins} and found_at < ${ends}`, 'found_at, id'],
  'hazardLedger closed': ['hazard', `closed_at >= ${begins} and closed_at < ${ends}`, 'found_at, id'],
  'hazardLedger openAtEnd': [
    'hazard',
    `found_at < ${ends} and (closed_at is null or closed_at >= ${ends})`,
    'found_at, id',
  ],
  'hazardLedger overdue': [
    'hazard',
    `found_at < ${ends} and closed_at is null and recheck_on < $today`,
    'found_at, id',
  ],
}

/** Ids of the first page and how many there are (counted to 2,001); null where no plain query is kept. */
export async function plainList(ask: Ask, limit: number): Promise<{ ids: string[]; total: number } | null> {
  const list = lists[`${ask.name} ${ask.kind}`]
  if (list === undefined) return null
  const [table, condition, order] = list
  const { period, staff, kernel } = ask
  const literal: Readonly<Record<string, string>> = {
    $begins: period.beginsAt.toISOString(),
    $ends: period.endsAt.toISOString(),
    $now: ask.now.toISOString(),
    $from: period.from,
    $to: period.to,
    $today: ask.today,
  }
  const where = sql`x.jurisdiction_id = ${staff.jurisdictionId} and ${placed(ask)}
    and ${sql.raw(condition.replaceAll(/\$[a-z]+/g, name => `'${literal[name]}'`))}`
  const from = sql`from ${sql.table(table)} x where ${where}`
  const page = await sql<{
    id: string
  }>`select x.id ${from} order by ${sql.raw(order)} limit ${limit}`.execute(kernel.db.owner)
  const counted = await sql<{
    n: number
  }>`select count(*)::int as n from (select ${from} limit 2001) c`.execute(kernel.db.owner)
  return { ids: page.rows.map(row => row.id), total: counted.rows[0]!.n }
}

/** The places asked for, or those of a department. */
function placed({ area, staff: { sight }, name }: Ask) {
  if (!area.everywhere)
    return sql`(x.community_id = any (${uuids(area.communities)}) or x.grid_id = any (${uuids(area.grids)}))`
  return sight.reach === 'scoped' && name === 'matterLedger'
    ? sql`x.unit_ids && ${uuids(sight.units)}`
    : sql`true`
}

/** Counts as they are read from the rows; null: a list. */
export async function plainCounts(ask: Ask): Promise<unknown | null> {
  const { kernel, staff } = ask
  const within = <T>(work: (tx: Parameters<typeof plain.countVisits>[0]) => Promise<T>) =>
    kernel.db.within(everythingOf(staff.jurisdictionId), work)
  if (ask.name === 'visitCounts') return within(tx => plain.countVisits(tx, ask))
  if (ask.name === 'householdCounts') return within(tx => plain.countHouseholds(tx, ask))
  if (ask.name === 'monthlyReport') return within(tx => figuresOf(tx, ask))
  return null
}
