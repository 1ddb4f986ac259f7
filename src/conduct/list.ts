/** Proceedings of every declared procedure as a worklist: what falls due first on top, a page at a time by its key. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import type { Translate } from '../kernel/i18n.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import type { Staff, Territory } from '../territory/index.ts'
import { leftInWords } from './present-terms.ts'
import type { Registry } from './registry.ts'
import { nameOf, sayIn } from './words.ts'

export interface ListQuery {
  readonly procedure?: string | undefined
  readonly state?: string | undefined
  readonly scope?: 'open' | 'mine' | 'overdue' | 'closed' | undefined
  readonly number?: string | undefined
  readonly limit?: number | undefined
  /** The key of the last row of the page before: `instant|id`. */
  readonly after?: string | undefined
}

interface Row {
  id: string
  number: string
  procedure: string
  state: string
  ownerUnitId: string
  handlerId: string | null
  handler: string | null
  urgent: boolean
  overdue: boolean
  suspended: boolean
  openedAt: Date
  closedAt: Date | null
  nextDueAt: Date | null
  nextDueTerm: string | null
  nextDueProvisional: boolean
}

const pageSize = 50
/** Digits after the dash, as people read them out. */
const shortNumber = /^\d{1,6}$/

/** @param procedures those that are conducted here */
export async function listProceedings(tx: Tx, staff: Staff, query: ListQuery, procedures: readonly string[]) {
  const closed = query.scope === 'closed'
  const key = closed ? sql`p.opened_at` : sql`coalesce(p.next_due_at, 'infinity'::timestamptz)`
  const size = query.limit ?? pageSize
  const after = query.after ? cursor(query.after) : null
  if (query.procedure && !procedures.includes(query.procedure))
    throw new Refusal('invalidInput', { input: 'procedure', problem: 'notFound' })
  const wanted = query.procedure ? procedures.filter(one => one === query.procedure) : procedures
  const { rows } = await sql<Row & { key: string }>`
    select p.id, p.number, p.procedure, p.state, p.owner_unit_id as "ownerUnitId", p.handler_id as "handlerId", h.name as handler, p.urgent, p.overdue, p.suspended,
      p.opened_at as "openedAt", p.closed_at as "closedAt", p.next_due_at as "nextDueAt", p.next_due_term as "nextDueTerm", p.next_due_provisional as "nextDueProvisional", ${key}::text as key
    from proceeding p left join person h on h.jurisdiction_id = p.jurisdiction_id and h.id = p.handler_id
    where p.jurisdiction_id = ${staff.jurisdictionId} and p.procedure = any (${wanted}::text[])
      and p.closed_at is ${closed ? sql`not null` : sql`null`}
      ${query.state ? sql`and p.state = ${query.state}` : sql``}
      ${query.scope === 'mine' ? sql`and p.handler_id = ${staff.personId}` : sql``}
      ${query.scope === 'overdue' ? sql`and p.overdue` : sql``}
      ${query.number ? numbered(query.number.trim()) : sql``}
      ${after ? (closed ? sql`and (p.opened_at, p.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql`and (${key}, p.id) > (${after.key}::timestamptz, ${after.id}::uuid)`) : sql``}
    order by ${closed ? sql`p.opened_at desc, p.id desc` : sql`${key}, p.id`}
    limit ${size + 1}`.execute(tx)
  const page = rows.slice(0, size)
  const last = page.at(-1)
  return { rows: page, after: rows.length > size && last ? `${last.key}|${last.id}` : null }
}

function numbered(asked: string) {
  return shortNumber.test(asked)
    ? sql`and split_part(p.number, '-', 2) = ${asked.padStart(6, '0')}`
    : sql`and p.number = ${asked}`
}

function cursor(text: string): { key: string; id: string } {
  const [key, id] = text.split('|')
  if (
    !key ||
    !id ||
    !/^[0-9a-f-]{36}$/.test(id) ||
    !(key === 'infinity' || /^\d{4}-\d\d-\d\d[ T][\d:.+Z-]+$/.test(key))
  )
    throw new Refusal('invalidInput', { problem: 'unreadable' })
  return { key, id }
}

export interface RowReading {
  readonly t: Translate
  readonly territory: Territory
  readonly calendar: Calendar
  readonly now: Date
  readonly registry: Registry
}

export function presentRow(row: Row, reading: RowReading) {
  const { t, territory, now } = reading
  const say = sayIn(row.procedure, t)
  return {
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    procedureLabel: nameOf(row.procedure, t),
    state: row.state,
    stateLabel: say('state', row.state),
    owner: territory.unit(row.ownerUnitId)?.name ?? '',
    handler: row.handler,
    urgent: row.urgent,
    overdue: row.overdue || (row.nextDueAt !== null && row.nextDueAt < now && !row.closedAt),
    suspended: row.suspended,
    openedAt: row.openedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    dueAt: row.nextDueAt?.toISOString() ?? null,
    dueLabel: row.nextDueTerm ? say('term', row.nextDueTerm) : null,
    provisional: row.nextDueProvisional,
    left: leftOf(row, reading),
  }
}

function leftOf({ procedure, nextDueAt, nextDueTerm, closedAt }: Row, reading: RowReading): string | null {
  const rule = nextDueTerm === null ? undefined : reading.registry.procedure(procedure).terms[nextDueTerm]
  return rule && nextDueAt && !closedAt ? leftInWords(nextDueAt, rule.unit, reading) : null
}
