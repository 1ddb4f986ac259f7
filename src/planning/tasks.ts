/** Background work of grid plans: those nobody reckons any more have failed, and can be asked for again. */
import type { Tasks } from '../kernel/jobs.ts'
import type { Proposals } from './proposals.ts'

export function planningTasks(proposals: Proposals): Tasks {
  return { endInterruptedPlans: () => proposals.endInterrupted() }
}

export const planningCrontab = '* * * * * endInterruptedPlans ?jobKey=endInterruptedPlans'
