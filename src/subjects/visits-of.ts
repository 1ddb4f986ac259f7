/** How often a resident's household was visited, as the resident is shown it: days and how they ended; what was said is in a copy asked for, not on a screen others may look at. */
import { sql } from 'kysely'
import type { Asking } from './own.ts'
import type { Own } from './shape.ts'

interface Row {
  readonly on: string
  readonly outcome: string
  readonly note: Buffer | null
}

/** Since the resident is of the household: what was before concerns others. Corrected entries are not shown twice. */
export async function visitRows(
  { tx, jurisdictionId }: Pick<Asking, 'tx' | 'jurisdictionId'>,
  { householdId, madeAt }: { readonly householdId: string | null; readonly madeAt: Date },
): Promise<readonly Row[]> {
  if (!householdId) return []
  const { rows } = await sql<Row>`
    select v.on_day as on, v.outcome, v.note from visit v
    where v.jurisdiction_id = ${jurisdictionId} and v.household_id = ${householdId} and v.at >= ${madeAt}
      and not exists (select from visit w where w.jurisdiction_id = v.jurisdiction_id and w.replaces = v.id)
    order by v.at desc limit 200`.execute(tx)
  return rows
}

export async function visitsOf(
  asking: Asking,
  resident: { readonly householdId: string | null; readonly madeAt: Date },
): Promise<Own['visits']> {
  const { t } = asking.reader
  const rows = await visitRows(asking, resident)
  return rows.map(row => ({
    on: row.on,
    outcome: t(`subject:outcome.${row.outcome}`),
    note: row.note !== null,
  }))
}
