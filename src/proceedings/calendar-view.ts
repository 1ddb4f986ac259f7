/** The calendar of a year with what offices keep apart and what was changed lately, for the page and the command. */
import { sql } from 'kysely'
import type { Kernel } from '../kernel/kernel.ts'
import type { NoticeDay, OfficeHours } from './calendar.ts'
import { type CalendarYear, yearOf } from './calendar-year.ts'
import { readCalendar } from './calendars.ts'

export interface CalendarView extends CalendarYear {
  readonly officeHours: string
  readonly units: {
    readonly id: string
    readonly name: string
    readonly officeHours: string | null
    readonly restDays: NoticeDay[]
  }[]
}

/** @throws Refusal calendarMissing for a year without data */
export async function viewCalendar(
  kernel: Pick<Kernel, 'db'>,
  jurisdictionId: number,
  year: number,
): Promise<CalendarView> {
  const calendar = await readCalendar(kernel.db.owner, jurisdictionId)
  const units = await kernel.db.owner
    .selectFrom('unit')
    .select(['id', 'name', 'officeHours', 'restDays'])
    .where('jurisdictionId', '=', jurisdictionId)
    .where(or => or.or([or('officeHours', 'is not', null), or('restDays', 'is not', null)]))
    .orderBy('name')
    .execute()
  return {
    ...yearOf(calendar, year),
    officeHours: wordOfHours(calendar.officeHours),
    units: units.map(({ id, name, officeHours, restDays }) => ({
      id,
      name,
      officeHours: officeHours === null ? null : wordOfHours(officeHours as unknown as OfficeHours),
      restDays: ((restDays ?? []) as unknown as NoticeDay[]).filter(day => day.date.startsWith(`${year}-`)),
    })),
  }
}

export interface PastChange {
  readonly id: string
  readonly kind: 'notice' | 'restDays' | 'restDaysRemoved' | 'officeHours'
  readonly facts: Record<string, unknown>
  readonly by: string | null
  readonly at: string
  readonly touched: { readonly from: string; readonly to: string | null } | null
  readonly moved: number
  readonly confirmed: number
  readonly finished: boolean
}
const shown = 50

/** The last changes, newest first. */
export async function changesOf(
  kernel: Pick<Kernel, 'db'>,
  jurisdictionId: number,
): Promise<readonly PastChange[]> {
  const { rows } = await sql<PastChange>`
    select c.id, c.kind, c.facts, p.name as by, to_char(c.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      case when c.from_on is not null then jsonb_build_object('from', c.from_on, 'to', c.to_on) end as touched,
      c.moved, c.confirmed, c.finished_at is not null as finished
    from calendar_change c left join person p on p.jurisdiction_id = c.jurisdiction_id and p.id = c.person_id
    where c.jurisdiction_id = ${jurisdictionId} order by c.made_at desc, c.id desc limit ${shown}`.execute(
    kernel.db.owner,
  )
  return rows
}

function wordOfHours({ spans }: OfficeHours): string {
  return spans.map(span => span.join('-')).join(',')
}
