/** The mark of a folder into which a backup is being restored: while it lies there, nothing is started on the folder. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../errors.ts'

export const unfinishedMark = (dataDir: string) => join(dataDir, 'restore-unfinished')

/** @throws Refusal backupUnfit (unfinished) */
export function refuseUnfinished(dataDir: string): void {
  if (existsSync(unfinishedMark(dataDir)))
    throw new Refusal('backupUnfit', { reason: 'unfinished', path: dataDir })
}
