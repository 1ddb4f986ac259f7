/** Who runs: process ids made safe against reuse, and small lock files that a killed process cannot leave shut. */
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A process, told apart from a later one with the same number by when it started (where the system tells). */
export interface Running {
  readonly pid: number
  readonly started: string
}

export function thisProcess(): Running {
  return { pid: process.pid, started: startOf(process.pid) }
}

/** Does this very process still run? A zombie, dead but not yet collected, does not. */
export function runs(it: Running): boolean {
  if (!isAlive(it.pid)) return false
  return it.started === '' || startOf(it.pid) === it.started
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return statOf(pid)?.[0] !== 'Z'
}

/** Takes a lock file unless a living process holds it; gives the holder otherwise. */
export function tryLock<T extends Running>(path: string, holder: T): T | null {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(fresh, JSON.stringify(holder), { mode: 0o600 })
  try {
    for (;;) {
      try {
        linkSync(fresh, path)
        return null
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const other = readHolder<T>(path)
      if (other !== null && runs(other)) return other
      bury(path, other)
    }
  } finally {
    rmSync(fresh, { force: true })
  }
}

/** Does the work while holding the lock file; waits for whoever holds it. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (tryLock(path, thisProcess()) !== null) await pause(50)
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

export function readHolder<T extends Running>(path: string): T | null {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
  } catch {
    return null
  }
}

/** Removes a dead holder's lock; a lock that somebody took meanwhile is put back. */
function bury(path: string, dead: Running | null): void {
  const grave = `${path}.${process.pid}.dead`
  try {
    renameSync(path, grave)
    const found = readHolder(grave)
    if (found !== null && (found.pid !== dead?.pid || found.started !== dead.started)) linkSync(grave, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    rmSync(grave, { force: true })
  }
}

function startOf(pid: number): string {
  return statOf(pid)?.[19] ?? ''
}

/** The fields of /proc/PID/stat after the name; null where there is no such file. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
