/** The conditions by which figures of mediation are counted: each is that of its list, so that number and list can never differ. */
import { type RawBuilder, sql } from 'kysely'
import { dayOfNumber, numberOfDay } from '../../proceedings/days.ts'
import { counting } from '../terms-figures.ts'
import type { FiguresQuery, Ground, Part } from './shape.ts'

export type Sql = RawBuilder<unknown>
export interface Asked extends Omit<FiguresQuery, 'from' | 'to'> {
  readonly jurisdictionId: number
  /** Civil days, both counted. */
  readonly from: string
  readonly to: string
  readonly today: string
}

/** By the day each ground is counted under; what runs now lies in no period. */
export function groundCondition(ground: Ground, { from, to }: Asked): Sql {
  switch (ground) {
    case 'ended':
      return sql`r.ended_on between ${from}::date and ${to}::date`
    case 'due':
      return sql`r.due_on between ${from}::date and ${to}::date and r.performance <> 'replaced'`
    case 'money':
      return sql`r.due_on between ${from}::date and ${to}::date`
    case 'effect':
      return sql`r.effect_on between ${from}::date and ${to}::date and r.confirmation is not null`
    case 'now':
      return sql`r.ended_on is null`
  }
}

export const tableOf = (ground: Ground): Sql =>
  ground === 'money' ? sql`mediation_due r` : sql`mediation_round r`

/** The day by which its list stands, newest first; what runs by its last day, the nearest first. */
export const dayOf: Readonly<Record<Ground, Sql>> = {
  ended: sql`r.ended_on`,
  due: sql`r.due_on`,
  money: sql`r.due_on`,
  effect: sql`r.effect_on`,
  now: sql`coalesce(r.until_on, 'infinity'::date)`,
}

/** Where, which unit, which way and which kind. Whose rows they are is held by row-level security. */
export function filterConditions({ jurisdictionId, community, unit, way, kind }: Asked): Sql {
  const conditions = [sql`r.jurisdiction_id = ${jurisdictionId}`]
  if (community) conditions.push(isOrNone(sql`r.community_id`, community, 'uuid'))
  if (unit) conditions.push(sql`r.unit_id = ${unit}::uuid`)
  if (way) conditions.push(isOrNone(sql`r.way`, way, 'text'))
  if (kind) conditions.push(isOrNone(sql`r.dispute_kind`, kind, 'text'))
  return sql.join(conditions, sql` and `)
}

function isOrNone(column: Sql, value: string, type: 'uuid' | 'text'): Sql {
  return value === 'none' ? sql`${column} is null` : sql`${column} = ${value}::${sql.raw(type)}`
}

const held = sql`r.outcome in ('agreedWritten','agreedOral','failed','stopped')`
const agreed = sql`r.outcome in ('agreedWritten','agreedOral')`

/** @param today the due day itself is not over */
export function partCondition(part: Part, today: string): Sql {
  const isDue = sql`r.due_on < ${today}::date`
  const soon = dayOfNumber(numberOfDay(today) + counting.closeDays)
  const conditions: Readonly<Record<Part, Sql>> = {
    ended: held,
    agreed,
    agreedWritten: sql`r.outcome = 'agreedWritten'`,
    agreedOral: sql`r.outcome = 'agreedOral'`,
    failed: sql`r.outcome = 'failed'`,
    stopped: sql`r.outcome = 'stopped'`,
    notBegun: sql`r.outcome = 'notBegun'`,
    leftOut: sql`r.outcome = 'leftOut'`,
    overPeriod: sql`${held} and r.ended_on > r.period_on`,
    overUntil: sql`${held} and r.ended_on > r.until_on`,
    lastEnded: sql`${held} and r.is_last`,
    local: sql`${held} and r.is_last and r.is_local`,
    passedOn: sql`${held} and r.is_last and r.is_passed_on`,
    due: isDue,
    performed: sql`${isDue} and r.performed_on is not null`,
    performedOnTime: sql`${isDue} and r.performed_on <= r.due_on`,
    performedLate: sql`${isDue} and r.performed_on > r.due_on`,
    unperformed: sql`${isDue} and r.performed_on is null`,
    notYetDue: sql`r.due_on >= ${today}::date`,
    moneyDue: isDue,
    moneyReceived: sql`${isDue} and r.received_fen > 0`,
    moneyOpen: sql`${isDue} and r.received_fen < r.amount_fen`,
    moneyNotYetDue: sql`r.due_on >= ${today}::date`,
    eligible: sql`true`,
    applied: sql`r.confirmation <> 'possible'`,
    confirmed: sql`r.confirmation = 'confirmed'`,
    refused: sql`r.confirmation in ('declined','rejected')`,
    pending: sql`r.confirmation in ('filed','underReview')`,
    dropped: sql`r.confirmation = 'dropped'`,
    revoked: sql`r.confirmation = 'revoked'`,
    windowOpen: sql`r.confirmation = 'possible' and r.confirmation_until >= ${today}::date`,
    lapsed: sql`r.confirmation = 'possible' and r.confirmation_until < ${today}::date`,
    running: sql`r.begun_on is not null`,
    closeToEnd: sql`r.begun_on is not null and r.until_on between ${today}::date and ${soon}::date`,
    pastEnd: sql`r.begun_on is not null and r.until_on < ${today}::date`,
    waiting: sql`r.begun_on is null`,
  }
  return conditions[part]
}
