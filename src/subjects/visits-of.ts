/** How often a resident's household was visited, as the resident is shown it: days and how they ended; what was said is in a copy asked for, not on a screen others may look at. */
import { type OwnVisit, ownVisits } from '../visits/index.ts'
import type { Asking } from './own.ts'
import type { Own } from './shape.ts'

type Resident = { readonly householdId: string | null; readonly madeAt: Date }

export async function visitRows(
  { kernel, tx, jurisdictionId }: Pick<Asking, 'kernel' | 'tx' | 'jurisdictionId'>,
  { householdId, madeAt }: Resident,
  withNotes: boolean,
): Promise<readonly OwnVisit[]> {
  return householdId === null
    ? []
    : ownVisits(kernel, tx, jurisdictionId, { householdId, since: madeAt }, withNotes)
}

export async function visitsOf(asking: Asking, resident: Resident): Promise<Own['visits']> {
  const { t } = asking.reader
  const rows = await visitRows(asking, resident, false)
  return rows.map(({ on, outcome, hasNote }) => ({
    on,
    outcome: t(`subject:outcome.${outcome}`),
    note: hasNote,
  }))
}
