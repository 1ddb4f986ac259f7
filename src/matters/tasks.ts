/** Background work of matters: each calls a command. */
import { removeUnclaimed } from '../kernel/claims.ts'
import type { Kernel } from '../kernel/kernel.ts'

export function matterTasks(kernel: Kernel) {
  return {
    /** Uploads that nobody attached within a day. */
    removeUnclaimedFiles: async () => {
      await removeUnclaimed(kernel, new Date(kernel.clock.now().getTime() - 86_400_000))
    },
  }
}
export const matterCrontab = '15 3 * * * removeUnclaimedFiles'
