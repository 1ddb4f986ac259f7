/** The list behind one figure of mediation: the same condition, a page at a time by its key, without a name of anybody. */
import { sql } from 'kysely'
import { sayIn } from '../../conduct/index.ts'
import type { Tx } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Translate } from '../../kernel/i18n.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { type Staff, type Territory, territoryOf } from '../../territory/index.ts'
import { mediationProcedure } from '../procedure.ts'
import { counting } from '../terms-figures.ts'
import { askedOf, placeName, sightFor } from './figures.ts'
import {
  type Asked,
  dayOf,
  filterConditions,
  groundCondition,
  partCondition,
  type Sql,
  tableOf,
} from './parts.ts'
import { requireReach } from './policy.ts'
import { type FiguresList, type FiguresListQuery, type FiguresRow, groundOf, type Part } from './shape.ts'

/** @throws Refusal notYours, invalidInput */
export async function figuresListed(
  kernel: Kernel,
  staff: Staff,
  query: FiguresListQuery,
  t: Translate,
): Promise<FiguresList> {
  const { part, after, ...where } = query
  const reach = requireReach(staff)
  const asked = askedOf(staff, where, civilDay(kernel.clock.now()))
  const territory = await territoryOf(kernel)
  const found = await kernel.db.within(sightFor(staff, reach), async tx => ({
    ...(await totalOf(tx, part, asked)),
    ...(await pageOf(tx, part, asked, after === undefined ? null : cursorIn(after))),
  }))
  const seen = await inOwnSight(kernel, staff, found.rows)
  const { total, dueFen, receivedFen, after: next } = found
  return {
    part,
    ground: groundOf(part),
    from: asked.from,
    to: asked.to,
    place: placeName(territory, reach),
    ...{ total, dueFen, receivedFen, after: next },
    rows: found.rows.map(row => presented(row, territory, seen, t)),
  }
}

type Found = Omit<FiguresRow, 'opens' | 'unit' | 'community' | 'key'> & {
  readonly key: string
  readonly unitId: string
  readonly communityId: string | null
}

const conditionOf = (part: Part, asked: Asked): Sql =>
  sql`${filterConditions(asked)} and ${groundCondition(groundOf(part), asked)} and ${partCondition(part, asked.today)}`

async function totalOf(tx: Tx, part: Part, asked: Asked) {
  const ground = groundOf(part)
  const money =
    ground === 'money'
      ? sql`, coalesce(sum(r.amount_fen), 0)::bigint as "dueFen", coalesce(sum(r.received_fen), 0)::bigint as "receivedFen"`
      : sql`, null::bigint as "dueFen", null::bigint as "receivedFen"`
  const { rows } = await sql<{ total: number; dueFen: number | null; receivedFen: number | null }>`
    select count(*)::int as total${money} from ${tableOf(ground)} where ${conditionOf(part, asked)}`.execute(
    tx,
  )
  return rows[0]!
}

/** Newest first; what runs by its last day, the nearest first. */
async function pageOf(tx: Tx, part: Part, asked: Asked, after: Cursor | null) {
  const ground = groundOf(part)
  const isMoney = ground === 'money'
  const keys = [dayOf[ground], sql`r.proceeding_id`, sql`r.round`, ...(isMoney ? [sql`r.row`] : [])]
  const isNearestFirst = ground === 'now'
  const order = sql.join(keys.map(key => (isNearestFirst ? key : sql`${key} desc`)))
  const from = after
    ? sql`and (${sql.join(keys)}) ${isNearestFirst ? sql`>` : sql`<`} (${sql.join(valuesOf(after, isMoney))})`
    : sql``
  const { rows } = await sql<Found>`
    select concat_ws('|', ${sql.join(keys)}) as key, r.proceeding_id as "proceedingId", p.number, p.state, r.round,
      r.unit_id as "unitId", r.community_id as "communityId", r.way, r.dispute_kind as kind, ${isMoney ? ofMoney : ofRound}
    from (select * from ${tableOf(ground)} where ${conditionOf(part, asked)} ${from} order by ${order} limit ${counting.rows + 1}) r
    left join proceeding p on p.jurisdiction_id = r.jurisdiction_id and p.id = r.proceeding_id
    order by ${order}`.execute(tx)
  const page = rows.slice(0, counting.rows)
  return { rows: page, after: rows.length > counting.rows ? page.at(-1)!.key : null }
}

const ofRound = sql`r.begun_on as "begunOn", r.ended_on as "endedOn", r.outcome, r.days, r.until_on as "untilOn", r.due_on as "dueOn",
  r.performed_on as "performedOn", r.performance, r.effect_on as "effectOn", r.confirmation, r.confirmation_until as "confirmationUntil",
  null::integer as row, null::bigint as "amountFen", null::bigint as "receivedFen"`
const ofMoney = sql`null::date as "begunOn", null::date as "endedOn", null as outcome, null::integer as days, null::date as "untilOn", r.due_on as "dueOn",
  r.settled_on as "performedOn", null as performance, null::date as "effectOn", null as confirmation, null::date as "confirmationUntil",
  r.row, r.amount_fen as "amountFen", r.received_fen as "receivedFen"`

interface Cursor {
  readonly day: string
  readonly id: string
  readonly round: number
  readonly row: number
}

/** @throws Refusal invalidInput */
function cursorIn(text: string): Cursor {
  const match = /^(\d{4}-\d\d-\d\d|infinity)\|([0-9a-f-]{36})\|(\d{1,4})(?:\|(\d{1,9}))?$/.exec(text)
  if (!match) throw new Refusal('invalidInput', { problem: 'unreadable' })
  return { day: match[1]!, id: match[2]!, round: Number(match[3]), row: Number(match[4] ?? 0) }
}

function valuesOf({ day, id, round, row }: Cursor, isMoney: boolean): Sql[] {
  const values = [sql`${day}::date`, sql`${id}::uuid`, sql`${round}::smallint`]
  return isMoney ? [...values, sql`${row}::integer`] : values
}

/** The justice office counts all of them; which dispute it may open is told by its own sight. */
async function inOwnSight(
  kernel: Kernel,
  staff: Staff,
  rows: readonly Found[],
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.map(row => row.proceedingId))]
  if (ids.length === 0) return new Set()
  const seen = await kernel.db.within(staff.sight, tx =>
    tx
      .selectFrom('proceeding')
      .select('id')
      .where('jurisdictionId', '=', staff.jurisdictionId)
      .where('id', 'in', ids)
      .execute(),
  )
  return new Set(seen.map(row => row.id))
}

function presented(row: Found, territory: Territory, seen: ReadonlySet<string>, t: Translate): FiguresRow {
  const { unitId, communityId, ...shown } = row
  return {
    ...shown,
    state: row.state === null ? null : sayIn(mediationProcedure.id, t)('state', row.state),
    unit: territory.unit(unitId)?.name ?? '',
    community: communityId === null ? null : (territory.community(communityId)?.name ?? null),
    opens: seen.has(row.proceedingId),
  }
}
