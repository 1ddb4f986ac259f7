/** Whether the wall clock was set between two processes of one start of the machine: the machine's own clock, which nobody can set, must have gone on by as much. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'

/** What the last process found when it started, all in milliseconds; kept in the data folder. */
interface Mark {
  /** Names this start of the machine. */
  readonly boot: string
  readonly wallMs: number
  readonly upMs: number
}

const toleratedMs = 60_000
/** Two clocks of one machine drift apart by less than this share of the time gone by. */
const drift = 0.001

/** Milliseconds of the clocks of this machine; null where it does not name its starts. */
export function readClocks(): Mark | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { boot, wallMs: Date.now(), upMs: uptime() * 1000 }
  } catch {
    return null
  }
}

/**
 * To be asked once at each start; what is found now is kept for the next. Nothing is known after the machine itself was started anew, nor where another
 * machine serves the same folder.
 */
export function wasSetBetween(dataDir: string, now: Mark | null = readClocks()): boolean {
  if (now === null) return false
  const path = join(dataDir, 'clock.json')
  const before = markIn(path)
  keep(path, now)
  if (before === null || before.boot !== now.boot) return false
  const upMs = now.upMs - before.upMs
  return Math.abs(now.wallMs - before.wallMs - upMs) > toleratedMs + drift * Math.abs(upMs)
}

function markIn(path: string): Mark | null {
  try {
    const { boot, wallMs, upMs } = JSON.parse(readFileSync(path, 'utf8')) as Mark
    return typeof boot === 'string' && Number.isFinite(wallMs) && Number.isFinite(upMs)
      ? { boot, wallMs, upMs }
      : null
  } catch {
    // The first start on this folder, or a mark that cannot be read.
    return null
  }
}

/** Whole or not at all; on a full disk the older mark stays, which says the same. */
function keep(path: string, mark: Mark): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(mark))
    renameSync(`${path}.new`, path)
  } catch {
    // Nothing depends on it but what is removed by age.
  }
}
