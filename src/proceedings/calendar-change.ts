/** Changes in the calendar of a jurisdiction or of one of its units: each recorded with who made it and the days it touches. */
import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { Refusal } from '../kernel/errors.ts'
import { newId } from '../kernel/ids.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Calendar, NoticeDay, OfficeHours } from './calendar.ts'
import {
  changedDays,
  checkedHours,
  type DayRange,
  newDays,
  type Touched,
  withoutDays,
} from './calendar-days.ts'
import { forgetCalendar, readCalendar } from './calendars.ts'
import { civilDay } from './days.ts'

type Needs = Pick<Kernel, 'db' | 'clock'>

/** Who changes the calendar of which jurisdiction. */
export interface By {
  readonly jurisdictionId: number
  /** Null at the command line. */
  readonly personId: string | null
}

export interface RestDays extends DayRange {
  readonly name: string
  /** False: days of work. */
  readonly off: boolean
  /** Of this unit alone. */
  readonly unitId?: string | null | undefined
}

/**
 * Days off, or days of work, that stand above every notice (an autonomous region's own holiday).
 * @returns the id of the change
 * @throws Refusal invalidInput, calendarMissing, notFound (unit)
 */
export function addRestDays(kernel: Needs, by: By, asked: RestDays): Promise<string> {
  const { from, to = from, name, off, unitId = null } = asked
  const change = { kind: 'restDays', facts: { from, to, name, off }, unitId } as const
  return changeCalendar(kernel, by, change, async (tx, before) => {
    const kept = await keptDays(tx, by.jurisdictionId, unitId)
    const days = newDays(asked, { name, off }, before, kept)
    const all = [...kept, ...days].sort((a, b) => (a.date < b.date ? -1 : 1))
    await keepDays(tx, by.jurisdictionId, unitId, all)
    return inYearOf(from)
  })
}

/** Takes such days out again. */
export function removeRestDays(
  kernel: Needs,
  by: By,
  { from, to = from, unitId = null }: DayRange & Pick<RestDays, 'unitId'>,
): Promise<string> {
  const change = { kind: 'restDaysRemoved', facts: { from, to }, unitId } as const
  return changeCalendar(kernel, by, change, async tx => {
    const kept = withoutDays({ from, to }, await keptDays(tx, by.jurisdictionId, unitId))
    await keepDays(tx, by.jurisdictionId, unitId, kept)
    return inYearOf(from)
  })
}

/** @param hours null: as the jurisdiction, or for the jurisdiction the hours Aili ships with */
export function setOfficeHours(
  kernel: Needs,
  by: By,
  hours: OfficeHours | null,
  unitId: string | null = null,
): Promise<string> {
  const spans = hours ? checkedHours(hours).spans : null
  const facts = { hours: spans ? spans.map(span => span.join('-')).join(',') : null }
  return changeCalendar(kernel, by, { kind: 'officeHours', facts, unitId }, async tx => {
    const value = spans && JSON.stringify({ spans })
    await keep(tx, by.jurisdictionId, unitId, 'officeHours', value)
    return null
  })
}

interface Made {
  readonly kind: 'notice' | 'restDays' | 'restDaysRemoved' | 'officeHours'
  readonly facts: Readonly<Record<string, unknown>>
  readonly unitId?: string | null
}

/**
 * One change at a time in a jurisdiction, with a record of the days it touches.
 * @param work writes it; returns the years in which days may differ, null when all hours from today on may
 */
export async function changeCalendar(
  { db, clock }: Needs,
  { jurisdictionId, personId }: By,
  { kind, facts, unitId = null }: Made,
  work: (tx: Tx, before: Calendar) => Promise<readonly [number, number] | null>,
): Promise<string> {
  const at = clock.now()
  const id = newId(at.getTime())
  await db.owner.transaction().execute(async tx => {
    await sql`select from jurisdiction where id = ${jurisdictionId} for update`.execute(tx)
    const before = (await readCalendar(tx, jurisdictionId)).forUnit(unitId)
    const years = await work(tx, before)
    const after = (await readCalendar(tx, jurisdictionId)).forUnit(unitId)
    const touched: Touched | null = years
      ? changedDays(before, after, years)
      : { from: civilDay(at), to: null }
    const done = touched ? null : at
    await tx
      .insertInto('calendarChange')
      .values({
        jurisdictionId,
        id,
        kind,
        facts: JSON.stringify(facts),
        unitId,
        personId,
        madeAt: at,
        fromOn: touched?.from ?? null,
        toOn: touched?.to ?? null,
        finishedAt: done,
        settledAt: done,
      })
      .execute()
  })
  forgetCalendar(jurisdictionId)
  return id
}

async function keptDays(tx: Tx, jurisdictionId: number, unitId: string | null): Promise<NoticeDay[]> {
  const { rows } = await sql<{ days: NoticeDay[] | null }>`${
    unitId
      ? sql`select rest_days as days from unit where jurisdiction_id = ${jurisdictionId} and id = ${unitId}`
      : sql`select settings -> 'restDays' as days from jurisdiction where id = ${jurisdictionId}`
  }`.execute(tx)
  if (!rows[0]) throw new Refusal('notFound', { unit: unitId })
  return rows[0].days ?? []
}

function keepDays(tx: Tx, jurisdictionId: number, unitId: string | null, days: readonly NoticeDay[]) {
  return keep(tx, jurisdictionId, unitId, 'restDays', days.length ? JSON.stringify(days) : null)
}

/** In a column of the unit, or among the settings of the jurisdiction. */
async function keep(
  tx: Tx,
  jurisdictionId: number,
  unitId: string | null,
  what: 'restDays' | 'officeHours',
  value: string | null,
): Promise<void> {
  if (unitId === null) {
    const settings =
      value === null
        ? sql`settings - ${what}::text`
        : sql`settings || jsonb_build_object(${what}::text, ${value}::jsonb)`
    await sql`update jurisdiction set settings = ${settings} where id = ${jurisdictionId}`.execute(tx)
    return
  }
  const { numUpdatedRows } = await tx
    .updateTable('unit')
    .set({ [what]: value })
    .where('jurisdictionId', '=', jurisdictionId)
    .where('id', '=', unitId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Refusal('notFound', { unit: unitId })
}

/** Days entered by an office lie in one year (daysOf). */
function inYearOf(day: string): readonly [number, number] {
  const year = Number(day.slice(0, 4))
  return [year, year]
}
