/** Which clocks of a dispute run and until which day, as its acts left them: for lists over many disputes, where replaying each would be slow. */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import { lastDayOf } from '../../proceedings/clock.ts'
import { mediationProcedure } from '../procedure.ts'

export interface RunningTerm {
  readonly proceedingId: string
  readonly number: string
  readonly state: string
  readonly ownerUnitId: string
  readonly handlerId: string | null
  readonly term: string
  readonly dueAt: string
  /** Civil day. */
  readonly dueOn: string
}
export interface TermsAsked {
  readonly terms: readonly string[]
  /** Null: every dispute in sight. */
  readonly proceedingId?: string | null
  readonly unitId?: string | null
}

/**
 * The day that ends first, first. Disputes set aside are left out: their clocks stand still. Of those that ended only the few
 * whose visit afterwards is still to be made are read (a rung lies ahead, or the last one was climbed): index proceeding_after.
 */
export async function runningTerms(
  tx: Tx,
  jurisdictionId: number,
  { terms, proceedingId = null, unitId = null }: TermsAsked,
): Promise<RunningTerm[]> {
  const { rows } = await sql<Omit<RunningTerm, 'dueOn'>>`
    with dispute as (
      select p.id, p.number, p.state, p.owner_unit_id, p.handler_id from proceeding p
      where p.jurisdiction_id = ${jurisdictionId} and p.procedure = ${sql.lit(mediationProcedure.id)} and not p.suspended
        and (p.closed_at is null or p.next_rung_at is not null or p.overdue)
        and p.state in ('agreedWritten','agreedOral','performing','breached','urged','performed','archived')
        and (${proceedingId}::uuid is null or p.id = ${proceedingId}::uuid)
        and (${unitId}::uuid is null or p.owner_unit_id = ${unitId}::uuid)
    ), moved as (
      select a.proceeding_id, a.seq, 1 as nth, e.value ->> 'term' as term, e.value ->> 'dueAt' as due_at
      from act a join dispute d on d.id = a.proceeding_id
        cross join lateral unnest(array['opened','moved','resumed','extended']) as k(name)
        cross join lateral jsonb_array_elements(coalesce(a.effects -> k.name, '[]')) as e(value)
      where a.jurisdiction_id = ${jurisdictionId}
      union all
      select a.proceeding_id, a.seq, 0, e.value, null
      from act a join dispute d on d.id = a.proceeding_id
        cross join lateral jsonb_array_elements_text(coalesce(a.effects -> 'closed', '[]')) as e(value)
      where a.jurisdiction_id = ${jurisdictionId}
    ), last as (
      select distinct on (proceeding_id, term) proceeding_id, term, due_at from moved
      where term = any(${[...terms]}::text[]) order by proceeding_id, term, seq desc, nth desc
    )
    select d.id as proceeding_id, d.number, d.state, d.owner_unit_id, d.handler_id, l.term, l.due_at
    from last l join dispute d on d.id = l.proceeding_id where l.due_at is not null
    order by l.due_at, d.number, l.term`.execute(tx)
  return rows.map(row => ({ ...row, dueOn: lastDayOf(new Date(row.dueAt)) }))
}
