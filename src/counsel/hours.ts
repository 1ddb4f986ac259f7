/** When counsel is there for a community, read from what was set down: hours, who serves, holidays, slots taken. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Calendar } from '../proceedings/calendar.ts'
import { civilDay } from '../proceedings/days.ts'
import { calendarOf } from '../proceedings/index.ts'
import { type Duty, freeSlots, type Hours, type Slot, type Span } from './slots.ts'
import { counselTerms } from './terms.ts'

export interface DutyRow extends Duty {
  readonly id: string
  readonly communityId: string
}
export interface ServiceRow {
  readonly id: string
  readonly communityId: string
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly licenceNumber: string
  readonly workPhone: string
  readonly validFrom: string
  readonly validTo: string | null
}

/** Those not over before the day. */
export async function dutiesFrom(
  tx: Tx,
  jurisdictionId: number,
  communityIds: readonly string[],
  onDay: string,
): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    select id, community_id, weekday, on_day, closed, starts, ends, way, place, slot_minutes, valid_from, valid_to
    from counsel_duty where jurisdiction_id = ${jurisdictionId} and community_id = any (${[...communityIds]}::uuid[])
      and coalesce(valid_to, on_day, 'infinity'::date) >= ${onDay}::date
    order by on_day nulls first, weekday, starts, id`.execute(tx)
  return rows
}

/** Those not over before the day, the earliest first. */
export async function servicesFrom(
  tx: Tx,
  jurisdictionId: number,
  communityIds: readonly string[],
  onDay: string,
): Promise<ServiceRow[]> {
  const { rows } = await sql<ServiceRow>`
    select s.id, s.community_id, s.person_id, p.name, s.unit_id, s.licence_number, s.work_phone, s.valid_from, s.valid_to
    from counsel_service s join person p on p.jurisdiction_id = s.jurisdiction_id and p.id = s.person_id
    where s.jurisdiction_id = ${jurisdictionId} and s.community_id = any (${[...communityIds]}::uuid[])
      and (s.valid_to is null or s.valid_to >= ${onDay}::date)
    order by s.valid_from, s.id`.execute(tx)
  return rows
}

export const servesOn = (onDay: string) => (it: ServiceRow) =>
  it.validFrom <= onDay && (it.validTo === null || it.validTo >= onDay)

export async function hoursOf(
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  today: string,
): Promise<Hours> {
  const [duties, services, calendar] = [
    await dutiesFrom(tx, jurisdictionId, [communityId], today),
    await servicesFrom(tx, jurisdictionId, [communityId], today),
    await calendarOf(tx, jurisdictionId),
  ]
  const served = services.map(it => ({ from: it.validFrom, to: it.validTo }))
  return { duties, served, isHoliday: day => isHoliday(calendar, day) }
}

/** The next free ones; whoever holds the others is not asked. */
export async function nextFree(
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  now: Date,
  most: number,
): Promise<Slot[]> {
  const today = civilDay(now)
  const hours = await hoursOf(tx, jurisdictionId, communityId, today)
  const taken = await takenFrom(tx, jurisdictionId, communityId, now)
  return freeSlots(hours, taken, now, { today, days: counselTerms.bookingAheadDays, most })
}

/** When those who serve the community are with somebody, here or in another community that the same person serves that day. */
export async function takenFrom(
  tx: Tx,
  jurisdictionId: number,
  communityId: string,
  from: Date,
): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select distinct b.starts_at, b.ends_at from counsel_booking b
    where b.jurisdiction_id = ${jurisdictionId} and b.state <> 'cancelled' and b.ends_at > ${from}
      and (b.community_id = ${communityId} or b.community_id in (
        select there.community_id from counsel_service here
        join counsel_service there on there.jurisdiction_id = here.jurisdiction_id and there.person_id = here.person_id
        where here.jurisdiction_id = ${jurisdictionId} and here.community_id = ${communityId}
          and daterange(here.valid_from, here.valid_to, '[]') @> (b.starts_at at time zone 'Asia/Shanghai')::date
          and daterange(there.valid_from, there.valid_to, '[]') @> (b.starts_at at time zone 'Asia/Shanghai')::date))`.execute(
    tx,
  )
  return rows
}

/** Offices rest; a weekend on which hours were set is no holiday. */
function isHoliday(calendar: Calendar, day: string): boolean {
  const { kind, working } = calendar.day(day)
  return kind === 'holiday' || (kind === 'override' && !working)
}
