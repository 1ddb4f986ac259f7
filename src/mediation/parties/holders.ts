/** Who has the post to hold a dispute of a unit in the system. */
import type { Tx } from '../../kernel/database.ts'
import { personsInRole } from '../../territory/index.ts'
import { mediatorRoles } from '../procedure-shared.ts'

/** Who may be entered as holding a dispute of the unit: a mediator by post. Others mediate as well, and somebody enters what they did. */
export async function holdersAt(
  tx: Tx,
  jurisdictionId: number,
  unitId: string,
  onDay: string,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const role of mediatorRoles)
    for (const { id } of await personsInRole(tx, jurisdictionId, { role, unitId, onDay })) found.add(id)
  return found
}
