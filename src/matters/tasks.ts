/** Background work of matters: each calls a command. */
import { removeUnclaimed } from '../kernel/claims.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { openPieces } from '../kernel/pieces.ts'
import { removeOldUploads } from '../kernel/uploads.ts'

export function matterTasks(kernel: Kernel) {
  return {
    /** Uploads that nobody attached within a day. */
    removeUnclaimedFiles: async () => {
      const yesterday = new Date(kernel.clock.now().getTime() - 86_400_000)
      await removeUnclaimed(kernel, yesterday)
      await removeOldUploads(kernel, openPieces(kernel.config.dataDir), yesterday)
    },
  }
}
export const matterCrontab = '15 3 * * * removeUnclaimedFiles ?fill=1d'
