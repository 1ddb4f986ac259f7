/** One serving Aili for a data folder; commands work beside it. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './errors.ts'
import { type Running, readHolder, runs, thisProcess, tryLock } from './pid.ts'

export interface Serving extends Running {
  readonly port: number
}

/**
 * Claims the data folder for this serving process; the result gives it back.
 * @throws Refusal alreadyRunning with the pid and port of the one that serves
 */
export function claimServing(dataDir: string, port: number): () => void {
  const path = join(dataDir, 'serving.pid')
  const other = tryLock<Serving>(path, { ...thisProcess(), port })
  if (other !== null) throw new Refusal('alreadyRunning', { pid: other.pid, port: other.port })
  return () => rmSync(path, { force: true })
}

/** The Aili that serves this data folder right now, or null. */
export function servingOf(dataDir: string): Serving | null {
  const holder = readHolder<Serving>(join(dataDir, 'serving.pid'))
  return holder !== null && runs(holder) ? holder : null
}
