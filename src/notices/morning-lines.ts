/** What a morning list is made of: what its reader holds that is overdue or soon due, and what was held back since the last list. */

import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import { type Reach, reaches } from '../territory/roles.ts'
import { isMorePressing, type Part } from './grouping.ts'

/** One proceeding for one person, before today's deputies are asked for. */
export interface Line {
  readonly personId: string
  readonly proceedingId: string
  readonly part: Part
  readonly kind: string | null
  /** Words and numbers of the procedure, as in a notice. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly dueAt: string | null
  /** Told to the person for a colleague who was on leave then. */
  readonly onBehalfOf: string | null
}
export interface Morning {
  readonly tx: Tx
  readonly jurisdictionId: number
  readonly now: Date
  readonly onDay: string
  readonly todayEndsAt: Date
  readonly nextWorkingDayEndsAt: Date
}

/** Whoever holds what falls due by the end of the next working day; nobody: the duty officer, in the open procedures. */
export async function dueLines(morning: Morning): Promise<Line[]> {
  const { tx, jurisdictionId, now, onDay, todayEndsAt, nextWorkingDayEndsAt } = morning
  const { rows } = await sql<DueRow>`
    with due as (
      select p.*,
        case when p.next_due_at <= ${now} then 'overdue' when p.next_due_at <= ${todayEndsAt} then 'dueToday' else 'dueNext' end as part
      from proceeding p
      where p.jurisdiction_id = ${jurisdictionId} and p.closed_at is null and p.next_due_at <= ${nextWorkingDayEndsAt}
    ), at_work as (
      select person_id, role, grid_id, community_id, unit_id from post
      where jurisdiction_id = ${jurisdictionId} and valid_from <= ${onDay}::date and (valid_to is null or valid_to >= ${onDay}::date)
    )
    select coalesce(h.person_id, d.person_id) as person_id, due.id, due.number, due.procedure, due.part, due.restricted,
      due.next_due_term as term, due.next_due_at as due_at
    from due
    left join lateral (
      select due.handler_id as person_id where due.handler_id is not null
      union
      select o.person_id from at_work o where o.role = due.waits_role and case
        when due.restricted or not o.role = any(${rolesOf('jurisdiction', 'nothing', 'grid', 'place', 'community')}::text[])
          then o.unit_id = due.owner_unit_id
        when o.role = any(${rolesOf('jurisdiction', 'nothing')}::text[]) then true
        when o.role = any(${rolesOf('grid')}::text[]) and due.grid_id is not null then o.grid_id = due.grid_id
        when o.role = any(${rolesOf('place')}::text[]) and due.community_id is not null
          then o.grid_id = due.grid_id or (o.grid_id is null and o.community_id = due.community_id)
        when due.community_id is not null then o.community_id = due.community_id
        else o.unit_id = due.owner_unit_id end
    ) h on true
    left join at_work d on h.person_id is null and d.role = 'dutyOfficer' and not due.restricted
    where coalesce(h.person_id, d.person_id) is not null`.execute(tx)
  return rows.map(lineOf)
}

interface DueRow {
  readonly personId: string
  readonly id: string
  readonly number: string
  readonly procedure: string
  readonly part: Part
  readonly restricted: boolean
  readonly term: string | null
  readonly dueAt: Date
}

function lineOf({ personId, id, number, procedure, part, restricted, term, dueAt }: DueRow): Line {
  const facts = restricted ? { restricted } : { procedure, number, term }
  return { personId, proceedingId: id, part, kind: null, facts, dueAt: dueAt.toISOString(), onBehalfOf: null }
}

function rolesOf(...far: Reach[]): string[] {
  return Object.entries(reaches).flatMap(([role, reach]) => (far.includes(reach) ? [role] : []))
}

export interface Held {
  readonly id: string
  readonly line: Line
  /** It has been dealt with since: nobody needs to hear of it any more. */
  readonly stale: boolean
}

/** Notices that waited for this list, each with whether it still holds. */
export async function heldLines({ tx, jurisdictionId, now }: Morning): Promise<Held[]> {
  const { rows } = await sql<HeldRow>`
    select n.id, n.person_id, n.proceeding_id, n.kind, n.facts, p.next_due_at as due_at,
      p.id is null or p.closed_at is not null or case n.kind
        when 'waits' then p.state is distinct from coalesce(n.facts ->> 'state', p.state)
        when 'remind' then p.next_due_at <= ${now} or p.next_due_term is distinct from coalesce(n.facts ->> 'term', p.next_due_term)
        when 'warn' then p.next_due_at <= ${now} or p.next_due_term is distinct from coalesce(n.facts ->> 'term', p.next_due_term)
        when 'markOverdue' then not p.overdue
        else false end as stale
    from notice n left join proceeding p on p.jurisdiction_id = n.jurisdiction_id and p.id = n.proceeding_id
    where n.jurisdiction_id = ${jurisdictionId} and n.told = 'held' and n.list_id is null and n.created_at <= ${now}
    order by n.created_at, n.id`.execute(tx)
  return rows.map(({ id, personId, proceedingId, kind, facts, dueAt, stale }) => ({
    id,
    stale,
    line: {
      personId,
      proceedingId,
      part: kind === 'waits' ? 'waiting' : 'told',
      kind,
      facts,
      dueAt: dueAt?.toISOString() ?? null,
      onBehalfOf: facts.onBehalfOf ?? null,
    },
  }))
}

interface HeldRow {
  readonly id: string
  readonly personId: string
  readonly proceedingId: string
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>> & { readonly onBehalfOf?: string }
  readonly dueAt: Date | null
  readonly stale: boolean
}

/** The more pressing heading before the others, own work before a colleague's, then the later news: one line a proceeding. */
export function takesPlaceOf(
  one: { readonly part: Part; readonly onBehalfOf: string | null },
  other: { readonly part: Part; readonly onBehalfOf: string | null } | undefined,
): boolean {
  if (!other || isMorePressing(one.part, other.part)) return true
  return one.part === other.part && (one.onBehalfOf === null || other.onBehalfOf !== null)
}
