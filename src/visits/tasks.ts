/** Background work of visits: each calls a command. */
import type { Tasks } from '../kernel/jobs.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { forgetVisits } from './retention.ts'

export function visitTasks(kernel: Kernel): Tasks {
  return {
    /** What is older than two years. */
    forgetVisits: async () => {
      const all = await kernel.db.owner.selectFrom('jurisdiction').select('id').execute()
      for (const { id } of all) await forgetVisits(kernel, id)
    },
  }
}

export const visitCrontab = '25 3 * * * forgetVisits ?jobKey=forgetVisits&fill=1d'
