/** Background work of residents' own access: codes and sessions go a day after they ended. */
import { jurisdictionIds } from '../kernel/jurisdictions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { keptHours } from './limits.ts'

/** @returns how many went */
export async function removeEnded(kernel: Pick<Kernel, 'db' | 'clock'>): Promise<number> {
  const before = new Date(kernel.clock.now().getTime() - keptHours * 3_600_000)
  let removed = 0
  for (const jurisdictionId of await jurisdictionIds(kernel.db.owner))
    for (const table of ['residentCode', 'residentSession'] as const) {
      const { numDeletedRows } = await kernel.db.owner
        .deleteFrom(table)
        .where('jurisdictionId', '=', jurisdictionId)
        .where('expiresAt', '<', before)
        .executeTakeFirstOrThrow()
      removed += Number(numDeletedRows)
    }
  return removed
}

export function subjectTasks(kernel: Kernel) {
  return {
    removeEndedSignIns: async () => {
      await removeEnded(kernel)
    },
  }
}
export const subjectCrontab = '25 * * * * removeEndedSignIns'
