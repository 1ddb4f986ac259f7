/** What mediation does by the clock: reminds of performance, counts anew what its figures fell behind with. */
import type { Tasks } from '../kernel/jobs.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { performanceCrontab, performanceTasks } from './agreements/reminders.ts'
import { figureCrontab, figureTasks } from './figures/count.ts'

export function mediationTasks(kernel: Kernel): Tasks {
  return { ...performanceTasks(kernel), ...figureTasks(kernel) }
}

export const mediationCrontab = `${performanceCrontab}\n${figureCrontab}`
