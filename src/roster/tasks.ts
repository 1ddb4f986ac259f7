/** Background work of rosters: what a break left half written is gone on with, what nobody settled in time is removed. */
import type { Tasks } from '../kernel/jobs.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { rostersOf } from './rosters.ts'

export function rosterTasks(kernel: Kernel): Tasks {
  return { resumeRosters: () => rostersOf(kernel).resume() }
}

export const rosterCrontab = '* * * * * resumeRosters ?jobKey=resumeRosters'
