/** Background work of the registry: each calls a command. */
import type { Kernel } from '../kernel/kernel.ts'
import { removeExpired } from './retention.ts'

export function registryTasks(kernel: Kernel) {
  return {
    /** What is past its time: who moved out long ago, merges nobody will undo, proofs and records that were kept long enough. */
    removeExpiredResidents: () => removeExpired(kernel),
  }
}
export const registryCrontab = '40 2 * * * removeExpiredResidents ?fill=1d'
