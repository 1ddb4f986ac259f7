/** Figures of the supervisor's page: each is the condition of its list, so that number and list can never differ. */
import { type RawBuilder, sql } from 'kysely'
import { figureNames } from '../shape.ts'
import { beginningOf } from './figure-days.ts'

type Sql = RawBuilder<unknown>
export interface FigureConditions {
  readonly conditions: Sql[]
  readonly joinsMatter: boolean
}

const open = sql`p.closed_at is null`
const inADay = (now: Date) => new Date(now.getTime() + 86_400_000)

export type FigureName = (typeof figureNames)[number]
export { figureNames }

/** @param now instant the figure is read at; due soon = within the next 24 hours; of the last days = civil days, today the last */
export function placeFigure(figure: FigureName, now: Date): FigureConditions {
  const of = (...conditions: Sql[]): FigureConditions => ({ conditions, joinsMatter: false })
  switch (figure) {
    case 'dueSoon':
      return of(open, sql`p.next_due_at >= ${now}`, sql`p.next_due_at < ${inADay(now)}`)
    case 'overdue':
      return of(open, sql`p.next_due_at < ${now}`)
    case 'unassigned':
      return of(
        open,
        sql`p.handler_id is null`,
        sql`p.state in ('reported','filed','escalated','dispatched','returned')`,
      )
    case 'open':
      return of(open)
    case 'supervised':
      return of(open, sql`p.supervised`)
    case 'suspended':
      return of(open, sql`p.suspended`)
    case 'verifying':
      return of(open, sql`p.state = 'verifying'`)
    case 'received7d':
      return of(sql`p.opened_at >= ${beginningOf(now, 7)}`)
    // What ended since had its last act since: there is an index of that.
    case 'closed7d':
      return of(
        sql`p.closed_at is not null`,
        sql`p.closed_at >= ${beginningOf(now, 7)}`,
        sql`p.last_act_at >= ${beginningOf(now, 7)}`,
        sql`p.state = 'closed'`,
      )
    case 'dissatisfied':
      return of(sql`p.satisfied <= 2`, sql`p.opened_at >= ${beginningOf(now, 90)}`)
    case 'rated90d':
      return of(sql`p.satisfied is not null`, sql`p.opened_at >= ${beginningOf(now, 90)}`)
    case 'missed90d':
      return of(
        sql`p.closed_at is not null`,
        sql`p.state = 'closed'`,
        sql`p.closed_at >= ${beginningOf(now, 90)}`,
        sql`p.last_act_at >= ${beginningOf(now, 90)}`,
        sql`exists (select from act a where a.jurisdiction_id = p.jurisdiction_id and a.proceeding_id = p.id and a.step = 'markOverdue' and a.inputs->>'term' = 'handling')`,
      )
    case 'provisional':
      return of(open, sql`p.next_due_provisional`)
  }
}

/** Whether a figure counts what is open, what has ended, or both. */
export function figureHalf(figure: FigureName): 'open' | 'closed' | 'whole' {
  if (figure === 'closed7d' || figure === 'missed90d') return 'closed'
  return figure === 'received7d' || figure === 'dissatisfied' || figure === 'rated90d' ? 'whole' : 'open'
}
