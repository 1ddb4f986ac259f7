/** Background work of rollups: every minute each catches up with the acts, or is filled where it has to be. */
import type { Tasks } from '../kernel/jobs.ts'
import type { Rollup, RollupKernel } from './rollup.ts'
import { keepUp } from './rollup-reading.ts'

export function rollupTasks(kernel: RollupKernel, rollups: readonly Rollup[]): Tasks {
  return {
    followActs: async () => {
      const all = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
      for (const { id } of all) for (const rollup of rollups) await keepUp(kernel, id, rollup)
    },
  }
}

/** Every minute. */
export const rollupCrontab = '* * * * * followActs ?jobKey=followActs'
