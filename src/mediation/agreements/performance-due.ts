/** What is due under the agreements in sight: a list by day, never by person (人民调解法第三十一条: the committee supervises performance). */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { dayOfNumber, numberOfDay } from '../../proceedings/days.ts'
import { recentCalendarOf } from '../../proceedings/index.ts'
import { type Staff, territoryOf } from '../../territory/index.ts'
import { requireRosterReader } from '../parties/policy.ts'
import { mediationProcedure } from '../procedure.ts'
import { listing } from '../terms-agreement.ts'
import { restDays } from './rest-days.ts'
import type { DueQuery } from './shape.ts'

interface Due {
  readonly proceedingId: string
  readonly number: string
  readonly state: string
  readonly ownerUnitId: string
  readonly rowCount: number
  readonly openFen: number
  readonly arrearsFen: number
  /** The first row that is open. */
  readonly row: number
  readonly dueOn: string
  readonly rowFen: number
  readonly rowOpenFen: number
  /** Of all that was asked for, also beyond the rows of one page. */
  readonly found: number
  readonly unitIds: readonly string[]
}
interface Asked {
  readonly today: string
  /** The last day of which what was due is late. */
  readonly lateUntil: string
  readonly when: DueQuery['when']
  readonly unitId: string | null
}

/** The first open row of each, the earliest day first. */
export async function dueShown(kernel: Kernel, staff: Staff, { when, unit }: DueQuery) {
  requireRosterReader(staff)
  const today = civilDay(kernel.clock.now())
  const territory = await territoryOf(kernel)
  const unitOf = (id: string) => ({ id, name: territory.unit(id)?.name ?? '' })
  return kernel.db.within(staff.sight, async tx => {
    const rest = restDays(await recentCalendarOf(tx, staff.jurisdictionId))
    const lateUntil = rest.lateUntil(today)
    const found = await dueIn(tx, staff.jurisdictionId, { today, lateUntil, when, unitId: unit ?? null })
    const rows = found.map(one => ({
      proceedingId: one.proceedingId,
      number: one.number,
      state: one.state,
      unit: unitOf(one.ownerUnitId),
      next: {
        row: one.row,
        dueOn: one.dueOn,
        openFen: Number(one.rowOpenFen),
        standing: standingOf(one, lateUntil),
        lateDays: Math.max(0, numberOfDay(today) - numberOfDay(rest.lastDay(one.dueOn))),
      },
      openFen: Number(one.openFen),
      arrearsFen: Number(one.arrearsFen),
      rowCount: one.rowCount,
    }))
    const [first] = found
    const units = (first?.unitIds ?? []).map(unitOf)
    return { today, rows, more: (first?.found ?? 0) - rows.length, units }
  })
}

function standingOf({ dueOn, rowFen, rowOpenFen }: Due, lateUntil: string) {
  const begun = Number(rowOpenFen) < Number(rowFen)
  if (dueOn <= lateUntil) return begun ? ('short' as const) : ('unpaid' as const)
  return begun ? ('partly' as const) : ('awaited' as const)
}

/** Recorded agreements with money whose performance has not ended, as one question: what came in covers the rows in their order, as in the ledger. */
async function dueIn(tx: Tx, jurisdictionId: number, { today, lateUntil, when, unitId }: Asked) {
  const until = dayOfNumber(numberOfDay(today) + listing.daysAhead)
  const asked = {
    all: sql`true`,
    overdue: sql`due_on <= ${lateUntil}::date`,
    soon: sql`due_on > ${lateUntil}::date and due_on <= ${until}::date`,
  }[when]
  const { rows } = await sql<Due>`
    with standing as (
      select a.id, p.id as proceeding_id, p.number, p.state, p.owner_unit_id
      from proceeding p join agreement a on a.jurisdiction_id = p.jurisdiction_id and a.proceeding_id = p.id and a.state = 'recorded'
      where p.jurisdiction_id = ${jurisdictionId} and p.procedure = ${sql.lit(mediationProcedure.id)}
        and (p.closed_at is null or p.next_rung_at is not null or p.overdue)
        and p.state in ('agreedWritten','agreedOral','performing','breached','urged')
        and (${unitId}::uuid is null or p.owner_unit_id = ${unitId}::uuid)
    ), covered as (
      select r.agreement_id as id, sum(case when r.kind = 'takenBack' then -r.amount_fen else r.amount_fen end) as fen
      from performance_receipt r join standing s on s.id = r.agreement_id
      where r.jurisdiction_id = ${jurisdictionId} group by r.agreement_id
    ), owed as (
      select i.agreement_id as id, i.row, i.due_on, i.amount_fen, greatest(0, least(i.amount_fen,
        sum(i.amount_fen) over (partition by i.agreement_id order by i.row) - coalesce(c.fen, 0))) as open_fen
      from agreement_instalment i join standing s on s.id = i.agreement_id left join covered c on c.id = i.agreement_id
      where i.jurisdiction_id = ${jurisdictionId}
    ), summed as (
      select id, count(*)::int as row_count, sum(open_fen) as open_fen, min(row) filter (where open_fen > 0) as next_row,
        coalesce(sum(open_fen) filter (where due_on <= ${lateUntil}::date), 0) as arrears_fen
      from owed group by id
    ), due as (
      select s.proceeding_id, s.number, s.state, s.owner_unit_id, m.row_count, m.open_fen, m.arrears_fen,
        o.row, o.due_on, o.amount_fen as row_fen, o.open_fen as row_open_fen
      from summed m join standing s on s.id = m.id join owed o on o.id = m.id and o.row = m.next_row where ${asked}
    )
    select due.*, (select count(*)::int from due) as found, array(select distinct owner_unit_id from due order by 1) as unit_ids
    from due order by due_on, number limit ${listing.rows}`.execute(tx)
  return rows
}
