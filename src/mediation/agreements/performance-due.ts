/** What is due under the agreements in sight: a list by day, never by person (人民调解法第三十一条: the committee supervises performance). */
import { sql } from 'kysely'
import type { Tx } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { civilDay } from '../../proceedings/clock.ts'
import { dayOfNumber, numberOfDay } from '../../proceedings/days.ts'
import { type Staff, territoryOf } from '../../territory/index.ts'
import { requireRosterReader } from '../parties/policy.ts'
import { listing } from '../terms-agreement.ts'
import { ledgerOf } from './ledger.ts'
import type { PerformanceRow } from './performance.ts'
import type { DueQuery } from './shape.ts'

interface Standing {
  readonly agreementId: string
  readonly proceedingId: string
  readonly number: string
  readonly state: string
  readonly ownerUnitId: string
  readonly handlerId: string | null
}

/** The first open row of each, the earliest day first. */
export async function dueShown(kernel: Kernel, staff: Staff, { when, unit }: DueQuery) {
  requireRosterReader(staff)
  const today = civilDay(kernel.clock.now())
  const territory = await territoryOf(kernel)
  return kernel.db.within(staff.sight, async tx => {
    const rows = []
    for (const one of await withMoney(tx, staff.jurisdictionId, unit ?? null)) {
      const ledger = await ledgerOf(tx, staff.jurisdictionId, one.agreementId, today)
      const next = ledger.rows.find(row => row.openFen > 0)
      if (!next || !isAsked(next, when, today)) continue
      rows.push({
        proceedingId: one.proceedingId,
        number: one.number,
        state: one.state,
        unit: { id: one.ownerUnitId, name: territory.unit(one.ownerUnitId)?.name ?? '' },
        next: {
          row: next.row,
          dueOn: next.dueOn,
          openFen: next.openFen,
          standing: next.standing,
          lateDays: next.lateDays,
        },
        openFen: ledger.openFen,
        arrearsFen: ledger.arrearsFen,
        rowCount: ledger.rows.length,
      })
    }
    rows.sort((a, b) => a.next.dueOn.localeCompare(b.next.dueOn) || a.number.localeCompare(b.number))
    const units = [...new Map(rows.map(({ unit: of }) => [of.id, of])).values()]
    return { today, rows: rows.slice(0, listing.rows), more: Math.max(0, rows.length - listing.rows), units }
  })
}

function isAsked({ dueOn }: PerformanceRow, when: DueQuery['when'], today: string): boolean {
  if (when === 'all') return true
  if (when === 'overdue') return dueOn < today
  return dueOn >= today && dueOn <= dayOfNumber(numberOfDay(today) + listing.daysAhead)
}

/** Recorded agreements with money whose performance has not ended. */
async function withMoney(tx: Tx, jurisdictionId: number, unitId: string | null): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select a.id as agreement_id, p.id as proceeding_id, p.number, p.state, p.owner_unit_id, p.handler_id
    from agreement a join proceeding p on p.jurisdiction_id = a.jurisdiction_id and p.id = a.proceeding_id
    where a.jurisdiction_id = ${jurisdictionId} and a.state = 'recorded'
      and p.state in ('agreedWritten','agreedOral','performing','breached','urged')
      and (${unitId}::uuid is null or p.owner_unit_id = ${unitId}::uuid)
      and exists (select from agreement_instalment i where i.jurisdiction_id = a.jurisdiction_id and i.agreement_id = a.id)
    order by p.number`.execute(tx)
  return rows
}
