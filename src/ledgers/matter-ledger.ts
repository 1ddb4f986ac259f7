/** The ledger of matters 事项台账: what was brought up in the days asked for, where it stands, who answers for it and by when. */
import { type RawBuilder, sql } from 'kysely'
import { matterRollup, mattersInArea } from '../matters/index.ts'
import { civilDay } from '../proceedings/clock.ts'
import { beforeReading } from '../proceedings/index.ts'
import { categoryOf } from '../territory/index.ts'
import { uuids, within } from './area.ts'
import {
  type Ask,
  communityName,
  gridName,
  instantIn,
  type Key,
  type LedgerRow,
  pageOf,
  type Source,
  uuidIn,
} from './ask.ts'

type Sql = RawBuilder<unknown>

interface Row {
  id: string
  number: string
  state: string
  level: number
  gridId: string | null
  communityId: string | null
  ownerUnitId: string
  handler: string | null
  sealed: boolean
  openedAt: Date
  closedAt: Date | null
  dueAt: Date | null
  overdue: boolean
  text: string
  category: string
  nature: string
  channel: string
  place: string
  satisfied: number | null
}

export const matterLedger: Source = {
  async page(tx, ask, after, limit) {
    const ids = (await isFromCounts(ask)) ? missedOnes(ask, after, limit + 1) : idsOf(ask, after, limit + 1)
    const { rows } = await sql<Row>`
      with page as materialized (${ids})
      select p.id, p.number, p.state, p.level, p.grid_id as "gridId", p.community_id as "communityId", p.owner_unit_id as "ownerUnitId",
        w.name as handler, p.sealed, p.opened_at as "openedAt", p.closed_at as "closedAt", p.next_due_at as "dueAt",
        p.closed_at is null and p.next_due_at < ${ask.now} as overdue, left(m.text, 200) as text, m.category, m.nature, m.channel,
        m.place_text as place, m.satisfied
      from page join proceeding p on p.jurisdiction_id = ${ask.staff.jurisdictionId} and p.id = page.id
      join matter m on m.jurisdiction_id = p.jurisdiction_id and m.proceeding_id = p.id
      left join person w on w.jurisdiction_id = p.jurisdiction_id and w.id = p.handler_id
      order by ${instantOf(ask)}, p.id`.execute(tx)
    return pageOf(
      rows,
      limit,
      row => rowOf(row, ask),
      row => [(isOfClosed(ask) ? row.closedAt! : row.openedAt).toISOString(), row.id],
    )
  },
  async count(tx, ask, limit) {
    const counted = await countedOf(ask)
    if (counted !== null) return Math.min(counted, limit)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from proceeding p where ${mattersOf(ask)} limit ${limit}) u`.execute(
      tx,
    )
    return rows[0]!.n
  },
}

/** From the counts, where these are of this very moment and hold what the reader sees. Of one building, or of what is overdue before its time, nothing is kept. */
async function countedOf(ask: Ask): Promise<number | null> {
  const { kernel, staff, area, period, kind, now, today, buildingId } = ask
  if (buildingId !== null || (kind === 'overdue' && period.to < today)) return null
  const counts = await mattersInArea(kernel, staff.sight, area, period, now, { behind: 'plainly' })
  return counts?.[kind as 'received' | 'closed' | 'openAtEnd' | 'overdue' | 'missed'] ?? null
}

/** Those closed after their term are found among the facts that were counted: of every closed one it would have to be asked. */
async function isFromCounts({ kernel, staff, kind, buildingId }: Ask): Promise<boolean> {
  if (kind !== 'missed' || buildingId !== null) return false
  return (await beforeReading(kernel, staff.jurisdictionId, matterRollup)) === 'current'
}

function idsOf(ask: Ask, after: Key | null, limit: number): Sql {
  return sql`select p.id from proceeding p where ${mattersOf(ask)} and ${afterKey(ask, after)}
    order by ${instantOf(ask)}, p.id limit ${limit}`
}

/** In the order they were closed: by the day first, as the index of facts has it. */
function missedOnes(ask: Ask, after: Key | null, limit: number): Sql {
  const { area, period, staff } = ask
  const [from, to] = [after === null ? period.from : civilDay(instantIn(after, 0)), period.to]
  return sql`select p.id from counted_matter f join proceeding p on p.jurisdiction_id = f.jurisdiction_id and p.id = f.proceeding_id
    where f.jurisdiction_id = ${staff.jurisdictionId} and f.closed and f.missed and f.ended_on between ${from}::date and ${to}::date
      and ${within(area, sql`f.community_id`, sql`f.grid_id`)} and p.jurisdiction_id = ${staff.jurisdictionId} and p.procedure = 'matter'
      and ${closedIn(ask)} and ${afterKey(ask, after)}
    order by f.ended_on, p.closed_at, p.id limit ${limit}`
}

/** Matters of the places and days asked for; a figure of the monthly report is the number of one of these lists. */
export function mattersOf(ask: Ask): Sql {
  const { area, period, staff, now, kind, buildingId } = ask
  const kinds: Readonly<Record<string, Sql>> = {
    received: sql`p.opened_at >= ${period.beginsAt} and p.opened_at < ${period.endsAt}`,
    closed: closedIn(ask),
    // Until the period has ended nothing was closed after it: one index tells.
    openAtEnd: sql`p.opened_at < ${period.endsAt} and ${period.endsAt > now ? sql`p.closed_at is null` : sql`(p.closed_at is null or p.closed_at >= ${period.endsAt})`}`,
    overdue: sql`p.opened_at < ${period.endsAt} and p.closed_at is null and ${isOverdue(ask)}`,
    missed: sql`${closedIn(ask)} and ${missedTheTerm}`,
  }
  return sql`p.jurisdiction_id = ${staff.jurisdictionId} and p.procedure = 'matter'
    and ${within(area, sql`p.community_id`, sql`p.grid_id`)} and ${kinds[kind] ?? kinds.received!}
    and ${buildingId === null ? sql`true` : at(buildingId)}`
}

/**
 * Of everywhere, open ones are walked in the order they came: by the index of what is due, nearly half of all that is open would be read and
 * sorted for one page. A department's are a part that an index of units finds.
 */
function isOverdue({ area, staff: { sight }, now }: Ask): Sql {
  if (!area.everywhere) return sql`p.next_due_at < ${now}`
  const own = sight.reach === 'scoped' && sight.communities.length + sight.grids.length === 0
  const byUnit = own ? sql`and p.unit_ids <> '{}' and p.unit_ids && ${uuids(sight.units)}` : sql``
  return sql`coalesce(p.next_due_at, 'infinity') < ${now} ${byUnit}`
}

const at = (
  buildingId: string,
) => sql`exists (select from matter m where m.jurisdiction_id = p.jurisdiction_id
  and m.proceeding_id = p.id and m.building_id = ${buildingId}::uuid)`

/** Closed with an answer: withdrawn, merged and voided ones are no results. */
function closedIn({ period }: Ask): Sql {
  return sql`p.state = 'closed' and p.closed_at >= ${period.beginsAt} and p.closed_at < ${period.endsAt}`
}

// A scalar, so that it is asked of the rows of the page one by one: joined, every miss there ever was would be read first (7 s).
const missedTheTerm = sql`coalesce((select true from act a where a.jurisdiction_id = p.jurisdiction_id and a.proceeding_id = p.id
  and a.step = 'markOverdue' and a.inputs->>'term' = 'handling' limit 1), false)`

/** Closed ones stand in the order they were closed in, as they were counted; all others in the order they came. */
function isOfClosed({ kind }: Ask): boolean {
  return kind === 'closed' || kind === 'missed'
}

function instantOf(ask: Ask): Sql {
  return isOfClosed(ask) ? sql`p.closed_at` : sql`p.opened_at`
}

function afterKey(ask: Ask, after: Key | null): Sql {
  return after === null
    ? sql`true`
    : sql`(${instantOf(ask)}, p.id) > (${instantIn(after, 0)}::timestamptz, ${uuidIn(after, 1)}::uuid)`
}

const dayMilliseconds = 86_400_000

function rowOf(row: Row, ask: Ask): LedgerRow {
  const { territory, t, language } = ask
  const category = categoryOf(row.category)
  return {
    id: row.id,
    opens: { kind: 'matter', id: row.id },
    values: {
      matter: row.number,
      openedAt: row.openedAt,
      channel: row.channel,
      nature: row.nature,
      category: category ? (language === 'en' ? category.en : category.zh) : row.category,
      place: row.place,
      text: row.sealed ? t('matter:sealedText') : row.text,
      grid: gridName(ask, row.gridId),
      community: communityName(ask, row.communityId),
      level: String(row.level),
      state: row.state,
      ownerUnit: territory.unit(row.ownerUnitId)?.name ?? null,
      handler: row.handler,
      dueAt: row.closedAt === null ? row.dueAt : null,
      overdue: row.overdue ?? false,
      closedAt: row.closedAt,
      days:
        row.closedAt === null
          ? null
          : Math.ceil((row.closedAt.getTime() - row.openedAt.getTime()) / dayMilliseconds),
      satisfied: row.satisfied,
    },
  }
}
